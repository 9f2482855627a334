import type { Changed, Report } from '../../api/types.ts';
import type { Edits, Part } from './edits.ts';
import type { Clash } from './merge-all.ts';

export type SaveState =
  | { readonly kind: 'saved' | 'pending' | 'saving' | 'offline' }
  | { readonly kind: 'conflict'; readonly clashes: readonly Clash[] }
  | {
      readonly kind: 'refused';
      readonly message: string;
      readonly faults: ReadonlyMap<string, string>;
    };

export interface DraftSnapshot {
  /** What is stored, as last read. It changes together with `edits`, so that a saved field never shows its old value. */
  readonly content: Report['content'];
  readonly edits: Edits;
  readonly state: SaveState;
  readonly undoable: boolean;
}

/** A report as it was read at one moment. */
export type Stored = Pick<Report, 'version' | 'content'>;

/** What the draft needs of the world. */
export interface DraftPort {
  patch(part: Part, body: Readonly<Record<string, unknown>>): Promise<Changed>;
  /** Reads the report again, for the page and for the draft. Rejects when it cannot be read now. */
  refresh(): Promise<Stored>;
  /** Keeps what is not stored yet beyond this page; nothing to keep when empty. */
  keep(edits: Edits, version: number): void;
}
