import { useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import type { ArchiveRow, Verification } from '../api/types.ts';
import { archivePage, type ArchiveFilters } from './use-archive.ts';

export interface VerifyProgress {
  readonly state: 'idle' | 'running' | 'cancelled' | 'done';
  /** Entries to be looked at; grows while the list is still being read. */
  readonly total: number;
  readonly done: number;
  /** Entries with faults, or that could not be verified. */
  readonly failed: readonly { readonly row: ArchiveRow; readonly message: string }[];
}

const IDLE: VerifyProgress = { state: 'idle', total: 0, done: 0, failed: [] };

async function everyRow(filters: ArchiveFilters, signal: AbortSignal): Promise<ArchiveRow[]> {
  const rows: ArchiveRow[] = [];
  let after: string | null = '';
  while (after !== null && !signal.aborted) {
    const page: Awaited<ReturnType<typeof archivePage>> = await archivePage(filters, after);
    rows.push(...page.items);
    after = page.next;
  }
  return rows;
}

/** null when the entry is sound; otherwise what is wrong, in words. */
async function faultOf({ reportId }: ArchiveRow): Promise<string | null> {
  try {
    const { ok, faults } = await call<Verification>('POST', `/reports/${reportId}/archive/verify`);
    return ok ? null : faults.map(({ file, message }) => `${file}：${message}`).join('；');
  } catch (error) {
    return error instanceof Error ? error.message : '无法验证';
  }
}

/** Verifies every listed entry, one after another, so that other people's work goes on beside it; can be cancelled. */
export function useVerifyAll(filters: ArchiveFilters) {
  const [progress, setProgress] = useState<VerifyProgress>(IDLE);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setProgress({ ...IDLE, state: 'running' });
    try {
      const rows = await everyRow(filters, signal);
      setProgress((now) => ({ ...now, total: rows.length }));
      for (const row of rows) {
        if (signal.aborted) break;
        const message = await faultOf(row);
        setProgress((now) => ({
          ...now,
          done: now.done + 1,
          failed: message === null ? now.failed : [...now.failed, { row, message }],
        }));
      }
    } finally {
      setProgress((now) => ({ ...now, state: signal.aborted ? 'cancelled' : 'done' }));
    }
  };
  return { progress, start, cancel: () => running.current?.abort() };
}
