import { useQuery } from '@tanstack/react-query';
import { Alert, App, Form, Select, Spin, Table } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { LimitCases } from '../api/types.ts';
import { FailureNote } from '../shared/failure-note.tsx';
import { RequestDialog } from '../shared/request-dialog.tsx';
import { at, idOf, isArray, textIn, type Json } from './draft/json.ts';
import type { PackageStore } from './draft/package-store.ts';
import { ReportPicker } from './report-picker.tsx';

interface LimitProps {
  readonly draftId: string;
  readonly store: PackageStore;
  /** Place of the limit. */
  readonly path: string;
}

/** What the cases start from: an example, a report, or neither for what shows a difference. */
interface Start {
  readonly exampleId?: string;
  readonly reportId?: string;
}

type Pair = NonNullable<LimitCases['pair']>;
interface Row {
  readonly label: string;
  readonly on: string;
  readonly beyond: string;
}

function useLimitCases({ draftId, store, path }: LimitProps, start: Start) {
  return useQuery({
    queryKey: ['limit-cases', draftId, path, start],
    gcTime: 0,
    retry: false,
    queryFn: () => {
      const body = { path, ...start };
      return store.perform(() =>
        call<LimitCases>('POST', `/rule-drafts/${draftId}/limit-cases`, body),
      );
    },
  });
}

/** Lines of one label are read as one: several checks may hold. */
function expectedOf({ expected }: Pair['on'], label: string): string {
  const found = expected.filter((line) => line.label === label).map(({ value }) => value);
  return found.length === 0 ? '—' : found.join('、');
}

function rowsOf({ turned, before, besides, on, beyond }: Pair): readonly Row[] {
  const labels = [...on.expected, ...beyond.expected].map(({ label }) => label);
  const was = before === null ? '（原未填）' : `（原为 ${before}）`;
  return [
    ...besides.map(({ label, value }) => ({ label: `改为：${label}`, on: value, beyond: value })),
    { label: `填写：${turned}${was}`, on: on.typed, beyond: beyond.typed },
    { label: '与界限相比的数值', on: on.figure, beyond: beyond.figure },
    ...[...new Set(labels)].map((label) => ({
      ...{ label: `预期：${label}` },
      ...{ on: expectedOf(on, label), beyond: expectedOf(beyond, label) },
    })),
  ];
}

function PairTable({ pair }: { readonly pair: Pair }) {
  return (
    <Table<Row>
      size="small"
      rowKey="label"
      tableLayout="fixed"
      pagination={false}
      dataSource={rowsOf(pair)}
      columns={[
        { title: '项目', dataIndex: 'label', width: '44%' },
        { title: `恰在界限 ${pair.limit} 上`, dataIndex: 'on' },
        { title: '刚越过界限', dataIndex: 'beyond' },
      ]}
    />
  );
}

function Found({ cases }: { readonly cases: LimitCases }) {
  const { base, pair, why } = cases;
  if (pair === null) return <Alert type="warning" showIcon title={why} />;
  const near = pair.besides.length;
  const changed =
    near === 0 ? '只改动一项' : `改动 ${String(near)} 项使得分接近界限，再用一项调到界限上`;
  return (
    <>
      <p role="status">
        {pair.rule}：以“{base?.title ?? ''}”为底，{changed}，其余不变。请核对两份示例的预期结果。
      </p>
      {!pair.differ && (
        <Alert
          type="warning"
          showIcon
          title="两侧结果相同：这条规则在所选示例中不起作用，请换一个示例。"
        />
      )}
      <PairTable pair={pair} />
    </>
  );
}

/** Where the cases start from. */
function StartFields({
  draftId,
  store,
  choose,
}: Pick<LimitProps, 'draftId' | 'store'> & { readonly choose: (start: Start) => void }) {
  const examples = at(store.read().pkg, ['examples']);
  const options = (isArray(examples) ? examples : []).flatMap((example) => {
    const id = idOf(example);
    return id === undefined ? [] : [{ value: id, label: textIn(at(example, ['title'])) || id }];
  });
  const [start, setStart] = useState<Start>({});
  const change = (next: Start) => {
    setStart(next);
    choose(next);
  };
  return (
    <>
      <Form.Item label="以哪个示例为底" htmlFor="limit-example">
        <Select
          id="limit-example"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="自动选择看得出差别的示例"
          options={options}
          value={start.exampleId ?? null}
          onChange={(exampleId: string | null | undefined) => {
            change(typeof exampleId === 'string' ? { exampleId } : {});
          }}
        />
      </Form.Item>
      <Form.Item label="或由一份报告生成（匿名）" htmlFor="limit-report">
        <ReportPicker
          id="limit-report"
          draftId={draftId}
          value={start.reportId ?? null}
          onChange={(reportId) => {
            change(reportId === null ? {} : { reportId });
          }}
        />
      </Form.Item>
    </>
  );
}

/** Shows the two golden cases of a limit with what they expect, and adds them as one step that can be undone. */
export function LimitCasesDialog({ close, ...props }: LimitProps & { readonly close: () => void }) {
  const { message } = App.useApp();
  const { store, draftId } = props;
  const [start, setStart] = useState<Start>({});
  const found = useLimitCases(props, start);
  const cases = found.isFetching ? undefined : found.data;
  const add = async () => {
    if (cases === undefined) return;
    const before = at(store.read().pkg, ['examples']);
    const after = [...(isArray(before) ? before : []), ...(cases.examples as readonly Json[])];
    store.change(['examples'], after, 'limit-cases');
    await store.save();
    void message.success(`已在“示例”末尾加入 ${String(cases.examples.length)} 个示例，可以撤销`);
  };
  return (
    <RequestDialog
      title="补上界限两侧的示例"
      open
      close={close}
      okText="加入示例"
      okDisabled={(cases?.pair ?? null) === null}
      width={820}
      send={add}
    >
      <StartFields draftId={draftId} store={store} choose={setStart} />
      {found.isFetching && <Spin description="正在计算" />}
      {!found.isFetching && <FailureNote error={found.error} />}
      {cases !== undefined && <Found cases={cases} />}
    </RequestDialog>
  );
}
