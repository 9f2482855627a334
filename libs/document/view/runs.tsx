import type { ReactNode } from 'react';
import type { Run } from '../model.js';

/** Text with its facts marked, so that the preview can lead from a figure to the field it was typed in. */
export function Runs({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  return runs.map((run, position) =>
    run.fact === undefined ? (
      run.text
    ) : (
      <span key={position} data-fact={run.fact} className={run.missing === true ? 'missing' : undefined}>
        {run.text}
      </span>
    ),
  );
}
