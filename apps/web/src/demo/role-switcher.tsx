import { SwapOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { DemoAccountList } from './demo-account-list.tsx';

/** 切换角色: in the demo one person walks the whole flow. */
export default function RoleSwitcher() {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        size="small"
        ghost
        icon={<SwapOutlined aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        切换角色
      </Button>
      <Modal
        title="切换角色（演示）"
        open={open}
        onCancel={close}
        footer={null}
        width={640}
        destroyOnHidden
      >
        <DemoAccountList done={close} />
      </Modal>
    </>
  );
}
