import { Button, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useRuleDesk } from '../draft/desk.ts';
import { at, idOf, isArray, moved, type JsonPath } from '../draft/json.ts';
import { listAt } from '../draft/known.ts';
import { carried } from '../draft/names.ts';
import { placeName, readersOf } from '../draft/readers.ts';
import type { OutlineNode } from './outline.ts';

const MOST_SHOWN = 12;

/** Before something is taken away: what reads it, and that it can be taken back. */
function RemoveDialog({
  node,
  close,
  remove,
}: {
  readonly node: OutlineNode;
  readonly close: () => void;
  readonly remove: () => void;
}) {
  const { pkg } = useRuleDesk();
  const readers = readersOf(pkg, node.path);
  const rest = readers.length - MOST_SHOWN;
  return (
    <Modal
      open
      title={`删除“${node.label}”？`}
      okText="删除"
      okButtonProps={{ danger: true }}
      onOk={remove}
      onCancel={close}
    >
      {readers.length === 0 ? (
        <p>没有其他内容使用它。删除后可用“撤销”恢复。</p>
      ) : (
        <>
          <p>以下 {readers.length} 处仍在使用它，删除后会成为错误，须逐处改正：</p>
          <ul>
            {readers.slice(0, MOST_SHOWN).map((path) => (
              <li key={path.join('/')}>{placeName(pkg, path)}</li>
            ))}
            {rest > 0 && <li>还有 {rest} 处</li>}
          </ul>
        </>
      )}
    </Modal>
  );
}

/** Moves an indicator under another category. */
function MoveTo({
  path,
  goTo,
}: {
  readonly path: JsonPath;
  readonly goTo: (path: JsonPath) => void;
}) {
  const { pkg, known, change } = useRuleDesk();
  const own = Number(path[2]);
  const options = known.categories.map(({ label }, index) => ({
    value: index,
    label,
    disabled: index === own,
  }));
  const move = (category: number) => {
    const to = ['indicators', 'categories', category, 'indicators'];
    const found = carried(pkg, path, to);
    if (found === undefined) return;
    const categories = listAt(pkg, ['indicators', 'categories']).map((entry, index) => {
      if (index === category) return { ...(entry as object), indicators: found.target };
      if (index !== own) return entry;
      const rest = listAt(entry, ['indicators']).filter((_, place) => place !== path[4]);
      return { ...(entry as object), indicators: rest };
    });
    change(['indicators', 'categories'], categories, 'carry');
    goTo([...to, found.target.length - 1]);
  };
  return (
    <Select
      size="small"
      aria-label="移到类别"
      placeholder="移到类别"
      style={{ width: 180 }}
      options={options}
      value={null}
      onChange={(category: number | null) => {
        if (category !== null) move(category);
      }}
    />
  );
}

/** What can be done with an entry as a whole: move, give to another category, take away. */
export function EntryActions({
  node,
  choose,
}: {
  readonly node: OutlineNode;
  readonly choose: (path: JsonPath) => void;
}) {
  const { pkg, change } = useRuleDesk();
  const [asking, setAsking] = useState(false);
  const list = node.path.slice(0, -1);
  const index = node.path.at(-1);
  const entries = at(pkg, list);
  const count = isArray(entries) ? entries.length : 0;
  const shift = (to: number) => {
    if (!isArray(entries) || typeof index !== 'number') return;
    change(list, moved(entries, index, to), 'move');
    choose([...list, to]);
  };
  const indicator = node.path.length === 5 && node.path[1] === 'categories';
  return (
    <Space wrap>
      {typeof index === 'number' && idOf(at(pkg, node.path)) !== undefined && (
        <Space.Compact size="small">
          <Button
            disabled={index === 0}
            onClick={() => {
              shift(index - 1);
            }}
          >
            上移
          </Button>
          <Button
            disabled={index === count - 1}
            onClick={() => {
              shift(index + 1);
            }}
          >
            下移
          </Button>
        </Space.Compact>
      )}
      {indicator && <MoveTo path={node.path} goTo={choose} />}
      <Button
        size="small"
        danger
        onClick={() => {
          setAsking(true);
        }}
      >
        删除
      </Button>
      {asking && (
        <RemoveDialog
          node={node}
          close={() => {
            setAsking(false);
          }}
          remove={() => {
            setAsking(false);
            change(node.path, undefined, 'remove');
            choose(list);
          }}
        />
      )}
    </Space>
  );
}
