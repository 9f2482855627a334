import type { ReactNode } from 'react';

/** Content too wide for the window scrolls by itself, not the page; the keyboard reaches it to scroll. */
export function WideRegion({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="wide-table" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
