import { useSyncExternalStore } from 'react';

const HEALTH = '/api/v1/health/live';
const EVERY_MS = 3_000;

let lost = false;
let asking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function set(now: boolean): void {
  if (lost === now) return;
  lost = now;
  clearInterval(asking);
  asking = lost ? setInterval(() => void askAgain(), EVERY_MS) : undefined;
  for (const tell of listeners) tell();
}

/** A request did not reach the server: from now on it is asked whether it is there again. */
export const connectionLost = (): void => {
  set(true);
};
/** The server answered, whatever it said. */
export const connectionFound = (): void => {
  set(false);
};

/** Asks the server once. */
export async function askAgain(): Promise<void> {
  try {
    await fetch(HEALTH, { cache: 'no-store' });
    connectionFound();
  } catch {
    connectionLost();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const ask = () => void askAgain();
  window.addEventListener('online', ask);
  window.addEventListener('offline', connectionLost);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', ask);
    window.removeEventListener('offline', connectionLost);
  };
}

/** Resolves once the server can be reached, at once when it can. */
export function connected(): Promise<void> {
  if (!lost) return Promise.resolve();
  return new Promise((resolve) => {
    const leave = subscribe(() => {
      if (lost) return;
      leave();
      resolve();
    });
  });
}

/** Whether the server cannot be reached at present. */
export const useConnectionLost = (): boolean => useSyncExternalStore(subscribe, () => lost);
