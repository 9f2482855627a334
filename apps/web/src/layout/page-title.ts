import { useEffect } from 'react';

const PRODUCT = '自评';

/** Names the browser's tab; while a page does not know its name yet, the tab keeps the one it has. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${PRODUCT}`;
  }, [title]);
}
