import { ApiError, messageOf } from '../../api/client.ts';
import type { Changed, Report } from '../../api/types.ts';
import {
  keyOf,
  patchOf,
  PARTS,
  shownValue,
  storedValue,
  type DraftValue,
  type Edit,
  type Edits,
  type Part,
} from './edits.ts';
import { mergeEdit, same, type Merged } from './merge.ts';

/** A field that a colleague and oneself changed differently. */
export interface Clash extends Merged {
  readonly edit: Edit;
  readonly stored: DraftValue;
}

export type SaveState =
  | { readonly kind: 'saved' | 'pending' | 'saving' | 'offline' }
  | { readonly kind: 'conflict'; readonly clashes: readonly Clash[] }
  | {
      readonly kind: 'refused';
      readonly message: string;
      readonly faults: ReadonlyMap<string, string>;
    };

export interface DraftSnapshot {
  readonly edits: Edits;
  readonly state: SaveState;
  readonly undoable: boolean;
}

/** What the draft needs of the world. */
export interface DraftPort {
  patch(part: Part, body: Readonly<Record<string, unknown>>): Promise<Changed>;
  /** The newest stored state. */
  load(): Promise<Pick<Report, 'version' | 'content'>>;
  /** Makes the page read the report again. */
  refresh(): Promise<void>;
  /** Keeps what is not stored yet beyond this page; nothing to keep when empty. */
  keep(edits: Edits, version: number): void;
}

/** A field with what stood in it before. */
export interface Replaced extends Pick<Edit, 'part' | 'id'> {
  readonly before: DraftValue;
}

interface UndoStep {
  readonly group: string;
  readonly fields: readonly Replaced[];
}

const WAIT_MS = 800;
/** Out of reach, or the session ended: over once the connection or the person is back. */
const PASSING: ReadonlySet<string> = new Set(['network', 'session.required', 'session.expired']);
const RECONNECT_MS = 4_000;
const MOST_UNDO = 200;

/**
 * Holds what is typed until the server has it. Saves and decisions go one after another, so that each names the version
 * the one before it made; whatever is refused stays in the form.
 */
export class DraftStore {
  private snapshot: DraftSnapshot;
  private readonly listeners = new Set<() => void>();
  private steps: UndoStep[] = [];
  private sealed = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private working = 0;

  constructor(
    private readonly port: DraftPort,
    private version: number,
    kept: Edits = new Map(),
  ) {
    this.snapshot = { edits: kept, state: { kind: 'saved' }, undoable: false };
    if (kept.size > 0) this.later('pending', WAIT_MS);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): DraftSnapshot => this.snapshot;

  /** A newer state of the report was read; what is typed keeps the version it was typed on. */
  adopt(version: number): void {
    if (this.working === 0 && this.snapshot.edits.size === 0) this.version = version;
  }

  /**
   * @param stored the value stored now
   * @param group edits of one group are undone at once, until they are saved: the letters of a word, the cells of a paste
   */
  change(edit: Pick<Edit, 'part' | 'id' | 'value'>, stored: DraftValue, group: string): void {
    const { part, id } = edit;
    const current = this.snapshot.edits.get(keyOf(part, id));
    const before = current === undefined ? stored : current.value;
    if (same(before, edit.value)) return;
    if (this.sealed || this.steps.at(-1)?.group !== group)
      this.remember({ group, fields: [{ part, id, before }] });
    this.sealed = false;
    this.put(edit, stored);
  }

  /** Types into several fields at once; one undo takes all of it back. */
  changeAll(
    edits: readonly Pick<Edit, 'part' | 'id' | 'value'>[],
    content: Report['content'],
    group: string,
  ): void {
    const fields = edits.map(({ part, id }) => ({
      part,
      id,
      before: shownValue(this.snapshot.edits, content, part, id),
    }));
    this.remember({ group, fields });
    this.sealed = true;
    for (const edit of edits) this.put(edit, storedValue(content, edit.part, edit.id));
  }

  /** What was replaced by another request, such as an import: one undo types it again. */
  replaced(fields: readonly Replaced[], group: string): void {
    if (fields.length === 0) return;
    this.remember({ group, fields });
    this.sealed = true;
    this.show({});
  }

  private remember(step: UndoStep): void {
    this.steps = [...this.steps, step].slice(-MOST_UNDO);
  }

  /** Takes the last edit back, also when it was saved: what was there before is typed again. */
  undo(content: Report['content']): Pick<Edit, 'part' | 'id'> | undefined {
    const step = this.steps.at(-1);
    if (step === undefined) return undefined;
    this.steps = this.steps.slice(0, -1);
    this.sealed = true;
    for (const { part, id, before } of step.fields)
      this.put({ part, id, value: before }, storedValue(content, part, id));
    return step.fields[0];
  }

