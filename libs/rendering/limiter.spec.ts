import { describe, expect, it } from '@jest/globals';

import { Limiter } from './limiter.js';

function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe('Limiter', () => {
  it('lets as many run as it may, and others in the order they came', async () => {
    const limiter = new Limiter(2, 10, () => new Error('full'));
    const gates = [gate(), gate(), gate(), gate()];
    const started: number[] = [];
    const tasks = gates.map(({ passed }, index) =>
      limiter.run(async () => {
        started.push(index);
        await passed;
        return index;
      }),
    );
    await Promise.resolve();
    expect(started).toEqual([0, 1]);
    gates[1]?.open();
    await tasks[1];
    await Promise.resolve();
    expect(started).toEqual([0, 1, 2]);
    gates.forEach(({ open }) => open());
    expect(await Promise.all(tasks)).toEqual([0, 1, 2, 3]);
  });

  it('gives the place on when a task fails', async () => {
    const limiter = new Limiter(1, 10, () => new Error('full'));
    const failing = limiter.run(() => Promise.reject(new Error('broken')));
    const next = limiter.run(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('done');
  });

  it('turns away what would wait behind a full queue', async () => {
    const limiter = new Limiter(1, 1, () => new Error('full'));
    const { passed, open } = gate();
    const first = limiter.run(() => passed);
    const second = limiter.run(() => Promise.resolve());
    await expect(limiter.run(() => Promise.resolve())).rejects.toThrow('full');
    open();
    await Promise.all([first, second]);
  });
});
