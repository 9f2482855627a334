import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { upload } from '../api/client.ts';
import { FailureNote } from '../shared/failure-note.tsx';
import { useSending } from '../shared/use-sending.ts';

/** Makes a draft of a package folder kept as one zip. What is wrong with it is listed whole, and nothing is stored. */
export function ImportPackage() {
  const navigate = useNavigate();
  const file = useRef<HTMLInputElement>(null);
  const sending = useSending();
  const [shown, setShown] = useState(false);
  const take = async (chosen: File) => {
    const done = await sending.send(async () => {
      const { id } = await upload<{ id: string }>('/rule-drafts/import', chosen, {});
      await navigate(`/rulebooks/drafts/${id}`);
    });
    setShown(!done);
  };
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".zip"
        hidden
        aria-label="规则包文件"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen !== undefined) void take(chosen);
        }}
      />
      <Button loading={sending.busy} onClick={() => file.current?.click()}>
        导入规则包
      </Button>
      <Modal
        open={shown}
        title="规则包没有导入"
        footer={null}
        onCancel={() => {
          setShown(false);
        }}
      >
        <p>文件有以下问题，系统没有保存任何内容。改正后请重新导入。</p>
        <FailureNote error={sending.failure} />
      </Modal>
    </>
  );
}
