import { Button, Space, Spin, Typography, Upload } from 'antd';
import { ApiError } from '../api/client.ts';
import { FailureNote } from './failure-note.tsx';
import { fileSize } from './file-size.ts';

/** A place to drop one file, or to choose it. */
export function FileDrop({
  accept,
  title,
  hint,
  onFile,
}: {
  /** Endings, such as `.xlsx`. */
  readonly accept: string;
  readonly title: string;
  readonly hint: string;
  readonly onFile: (file: File) => void;
}) {
  return (
    <Upload.Dragger
      accept={accept}
      maxCount={1}
      showUploadList={false}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <Typography.Paragraph strong>{title}</Typography.Paragraph>
      <Typography.Text type="secondary">{hint}</Typography.Text>
    </Upload.Dragger>
  );
}

/** Long work says what it is and that it goes on. */
export function FileWork({ doing, file }: { readonly doing: string; readonly file: File }) {
  return (
    <div role="status" aria-live="polite" style={{ padding: 24, textAlign: 'center' }}>
      <Spin />
      <Typography.Paragraph style={{ marginTop: 12 }}>
        {doing} {file.name}（{fileSize(file.size)}），内容多时需要十几秒…
      </Typography.Paragraph>
    </div>
  );
}

/** Nothing is wrong with the file: the connection broke, or the server was busy or failed. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;

/** Why a file was not read. It stays chosen: what passes is tried again with one click. */
export function FileFailure({
  error,
  file,
  retry,
}: {
  readonly error: unknown;
  readonly file: File;
  readonly retry: (file: File) => void;
}) {
  return (
    <>
      <FailureNote error={error} />
      {isPassing(error) && (
        <Space wrap style={{ marginTop: 12 }}>
          <Typography.Text>
            已选择 {file.name}（{fileSize(file.size)}）
          </Typography.Text>
          <Button
            type="primary"
            onClick={() => {
              retry(file);
            }}
          >
            重试
          </Button>
        </Space>
      )}
    </>
  );
}
