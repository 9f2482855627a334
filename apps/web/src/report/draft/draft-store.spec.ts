import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiError } from '../../api/client.ts';
import type { Report } from '../../api/types.ts';
import type { DraftPort, Stored } from './draft-state.ts';
import { DraftStore } from './draft-store.ts';
import { shownValue, type Edits } from './edits.ts';

type Facts = Report['content']['facts'];

interface World {
  version: number;
  facts: Facts;
  /** What a change meets. */
  failure: ApiError | null;
  /** What reading meets. */
  unreadable: ApiError | null;
  /** A change is stored, but its answer does not come. */
  silent: boolean;
  patches: number;
}

const OUT_OF_REACH = new ApiError(0, { code: 'network', message: '连接不上服务器' });

const BAD_VALUE = new ApiError(422, {
  code: 'fact.invalid_value',
  message: '须为数字',
  faults: [{ code: 'fact.invalid_value', path: 'facts.a', message: '须为数字' }],
});

/** Figures as the server writes them. */
const canonical = (facts: Facts): Facts =>
  JSON.parse(JSON.stringify(facts).replaceAll(/"(\d+)\.0+"/g, '"$1"')) as Facts;

/** A server with one report: versions, and a colleague who may be faster. */
function server(facts: Facts = {}, keep?: DraftPort['keep']) {
  const state: World = {
    version: 1,
    facts: { ...facts },
    failure: null,
    unreadable: null,
    silent: false,
    patches: 0,
  };
  const stored = (): Stored => ({
    version: state.version,
    content: { facts: state.facts, paragraphs: {}, measures: {} },
  });
  const kept: Edits[] = [];
  const port: DraftPort = {
    patch: (_part, body) => {
      state.patches += 1;
      if (state.failure !== null) return Promise.reject(state.failure);
      if (Object.values(body['set'] as Facts).includes('bad')) return Promise.reject(BAD_VALUE);
      if (body['expectedVersion'] !== state.version)
        return Promise.reject(
          new ApiError(409, { code: 'report.stale_version', message: '已被更新' }),
        );
      const rest = Object.entries(state.facts).filter(
        ([id]) => !(body['clear'] as string[]).includes(id),
      );
      state.facts = canonical({ ...Object.fromEntries(rest), ...(body['set'] as Facts) });
      state.version += 1;
      return state.silent
        ? Promise.reject(OUT_OF_REACH)
        : Promise.resolve({ version: state.version });
    },
    refresh: () =>
      state.unreadable === null ? Promise.resolve(stored()) : Promise.reject(state.unreadable),
    keep: keep ?? ((edits) => void kept.push(edits)),
  };
  const store = new DraftStore(port, stored());
  const type = (id: string, value: Facts[string] | undefined, group = id) => {
    store.change({ part: 'facts', id, value }, group);
  };
  const colleague = (id: string, value: Facts[string]) => {
    state.facts = { ...state.facts, [id]: value };
    state.version += 1;
  };
  /** What the page shows in a field. */
  const shown = (id: string) => {
    const { edits, content } = store.read();
    return shownValue(edits, content, 'facts', id);
  };
  return { state, store, type, colleague, kept, stored, shown };
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
    const { state, store, type } = server({ a: '0' });
    type('a', '01');
    type('a', '012');
    store.undo();
    await jest.runAllTimersAsync();
    expect(state.facts['a']).toBe('0');
    type('a', '5');
    await jest.runAllTimersAsync();
    expect(state.facts['a']).toBe('5');
    store.undo();
    await jest.runAllTimersAsync();
    expect(state.facts['a']).toBe('0');
    expect(store.read().undoable).toBe(false);
  });

  it('takes back its own typing only, and leaves a colleague’s in the same table', async () => {
    const row = (cells: Record<string, string>) => [{ id: 'r_01', cells }];
    const { state, store, type, colleague } = server({ a: row({ x: '0', y: '0' }) });
    colleague('a', row({ x: '0', y: 'theirs' }));
    type('a', row({ x: '1', y: '0' }), 'x');
    type('a', row({ x: '12', y: '0' }), 'x');
    await jest.runAllTimersAsync();
    expect(state.facts['a']).toEqual(row({ x: '12', y: 'theirs' }));
    store.undo();
    await jest.runAllTimersAsync();
    expect(state.facts['a']).toEqual(row({ x: '0', y: 'theirs' }));
  });

  it('takes back what the server wrote otherwise, rows that were added with it', async () => {
    const row = (id: string, x: string) => ({ id, cells: { x } });
    const { state, store, type } = server({ a: '7', t: [row('r_01', '1')] });
    type('a', '41.0');
    type('t', [row('r_01', '2.00'), row('r_02', '3.00')]);
    await jest.runAllTimersAsync();
    expect(state.facts).toEqual({ a: '41', t: [row('r_01', '2'), row('r_02', '3')] });
    store.undo();
    store.undo();
    await jest.runAllTimersAsync();
    expect(state.facts).toEqual({ a: '7', t: [row('r_01', '1')] });
  });

  it('settles one field at a time, and gives back by undoing what was not chosen', async () => {
    const { state, store, type, colleague, shown } = server();
    type('a', 'mine');
    type('b', 'mine');
    colleague('a', 'theirs');
    colleague('b', 'theirs');
    await jest.runAllTimersAsync();
    store.resolve('theirs', 'facts/a');
    expect(store.read().state).toMatchObject({
      kind: 'conflict',
      clashes: [{ edit: { id: 'b' } }],
    });
    store.resolve('mine', 'facts/b');
    await jest.runAllTimersAsync();
    expect(state.facts).toEqual({ a: 'theirs', b: 'mine' });
    store.undo();
    store.undo();
    expect([shown('a'), shown('b')]).toEqual(['mine', 'theirs']);
  });

  it('stores everything but the field that is refused', async () => {
    const { state, store, type, shown } = server();
    type('a', 'bad');
    type('b', 'good');
    await jest.runAllTimersAsync();
    expect(state.facts).toEqual({ b: 'good' });
    const { state: saving, edits, content } = store.read();
    expect(saving).toMatchObject({ kind: 'refused', faults: new Map([['a', '须为数字']]) });
    expect([[...edits.keys()], content.facts]).toEqual([['facts/a'], { b: 'good' }]);
    type('a', '1');
    await jest.runAllTimersAsync();
    expect(state.facts).toEqual({ a: '1', b: 'good' });
    expect([store.read().state.kind, shown('a')]).toEqual(['saved', '1']);
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
    ['an overloaded server', 503, 'unavailable'],
    ['a server that counts requests', 429, 'rate_limited'],
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

  it('says saved only once the stored content can be shown, and stores nothing twice for it', async () => {
    const { state, store, type, shown } = server({ a: 'before' });
    state.unreadable = OUT_OF_REACH;
    type('a', undefined);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(state.facts).toEqual({});
    expect(store.read().state.kind).toBe('offline');
    expect(shown('a')).toBeUndefined();
    state.unreadable = null;
    await jest.runAllTimersAsync();
    expect(store.read()).toMatchObject({ state: { kind: 'saved' }, content: { facts: {} } });
    expect(shown('a')).toBeUndefined();
    expect(state.patches).toBe(1);
  });

  it('shows a saved field with what was saved at every moment', async () => {
    const { store, type, shown } = server({ a: 'before' });
    const seen = new Set<unknown>();
    type('a', 'after');
    store.subscribe(() => void seen.add(shown('a')));
    await jest.runAllTimersAsync();
    expect(store.read().edits.size).toBe(0);
    expect([...seen]).toEqual(['after']);
  });

  it('takes an edit whatever page it was made on: the stored value is looked up when it is typed', async () => {
    const { state, store, type, shown } = server();
    // Nothing was drawn between the save and the click that takes it back.
    type('a', 'rewritten');
    await jest.runAllTimersAsync();
    type('a', undefined);
    await jest.runAllTimersAsync();
    expect([state.facts, shown('a')]).toEqual([{}, undefined]);
    expect(store.read().state.kind).toBe('saved');
  });

  it('drops an older state that comes late', async () => {
    const { store, type, stored, shown } = server({ a: 'before' });
    const old = stored();
    type('a', 'after');
    await jest.runAllTimersAsync();
    store.adopt(old);
    expect(shown('a')).toBe('after');
    type('a', 'again');
    await jest.runAllTimersAsync();
    expect(store.read().state.kind).toBe('saved');
  });

  it('has no quarrel with itself when an answer did not come and typing went on', async () => {
    const { state, store, type } = server({ a: '1' });
    state.silent = true;
    type('a', '12');
    await jest.advanceTimersByTimeAsync(1_000);
    state.silent = false;
    type('a', '123');
    await jest.runAllTimersAsync();
    expect(store.read().state.kind).toBe('saved');
    expect(state.facts).toEqual({ a: '123' });
  });

  it('stores what is typed also where the browser keeps nothing', async () => {
    const { state, store, type } = server({}, () => {
      throw new Error('quota exceeded');
    });
    type('a', '1');
    await jest.runAllTimersAsync();
    expect(state.facts).toEqual({ a: '1' });
    expect(store.read().state.kind).toBe('saved');
  });

  it('lets a decision stand when the page cannot be read after it, and reads it again by itself', async () => {
    const { state, store, colleague } = server();
    state.unreadable = OUT_OF_REACH;
    await store.perform(() => {
      colleague('b', 'decided');
      return Promise.resolve({ version: state.version });
    });
    expect(store.read().content.facts).toEqual({});
    state.unreadable = null;
    await jest.runAllTimersAsync();
    expect(store.read()).toMatchObject({
      state: { kind: 'saved' },
      content: { facts: { b: 'decided' } },
    });
  });
});
