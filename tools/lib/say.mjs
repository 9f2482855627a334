/** Seconds with one decimal, from milliseconds. */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** One line for the person who waits; not on standard output, which may be somebody's JSON. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs work and says how long it has been going, so that a slow disk or network does not look like a
 * hang: in place on a terminal, a line now and then in a log.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const started = performance.now();
  const since = () => seconds(performance.now() - started);
  const terminal = process.stderr.isTTY === true;
  say(`${what}…`);
  const heartbeat = setInterval(
    () => process.stderr.write(terminal ? `\r  已用 ${since()}` : `  已用 ${since()}\n`),
    terminal ? 500 : 10_000,
  );
  try {
    const result = await work();
    say(`${terminal ? '\r' : ''}${what}：完成，用时 ${since()}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
