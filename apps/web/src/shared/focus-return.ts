import { useEffect } from 'react';

/** Whoever closes a dialog goes on where it was opened, also when the dialog is gone at once. */
export function useFocusReturn(open: boolean): void {
  useEffect(() => {
    if (!open) return undefined;
    const opener = document.activeElement;
    return () => {
      requestAnimationFrame(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    };
  }, [open]);
}
