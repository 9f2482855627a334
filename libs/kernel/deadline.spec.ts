import { describe, expect, it } from '@jest/globals';

import { withDeadline } from './deadline.js';

const NEVER = new Promise<never>(() => undefined);

describe('withDeadline', () => {
  it('is what the work comes to', async () => {
    await expect(withDeadline(Promise.resolve(7), 60_000, () => new Error('late'))).resolves.toBe(
      7,
    );
    const failing = Promise.reject<number>(new Error('broken'));
    await expect(withDeadline(failing, 60_000, () => new Error('late'))).rejects.toThrow('broken');
  });

  it('is late when the work does not come', async () => {
    await expect(withDeadline(NEVER, 1, () => new Error('late'))).rejects.toThrow('late');
  });
});
