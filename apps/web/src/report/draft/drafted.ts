import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DraftSnapshot } from './draft-state.ts';
import type { DraftStore } from './draft-store.ts';
import { shownValue, type DraftValue, type Part } from './edits.ts';

const DraftContext = createContext<DraftStore | null>(null);
export const DraftProvider = DraftContext.Provider;

export function useDraftStore(): DraftStore {
  const store = useContext(DraftContext);
  if (store === null) throw new Error('useDraftStore outside a report');
  return store;
}

/**
 * A piece of a draft. Whoever asks is drawn again only when that piece is another: a letter typed in one field leaves the
 * hundreds of others alone.
 * @param select its answer is compared by identity: a stored thing or a primitive, not something made anew
 */
export const usePiece = <T>(store: DraftStore, select: (draft: DraftSnapshot) => T): T =>
  useSyncExternalStore(store.subscribe, () => select(store.read()));

/** A piece of the draft of this page. */
export const useDrafted = <T>(select: (draft: DraftSnapshot) => T): T =>
  usePiece(useDraftStore(), select);

/** What a field shows now. */
export const useValue = (part: Part, id: string): DraftValue =>
  useDrafted(({ edits, content }) => shownValue(edits, content, part, id));

const NO_FAULTS: ReadonlyMap<string, string> = new Map();

/** What the server refused of what was typed, by the path below its part. */
export const useFaults = (): ReadonlyMap<string, string> =>
  useDrafted(({ state }) => (state.kind === 'refused' ? state.faults : NO_FAULTS));
