import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../api/client.ts';
import type { Changed, Report } from '../../api/types.ts';
import { DraftStore, type DraftPort } from './draft-store.ts';
import { shownValue, type DraftValue, type Part } from './edits.ts';
import { keepEdits, keptEdits } from './kept-edits.ts';

function portOf(userId: string, reportId: string, refresh: () => Promise<Report>): DraftPort {
  return {
    refresh,
    patch: (part, body) => call<Changed>('PATCH', `/reports/${reportId}/${part}`, body),
    keep: (edits, version) => {
      keepEdits(userId, reportId, edits, version);
    },
  };
}

/** Saves when the page is left inside the application; asks before it is left for good with something unsaved. */
function useLeaving(store: DraftStore): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (store.read().edits.size > 0) event.preventDefault();
    };
    const online = () => {
      if (store.read().state.kind === 'offline') void store.save();
    };
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', online);
      void store.save();
    };
  }, [store]);
}

/** The report as this person is writing it. One per report page. */
export function useDraft(userId: string, report: Report, refresh: () => Promise<Report>) {
  const [store] = useState(() => {
    const port = portOf(userId, report.id, refresh);
    return new DraftStore(port, report, keptEdits(userId, report.id));
  });
  const { content, edits, state, undoable } = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => {
    store.adopt(report);
  }, [store, report]);
  useLeaving(store);
  const change = useCallback(
    (part: Part, id: string, value: DraftValue, group = `${part}/${id}`) => {
      store.change({ part, id, value }, group);
    },
    [store],
  );
  const valueOf = useCallback(
    (part: Part, id: string) => shownValue(edits, content, part, id),
    [edits, content],
  );
  return { store, edits, content, state, undoable, change, valueOf };
}

export type Draft = ReturnType<typeof useDraft>;
