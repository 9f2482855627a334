import { App, Button, Modal, Space } from 'antd';
import { FileDrop, FileFailure, FileWork } from '../../shared/file-drop.tsx';
import { TakeoverPreview } from './takeover-preview.tsx';
import { useTakeover } from './use-takeover.ts';

/** 从已有报告填入: choose a file, tick what it says, fill in. */
export default function TakeoverDialog({ close }: { readonly close: () => void }) {
  const { message } = App.useApp();
  const { state, ticked, setTicked, fill, read, again } = useTakeover((count) => {
    void message.success(`已填入 ${String(count)} 项，可用“撤销”一次找回；请逐项核对`);
    close();
  });
  return (
    <Modal
      open
      title="从已有报告填入"
      width={960}
      mask={{ closable: false }}
      onCancel={close}
      footer={
        <Space wrap>
          <Button onClick={close}>取消</Button>
          {state.kind !== 'choosing' && (
            <Button disabled={state.kind === 'reading' || state.kind === 'filling'} onClick={again}>
              重新选择文件
            </Button>
          )}
          {state.kind === 'read' && (
            <Button
              type="primary"
              disabled={ticked.length === 0}
              onClick={() => {
                fill(state.file, state.found);
              }}
            >
              填入所选 {ticked.length} 项
            </Button>
          )}
        </Space>
      }
    >
      {state.kind === 'choosing' && (
        <FileDrop
          accept=".docx,.pdf,.txt"
          title="把已写好的自评报告拖到这里，或点击选择"
          hint=".docx、.txt 或带文字的 .pdf，不超过 20 MB；文件只用于读取，系统不保存，填入后只随报告留下其中存疑之处；涉密文件请勿上传"
          onFile={read}
        />
      )}
      {state.kind === 'reading' && <FileWork doing="正在读取" file={state.file} />}
      {state.kind === 'filling' && <FileWork doing="正在填入" file={state.file} />}
      {state.kind === 'failed' && (
        <FileFailure error={state.error} file={state.file} retry={read} />
      )}
      {state.kind === 'read' && (
        <TakeoverPreview
          taken={state.taken}
          found={state.found}
          ticked={ticked}
          onTicked={setTicked}
        />
      )}
    </Modal>
  );
}
