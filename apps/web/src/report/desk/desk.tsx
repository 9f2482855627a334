import { createContext, useContext } from 'react';
import type { Action, Changed, Report, Rulebook } from '../../api/types.ts';
import type { Names } from '../labels.ts';

/** What every part of a report's page works with; the same until the report is read again. */
export interface Desk {
  readonly report: Report;
  readonly rulebook: Rulebook;
  readonly names: Names;
  /** Whether the server allows a command to this person now. */
  readonly may: (command: Action['command']) => boolean;
  /** Sends a decision on the newest version, after everything typed is stored. */
  readonly perform: <T extends Changed>(
    method: 'POST' | 'DELETE',
    path: string,
    body?: Readonly<Record<string, unknown>>,
  ) => Promise<T>;
  /** Leads to the place a path names. */
  readonly goTo: (path: string) => void;
  /** Opens the note dialog on a path. */
  readonly annotate: (path: string) => void;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk outside a report');
  return desk;
}