  private put(edit: Pick<Edit, 'part' | 'id' | 'value'>, stored: DraftValue): void {
    const key = keyOf(edit.part, edit.id);
    const base = this.snapshot.edits.get(key)?.base ?? stored;
    this.show({ edits: new Map(this.snapshot.edits).set(key, { ...edit, base }) });
    this.port.keep(this.snapshot.edits, this.version);
    if (this.snapshot.state.kind !== 'conflict') this.later('pending', WAIT_MS);
  }

  private later(kind: 'pending' | 'offline', wait: number): void {
    this.show({ state: { kind } });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), wait);
  }

  private show(part: Partial<DraftSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part, undoable: this.steps.length > 0 };
    for (const listener of this.listeners) listener();
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    this.working += 1;
    const done = this.queue.then(work).finally(() => {
      this.working -= 1;
    });
    this.queue = done.catch(() => undefined);
    return done;
  }

  /** Stores what is typed now. Never throws: the state says how it went. */
  readonly save = (): Promise<void> => {
    clearTimeout(this.timer);
    return this.enqueue(() => this.store());
  };

  /**
   * Stores what is typed, then does `work` on the version that made.
   * @throws Error when something typed cannot be stored, and whatever `work` throws
   */
  async perform<T extends Changed>(work: (version: number) => Promise<T>): Promise<T> {
    if (this.snapshot.edits.size > 0) await this.save();
    return this.enqueue(async () => {
      if (this.snapshot.edits.size > 0)
        throw new Error('还有填写的内容没有保存成功，请先按页面上的提示处理');
      try {
        const answer = await work(this.version);
        this.version = answer.version;
        return answer;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'report.stale_version')
          this.version = (await this.port.load()).version;
        throw error;
      } finally {
        await this.port.refresh();
      }
    });
  }

  private async store(): Promise<void> {
    const sent = this.snapshot.edits;
    if (sent.size === 0 || this.snapshot.state.kind === 'conflict') return;
    this.show({ state: { kind: 'saving' } });
    try {
      for (const part of PARTS) await this.send(part, sent);
      await this.port.refresh();
      this.forget(sent);
    } catch (error) {
      await this.failed(error);
    }
  }

  private async send(part: Part, sent: Edits): Promise<void> {
    const edits = [...sent.values()].filter((edit) => edit.part === part);
    if (edits.length === 0) return;
    const body = { expectedVersion: this.version, ...patchOf(edits) };
    this.version = (await this.port.patch(part, body)).version;
  }

  /** What was typed while saving goes with the next save, over what was just stored. */
  private forget(sent: Edits): void {
    const rest = new Map<string, Edit>();
    for (const [key, edit] of this.snapshot.edits) {
      const stored = sent.get(key);
      if (stored === undefined) rest.set(key, edit);
      else if (stored.value !== edit.value) rest.set(key, { ...edit, base: stored.value });
    }
    this.sealed = true;
    this.show({ edits: rest, state: { kind: 'saved' } });
    this.port.keep(rest, this.version);
    if (rest.size > 0) this.later('pending', WAIT_MS);
  }

  private async failed(error: unknown): Promise<void> {
    if (error instanceof ApiError && PASSING.has(error.code)) {
      this.later('offline', RECONNECT_MS);
    } else if (error instanceof ApiError && error.code === 'report.stale_version') {
      await this.mergeNewest();
    } else {
      this.show({ state: { kind: 'refused', message: messageOf(error), faults: faultsOf(error) } });
    }
  }

  /** Somebody else was faster. What does not touch is put together; what does is asked. */
  private async mergeNewest(): Promise<void> {
    try {
      const newest = await this.port.load();
      this.version = newest.version;
      const clashes: Clash[] = [];
      const edits = new Map<string, Edit>();
      for (const [key, edit] of this.snapshot.edits) {
        const stored = storedValue(newest.content, edit.part, edit.id);
        const merged = mergeEdit(edit, stored);
        if (merged.clash) clashes.push({ ...merged, edit, stored });
        edits.set(key, merged.clash ? edit : { ...edit, value: merged.mine, base: stored });
      }
      this.show({ edits, state: { kind: 'conflict', clashes } });
      if (clashes.length === 0) this.later('pending', 0);
      else await this.port.refresh();
    } catch (error) {
      await this.failed(error);
    }
  }

  /** Ends a conflict: for every clashing place one's own value, or the colleague's. */
  resolve(side: 'mine' | 'theirs'): void {
    const { state } = this.snapshot;
    if (state.kind !== 'conflict') return;
    const edits = new Map(this.snapshot.edits);
    for (const { edit, stored, mine, theirs } of state.clashes)
      edits.set(keyOf(edit.part, edit.id), {
        ...edit,
        value: side === 'mine' ? mine : theirs,
        base: stored,
      });
    this.show({ edits });
    this.later('pending', 0);
  }
}

/** Faults by the path below their part: `a.fact`, `table.row.column`, `block`, `indicator.reason`. */
function faultsOf(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiError)) return new Map();
  return new Map(
    error.faults.flatMap(({ path, message }): [string, string][] =>
      path === undefined ? [] : [[path.replace(/^(?:facts|paragraphs|measures)[./]/, ''), message]],
    ),
  );
}
