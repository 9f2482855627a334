import { Alert, Steps } from 'antd';
import type { Verification } from '../api/types.ts';

const STATUS = { passed: 'finish', failed: 'error', not_run: 'wait' } as const;
const OUTCOME = { passed: '通过', failed: '未通过', not_run: '未核对' } as const;

const PASSED = {
  kept: '验证通过：档案完整，归档以来没有改动。',
  disposed: '验证通过：文件已按批准的清册销毁，登记和档案链没有改动。',
} as const;

/** What verification looked at, one step after another, and how each ended. */
export function VerificationSteps({ result }: { readonly result: Verification }) {
  return (
    <section aria-label="验证结果" style={{ marginTop: 12 }}>
      <Alert
        type={result.ok ? 'success' : 'error'}
        showIcon
        role={result.ok ? 'status' : 'alert'}
        title={
          result.ok
            ? PASSED[result.disposed ? 'disposed' : 'kept']
            : `验证未通过：发现 ${String(result.faults.length)} 处问题，请停止使用这份档案并报告档案管理员。`
        }
        style={{ marginBottom: 16 }}
      />
      <Steps
        orientation="vertical"
        current={result.steps.length}
        size="small"
        items={result.steps.map(({ step, label, outcome, message }) => ({
          key: step,
          title: `${label}：${OUTCOME[outcome]}`,
          content: <span className="secondary">{message}</span>,
          status: STATUS[outcome],
        }))}
      />
    </section>
  );
}
