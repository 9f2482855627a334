import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiError } from '../../api/client.ts';
import type { Report } from '../../api/types.ts';
import { DraftStore, type DraftPort } from './draft-store.ts';
import type { Edits } from './edits.ts';

type Facts = Report['content']['facts'];

/** A server with one report: versions, and a colleague who may be faster. */
function server(facts: Facts = {}) {
  const state = { version: 1, facts: { ...facts }, failure: null as ApiError | null };
  const content = (): Report['content'] => ({ facts: state.facts, paragraphs: {}, measures: {} });
  const kept: Edits[] = [];
  const port: DraftPort = {
    patch: (_part, body) => {
      if (state.failure !== null) return Promise.reject(state.failure);
      if (body['expectedVersion'] !== state.version)
        return Promise.reject(
          new ApiError(409, { code: 'report.stale_version', message: '已被更新' }),
        );
      const rest = Object.entries(state.facts).filter(
        ([id]) => !(body['clear'] as string[]).includes(id),
      );
      state.facts = { ...Object.fromEntries(rest), ...(body['set'] as Facts) };
      state.version += 1;
      return Promise.resolve({ version: state.version });
    },
    load: () => Promise.resolve({ version: state.version, content: content() }),
    refresh: () => Promise.resolve(),
    keep: (edits) => void kept.push(edits),
  };
  const store = new DraftStore(port, 1);
  const type = (id: string, value: string, group = id) => {
    store.change({ part: 'facts', id, value }, state.facts[id], group);
  };
  const colleague = (id: string, value: string) => {
    state.facts = { ...state.facts, [id]: value };
    state.version += 1;
  };
  return { state, store, type, colleague, content, kept };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('DraftStore', () => {
  it('stores what is typed after a pause, and keeps it nowhere else afterwards', async () => {
    const { state, store, type, kept } = server();
    type('a', '1');
    expect(store.read().state.kind).toBe('pending');
    expect(kept.at(-1)?.size).toBe(1);
    await jest.runAllTimersAsync();
    expect(state.facts).toEqual({ a: '1' });
    expect(store.read()).toMatchObject({ state: { kind: 'saved' } });
    expect(kept.at(-1)?.size).toBe(0);
  });

  it('puts its own changes over a colleague’s that do not touch them', async () => {
    const { state, store, type, colleague } = server();
    colleague('b', 'theirs');
    type('a', 'mine');
    await jest.runAllTimersAsync();
    expect(state.facts).toEqual({ a: 'mine', b: 'theirs' });
    expect(store.read().state.kind).toBe('saved');
  });

  it.each(['mine', 'theirs'] as const)(
    'asks when both changed a field, and keeps %s',
    async (side) => {
      const { state, store, type, colleague } = server({ a: 'before' });
      type('a', 'mine');
      type('b', 'also mine');
      colleague('a', 'theirs');
      await jest.runAllTimersAsync();
      expect(store.read().state.kind).toBe('conflict');
      expect(state.facts).toEqual({ a: 'theirs' });
      store.resolve(side);
      await jest.runAllTimersAsync();
      expect(state.facts).toEqual({ a: side, b: 'also mine' });
    },
  );

  it('undoes a word at once, before and after it is saved', async () => {
    const { state, store, type, content } = server({ a: '0' });
    type('a', '01');
    type('a', '012');
    store.undo(content());
    await jest.runAllTimersAsync();
    expect(state.facts['a']).toBe('0');
    type('a', '5');
    await jest.runAllTimersAsync();
    expect(state.facts['a']).toBe('5');
    store.undo(content());
    await jest.runAllTimersAsync();
    expect(state.facts['a']).toBe('0');
    expect(store.read().undoable).toBe(false);
  });

  it('keeps what is refused in the form, with its place, and performs nothing on top of it', async () => {
    const { state, store, type } = server();
    const faults = [{ code: 'fact.invalid_value', path: 'facts.a', message: '须为数字' }];
    state.failure = new ApiError(422, { code: 'fact.invalid_value', message: '有误', faults });
    type('a', 'x');
    await jest.runAllTimersAsync();
    const { state: saving, edits } = store.read();
    expect(saving).toMatchObject({ kind: 'refused', faults: new Map([['a', '须为数字']]) });
    expect(edits.get('facts/a')?.value).toBe('x');
    const work = jest.fn<() => Promise<{ version: number }>>();
    await expect(store.perform(work)).rejects.toThrow('没有保存成功');
    expect(work).not.toHaveBeenCalled();
  });

  it.each([
    ['the connection', 0, 'network'],
    ['whoever was signed out', 401, 'session.expired'],
  ])('tries again by itself when %s is back', async (_what, status, code) => {
    const { state, store, type } = server();
    state.failure = new ApiError(status, { code, message: '暂时不行' });
    type('a', '1');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(store.read().state.kind).toBe('offline');
    state.failure = null;
    await jest.runAllTimersAsync();
    expect(state.facts).toEqual({ a: '1' });
  });

  it('stores what is typed before it decides, on the version that made', async () => {
    const { state, store, type } = server();
    type('a', '1');
    const seen: number[] = [];
    await store.perform((version) => {
      seen.push(version);
      return Promise.resolve({ version: version + 1 });
    });
    expect(seen).toEqual([2]);
    expect(state.facts).toEqual({ a: '1' });
  });
});
