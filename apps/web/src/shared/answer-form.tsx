import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { FailureNote } from './failure-note.tsx';
import { useKeptForm } from './kept-form.ts';
import { RestoredNote } from './restored-note.tsx';
import { useUnsaved } from './unsaved.ts';
import { useSending } from './use-sending.ts';

interface AnswerFormProps {
  /** Names the form within the application: what is half typed is kept under it. */
  readonly name: string;
  readonly label: string;
  readonly button: string;
  readonly send: (text: string) => Promise<unknown>;
}

/** One text that is sent: the answer to a note, an appeal, its answer. Half typed, it stays until it is sent. */
export function AnswerForm({ name, label, button, send }: AnswerFormProps) {
  const [form] = Form.useForm<{ text: string }>();
  const sending = useSending();
  const kept = useKeptForm(form, name);
  const [typed, setTyped] = useState(false);
  useUnsaved(typed);
  const submit = async ({ text }: { text: string }) => {
    if (!(await sending.send(() => send(text)))) return;
    kept.forget();
    setTyped(false);
    form.resetFields();
  };
  return (
    <Form<{ text: string }>
      form={form}
      name={name}
      layout="vertical"
      onValuesChange={(_, values) => {
        setTyped(true);
        kept.keep(values);
      }}
      onFinish={(values) => void submit(values)}
    >
      {kept.restored && (
        <RestoredNote
          clear={() => {
            kept.forget();
            form.resetFields();
          }}
        />
      )}
      <Form.Item
        name="text"
        label={label}
        rules={[{ required: true, whitespace: true, message: `请写明${label}` }]}
        style={{ marginBottom: 8 }}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      <Button size="small" type="primary" htmlType="submit" loading={sending.busy}>
        {button}
      </Button>
      <FailureNote error={sending.failure} />
    </Form>
  );
}
