import { Button, Space } from 'antd';
import { useState } from 'react';
import type { Action } from '../../api/types.ts';
import { useDesk, type Desk } from '../desk/desk.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { COMMAND_FORMS } from './commands.ts';
import { MeetingDialog } from './meeting-dialog.tsx';

function isShown({ command, allowed }: Action, may: Desk['may']): boolean {
  if (command === 'record_meeting') return allowed;
  const form = COMMAND_FORMS[command];
  return form !== undefined && (allowed || (form.beside !== undefined && may(form.beside)));
}

/** A finger hovers over nothing: why a button is shut stands in words below it. */
const isShut = ({ allowed, reason }: Action): boolean => !allowed && reason !== null;

function ActionButton({ action, press }: { readonly action: Action; readonly press: () => void }) {
  const tone = COMMAND_FORMS[action.command]?.tone;
  return (
    <Button
      type={tone === 'primary' ? 'primary' : 'default'}
      danger={tone === 'danger'}
      disabled={!action.allowed}
      title={action.reason ?? undefined}
      onClick={press}
    >
      {action.label}
    </Button>
  );
}

/** The buttons of a report, as the server allows them; a button that is shut says why. */
export function ActionsBar() {
  const { report, may } = useDesk();
  const [open, setOpen] = useState<Action['command'] | null>(null);
  const close = () => {
    setOpen(null);
  };
  const shown = report.actions.filter((action) => isShown(action, may));
  return (
    <>
      <Space wrap>
        {shown.map((action) => (
          <ActionButton
            key={action.command}
            action={action}
            press={() => {
              setOpen(action.command);
            }}
          />
        ))}
      </Space>
      {shown.filter(isShut).map(({ command, label, reason }) => (
        <div key={command} className="shut-reason">
          暂不能办理“{label}”：{reason}
        </div>
      ))}
      {shown.map((action) => {
        const command = COMMAND_FORMS[action.command];
        return (
          command !== undefined && (
            <CommandDialog
              key={action.command}
              action={action}
              command={command}
              open={open === action.command}
              close={close}
            />
          )
        );
      })}
      {may('record_meeting') && <MeetingDialog open={open === 'record_meeting'} close={close} />}
    </>
  );
}
