import { ApiError } from '../../api/client.ts';
import type { Changed } from '../../api/types.ts';
import { RECONNECT_MS, WAIT_MS } from '../../shared/saving.ts';
import { same } from '../../shared/three-way.ts';
import type { DraftPort, DraftSnapshot, Stored } from './draft-state.ts';
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
import { isPassing, isRefusal, notNamed, refused } from './failures.ts';
import { isOf, mergeAll, noteSent, rebased, replacedBy, resolved, type Sent } from './merge-all.ts';
import { takenBack, UndoSteps, type Replaced } from './undo-steps.ts';
import { Turns } from './turns.ts';

type Typed = Pick<Edit, 'part' | 'id' | 'value'>;

/**
 * Holds what is typed until the server has it. Saves and decisions go one after another, so that each names the version
 * the one before it made; whatever is refused stays in the form.
 */
export class DraftStore {
  private snapshot: DraftSnapshot;
  /** The version of `snapshot.content`. */
  private shown: number;
  /** What was sent of a field since the last save: found stored without an answer, it is nobody else's change. */
  private readonly sent: Sent = new Map();
  private readonly listeners = new Set<() => void>();
  private readonly steps = new UndoSteps();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly turns = new Turns();
  private version: number;

  constructor(
    private readonly port: DraftPort,
    stored: Stored,
    kept?: { readonly version: number; readonly edits: Edits },
  ) {
    const edits: Edits = kept?.edits ?? new Map<string, Edit>();
    this.version = kept?.version ?? stored.version;
    this.shown = stored.version;
    this.snapshot = {
      content: stored.content,
      edits,
      state: { kind: 'saved' },
      undoable: false,
    };
    if (edits.size > 0) this.later('pending', WAIT_MS);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): DraftSnapshot => this.snapshot;

  /** The report was read; what is typed keeps the version it was typed on. An older state that comes late is dropped. */
  adopt({ version, content }: Stored): void {
    if (this.turns.idle && this.snapshot.edits.size === 0 && version > this.version)
      this.version = version;
    if (version <= this.shown) return;
    this.shown = version;
    this.show({ content });
  }

  /** @param group edits of one group are undone at once, until they are saved: the letters of a word, the cells of a paste */
  change(edit: Typed, group = keyOf(edit.part, edit.id)): void {
    const step = this.stepOf(edit);
    if (same(step.before, step.after)) return;
    this.steps.join(group, step);
    this.put(edit);
  }

  /** Types into several fields at once; one undo takes all of it back. */
  changeAll(edits: readonly Typed[], group: string): void {
    const fields = edits.map((edit) => this.stepOf(edit));
    this.steps.add(group, fields);
    for (const edit of edits) this.put(edit);
  }

  /** What was replaced by another request, such as an import, and is shown by now: one undo types it again. */
  replaced(fields: readonly Omit<Replaced, 'after'>[], group: string): void {
    if (fields.length === 0) return;
    const stored = fields.map((field) => ({ ...field, after: this.valueOf(field.part, field.id) }));
    this.steps.add(group, stored);
    this.show({});
  }

  /** What the field shows at this very moment, whatever page was drawn last. */
  private valueOf(part: Part, id: string): DraftValue {
    return shownValue(this.snapshot.edits, this.snapshot.content, part, id);
  }

  private stepOf({ part, id, value }: Typed): Replaced {
    return { part, id, before: this.valueOf(part, id), after: value };
  }

  /** Takes the last edit back, also when it was saved: what was there before is typed again. */
  undo(): Pick<Edit, 'part' | 'id'> | undefined {
    const fields = this.steps.take();
    for (const field of fields ?? []) {
      const { part, id } = field;
      this.put({ part, id, value: takenBack(field, this.valueOf(part, id)) });
    }
    return fields?.[0];
  }

  private put(edit: Typed): void {
    const { content, edits } = this.snapshot;
    const key = keyOf(edit.part, edit.id);
    // A base of undefined is a base: the field was empty when typing began.
    const current = edits.get(key);
    const base = current === undefined ? storedValue(content, edit.part, edit.id) : current.base;
    this.show({ edits: new Map(edits).set(key, { ...edit, base }) });
    this.keep();
    if (this.snapshot.state.kind !== 'conflict') this.later('pending', WAIT_MS);
  }

  /** A browser that has no room left must not keep anything from being saved. */
  private keep(): void {
    try {
      this.port.keep(this.snapshot.edits, this.version);
    } catch {
      // Kept beyond this page or not: the server is asked to store it all the same.
    }
  }

