import { Button, Form, Input, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { RuleDraft } from '../api/types.ts';
import { RequestDialog } from '../shared/request-dialog.tsx';
import { beijingDay } from '../shared/time.ts';
import type { Perform } from './draft/desk.ts';
import { SimulationNote } from './simulation/simulation-note.tsx';

type Command = Exclude<RuleDraft['actions'][number]['command'], 'edit'>;

interface Values {
  readonly words?: string;
  readonly day?: string;
}

interface Step {
  readonly label: string;
  /** What will happen. */
  readonly what: string;
  /** What is asked for; absent where nothing is. */
  readonly asks?: string;
  readonly danger?: boolean;
  readonly primary?: boolean;
  readonly body: (draft: RuleDraft, values: Values) => object;
}

const reason = (_: RuleDraft, { words = '' }: Values) => ({ reason: words });

const STEPS: Readonly<Record<Command, Step>> = {
  submit: {
    label: '送审',
    what: '草稿将送规则审定人审定，送审后不能再改（可以撤回）。草稿须没有错误，示例须全部通过。',
    asks: '修改说明',
    primary: true,
    body: (_, { words = '' }) => ({ note: words }),
  },
  withdraw: {
    label: '撤回送审',
    what: '草稿回到起草状态，可以继续修改。',
    body: () => ({}),
  },
  publish: {
    label: '审定并发布',
    what: '草稿将成为正式规则，内容从此不能更改。自施行日起新建的报告使用这份规则；已有的报告仍使用原来的规则。您的姓名和时间将记入审计日志。',
    primary: true,
    body: ({ contentHash }, { day = '' }) => ({ contentHash, effectiveFrom: day }),
  },
  send_back: {
    label: '退回修改',
    what: '草稿退回规则维护人修改，您写的理由会一并显示。',
    asks: '退回理由',
    body: reason,
  },
  discard: {
    label: '作废',
    what: '草稿不再能修改、送审或发布，但仍可查看。已发布的规则不受影响。',
    asks: '作废理由',
    danger: true,
    body: reason,
  },
};

const PATHS: Readonly<Record<Command, string>> = {
  submit: 'submit',
  withdraw: 'withdraw',
  publish: 'publish',
  send_back: 'send-back',
  discard: 'discard',
};

function StepDialog({
  command,
  draft,
  open,
  close,
  perform,
  done,
}: {
  readonly command: Command;
  readonly draft: RuleDraft;
  readonly open: boolean;
  readonly close: () => void;
  readonly perform: Perform;
  readonly done: () => Promise<void>;
}) {
  const { label, what, asks, danger = false, body } = STEPS[command];
  return (
    <RequestDialog<Values>
      title={label}
      open={open}
      close={close}
      okText={label}
      danger={danger}
      {...(asks === undefined ? {} : { keepAs: `rule-draft.${draft.id}.${command}` })}
      initialValues={command === 'publish' ? { day: beijingDay(new Date()) } : {}}
      send={async (values) => {
        await perform((expectedVersion) =>
          call('POST', `/rule-drafts/${draft.id}/${PATHS[command]}`, {
            expectedVersion,
            ...body(draft, values),
          }),
        );
        await done();
      }}
    >
      <p>{what}</p>
      {open && command === 'publish' && <SimulationNote draftId={draft.id} />}
      {asks !== undefined && (
        <Form.Item
          name="words"
          label={asks}
          rules={[{ required: true, whitespace: true, message: `请填写${asks}` }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      )}
      {command === 'publish' && (
        <Form.Item
          name="day"
          label="施行日"
          extra="格式如 2026-01-01，不早于今天"
          rules={[{ required: true, pattern: /^\d{4}-\d\d-\d\d$/, message: '请填写日期' }]}
        >
          <Input style={{ maxWidth: 180 }} />
        </Form.Item>
      )}
    </RequestDialog>
  );
}

interface StepsProps {
  readonly draft: RuleDraft;
  /** Does something on the newest stored version. */
  readonly perform: Perform;
  readonly done: () => Promise<void>;
}

/** What may be done with the draft now; what may not says why. */
export function DraftSteps({ draft, perform, done }: StepsProps) {
  const [open, setOpen] = useState<Command | null>(null);
  const steps = draft.actions.filter(
    (action): action is typeof action & { command: Command } => action.command !== 'edit',
  );
  return (
    <Space wrap>
      {steps.map(({ command, allowed, reason: why }) => (
        <Tooltip key={command} title={allowed ? '' : why}>
          <Button
            disabled={!allowed}
            danger={STEPS[command].danger ?? false}
            type={allowed && STEPS[command].primary === true ? 'primary' : 'default'}
            onClick={() => {
              setOpen(command);
            }}
          >
            {STEPS[command].label}
          </Button>
        </Tooltip>
      ))}
      {steps.map(({ command }) => (
        <StepDialog
          key={command}
          command={command}
          draft={draft}
          open={open === command}
          close={() => {
            setOpen(null);
          }}
          perform={perform}
          done={done}
        />
      ))}
    </Space>
  );
}
