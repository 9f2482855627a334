import { useState } from 'react';
import { upload } from '../../api/client.ts';
import type { Changed, FactValue, TakenOver } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { useDraftStore } from '../draft/drafted.ts';
import { shownValue } from '../draft/edits.ts';
import { fillable, firstTicked, takeoverItems, type TakeoverItems } from './takeover-items.ts';

export type TakeoverState =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading' | 'filling'; readonly file: File }
  | { readonly kind: 'failed'; readonly file: File; readonly error: unknown }
  | {
      readonly kind: 'read';
      readonly file: File;
      readonly taken: TakenOver;
      readonly found: TakeoverItems;
    };

/**
 * Reads a report's file and fills in what was ticked, which one undo takes back. Nothing is stored before that; then where it
 * came from is, with the doubts of the file.
 */
export function useTakeover(done: (count: number) => void) {
  const { report, rulebook } = useDesk();
  const store = useDraftStore();
  const [state, setState] = useState<TakeoverState>({ kind: 'choosing' });
  const [ticked, setTicked] = useState<readonly string[]>([]);

  const read = async (file: File) => {
    setState({ kind: 'reading', file });
    try {
      const taken = await upload<TakenOver>(`/reports/${report.id}/takeover`, file, {});
      const { edits, content } = store.read();
      const found = takeoverItems(
        taken,
        rulebook.facts.facts,
        (id) => shownValue(edits, content, 'facts', id) as FactValue | undefined,
        (id) => report.openFields === null || report.openFields.includes(id),
      );
      setTicked(firstTicked(found.items, taken.year === null || taken.year === report.year));
      setState({ kind: 'read', file, taken, found });
    } catch (error) {
      setState({ kind: 'failed', file, error });
    }
  };

  const fill = async (file: File, { items, same }: TakeoverItems) => {
    setState({ kind: 'filling', file });
    const wanted = items.filter(({ fact }) => ticked.includes(fact.id));
    const taken = new Set([...same, ...ticked]);
    try {
      await store.perform((expectedVersion) =>
        upload<Changed>(`/reports/${report.id}/takeovers`, file, {
          expectedVersion,
          facts: [...taken],
        }),
      );
    } catch (error) {
      setState({ kind: 'failed', file, error });
      return;
    }
    const edits = wanted.map((item) => ({
      part: 'facts' as const,
      id: item.fact.id,
      value: fillable(item, taken),
    }));
    store.changeAll(edits, `takeover ${String(report.version)}`);
    done(edits.length);
  };

  return {
    state,
    ticked,
    setTicked,
    fill: (file: File, found: TakeoverItems) => void fill(file, found),
    read: (file: File) => void read(file),
    again: () => {
      setState({ kind: 'choosing' });
    },
  };
}
