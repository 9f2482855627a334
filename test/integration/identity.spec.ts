import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { createPasswordHasher, IdentityService } from '#libs/features/identity';
import { createIdSource, ManualClock } from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';

import type { TestDatabase } from '../support/database.js';
import { foundTestDistrict, PASSWORD } from '../support/district.js';
import { createMigratedDatabase } from '../support/persistence.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const RULES = { idleMinutes: 30, hours: 8, attempts: 5, lockMinutes: 15 };
const ACCOUNT = 'east.drafter';
const WRONG = 'Wrong-password-1';

describe('sessions in time', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let clock: ManualClock;
  let identity: IdentityService;

  beforeAll(async () => {
    database = await createMigratedDatabase();
    await foundTestDistrict(database.url);
    dataSource = await openDataSource(database.url);
  });

  beforeEach(() => {
    clock = new ManualClock(new Date('2030-01-01T00:00:00Z'));
    identity = new IdentityService({
      unitOfWork: new TypeOrmUnitOfWork(dataSource),
      clock,
      ids: createIdSource(),
      passwords: createPasswordHasher({ memoryKib: 8_192, passes: 1, lanes: 1 }),
      rules: RULES,
    });
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const signIn = async (password = PASSWORD): Promise<string> => {
    const input = { account: ACCOUNT, password, requestId: 'r' };
    return (await identity.signIn(input, null)).token;
  };
  const resolve = (token: string) => identity.resolve(token, 'r');

  it('end after half an hour without use', async () => {
    const token = await signIn();
    clock.advance(29 * MINUTE);
    expect((await resolve(token)).user.account).toBe(ACCOUNT);
    clock.advance(29 * MINUTE);
    await resolve(token);
    clock.advance(30 * MINUTE);
    await expect(resolve(token)).rejects.toMatchObject({ code: 'session.expired' });
    clock.advance(-30 * MINUTE);
    await expect(resolve(token)).rejects.toMatchObject({ code: 'session.expired' });
  });

  it('end after eight hours, however busy', async () => {
    const token = await signIn();
    for (let quarters = 0; quarters < 31; quarters += 1) {
      clock.advance(15 * MINUTE);
      await resolve(token);
    }
    clock.advance(15 * MINUTE);
    expect(clock.now().getTime()).toBe(new Date('2030-01-01T00:00:00Z').getTime() + 8 * HOUR);
    await expect(resolve(token)).rejects.toMatchObject({ code: 'session.expired' });
  });

  it('are refused to a locked account until a quarter of an hour has passed', async () => {
    for (let attempt = 0; attempt < RULES.attempts; attempt += 1) {
      await expect(signIn(WRONG)).rejects.toMatchObject({ code: 'session.bad_credentials' });
    }
    clock.advance(15 * MINUTE - 1);
    await expect(signIn()).rejects.toMatchObject({ code: 'session.bad_credentials' });
    clock.advance(1);
    expect(await signIn()).toHaveLength(43);
  });

  it('start a new count once a lock has run out', async () => {
    for (let attempt = 0; attempt < RULES.attempts; attempt += 1) {
      await expect(signIn(WRONG)).rejects.toThrow();
    }
    clock.advance(15 * MINUTE);
    await expect(signIn(WRONG)).rejects.toThrow();
    expect(await signIn()).toHaveLength(43);
  });
});
