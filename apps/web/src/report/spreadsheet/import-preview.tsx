import { Alert, Table, Typography } from 'antd';
import type { ImportPreview } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { FieldLink } from '../desk/field-link.tsx';
import { optionsOfPath, pathLabel, valueText } from '../labels.ts';

type Change = ImportPreview['changes'][number];
type BadCell = ImportPreview['cells'][number];

const pages = (count: number) =>
  count > 20 ? { pageSize: 20, showSizeChanger: false } : (false as const);

/** A row that is not there yet has no place to be called by. */
function useChangeLabel() {
  const { names, rulebook } = useDesk();
  return ({ kind, path, before, after }: Change): string => {
    const [id = ''] = path.split('/');
    const table = rulebook.facts.facts.find((fact) => fact.id === id)?.label ?? id;
    if (kind === 'row' && before === null) return `${table} · 新增一行`;
    if (kind === 'row' && after === null) return `${pathLabel(names, path)}（删除）`;
    return pathLabel(names, path);
  };
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const { rulebook } = useDesk();
  const labelOf = useChangeLabel();
  const text = ({ kind, path }: Change, value: unknown) =>
    kind === 'order' ? '行序' : valueText(value, optionsOfPath(rulebook, path));
  return (
    <Table<Change>
      rowKey="path"
      size="small"
      aria-label="将要改动的内容"
      dataSource={[...changes]}
      pagination={pages(changes.length)}
      columns={[
        { title: '项目', width: '36%', render: (_: unknown, change) => labelOf(change) },
        {
          title: '现在',
          width: '30%',
          render: (_: unknown, change) => (
            <Typography.Text type="secondary">{text(change, change.before)}</Typography.Text>
          ),
        },
        { title: '导入后', render: (_: unknown, change) => text(change, change.after) },
      ]}
    />
  );
}

function BadCells({
  cells,
  leave,
}: {
  readonly cells: readonly BadCell[];
  readonly leave: () => void;
}) {
  return (
    <Table<BadCell>
      rowKey={({ sheet, address, code, message }) => [sheet, address, code, message].join('!')}
      size="small"
      aria-label="需要更正的单元格"
      dataSource={[...cells]}
      pagination={pages(cells.length)}
      columns={[
        { title: '工作表', dataIndex: 'sheet', width: '22%' },
        { title: '单元格', dataIndex: 'address', width: 80 },
        { title: '问题', dataIndex: 'message' },
        {
          title: '对应填报项',
          width: '26%',
          render: (_: unknown, { path }) =>
            path === undefined || path === '' ? '—' : <FieldLink path={path} before={leave} />,
        },
      ]}
    />
  );
}

function Notes({ preview }: { readonly preview: ImportPreview }) {
  const { notes, ignoredSheets } = preview;
  const lines = [
    ...notes.map(({ sheet, address, message }) => `${sheet} ${address}：${message}`),
    ...(ignoredSheets.length > 0 ? [`没有读取的工作表：${ignoredSheets.join('、')}`] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      title="请留意"
      description={
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {lines.slice(0, 20).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > 20 && <li>还有 {lines.length - 20} 处</li>}
        </ul>
      }
      style={{ marginBottom: 12 }}
    />
  );
}

/** What a file would change, or every cell that stands in its way. */
export function Preview({
  preview,
  leave,
}: {
  readonly preview: ImportPreview;
  readonly leave: () => void;
}) {
  const { cells, changes, sheets } = preview;
  if (cells.length > 0)
    return (
      <>
        <Alert
          type="error"
          showIcon
          role="alert"
          title={`有 ${String(cells.length)} 处需要更正，没有导入任何内容。请在文件中改正后重新选择。`}
          style={{ marginBottom: 12 }}
        />
        <BadCells cells={cells} leave={leave} />
      </>
    );
  return (
    <>
      <Alert
        type={changes.length === 0 ? 'info' : 'success'}
        showIcon
        title={
          changes.length === 0
            ? '文件内容与已填报的内容相同，没有需要导入的改动。'
            : `将改动 ${String(changes.length)} 处。请核对后确认，导入后可以撤销。`
        }
        description={`已读取工作表：${sheets.join('、')}`}
        style={{ marginBottom: 12 }}
      />
      <Notes preview={preview} />
      {changes.length > 0 && <Changes changes={changes} />}
    </>
  );
}
