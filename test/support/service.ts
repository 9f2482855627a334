import { startApplication, type RunningApplication } from './application.js';
import { Client } from './client.js';
import type { TestDatabase } from './database.js';
import { foundTestDistrict, PASSWORD, type TestDistrict } from './district.js';
import { createMigratedDatabase } from './persistence.js';

/** A running application over a database of its own, with the test district in it. */
export interface TestService {
  readonly application: RunningApplication;
  readonly database: TestDatabase;
  readonly district: TestDistrict;
  /** Signed in; the same session each time. */
  as(account: string): Promise<Client>;
  stop(): Promise<void>;
}

/** @param reached the address under which the application finds the database, from its own */
export async function startService(
  env: Readonly<Record<string, string>> = {},
  reached: (url: string) => Promise<string> = (url) => Promise.resolve(url),
): Promise<TestService> {
  const database = await createMigratedDatabase();
  const district = await foundTestDistrict(database.url);
  const application = await startApplication({
    databaseUrl: await reached(database.url),
    env,
  });
  const clients = new Map<string, Promise<Client>>();
  return {
    application,
    database,
    district,
    as: (account) => {
      const known = clients.get(account);
      const client = known ?? Client.signedIn(application.address, account, PASSWORD);
      clients.set(account, client);
      return client;
    },
    stop: async () => {
      await application.stop();
      await database.drop();
    },
  };
}
