import { Alert, Button } from 'antd';

/** Says that what stands in the form was typed earlier, and how to be rid of it. */
export function RestoredNote({ clear }: { readonly clear: () => void }) {
  return (
    <Alert
      type="info"
      showIcon
      title="已恢复您上次没有提交的内容（附件须重新选择）"
      action={
        <Button size="small" onClick={clear}>
          清空
        </Button>
      }
      style={{ marginBottom: 12 }}
    />
  );
}
