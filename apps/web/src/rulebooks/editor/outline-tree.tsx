import { Badge, Input } from 'antd';
import { useState } from 'react';
import { useRuleDesk, type Fault } from '../draft/desk.ts';
import type { OutlineNode } from './outline.ts';

interface LineProps {
  readonly node: OutlineNode;
  readonly selected: string;
  readonly wanted: string;
  readonly choose: (node: OutlineNode) => void;
}

/** Faults at and below a place, counted by its dotted path. */
const faultsBelow = (faults: readonly Fault[], node: OutlineNode): number => {
  const here = node.path.join('.');
  return faults.filter(({ path }) => path === here || path.startsWith(`${here}.`)).length;
};

const matches = (node: OutlineNode, wanted: string): boolean =>
  wanted === '' ||
  node.label.includes(wanted) ||
  (node.children?.some((child) => matches(child, wanted)) ?? false);

function LineButton({ node, selected, choose }: LineProps) {
  const { faults } = useRuleDesk();
  const count = faultsBelow(faults, node);
  return (
    <button
      type="button"
      className={node.key === selected ? 'rule-line rule-line-open' : 'rule-line'}
      aria-current={node.key === selected ? 'true' : undefined}
      onClick={() => {
        choose(node);
      }}
    >
      <span className="rule-line-label">{node.label}</span>
      {node.note !== undefined && <span className="secondary">{node.note}</span>}
      {count > 0 && (
        <Badge count={count} size="small" title={`${String(count)} 处问题`} color="#a61d24" />
      )}
    </button>
  );
}

/** A line and, when it is opened, the lines below it. */
function Line(props: LineProps) {
  const { node, selected, wanted } = props;
  const inside = selected.startsWith(`${node.key}/`) || selected === node.key;
  const [opened, setOpened] = useState(inside);
  const open = opened || inside || wanted !== '';
  const children = (node.children ?? []).filter((child) => matches(child, wanted));
  return (
    <li>
      <div className="rule-line-row">
        {children.length > 0 ? (
          <button
            type="button"
            className="rule-toggle"
            aria-expanded={open}
            aria-label={`${open ? '收起' : '展开'}${node.label}`}
            onClick={() => {
              setOpened(!open);
            }}
          >
            {open ? '▾' : '▸'}
          </button>
        ) : (
          <span className="rule-toggle" />
        )}
        <LineButton {...props} />
      </div>
      {open && children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Line key={child.key} {...props} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** The package as a tree of what can be edited, with a search by name. */
export function OutlineTree({
  nodes,
  selected,
  choose,
}: {
  readonly nodes: readonly OutlineNode[];
  readonly selected: string;
  readonly choose: (node: OutlineNode) => void;
}) {
  const [wanted, setWanted] = useState('');
  const found = nodes.filter((node) => matches(node, wanted));
  return (
    <nav aria-label="规则目录" className="rule-outline">
      <Input.Search
        aria-label="按名称查找"
        placeholder="按名称查找"
        allowClear
        size="small"
        onChange={(event) => {
          setWanted(event.target.value.trim());
        }}
      />
      {found.length === 0 && <p className="secondary">没有叫“{wanted}”的内容</p>}
      <ul>
        {found.map((node) => (
          <Line key={node.key} node={node} selected={selected} wanted={wanted} choose={choose} />
        ))}
      </ul>
    </nav>
  );
}
