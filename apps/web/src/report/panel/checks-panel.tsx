import { App, Button, Empty, Input, Tag, Typography } from 'antd';
import type { Check, Report } from '../../api/types.ts';
import { call } from '../../api/client.ts';

const SEVERITY: Readonly<
  Record<Check['severity'], { readonly text: string; readonly colour: string }>
> = {
  error: { text: '错误', colour: 'red' },
  warning: { text: '警告', colour: 'gold' },
  hint: { text: '提示', colour: 'blue' },
};
const ORDER: readonly Check['severity'][] = ['error', 'warning', 'hint'];

interface ChecksPanelProps {
  readonly report: Report;
  readonly refresh: () => Promise<void>;
  readonly onField: (path: string) => void;
}

/** What a reviewer would send back, gravest first; each leads to its field, and may be waived with a reason. */
export function ChecksPanel({ report, refresh, onField }: ChecksPanelProps) {
  const { modal, message } = App.useApp();
  const failing = report.evaluation.checks
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'error')
    .sort((left, right) => ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity));
  const waived = new Map(
    report.waivers
      .filter(({ revokedAt }) => revokedAt === null)
      .map((waiver) => [waiver.checkKey, waiver]),
  );
  const mayWaive = report.actions.some(
    ({ command, allowed }) => command === 'waive_check' && allowed,
  );

  const waive = (check: Check) => {
    let reason = '';
    modal.confirm({
      title: `豁免校验：${check.label}`,
      content: (
        <>
          <p>{check.message}</p>
          <Input.TextArea
            aria-label="豁免理由"
            rows={3}
            placeholder="请写明理由，将附在报告后"
            onChange={(event) => {
              reason = event.target.value;
            }}
          />
        </>
      ),
      okText: '豁免',
      onOk: async () => {
        try {
          await call('POST', `/reports/${report.id}/waivers`, {
            expectedVersion: report.version,
            checkKey: check.key,
            reason,
          });
          await refresh();
        } catch (error) {
          void message.error(error instanceof Error ? error.message : '豁免失败');
          throw error;
        }
      },
    });
  };

  if (failing.length === 0) return <Empty description="没有未通过的校验" />;
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {failing.map((check) => {
        const waiver = waived.get(check.key);
        return (
          <li key={check.key} style={{ padding: '8px 0', borderBottom: '1px solid #f0f0f0' }}>
            <Tag color={SEVERITY[check.severity].colour}>{SEVERITY[check.severity].text}</Tag>
            {waiver !== undefined && <Tag color="green">已豁免：{waiver.reason}</Tag>}
            <Typography.Text strong>{check.label}</Typography.Text>
            <div>{check.message}</div>
            <Typography.Text type="secondary">{check.instruction}</Typography.Text>
            <div>
              {check.fields.slice(0, 2).map((path) => (
                <Button
                  key={path}
                  type="link"
                  size="small"
                  style={{ paddingLeft: 0 }}
                  onClick={() => {
                    onField(path);
                  }}
                >
                  查看填报项
                </Button>
              ))}
              {mayWaive && waiver === undefined && check.waivable && (
                <Button
                  type="link"
                  size="small"
                  onClick={() => {
                    waive(check);
                  }}
                >
                  说明理由后豁免
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
