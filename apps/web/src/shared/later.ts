import { connected, connectionLost } from './connection.ts';

/**
 * A part of the application that is fetched when it is first needed. Without a connection it waits for one and is
 * fetched again, so that a page opened just then comes by itself.
 * @param load an `import()`
 * @throws what the second try throws: with a connection, only a part that a newer release no longer has
 */
export const later =
  <T>(load: () => Promise<T>): (() => Promise<T>) =>
  () =>
    load().catch(async () => {
      connectionLost();
      await connected();
      return load();
    });