  private later(kind: 'pending' | 'offline', wait: number): void {
    this.show({ state: { kind } });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), wait);
  }

  private show(part: Partial<DraftSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part, undoable: this.steps.any };
    for (const listener of this.listeners) listener();
  }

  /** Stores what is typed now. Never throws: the state says how it went. */
  readonly save = (): Promise<void> => {
    clearTimeout(this.timer);
    return this.turns.take(() => this.store());
  };

  /** Stores what is typed, if anything is. Never throws. */
  async saveRest(): Promise<void> {
    if (this.snapshot.edits.size > 0) await this.save();
  }

  /**
   * Stores what is typed, then does `work` on the version that made.
   * @throws Error when something typed cannot be stored, and whatever `work` throws
   */
  async perform<T extends Changed>(work: (version: number) => Promise<T>): Promise<T> {
    await this.saveRest();
    return this.turns.take(async () => {
      if (this.snapshot.edits.size > 0)
        throw new Error('还有填写的内容没有保存成功，请先按页面上的提示处理');
      try {
        const answer = await work(this.version);
        this.version = answer.version;
        return answer;
      } finally {
        await this.catchUp();
      }
    });
  }

  /** After a decision the page follows; where it cannot now, the decision stands and the page is asked again. */
  private async catchUp(): Promise<void> {
    try {
      await this.readAgain();
    } catch {
      this.later('offline', RECONNECT_MS);
    }
  }

  /** Saved is what was sent and is shown: only the newest state, read after it was stored, ends the saving. */
  private async store(): Promise<void> {
    if (this.snapshot.state.kind === 'conflict') return;
    if (this.snapshot.edits.size === 0 && this.shown >= this.version) {
      this.show({ state: { kind: 'saved' } });
      return;
    }
    this.show({ state: { kind: 'saving' } });
    const edits = [...this.snapshot.edits.values()];
    try {
      const refusals: unknown[] = [];
      for (const part of PARTS)
        refusals.push(...(await this.send(edits.filter((edit) => edit.part === part))));
      await this.readAgain();
      this.forget(refusals[0]);
    } catch (error) {
      await this.failed(error);
    }
  }

  /**
   * One bad figure holds up nothing else: without what a refusal names, the rest is sent again.
   * @param edits of one part; what is as it was needs no storing
   * @returns what was refused
   */
  private async send(edits: readonly Edit[]): Promise<unknown[]> {
    const changed = edits.filter(({ base, value }) => !same(base, value));
    try {
      await this.patch(changed);
      return [];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const rest = notNamed(error, changed);
      if (rest.length < changed.length) await this.patch(rest);
      return [error];
    }
  }

  private async patch(changed: readonly Edit[]): Promise<void> {
    const [first] = changed;
    if (first === undefined) return;
    noteSent(this.sent, changed);
    const body = { expectedVersion: this.version, ...patchOf(changed) };
    this.version = (await this.port.patch(first.part, body)).version;
    this.rebase(changed);
  }

  /** What was stored is what the next save is compared with, also when something after it fails. */
  private rebase(stored: readonly Edit[]): void {
    this.show({ edits: rebased(this.snapshot.edits, stored) });
    this.keep();
  }

  private async readAgain(): Promise<void> {
    const newest = await this.port.refresh();
    if (newest.version < this.version)
      throw new ApiError(503, { code: 'unavailable', message: '最新内容暂时读不到' });
    if (newest.version <= this.shown) return;
    this.shown = newest.version;
    // The fields still show what was typed, until `forget` gives them over to what is stored.
    this.show({ content: newest.content });
  }

  /** What was typed while saving goes with the next save, over what was just stored; what was refused stays typed. */
  private forget(refusal?: unknown): void {
    const rest = new Map(
      [...this.snapshot.edits].filter(([, edit]) => !same(edit.base, edit.value)),
    );
    this.steps.seal();
    // Read at the very version that storing made, what is stored is what was sent.
    if (this.shown === this.version) this.steps.settle(this.snapshot);
    this.sent.clear();
    this.show({ edits: rest, state: refusal === undefined ? { kind: 'saved' } : refused(refusal) });
    this.keep();
    if (refusal === undefined && rest.size > 0) this.later('pending', WAIT_MS);
  }

  private async failed(error: unknown): Promise<void> {
    if (isPassing(error)) {
      this.later('offline', RECONNECT_MS);
    } else if (error instanceof ApiError && error.code === 'report.stale_version') {
      await this.mergeNewest();
    } else {
      this.show({ state: refused(error) });
    }
  }

  /** Somebody else was faster. What does not touch is put together; what does is asked. */
  private async mergeNewest(): Promise<void> {
    try {
      await this.readAgain();
      this.version = this.shown;
      const { edits, clashes } = mergeAll(this.snapshot.edits, this.snapshot.content, this.sent);
      this.show({ edits, state: { kind: 'conflict', clashes } });
      if (clashes.length === 0) this.later('pending', 0);
    } catch (error) {
      await this.failed(error);
    }
  }

  /**
   * Ends a conflict, or the part of it that is about one field: with one's own value, or the colleague's. The other one
   * can be had back by undoing that.
   * @param key of the edit; left out, every field
   */
  resolve(side: 'mine' | 'theirs', key?: string): void {
    const { state, edits } = this.snapshot;
    if (state.kind !== 'conflict') return;
    const meant = state.clashes.filter(({ edit }) => key === undefined || isOf(key, edit));
    const clashes = state.clashes.filter((clash) => !meant.includes(clash));
    this.steps.add(`resolve ${String(this.shown)} ${key ?? ''}`, replacedBy(side, meant));
    this.show({ edits: resolved(edits, meant, side), state: { kind: 'conflict', clashes } });
    this.keep();
    if (clashes.length === 0) this.later('pending', 0);
  }
}
