import { useEffect, useState, useSyncExternalStore } from 'react';
import { useUnsaved } from '../../shared/unsaved.ts';
import {
  PackageStore,
  type PackagePort,
  type StoredPackage,
  type Unsaved,
} from './package-store.ts';
import { standingTexts } from './typed-texts.ts';

/** What this person typed in this browser tab and the server does not have yet, by draft. */
export function keptPackage(place: string): Unsaved | undefined {
  const text = sessionStorage.getItem(place);
  return text === null ? undefined : (JSON.parse(text) as Unsaved);
}

export function keepPackage(place: string, unsaved: Unsaved | undefined): void {
  if (unsaved === undefined) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(unsaved));
}

const BESIDE =
  '有 JSON 文字还不在草稿中。离开后它只留在这个浏览器标签页里，回到这份草稿可以接着改。';

/** The package as this person is editing it. One per editor. Leaving the page saves; closing the browser asks first. */
export function usePackageDraft(port: PackagePort, stored: StoredPackage, kept?: Unsaved) {
  const [store] = useState(() => new PackageStore(port, stored, kept));
  const snapshot = useSyncExternalStore(store.subscribe, store.read);
  useUnsaved(standingTexts(snapshot.texts).length > 0, BESIDE);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!store.whole) event.preventDefault();
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
  return { store, ...snapshot };
}
