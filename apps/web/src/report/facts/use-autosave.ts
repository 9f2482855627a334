import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, call } from '../../api/client.ts';
import type { FactValue, Report, Changed } from '../../api/types.ts';

/** undefined: the field is cleared, which is not the same as zero. */
export type Edits = ReadonlyMap<string, FactValue | undefined>;

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saving' }
  /** Somebody else was faster. Nothing typed is lost: it is laid over the newest version when asked. */
  | { readonly kind: 'conflict'; readonly message: string }
  | {
      readonly kind: 'refused';
      readonly message: string;
      readonly faults: ReadonlyMap<string, string>;
    };

const WAIT_MS = 800;

function patchOf(edits: Edits): { set: Record<string, FactValue>; clear: string[] } {
  const set: Record<string, FactValue> = {};
  const clear: string[] = [];
  for (const [id, value] of edits) {
    if (value === undefined) clear.push(id);
    else set[id] = value;
  }
  return { set, clear };
}

function refusal(error: unknown): SaveState {
  if (!(error instanceof ApiError))
    return { kind: 'refused', message: '保存失败', faults: new Map() };
  if (error.code === 'report.stale_version') return { kind: 'conflict', message: error.message };
  const faults = new Map(
    error.faults.map(({ path, message }) => [
      path?.replace(/^facts\./, '').split('.')[0] ?? '',
      message,
    ]),
  );
  // Table faults carry `facts.<table>.<row>.<column>`, and fact ids have dots too: keep the whole path as well.
  for (const { path, message } of error.faults)
    if (path !== undefined) faults.set(path.replace(/^facts\./, ''), message);
  return { kind: 'refused', message: error.message, faults };
}

/**
 * Keeps what is typed until the server has it. Edits made while a save is under way go with the next one; a refused
 * save keeps every edit in the form.
 */
export function useAutosave(report: Report, saved: () => Promise<void>) {
  const [edits, setEdits] = useState<Edits>(new Map());
  const [state, setState] = useState<SaveState>({ kind: 'saved' });
  const latest = useRef<Edits>(edits);
  const version = useRef(report.version);
  const busy = useRef(false);

  useEffect(() => {
    if (!busy.current && latest.current.size === 0) version.current = report.version;
  }, [report.version]);

  const change = useCallback((id: string, value: FactValue | undefined) => {
    const next = new Map(latest.current).set(id, value);
    latest.current = next;
    setEdits(next);
    setState({ kind: 'pending' });
  }, []);

  const save = useCallback(async () => {
    if (busy.current || latest.current.size === 0) return;
    busy.current = true;
    const sent = latest.current;
    setState({ kind: 'saving' });
    try {
      const body = { expectedVersion: version.current, ...patchOf(sent) };
      const answer = await call<Changed>('PATCH', `/reports/${report.id}/facts`, body);
      version.current = answer.version;
      await saved();
      const rest = new Map(
        [...latest.current].filter(([id, value]) => sent.get(id) !== value || !sent.has(id)),
      );
      latest.current = rest;
      setEdits(rest);
      setState({ kind: rest.size === 0 ? 'saved' : 'pending' });
    } catch (error) {
      setState(refusal(error));
    } finally {
      busy.current = false;
    }
  }, [report.id, saved]);

  useEffect(() => {
    if (state.kind !== 'pending') return undefined;
    const timer = setTimeout(() => void save(), WAIT_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [edits, state.kind, save]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, []);

  /** After a conflict: takes over the newest version and lays what was typed over it. */
  const retry = useCallback(async () => {
    const newest = await call<Report>('GET', `/reports/${report.id}`);
    version.current = newest.version;
    setState({ kind: 'pending' });
  }, [report.id]);

  return { edits, state, change, save, retry };
}
