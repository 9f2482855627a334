import { App, Form, Input, Radio, Select, Typography } from 'antd';
import { useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { Action, Changed } from '../../api/types.ts';
import { RequestDialog } from '../../shared/request-dialog.tsx';
import { STAGES } from '../../shared/stages.ts';
import { useDesk, type Desk } from '../desk/desk.tsx';
import { pathLabel } from '../labels.ts';
import type { CommandForm } from './commands.ts';

/** What an untouched field gives is undefined. */
interface CommandValues {
  readonly reason?: string | undefined;
  readonly opinion?: string | undefined;
  readonly target?: Action['targets'][number] | undefined;
  readonly fields?: string[] | undefined;
}

/** Places of open notes; an indicator's score is nothing to type, so it cannot be opened. */
function notedFields({ report, rulebook }: Desk): string[] {
  const typed = (path: string) => {
    const [head = ''] = path.split('/');
    const fact = rulebook.facts.facts.find(({ id }) => id === head);
    return head === 'paragraphs' || fact?.origin === 'input';
  };
  const open = report.notes.filter(({ resolvedAt }) => resolvedAt === null);
  return [...new Set(open.map(({ field }) => field).filter(typed))];
}

function fieldOptions(desk: Desk, noted: readonly string[]) {
  const { rulebook, names } = desk;
  const facts = rulebook.facts.facts.filter(({ origin }) => origin === 'input');
  const blocks = rulebook.narrative.body.filter(
    ({ type, editable }) => type === 'paragraph' && editable !== false,
  );
  const paths = [
    ...noted,
    ...facts.map(({ id }) => id),
    ...blocks.map(({ id }) => `paragraphs/${id}`),
  ];
  return [...new Set(paths)].map((value) => ({ value, label: pathLabel(names, value) }));
}

function FieldsItem({ required }: { readonly required: boolean }) {
  const desk = useDesk();
  const options = useMemo(() => fieldOptions(desk, notedFields(desk)), [desk]);
  return (
    <Form.Item
      name="fields"
      label="开放修改的项目"
      rules={[{ required, message: '请选择至少一项' }]}
    >
      <Select
        mode="multiple"
        placeholder="输入名称查找"
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Form.Item>
  );
}

function TargetItem({ targets }: { readonly targets: Action['targets'] }) {
  if (targets.length < 2) return null;
  const options = STAGES.filter(({ value }) => targets.includes(value)).map(({ value, label }) => ({
    value,
    label: `退回到“${label}”`,
  }));
  return (
    <Form.Item name="target" label="退回到">
      <Radio.Group options={options} />
    </Form.Item>
  );
}

/** Sets what the form starts with when it opens, and leaves alone what was typed before. */
function useStart(open: boolean, command: CommandForm, targets: Action['targets']) {
  const [form] = Form.useForm<CommandValues>();
  const desk = useDesk();
  useEffect(() => {
    if (!open || form.isFieldsTouched()) return;
    form.setFieldsValue({
      ...(command.fields === true ? { fields: notedFields(desk) } : {}),
      ...(targets.length > 1 ? { target: targets[0] } : {}),
    });
    // Only opening fills it in; a report read again meanwhile must not.
  }, [open]);
  return form;
}

/** Only a drafter is left fields; the committee decides on the whole. */
const asksFields = ({ fields }: CommandForm, target: CommandValues['target']): boolean =>
  fields === true && target !== 'committee_review';

/** Asks for what a command needs, says what will happen, and gives it. */
export function CommandDialog({
  action,
  command,
  open,
  close,
}: {
  readonly action: Action;
  readonly command: CommandForm;
  readonly open: boolean;
  readonly close: () => void;
}) {
  const { report, names, perform } = useDesk();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const form = useStart(open, command, action.targets);
  const chosen = Form.useWatch<CommandValues['target']>('target', form);
  const { text } = command;
  const withFields = asksFields(command, chosen ?? action.targets[0]);
  const send = async ({ fields = [], ...values }: CommandValues) => {
    const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
    const answer = await perform<Changed & { readonly id?: string }>('POST', command.path, {
      ...Object.fromEntries(given),
      ...(withFields ? { fields } : {}),
      ...(command.onContent === true ? { contentHash: report.submission?.contentHash } : {}),
    });
    void message.success(`${action.label}完成`);
    // What was typed is sent: nobody has to be asked about leaving it.
    if (answer.id !== undefined) await navigate(`/reports/${answer.id}`, { state: { sent: true } });
  };
  return (
    <RequestDialog<CommandValues>
      title={action.label}
      open={open}
      close={close}
      okText={action.label}
      danger={command.tone === 'danger'}
      form={form}
      keepAs={`command.${report.id}.${action.command}`}
      send={send}
      placeOf={(path) => pathLabel(names, path.replace(/^facts\./, ''))}
    >
      <Typography.Paragraph>{command.confirm}</Typography.Paragraph>
      {command.onContent === true && (
        <Typography.Paragraph type="secondary">
          所办理的内容摘要：{report.submission?.contentHash.slice(0, 12)}
        </Typography.Paragraph>
      )}
      <TargetItem targets={action.targets} />
      {text !== undefined && (
        <Form.Item
          name={text.name}
          label={text.label}
          rules={text.required ? [{ required: true, whitespace: true, message: '请写明理由' }] : []}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      )}
      {withFields && open && <FieldsItem required={action.command === 'bureau_return'} />}
    </RequestDialog>
  );
}
