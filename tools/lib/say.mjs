/** Seconds with one decimal, from milliseconds. */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** One line for the person who waits; not on standard output, which may be somebody's JSON. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs work and says how long it has been going, so that a slow disk or network does not look like a hang.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const HEARTBEAT_MS = 5000;
  const started = performance.now();
  say(`${what}…`);
  const heartbeat = setInterval(() => {
    say(`${what}… 已用 ${seconds(performance.now() - started)}`);
  }, HEARTBEAT_MS);
  try {
    const result = await work();
    say(`${what}：完成，用时 ${seconds(performance.now() - started)}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
