import { App, Button, Input, Select, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import type { Action, Report, Rulebook } from '../../api/types.ts';
import { MeetingDialog } from './meeting-dialog.tsx';

interface ActionsBarProps {
  readonly report: Report;
  readonly rulebook: Rulebook;
  readonly refresh: () => Promise<void>;
}

/** What each button asks for before it acts, and where it sends it. */
interface Dialog {
  readonly path: string;
  readonly confirm: string;
  readonly reason: 'required' | 'optional' | 'none';
  readonly fields: boolean;
  readonly onContent: boolean;
  readonly danger?: boolean;
}

const DIALOGS: Readonly<Partial<Record<Action['command'], Dialog>>> = {
  submit: {
    path: 'submit',
    confirm: '送审后内容冻结，交党委（党组）会审议；审议前可以撤回。',
    reason: 'none',
    fields: false,
    onContent: false,
  },
  withdraw: {
    path: 'withdraw',
    confirm: '撤回到上一环节。',
    reason: 'optional',
    fields: false,
    onContent: false,
  },
  committee_pass: {
    path: 'committee/pass',
    confirm: '报告将报送财政局审核。',
    reason: 'optional',
    fields: false,
    onContent: true,
  },
  committee_return: {
    path: 'committee/return',
    confirm: '报告将退回填报人修改。',
    reason: 'required',
    fields: true,
    onContent: true,
    danger: true,
  },
  bureau_return: {
    path: 'bureau/return',
    confirm: '报告将退回填报人，只开放下列项目修改。',
    reason: 'required',
    fields: true,
    onContent: true,
    danger: true,
  },
  approve: {
    path: 'approve',
    confirm: '审定后系统生成正式 PDF 并归档，内容不能再改。',
    reason: 'optional',
    fields: false,
    onContent: true,
  },
  revise: {
    path: 'revise',
    confirm: '新建一版修订稿，原归档报告保留。',
    reason: 'required',
    fields: false,
    onContent: false,
  },
};

function DialogBody({
  dialog,
  rulebook,
  change,
}: {
  readonly dialog: Dialog;
  readonly rulebook: Rulebook;
  readonly change: (part: { reason?: string; fields?: string[] }) => void;
}) {
  const options = rulebook.facts.facts
    .filter(({ origin }) => origin === 'input')
    .map(({ id, label }) => ({ value: id, label }));
  return (
    <>
      <p>{dialog.confirm}</p>
      {dialog.reason !== 'none' && (
        <Input.TextArea
          aria-label="理由"
          rows={3}
          placeholder={dialog.reason === 'required' ? '请写明理由（必填）' : '意见（选填）'}
          onChange={(event) => {
            change({ reason: event.target.value });
          }}
        />
      )}
      {dialog.fields && (
        <Select
          mode="multiple"
          aria-label="开放修改的项目"
          placeholder="开放修改的项目"
          style={{ width: '100%', marginTop: 12 }}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(fields: string[]) => {
            change({ fields });
          }}
        />
      )}
    </>
  );
}

/** The buttons of a report, as the server allows them; a button that is shut says why. */
export function ActionsBar({ report, rulebook, refresh }: ActionsBarProps) {
  const { modal, message } = App.useApp();
  const [meeting, setMeeting] = useState(false);

  const ask = (action: Action, dialog: Dialog) => {
    let given: { reason?: string; fields?: string[] } = {};
    modal.confirm({
      title: action.label,
      width: 560,
      okText: action.label,
      okButtonProps: { danger: dialog.danger ?? false },
      content: (
        <DialogBody
          dialog={dialog}
          rulebook={rulebook}
          change={(part) => {
            given = { ...given, ...part };
          }}
        />
      ),
      onOk: async () => {
        const { reason = '', fields = [] } = given;
        try {
          await call('POST', `/reports/${report.id}/${dialog.path}`, {
            expectedVersion: report.version,
            ...(dialog.onContent ? { contentHash: report.submission?.contentHash } : {}),
            ...(reason === '' ? {} : { reason }),
            ...(dialog.fields ? { fields } : {}),
          });
          void message.success(`${action.label}完成`);
          await refresh();
        } catch (error) {
          void message.error(error instanceof Error ? error.message : '办理失败');
          await refresh();
          throw error;
        }
      },
    });
  };

  const shown = report.actions.filter(
    ({ command, allowed, reason }) =>
      (command === 'record_meeting' || DIALOGS[command] !== undefined) &&
      (allowed || (command === 'submit' && reason !== null && report.stage === 'draft')),
  );
  return (
    <Space wrap>
      {shown.map((action) => {
        const dialog = DIALOGS[action.command];
        return (
          <Tooltip key={action.command} title={action.reason ?? ''}>
            <Button
              type={
                action.command === 'submit' ||
                action.command === 'approve' ||
                action.command === 'committee_pass'
                  ? 'primary'
                  : 'default'
              }
              danger={dialog?.danger ?? false}
              disabled={!action.allowed}
              onClick={() => {
                if (dialog === undefined) setMeeting(true);
                else ask(action, dialog);
              }}
            >
              {action.label}
            </Button>
          </Tooltip>
        );
      })}
      <MeetingDialog
        report={report}
        open={meeting}
        close={() => {
          setMeeting(false);
        }}
        refresh={refresh}
      />
    </Space>
  );
}
