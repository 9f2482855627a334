import { useCallback, useEffect, useState } from 'react';
import type { Names } from '../labels.ts';

/** A place somebody is led to. `step` tells two visits of the same place apart. */
export interface Target {
  readonly path: string;
  readonly step: number;
}

const FOCUSABLE = 'input, textarea, button, [tabindex]';

/** Scrolls to the place's own field, or to what it is part of, and puts the keyboard there. */
function reveal(path: string): void {
  const parts = path.split('/');
  const ids = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
  const found = ids
    .map((id) => document.getElementById(`field-${id}`))
    .find((element) => element !== null);
  if (found === undefined) return;
  found.scrollIntoView({ block: 'center' });
  const field = found.matches(FOCUSABLE) ? found : found.querySelector<HTMLElement>(FOCUSABLE);
  field?.focus({ preventScroll: true });
}

/** The tab a path is shown in. */
export function viewOf({ evaluation }: Names, path: string): string {
  const [head = '', id = ''] = path.split('/');
  if (head === 'paragraphs') return 'paragraphs';
  if (head === 'indicators') return 'score';
  const indicator = evaluation.score.indicators.some((entry) => entry.id === id);
  return head === 'measures' && indicator ? 'measures' : 'facts';
}

/** Where somebody is led. The tab, section and page it is on are opened by who shows them, then it is revealed. */
export function useTarget() {
  const [target, setTarget] = useState<Target | null>(null);
  const lead = useCallback((path: string) => {
    setTarget((before) => ({ path, step: (before?.step ?? 0) + 1 }));
  }, []);
  useEffect(() => {
    if (target === null) return;
    // One frame for the tab and section, one for the page of a table.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        reveal(target.path);
      }),
    );
  }, [target]);
  return { target, lead };
}
