import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiError } from '../../api/client.ts';
import { at, type Json } from './json.ts';
import { PackageStore, type PackagePort, type Unsaved } from './package-store.ts';
import { anchorOf, standingTexts, typedAt } from './typed-texts.ts';

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
  const state = {
    version: 1,
    pkg: FIRST,
    failure: null as ApiError | null,
    kept: [] as (Unsaved | undefined)[],
  };
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
  return { state, port, store, colleague };
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
    expect(store.whole).toBe(true);
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

const FACTS = ['facts'];
const FACT = ['facts', 'facts', 1, 'label'];
const BROKEN = '{"facts": [{"id": "a", "label": "一"}, {"id": "b", "label": "贰';
const MENDED = `${BROKEN}"}]}`;

const beside = (store: PackageStore) =>
  standingTexts(store.read().texts).map(([, { text }]) => text);
const textOf = (store: PackageStore) => typedAt(store.read().texts, store.read().pkg, FACTS)?.text;

describe('JSON typed for a place', () => {
  it('is in the draft once it can be read, as it was typed', async () => {
    const { state, store } = server();
    store.type(FACTS, MENDED);
    expect(textOf(store)).toBe(MENDED);
    expect(store.whole).toBe(false);
    await jest.runAllTimersAsync();
    expect(at(state.pkg, FACT)).toBe('贰');
    expect(store.whole).toBe(true);
    store.change(FACT, '三');
    expect(textOf(store)).toBeUndefined();
  });

  it('stands beside the draft while it cannot be read: kept, named, and in the way of review', async () => {
    const { state, port, store } = server();
    store.type(FACTS, BROKEN);
    await jest.runAllTimersAsync();
    expect(beside(store)).toEqual([BROKEN]);
    expect(state.pkg).toBe(FIRST);
    expect(store.read().state.kind).toBe('saved');
    await expect(store.perform(() => Promise.resolve())).rejects.toThrow(
      '有 JSON 文字还不在草稿中',
    );
    // The page is opened again, a colleague having saved meanwhile.
    const newest = { version: 7, pkg: { ...(FIRST as object), manifest: { title: '新' } } };
    const again = new PackageStore(port, newest, state.kept.at(-1));
    expect(beside(again)).toEqual([BROKEN]);
    expect(shown(again)).toBe('新');
    expect(again.read().state.kind).toBe('saved');
  });

  it('is thrown away and taken back', () => {
    const { store } = server();
    store.type(FACTS, BROKEN);
    store.discardText(anchorOf(FIRST, FACTS));
    expect(beside(store)).toEqual([]);
    expect(store.whole).toBe(true);
    expect(store.undo()).toEqual(FACTS);
    expect(beside(store)).toEqual([BROKEN]);
  });

  it('shares one history with the forms, text that cannot be read included', async () => {
    const { store } = server();
    store.change(TITLE, '乙');
    store.type(FACTS, MENDED);
    await jest.runAllTimersAsync();
    store.type(FACTS, BROKEN.slice(0, -1));
    store.type(FACTS, BROKEN);
    expect(store.undo()).toEqual(FACTS);
    expect(textOf(store)).toBe(MENDED);
    expect(store.undo()).toEqual(FACTS);
    expect([textOf(store), shown(store, FACT), shown(store)]).toEqual([undefined, '二', '乙']);
    expect(store.undo()).toEqual(TITLE);
    expect(shown(store)).toBe('甲');
    store.redo();
    store.redo();
    store.redo();
    expect(beside(store)).toEqual([BROKEN]);
    expect(shown(store, FACT)).toBe('贰');
  });

  it('takes a pause in text that cannot be read as the end of a step', async () => {
    const { store } = server();
    store.type(FACTS, '{');
    await jest.runAllTimersAsync();
    store.type(FACTS, '{"');
    store.undo();
    expect(beside(store)).toEqual(['{']);
  });

  it('meets what a form changed meanwhile, and both stay', () => {
    const { store } = server();
    store.type(FACTS, BROKEN);
    store.change(['facts', 'facts', 0, 'label'], '壹');
    expect(beside(store)).toEqual([BROKEN]);
    store.type(FACTS, MENDED);
    expect(beside(store)).toEqual([]);
    expect([shown(store, ['facts', 'facts', 0, 'label']), shown(store, FACT)]).toEqual([
      '壹',
      '贰',
    ]);
  });

  it.each([
    ['mine', '贰'],
    ['theirs', '叁'],
  ] as const)(
    'asks when a colleague changed the same meanwhile, and takes %s',
    async (side, label) => {
      const { store, state, colleague } = server();
      store.type(FACTS, BROKEN);
      colleague({ ...(FIRST as object), facts: { facts: [{ id: 'b', label: '叁' }] } });
      store.change(TITLE, '乙');
      await jest.runAllTimersAsync();
      expect(beside(store)).toEqual([BROKEN]);
      expect(at(state.pkg, TITLE)).toBe('乙');
      store.type(FACTS, MENDED);
      expect(beside(store)).toEqual([MENDED]);
      expect(store.read().texts[anchorOf(FIRST, FACTS)]?.clashes).toMatchObject([
        { mine: '贰', theirs: '叁' },
      ]);
      store.settleText(anchorOf(FIRST, FACTS), side);
      await jest.runAllTimersAsync();
      expect(at(state.pkg, ['facts', 'facts'])).toEqual([{ id: 'b', label }]);
      expect(store.whole).toBe(true);
    },
  );

  it('stays with its entry when the list is sorted, and is told when the entry is gone', () => {
    const { store } = server();
    store.type(['facts', 'facts', 1], '{');
    const [first, second] = at(FIRST, ['facts', 'facts']) as readonly Json[];
    store.change(['facts', 'facts'], [second ?? null, first ?? null]);
    const { pkg, texts } = store.read();
    expect(typedAt(texts, pkg, ['facts', 'facts', 0])?.text).toBe('{');
    expect(typedAt(texts, pkg, ['facts', 'facts', 1])).toBeUndefined();
    store.change(['facts', 'facts'], [first ?? null]);
    expect(beside(store)).toEqual(['{']);
  });
});

describe('a colleague’s save', () => {
  it('stays when one’s own change before it is taken back', async () => {
    const { state, store, colleague } = server();
    colleague({ ...(FIRST as object), manifest: { title: '甲', version: '1.1.0' } });
    store.change(FACT, '贰');
    await jest.runAllTimersAsync();
    store.undo();
    await jest.runAllTimersAsync();
    expect(at(state.pkg, FACT)).toBe('二');
    expect(at(state.pkg, ['manifest', 'version'])).toBe('1.1.0');
  });

  it('is asked about with what is typed while the question stands', async () => {
    const { state, store, colleague } = server();
    colleague({ ...(FIRST as object), manifest: { title: '丙', version: '1.0.0' } });
    store.change(TITLE, '乙');
    await jest.runAllTimersAsync();
    store.change(FACT, '贰');
    // Opened again, the page must not take the colleague's save for seen.
    expect(state.kept.at(-1)).toMatchObject({ version: 1, base: FIRST });
    store.resolve('theirs');
    await jest.runAllTimersAsync();
    expect([at(state.pkg, TITLE), at(state.pkg, FACT)]).toEqual(['丙', '贰']);
  });
});
