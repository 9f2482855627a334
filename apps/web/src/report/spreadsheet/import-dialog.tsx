import { App, Button, Modal, Radio, Space, Typography } from 'antd';
import type { ReactNode } from 'react';
import { FileDrop, FileFailure, FileWork } from '../../shared/file-drop.tsx';
import { Preview } from './import-preview.tsx';
import type { Subject } from './subject.ts';
import { useImport, type Blanks, type ImportState } from './use-import.ts';

const BLANKS: readonly { readonly value: Blanks; readonly label: string }[] = [
  { value: 'keep', label: '保留原有内容' },
  { value: 'clear', label: '清空原有内容' },
];

const WORKING: Readonly<Record<'reading' | 'importing', string>> = {
  reading: '正在上传并检查',
  importing: '正在导入',
};

function bodyOf(state: ImportState, look: (file: File) => void, close: () => void): ReactNode {
  switch (state.kind) {
    case 'choosing':
      return (
        <FileDrop
          accept=".xlsx"
          title="把 .xlsx 文件拖到这里，或点击选择"
          hint="使用“下载模板”或“导出表格”得到的文件，不超过 10 MB；先预览，确认后才导入"
          onFile={look}
        />
      );
    case 'reading':
    case 'importing':
      return <FileWork doing={WORKING[state.kind]} file={state.file} />;
    case 'failed':
      return <FileFailure error={state.error} file={state.file} retry={look} />;
    default:
      return <Preview preview={state.preview} leave={close} />;
  }
}

/** Imports a spreadsheet: choose, look, confirm. */
export default function ImportDialog({
  subject,
  close,
}: {
  readonly subject: Subject;
  readonly close: () => void;
}) {
  const { message } = App.useApp();
  const { state, blanks, look, confirm, again, setBlanks } = useImport(subject, (count) => {
    void message.success(`已导入 ${String(count)} 处改动，可用“撤销”一次找回`);
    close();
  });
  const busy = state.kind === 'reading' || state.kind === 'importing';
  const ready =
    state.kind === 'previewed' &&
    state.preview.cells.length === 0 &&
    state.preview.changes.length > 0;
  return (
    <Modal
      open
      title={`导入表格：${subject.label}`}
      width={860}
      mask={{ closable: false }}
      onCancel={close}
      footer={
        <Space wrap>
          <Button onClick={close}>{ready ? '取消' : '关闭'}</Button>
          {state.kind !== 'choosing' && (
            <Button disabled={busy} onClick={again}>
              重新选择文件
            </Button>
          )}
          {ready && (
            <Button
              type="primary"
              onClick={() => {
                confirm(state.file, state.preview);
              }}
            >
              确认导入
            </Button>
          )}
        </Space>
      }
    >
      <Space style={{ marginBottom: 12 }} wrap>
        <Typography.Text id="import-blanks">文件中的空白单元格：</Typography.Text>
        <Radio.Group
          aria-labelledby="import-blanks"
          disabled={busy}
          options={[...BLANKS]}
          value={blanks}
          onChange={(event) => {
            setBlanks(event.target.value as Blanks);
          }}
        />
      </Space>
      {bodyOf(state, look, close)}
    </Modal>
  );
}
