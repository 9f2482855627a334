import { Button, Empty, Form, Input, Popconfirm, Space, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Check, Report } from '../../api/types.ts';
import { FailureNote } from '../../shared/failure-note.tsx';
import { RequestDialog } from '../../shared/request-dialog.tsx';
import { useSending } from '../../shared/use-sending.ts';
import { useDesk } from '../desk/desk.tsx';
import { FieldLink } from '../desk/field-link.tsx';
import { Takeovers } from './takeovers.tsx';

type Waiver = Report['waivers'][number];

const SEVERITY: Readonly<
  Record<Check['severity'], { readonly text: string; readonly colour: string }>
> = {
  error: { text: '错误', colour: 'red' },
  warning: { text: '警告', colour: 'gold' },
  hint: { text: '提示', colour: 'blue' },
};
const ORDER: readonly Check['severity'][] = ['error', 'warning', 'hint'];
const MOST_LINKS = 3;

const isFailing = ({ outcome }: Check): boolean => outcome === 'fail' || outcome === 'error';

function WaiveDialog({ check, close }: { readonly check: Check; readonly close: () => void }) {
  const { report, perform } = useDesk();
  return (
    <RequestDialog<{ reason: string }>
      title={`豁免校验：${check.label}`}
      open
      close={close}
      okText="豁免"
      keepAs={`waive.${report.id}.${check.key}`}
      send={(values) => perform('POST', 'waivers', { checkKey: check.key, ...values })}
    >
      <Typography.Paragraph>{check.message}</Typography.Paragraph>
      <Typography.Paragraph type="secondary">
        豁免后这一项不再阻止送审；您的理由、姓名和时间将印入报告附件。校验结果变化后须重新豁免。
      </Typography.Paragraph>
      <Form.Item
        name="reason"
        label="豁免理由"
        rules={[{ required: true, whitespace: true, message: '请写明理由' }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </RequestDialog>
  );
}

function WaiverLine({ waiver }: { readonly waiver: Waiver }) {
  const { may, perform } = useDesk();
  const { busy, failure, send } = useSending();
  return (
    <div>
      <Tag color={waiver.holds ? 'green' : 'gold'}>{waiver.holds ? '已豁免' : '豁免已不适用'}</Tag>
      {waiver.reason}（{waiver.waivedByName}）
      {may('waive_check') && (
        <Popconfirm
          title="撤销后这一项校验重新生效。"
          okText="撤销豁免"
          onConfirm={() => void send(() => perform('POST', `waivers/${waiver.id}/revoke`))}
        >
          <Button type="link" size="small" danger loading={busy}>
            撤销豁免
          </Button>
        </Popconfirm>
      )}
      <FailureNote error={failure} />
    </div>
  );
}

function CheckItem({ check, waive }: { readonly check: Check; readonly waive: () => void }) {
  const { report, may } = useDesk();
  const waiver = report.waivers.find(
    ({ checkKey, revokedAt }) => checkKey === check.key && revokedAt === null,
  );
  const { text, colour } = SEVERITY[check.severity];
  return (
    <li className="entry">
      <Tag color={colour}>{text}</Tag>
      <Typography.Text strong>{check.label}</Typography.Text>
      <div>{check.message}</div>
      <Typography.Text type="secondary">{check.instruction}</Typography.Text>
      {waiver !== undefined && <WaiverLine waiver={waiver} />}
      <Space wrap size="small">
        {check.fields.slice(0, MOST_LINKS).map((path) => (
          <FieldLink key={path} path={path} />
        ))}
        {may('waive_check') && waiver?.holds !== true && check.waivable && (
          <Button
            type="link"
            size="small"
            onClick={waive}
            aria-label={`说明理由后豁免：${check.label}`}
          >
            说明理由后豁免
          </Button>
        )}
      </Space>
    </li>
  );
}

/** Characters no official font has: they cannot be waived, only written otherwise. */
function Unprintable() {
  const { report } = useDesk();
  return (
    <ul className="entries">
      {report.evaluation.unprintable.map(({ path, message }) => (
        <li key={path} className="entry">
          <Tag color="red">错误</Tag>
          <Typography.Text strong>有印不出来的字</Typography.Text>
          <div>{message}</div>
          <FieldLink path={path} />
        </li>
      ))}
    </ul>
  );
}

/** What a reviewer would send back, gravest first; each leads to its fields, and may be waived with a reason. */
export function ChecksPanel() {
  const { report } = useDesk();
  const [waiving, setWaiving] = useState<Check | null>(null);
  const failing = report.evaluation.checks
    .filter(isFailing)
    .sort((left, right) => ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity));
  const isClean = failing.length + report.evaluation.unprintable.length === 0;
  return (
    <>
      {isClean && <Empty description="没有未通过的校验" />}
      <Unprintable />
      <ul className="entries">
        {failing.map((check) => (
          <CheckItem
            key={check.key}
            check={check}
            waive={() => {
              setWaiving(check);
            }}
          />
        ))}
      </ul>
      <Takeovers />
      {waiving !== null && (
        <WaiveDialog
          key={waiving.key}
          check={waiving}
          close={() => {
            setWaiving(null);
          }}
        />
      )}
    </>
  );
}
