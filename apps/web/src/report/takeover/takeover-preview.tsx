import { Alert, Collapse, Table, Tag, Typography } from 'antd';
import { useMemo } from 'react';
import type { FactValue, TakenOver } from '../../api/types.ts';
import { FindingText } from '../../check/finding-list.tsx';
import { useDesk } from '../desk/desk.tsx';
import { isEmpty } from '../draft/edits.ts';
import { valueText } from '../labels.ts';
import type { TakeoverItem, TakeoverItems } from './takeover-items.ts';
import { rowNames, TakeoverRows } from './takeover-rows.tsx';

const PAGE = 20;
const MOST_QUOTED = 60;

function shown({ fact }: TakeoverItem, value: FactValue | undefined): string {
  if (value === undefined || isEmpty(value)) return '未填';
  if (Array.isArray(value)) return `${String(value.length)} 行`;
  return `${valueText(value, fact.options)}${typeof value === 'string' ? (fact.unit ?? '') : ''}`;
}

/** A whole table is read from many lines: its beginning tells which. */
const short = (text: string): string =>
  text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;

/** What the drafter should know before ticking anything. */
function Advice({ taken, found }: { readonly taken: TakenOver; readonly found: TakeoverItems }) {
  const { report } = useDesk();
  const lines = [
    ...(taken.year !== null && taken.year !== report.year
      ? [
          `文件写的是 ${String(taken.year)} 年度，本报告是 ${String(report.year)} 年度：所有项目都没有预先勾选，请只选用没有变化的内容。`,
        ]
      : []),
    ...(found.same.length > 0
      ? [`另有 ${String(found.same.length)} 项与已填内容相同，不再列出。`]
      : []),
  ];
  return (
    <Alert
      type={found.items.length === 0 ? 'info' : 'warning'}
      showIcon
      style={{ marginBottom: 12 }}
      title={
        found.items.length === 0
          ? '没有读出可以填入的内容。请确认文件是按部门整体绩效自评报告的格式写的。'
          : `读出 ${String(found.items.length)} 项。系统按原文的位置推断，可能有误：请对照原文逐项核对，勾选后才填入。`
      }
      description={
        lines.length === 0 ? undefined : lines.map((line) => <div key={line}>{line}</div>)
      }
    />
  );
}

/** What the text check says of the file: a figure in doubt there is in doubt here. */
function Doubts({ findings }: Pick<TakenOver, 'findings'>) {
  if (findings.length === 0) return null;
  const list = (
    <ul className="doubt-list" aria-label="文件中存疑之处">
      {findings.map((finding, index) => (
        <li key={index} className={`finding finding-${finding.severity}`}>
          <FindingText finding={finding} />
        </li>
      ))}
    </ul>
  );
  const label = `文件中有 ${String(findings.length)} 处数字或文字存疑，填入前请核对`;
  return (
    <Collapse
      size="small"
      style={{ marginBottom: 12 }}
      items={[{ key: 'doubts', label, children: list }]}
    />
  );
}

/** Every proposal with the words it was read from, to be ticked one by one. */
export function TakeoverPreview({
  taken,
  found,
  ticked,
  onTicked,
}: {
  readonly taken: TakenOver;
  readonly found: TakeoverItems;
  readonly ticked: readonly string[];
  readonly onTicked: (ids: string[]) => void;
}) {
  const { items } = found;
  const names = useMemo(() => rowNames(taken.proposals), [taken]);
  return (
    <>
      <Advice taken={taken} found={found} />
      <Doubts findings={taken.findings} />
      {items.length > 0 && (
        <Table<TakeoverItem>
          rowKey={({ fact }) => fact.id}
          size="small"
          aria-label="读出的内容"
          dataSource={[...items]}
          pagination={items.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
          rowSelection={{
            selectedRowKeys: [...ticked],
            preserveSelectedRowKeys: true,
            onChange: (keys) => {
              onTicked(keys.map(String));
            },
            getCheckboxProps: ({ fact }) => ({ 'aria-label': `填入：${fact.label}` }),
          }}
          expandable={{
            rowExpandable: ({ value }) => Array.isArray(value) && value.length > 0,
            expandedRowRender: (item) => <TakeoverRows item={item} names={names} />,
          }}
          columns={[
            { title: '填报项', width: '22%', render: (_: unknown, { fact }) => fact.label },
            {
              title: '把握',
              width: 84,
              render: (_: unknown, { confidence }) =>
                confidence === 'sure' ? (
                  <Tag color="success">较可信</Tag>
                ) : (
                  <Tag color="warning">请核对</Tag>
                ),
            },
            {
              title: '现在',
              width: '14%',
              render: (_: unknown, item) => (
                <Typography.Text type="secondary">{shown(item, item.current)}</Typography.Text>
              ),
            },
            {
              title: '填入',
              width: '16%',
              render: (_: unknown, item) => shown(item, item.value),
            },
            {
              title: '原文',
              render: (_: unknown, { quote, value }) => (
                <>
                  {quote.before}
                  <mark>{Array.isArray(value) ? '（表格或列举）' : short(quote.text)}</mark>
                  {quote.after}
                </>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
