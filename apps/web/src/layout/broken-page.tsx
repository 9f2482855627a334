import { Button, Result } from 'antd';

/** Instead of a page that cannot be shown, most often since a newer release took its place meanwhile. */
export function BrokenPage() {
  return (
    <main className="content">
      <Result
        status="error"
        title="页面没能打开"
        subTitle="系统可能刚刚更新过。请重新载入；已填写但还没有保存的内容留在本机，载入后恢复。"
        extra={
          <Button
            type="primary"
            onClick={() => {
              window.location.reload();
            }}
          >
            重新载入
          </Button>
        }
      />
    </main>
  );
}
