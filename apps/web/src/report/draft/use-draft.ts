import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { call } from '../../api/client.ts';
import type { Changed, Report } from '../../api/types.ts';
import { DraftStore, type DraftPort } from './draft-store.ts';
import { storedValue, type DraftValue, type Part } from './edits.ts';
import { keepEdits, keptEdits } from './kept-edits.ts';

function portOf(userId: string, reportId: string, refresh: () => Promise<void>): DraftPort {
  return {
    refresh,
    patch: (part, body) => call<Changed>('PATCH', `/reports/${reportId}/${part}`, body),
    load: () => call<Report>('GET', `/reports/${reportId}`),
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
export function useDraft(userId: string, report: Report, refresh: () => Promise<void>) {
  const [store] = useState(() => {
    const kept = keptEdits(userId, report.id);
    const port = portOf(userId, report.id, refresh);
    return new DraftStore(port, kept?.version ?? report.version, kept?.edits);
  });
  const { edits, state, undoable } = useSyncExternalStore(store.subscribe, store.read);
  const { content } = report;
  useEffect(() => {
    store.adopt(report.version);
  }, [store, report.version]);
  useLeaving(store);
  const change = useMemo(() => {
    return (part: Part, id: string, value: DraftValue, group = `${part}/${id}`) => {
      store.change({ part, id, value }, storedValue(content, part, id), group);
    };
  }, [store, content]);
  return { store, edits, state, undoable, change };
}

export type Draft = ReturnType<typeof useDraft>;
