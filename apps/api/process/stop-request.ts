/**
 * Resolves with the reason when the process is asked to stop: Ctrl-C, a service manager, or the end of whoever started
 * it (its channel closes however it dies). Asked for before anything starts, so that a request during the start counts.
 */
export function stopRequest(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        resolve(signal);
      });
    process.once('disconnect', () => {
      resolve('disconnect');
    });
  });
}
