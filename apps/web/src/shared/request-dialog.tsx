import { Form, Modal, type FormInstance } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { FailureNote } from './failure-note.tsx';
import { useFocusReturn } from './focus-return.ts';
import { useKeptForm } from './kept-form.ts';
import { RestoredNote } from './restored-note.tsx';
import { useUnsaved } from './unsaved.ts';
import { useSending } from './use-sending.ts';

interface RequestDialogProps<T> {
  readonly title: string;
  readonly open: boolean;
  readonly close: () => void;
  readonly okText: string;
  readonly danger?: boolean;
  /** There is nothing to send yet. */
  readonly okDisabled?: boolean;
  readonly width?: number | string;
  /** Names what is half typed, so that it is kept until it is sent. */
  readonly keepAs?: string;
  /** Gives kept values their types back after JSON. */
  readonly revive?: (kept: Partial<T>) => Partial<T>;
  readonly form?: FormInstance<T> | undefined;
  readonly initialValues?: Partial<T>;
  readonly send: (values: T) => Promise<unknown>;
  readonly placeOf?: (path: string) => string;
  readonly children: ReactNode;
}

/** A form that sends one request. It closes when that went through; a refusal is shown in it and everything typed stays. */
export function RequestDialog<T extends object>(props: RequestDialogProps<T>) {
  const { title, open, close, okText, danger = false, width = 560, send, children } = props;
  const [own] = Form.useForm<T>();
  const form = props.form ?? own;
  // Several dialogs ask for a reason: without a name their fields would share one id, and their labels one field.
  const name = useId();
  const sending = useSending();
  const [typed, setTyped] = useState(false);
  const kept = useKeptForm(form, props.keepAs, open, props.revive);
  useFocusReturn(open);
  useUnsaved(open && typed);
  const submit = async (values: T) => {
    if (!(await sending.send(() => send(values)))) return;
    kept.forget();
    form.resetFields();
    setTyped(false);
    close();
  };
  return (
    <Modal
      title={title}
      open={open}
      onCancel={close}
      onOk={form.submit}
      okText={okText}
      okButtonProps={{ danger, disabled: props.okDisabled ?? false }}
      confirmLoading={sending.busy}
      width={width}
      mask={{ closable: false }}
      forceRender
    >
      <Form<T>
        form={form}
        name={name}
        layout="vertical"
        scrollToFirstError={{ focus: true, block: 'center' }}
        initialValues={props.initialValues as object}
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
        {children}
      </Form>
      <FailureNote
        error={sending.failure}
        {...(props.placeOf === undefined ? {} : { placeOf: props.placeOf })}
      />
    </Modal>
  );
}
