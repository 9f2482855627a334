import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { later } from '../../shared/later.ts';

const TakeoverDialog = lazy(later(() => import('./takeover-dialog.tsx')));

/** 从已有报告填入, for whoever wrote the report in Word first. */
export function TakeoverButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        从已有报告填入
      </Button>
      {open && (
        <Suspense fallback={null}>
          <TakeoverDialog
            close={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
