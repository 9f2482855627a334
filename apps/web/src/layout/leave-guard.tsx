import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { unsavedWords } from '../shared/unsaved.ts';

function warnBeforeUnload(event: BeforeUnloadEvent): void {
  if (unsavedWords() !== null) event.preventDefault();
}

/** Asks before a page with something unsent on it is left. Signing out is a decision already made. */
export function LeaveGuard() {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsavedWords() !== null &&
      (nextLocation.state as { sent?: boolean } | null)?.sent !== true &&
      nextLocation.pathname !== currentLocation.pathname &&
      nextLocation.pathname !== '/sign-in',
  );
  useEffect(() => {
    window.addEventListener('beforeunload', warnBeforeUnload);
    return () => {
      window.removeEventListener('beforeunload', warnBeforeUnload);
    };
  }, []);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title="离开本页？"
      okText="离开"
      cancelText="留在本页"
      okButtonProps={{ danger: true }}
      zIndex={1_900}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {unsavedWords()}
    </Modal>
  );
}
