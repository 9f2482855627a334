import { Grid } from 'antd';
import { useState } from 'react';

const KEPT_AS = 'ziping.desk.beside';

/** Whether the document stands beside the fields. Remembered in this browser; only where the window has room for both. */
export function useBeside() {
  const roomy = Grid.useBreakpoint().xl ?? false;
  const [wanted, setWanted] = useState(() => localStorage.getItem(KEPT_AS) === 'on');
  const turn = (on: boolean) => {
    localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
    setWanted(on);
  };
  return { roomy, on: roomy && wanted, turn };
}
