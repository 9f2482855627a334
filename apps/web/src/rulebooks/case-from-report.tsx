import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { RuleCase } from '../api/types.ts';
import { RequestDialog } from '../shared/request-dialog.tsx';
import { at, isArray, type Json } from './draft/json.ts';
import type { PackageStore } from './draft/package-store.ts';
import { ReportPicker } from './report-picker.tsx';

/** Adds a golden case made from a report to the draft, as one step that can be undone. */
export function CaseFromReport({
  draftId,
  store,
}: {
  readonly draftId: string;
  readonly store: PackageStore;
}) {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const make = async ({ reportId }: { readonly reportId: string }) => {
    const made = await store.perform(() =>
      call<RuleCase>('POST', `/rule-drafts/${draftId}/cases`, { reportId }),
    );
    const examples = at(store.read().pkg, ['examples']);
    const before = isArray(examples) ? examples : [];
    store.change(['examples'], [...before, made.example as Json], 'case-from-report');
    const left = made.left.length === 0 ? '' : `；草稿中没有的 ${made.left.length} 项未带入`;
    void message.success(`已在“示例”末尾加入 ${String(made.example['id'])}${left}`);
  };
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        从报告生成用例
      </Button>
      <RequestDialog<{ reportId: string }>
        title="从报告生成用例"
        open={open}
        close={() => {
          setOpen(false);
        }}
        okText="生成并加入示例"
        send={make}
      >
        <p>
          取一份报告的数字、是否和选项，单位、人名、电话和全部文字换成示例文字，涉密内容不带入；预期得分、等级和各指标得分按当前草稿计算。加入后请核对预期结果，可以撤销。查看了哪份报告会记入审计日志。
        </p>
        <Form.Item
          name="reportId"
          label="报告"
          rules={[{ required: true, message: '请选择一份报告' }]}
        >
          <ReportPicker draftId={draftId} wanted={open} />
        </Form.Item>
      </RequestDialog>
    </>
  );
}
