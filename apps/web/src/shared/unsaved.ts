import { useEffect } from 'react';

const LOST = '本页有已填写但还没有提交的内容，离开后将丢失。';
const unsaved = new Set<{ readonly words: string }>();

/** What is said to whoever leaves the page while something on it was typed and not yet sent; null when nothing was. */
export const unsavedWords = (): string | null => [...unsaved][0]?.words ?? null;

/**
 * Says that a form holds what is not sent yet; whoever leaves the page is then asked first.
 * @param words what becomes of it, where that is not simply lost
 */
export function useUnsaved(dirty: boolean, words = LOST): void {
  useEffect(() => {
    if (!dirty) return undefined;
    const token = { words };
    unsaved.add(token);
    return () => {
      unsaved.delete(token);
    };
  }, [dirty, words]);
}
