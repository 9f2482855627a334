/** Asked to stop by Ctrl-C, a service manager, or the end of whoever started the process. */
export interface StopRequest {
  /** Why, once asked. */
  readonly asked: Promise<string>;
  /** Errors: `Interrupted` once asked; called between the steps of a start. */
  check(): void;
}

/** The start was given up because the process was asked to stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Listens from before anything starts. A parent that dies, however it dies, closes the channel to us. */
export function listenForStop(): StopRequest {
  let stopping = false;
  const asked = new Promise<string>((resolve) => {
    const stop = (reason: string) => (): void => {
      stopping = true;
      resolve(reason);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop(signal));
    process.once('disconnect', stop('disconnect'));
  });
  return {
    asked,
    check: () => {
      if (stopping) throw new Interrupted('asked to stop');
    },
  };
}
