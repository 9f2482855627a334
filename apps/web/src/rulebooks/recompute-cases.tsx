import { Alert, App, Button, Table } from 'antd';
import { useState } from 'react';
import { call, messageOf } from '../api/client.ts';
import type { CaseChanges } from '../api/types.ts';
import { RequestDialog } from '../shared/request-dialog.tsx';
import { WideRegion } from '../shared/wide-region.tsx';
import { withAccepted, type CaseChange } from './draft/accepted.ts';
import { at, isArray } from './draft/json.ts';
import type { PackageStore } from './draft/package-store.ts';

type Row = CaseChange & { readonly key: string };

const COLUMNS = [
  { title: '示例', key: 'case', render: (_: unknown, { title }: Row) => title },
  { title: '项目', dataIndex: 'label' },
  { title: '原预期', dataIndex: 'expected' },
  { title: '按新规则', dataIndex: 'actual' },
];

function ChangesTable({
  rows,
  chosen,
  choose,
}: {
  readonly rows: readonly Row[];
  readonly chosen: readonly string[];
  readonly choose: (keys: readonly string[]) => void;
}) {
  return (
    <WideRegion label="预期结果的变化">
      <Table<Row>
        size="small"
        columns={COLUMNS}
        dataSource={rows}
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => {
            choose(keys.map(String));
          },
          getCheckboxProps: ({ title, label, value }) => ({
            'aria-label': `选择“${title}”的${label}`,
            disabled: value === undefined,
          }),
          getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部' }),
          preserveSelectedRowKeys: true,
        }}
      />
    </WideRegion>
  );
}

/** Shows which expectations of golden cases the draft no longer meets, and takes the chosen ones over as one step. */
export function RecomputeCases({
  draftId,
  store,
}: {
  readonly draftId: string;
  readonly store: PackageStore;
}) {
  const { message } = App.useApp();
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    try {
      const path = `/rule-drafts/${draftId}/case-changes`;
      const { items } = await store.perform(() => call<CaseChanges>('GET', path));
      setRows(items.map((item, index) => ({ ...item, key: String(index) })));
      setChosen([]);
      if (items.length === 0) void message.success('全部示例的结果都与预期相符');
      else setOpen(true);
    } catch (error) {
      void message.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const accept = async () => {
    const examples = at(store.read().pkg, ['examples']);
    const taken = rows.filter(({ key }) => chosen.includes(key));
    const after = withAccepted(isArray(examples) ? examples : [], taken);
    store.change(['examples'], after, 'recompute-cases');
    await store.save();
    void message.success(`已改写 ${String(taken.length)} 项预期结果，可以撤销`);
  };
  return (
    <>
      <Button loading={busy} onClick={() => void look()}>
        按新规则重算预期结果
      </Button>
      <RequestDialog
        title="按新规则重算预期结果"
        open={open}
        close={() => {
          setOpen(false);
        }}
        okText={`改写所选（${String(chosen.length)}）`}
        okDisabled={chosen.length === 0}
        width={960}
        send={accept}
      >
        <Alert
          type="warning"
          showIcon
          title="示例是对规则的承诺：请逐行核对，只勾选确实应当改变的；不应当改变的，要改的是规则。"
        />
        <p role="status">
          {new Set(rows.map(({ example }) => example)).size} 个示例的 {rows.length} 项结果与预期不同
        </p>
        <ChangesTable rows={rows} chosen={chosen} choose={setChosen} />
      </RequestDialog>
    </>
  );
}
