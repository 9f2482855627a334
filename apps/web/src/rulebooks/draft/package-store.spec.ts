import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiError } from '../../api/client.ts';
import { at, type Json } from './json.ts';
import { PackageStore, type PackagePort } from './package-store.ts';

const FIRST: Json = {
  manifest: { title: '甲', version: '1.0.0' },
  facts: {
    facts: [
      { id: 'a', label: '一' },
      { id: 'b', label: '二' },
    ],
  },
};

/** A server with one draft: versions, and a colleague who may be faster. */
function server() {
  const state = { version: 1, pkg: FIRST, failure: null as ApiError | null, kept: [] as unknown[] };
  const port: PackagePort = {
    save: (pkg, _before, expected) => {
      if (state.failure !== null) return Promise.reject(state.failure);
      if (expected !== state.version)
        return Promise.reject(
          new ApiError(409, { code: 'rulebook.stale_version', message: '已更新' }),
        );
      state.pkg = pkg;
      state.version += 1;
      return Promise.resolve({ version: state.version });
    },
    load: () => Promise.resolve({ version: state.version, pkg: state.pkg }),
    keep: (unsaved) => void state.kept.push(unsaved),
    saved: () => undefined,
  };
  const store = new PackageStore(port, { version: 1, pkg: FIRST });
  const colleague = (pkg: Json) => {
    state.pkg = pkg;
    state.version += 1;
  };
  return { state, store, colleague };
}

const TITLE = ['manifest', 'title'];
const shown = (store: PackageStore, path: readonly (string | number)[] = TITLE) =>
  at(store.read().pkg, path);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('PackageStore', () => {
  it('stores what is typed after a pause, and keeps it nowhere else afterwards', async () => {
    const { state, store } = server();
    store.change(TITLE, '乙');
    expect(store.read().state.kind).toBe('pending');
    expect(state.kept.at(-1)).toMatchObject({ version: 1 });
    await jest.runAllTimersAsync();
    expect(at(state.pkg, TITLE)).toBe('乙');
    expect(store.read().state.kind).toBe('saved');
    expect(state.kept.at(-1)).toBeUndefined();
    expect(store.clean).toBe(true);
  });

  it('takes the letters of a word back at once, also when saved, and does them again', async () => {
    const { state, store } = server();
    store.change(TITLE, '乙');
    store.change(TITLE, '乙丙');
    await jest.runAllTimersAsync();
    expect(store.undo()).toEqual(TITLE);
    expect(shown(store)).toBe('甲');
    await jest.runAllTimersAsync();
    expect(at(state.pkg, TITLE)).toBe('甲');
    expect(store.redo()).toEqual(TITLE);
    expect(shown(store)).toBe('乙丙');
    expect(store.redo()).toBeUndefined();
  });

  it('forgets what was taken back once something else is typed', () => {
    const { store } = server();
    store.change(TITLE, '乙');
    store.undo();
    store.change(['manifest', 'version'], '1.0.1');
    expect(store.read()).toMatchObject({ undoable: true, redoable: false });
  });

  it('puts a colleague’s other changes together with one’s own', async () => {
    const { state, store, colleague } = server();
    colleague({ ...(FIRST as object), manifest: { title: '甲', version: '1.1.0' } });
    store.change(['facts', 'facts', 1, 'label'], '贰');
    await jest.runAllTimersAsync();
    expect(store.read().state.kind).toBe('saved');
    expect(at(state.pkg, ['manifest', 'version'])).toBe('1.1.0');
    expect(at(state.pkg, ['facts', 'facts', 1, 'label'])).toBe('贰');
  });

  it.each([
    ['mine', '乙'],
    ['theirs', '丙'],
  ] as const)('asks when both changed one place, and then stores %s', async (side, title) => {
    const { state, store, colleague } = server();
    colleague({ ...(FIRST as object), manifest: { title: '丙', version: '1.0.0' } });
    store.change(TITLE, '乙');
    await jest.runAllTimersAsync();
    expect(store.read().state).toMatchObject({
      kind: 'conflict',
      merged: { clashes: [{ path: TITLE, mine: '乙', theirs: '丙' }] },
    });
    expect(at(state.pkg, TITLE)).toBe('丙');
    store.resolve(side);
    await jest.runAllTimersAsync();
    expect(store.read().state.kind).toBe('saved');
    expect(at(state.pkg, TITLE)).toBe(title);
  });

  it('keeps what is refused on the page, with the places named', async () => {
    const { state, store } = server();
    const fault = { code: 'rulebook.invalid', message: '太长', path: 'manifest.title' };
    state.failure = new ApiError(422, {
      code: 'rulebook.invalid',
      message: '有误',
      faults: [fault],
    });
    store.change(TITLE, '乙');
    await jest.runAllTimersAsync();
    expect(store.read().state).toEqual({ kind: 'refused', message: '有误', faults: [fault] });
    expect(shown(store)).toBe('乙');
    state.failure = null;
    await store.save();
    expect(at(state.pkg, TITLE)).toBe('乙');
  });

  it('tries again by itself while the server is out of reach', async () => {
    const { state, store } = server();
    state.failure = new ApiError(0, { code: 'network', message: '断开' });
    store.change(TITLE, '乙');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(store.read().state.kind).toBe('offline');
    state.failure = null;
    await jest.runAllTimersAsync();
    expect(at(state.pkg, TITLE)).toBe('乙');
  });
});
