const LOOK_MS = 500;

/**
 * Calls back when npm is gone without having passed a signal on: killed for good, or with a shell in between that took the
 * signal for itself. Not through npm, our parent's end means nothing (nohup).
 * @param {() => void} callback
 * @returns {() => void} stops looking
 */
export function whenAbandoned(callback) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) callback();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
