import { Form, Input, Select, Typography } from 'antd';
import { useEffect } from 'react';
import { useDesk } from '../desk/desk.tsx';
import { pathLabel } from '../labels.ts';
import { RequestDialog } from '../../shared/request-dialog.tsx';

interface NoteForm {
  readonly field: string;
  readonly text: string;
}

/** The row itself and, for a table, each of its cells. */
function usePlaces(path: string): { value: string; label: string }[] {
  const { names, rulebook } = useDesk();
  const [id = '', row, column] = path.split('/');
  const fact = rulebook.facts.facts.find((candidate) => candidate.id === id);
  if (fact?.type !== 'table' || row === undefined || column !== undefined) return [];
  return [path, ...(fact.columns ?? []).map((entry) => `${path}/${entry.id}`)].map((value) => ({
    value,
    label: value === path ? `${pathLabel(names, path)}（整行）` : pathLabel(names, value),
  }));
}

/** Pins a note to the place that was clicked. */
export function NoteDialog({
  path,
  close,
}: {
  readonly path: string | null;
  readonly close: () => void;
}) {
  const { report, names, perform } = useDesk();
  const [form] = Form.useForm<NoteForm>();
  const places = usePlaces(path ?? '');
  useEffect(() => {
    if (path !== null) form.setFieldValue('field', path);
  }, [form, path]);
  return (
    <RequestDialog<NoteForm>
      title="批注"
      open={path !== null}
      close={close}
      okText="批注"
      form={form}
      keepAs={`note.${report.id}.${path ?? ''}`}
      send={(note) =>
        perform('POST', 'notes', { contentHash: report.submission?.contentHash, ...note })
      }
    >
      <Typography.Paragraph>
        批注会显示在这一项旁边；退回时，有批注的项目会列为开放修改的项目。
      </Typography.Paragraph>
      <Form.Item name="field" label="批注的项目" hidden={places.length === 0}>
        <Select options={places} />
      </Form.Item>
      {places.length === 0 && path !== null && (
        <Typography.Paragraph strong>{pathLabel(names, path)}</Typography.Paragraph>
      )}
      <Form.Item
        name="text"
        label="批注内容"
        rules={[{ required: true, whitespace: true, message: '请写明批注内容' }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
    </RequestDialog>
  );
}
