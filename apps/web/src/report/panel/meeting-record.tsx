import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { Meeting } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { DocumentFrame } from '../desk/document-frame.tsx';

/** 决议记录: shown as it prints, with places to sign. */
export function MeetingRecord({ meeting }: { readonly meeting: Meeting }) {
  const { report } = useDesk();
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const path = `/reports/${report.id}/meetings/${meeting.id}/record`;
  return (
    <>
      <Button
        size="small"
        type="primary"
        onClick={() => {
          setOpen(true);
        }}
      >
        打印决议记录
      </Button>
      <Modal
        title="会议决议记录"
        open={open}
        width="min(900px, 96vw)"
        okText="打印"
        cancelText="关闭"
        onOk={() => frame.current?.contentWindow?.print()}
        onCancel={() => {
          setOpen(false);
        }}
      >
        {open && <DocumentFrame title="会议决议记录" path={path} frame={frame} height="64vh" />}
      </Modal>
    </>
  );
}
