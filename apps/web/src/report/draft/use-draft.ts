import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import type { Changed, Report } from '../../api/types.ts';
import type { DraftPort } from './draft-state.ts';
import { DraftStore } from './draft-store.ts';
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

/** The report as this person is writing it. One per report page, the same as long as the page is open. */
export function useDraft(
  userId: string,
  report: Report,
  refresh: () => Promise<Report>,
): DraftStore {
  const [store] = useState(() => {
    const port = portOf(userId, report.id, refresh);
    return new DraftStore(port, report, keptEdits(userId, report.id));
  });
  useEffect(() => {
    store.adopt(report);
  }, [store, report]);
  useLeaving(store);
  return store;
}
