import { describe, expect, it } from '@jest/globals';

import { createPasswordHasher } from './passwords.js';

describe('passwords', () => {
  const passwords = createPasswordHasher({ memoryKib: 8_192, passes: 1, lanes: 1 });

  it('are kept as argon2id at the cost asked for, each with a salt of its own', async () => {
    const [one, other] = [await passwords.hash('Geheim-1'), await passwords.hash('Geheim-1')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=8192,t=1,p=1\$/);
    expect(one).not.toBe(other);
  });

  it('match themselves and nothing else', async () => {
    const hash = await passwords.hash('Geheim-1');
    expect(await passwords.matches(hash, 'Geheim-1')).toBe(true);
    expect(await passwords.matches(hash, 'geheim-1')).toBe(false);
  });

  it('match nobody, not even with the stand-in that is hashed for nobody', async () => {
    expect(await passwords.matches(null, 'Geheim-1')).toBe(false);
    expect(await passwords.matches(null, 'nobody has this password')).toBe(false);
  });

  it('are all answered when many come at once', async () => {
    const hash = await passwords.hash('Geheim-1');
    const tries = ['Geheim-1', 'x', 'Geheim-1', 'y', 'z', 'Geheim-1'];
    const answers = await Promise.all(tries.map((attempt) => passwords.matches(hash, attempt)));
    expect(answers).toEqual(tries.map((attempt) => attempt === 'Geheim-1'));
  });
});
