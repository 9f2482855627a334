import { describe, expect, it } from '@jest/globals';

import { ManualClock } from './clock.js';
import { createIdSource } from './system.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  it('are UUIDs of version 7 that carry the millisecond', () => {
    const id = createIdSource(new ManualClock(new Date(0x0190_1234_5678))).next();
    expect(id).toMatch(UUID_V7);
    expect(id.startsWith('01901234-5678-7')).toBe(true);
  });

  it('sort in the order they were given, thousands within one millisecond and when the clock goes back', () => {
    const clock = new ManualClock(new Date('2025-03-01T00:00:00Z'));
    const ids = createIdSource(clock);
    const given = Array.from({ length: 9_000 }, () => ids.next());
    clock.set(new Date('2025-02-01T00:00:00Z'));
    given.push(ids.next());
    clock.set(new Date('2025-03-02T00:00:00Z'));
    given.push(ids.next());
    expect([...given].sort()).toEqual(given);
    expect(new Set(given).size).toBe(given.length);
  });
});
