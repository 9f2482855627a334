import { useEffect } from 'react';

const unsaved = new Set<object>();

/** Whether anything on the page was typed and not yet sent. */
export const anythingUnsaved = (): boolean => unsaved.size > 0;

/** Says that a form holds what would be lost; whoever leaves the page is then asked first. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return undefined;
    const token = {};
    unsaved.add(token);
    return () => {
      unsaved.delete(token);
    };
  }, [dirty]);
}
