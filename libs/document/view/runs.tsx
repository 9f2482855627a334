import { createContext, useContext, type ReactNode } from 'react';
import type { Run } from '../model.js';

/** Whether facts and blocks are marked in the page. In print nobody asks for them, and each mark would become a tag of the PDF. */
export const Marked = createContext(false);

/** Text with its facts marked, so that the preview can lead from a figure to the field it was typed in. */
export function Runs({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  if (!useContext(Marked)) return runs.map((run) => run.text).join('');
  return runs.map((run, position) =>
    run.fact === undefined ? (
      run.text
    ) : (
      <span
        key={position}
        data-fact={run.fact}
        className={run.missing === true ? 'missing' : undefined}
      >
        {run.text}
      </span>
    ),
  );
}

/** Attribute that names the narrative block an element came from; none in print. */
export function useBlockMark(id: string): { readonly 'data-block'?: string } {
  return useContext(Marked) ? { 'data-block': id } : {};
}
