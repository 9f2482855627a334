import { ApiError, messageOf, type ApiFault } from '../../api/client.ts';
import { isPassing } from '../../report/draft/failures.ts';
import { RECONNECT_MS, WAIT_MS } from '../../shared/saving.ts';
import { same } from '../../shared/three-way.ts';
import { at, put, type Json, type JsonPath } from './json.ts';
import { mergePackages, type MergedPackage } from './merge.ts';

export type PackageState =
  | { readonly kind: 'saved' | 'pending' | 'saving' | 'offline' }
  | { readonly kind: 'conflict'; readonly merged: MergedPackage }
  | { readonly kind: 'refused'; readonly message: string; readonly faults: readonly ApiFault[] };

export interface PackageSnapshot {
  readonly pkg: Json;
  readonly state: PackageState;
  readonly undoable: boolean;
  readonly redoable: boolean;
}

/** A package as it is stored, and the version to name with the next save. */
export interface StoredPackage {
  readonly version: number;
  readonly pkg: Json;
}

/** What the draft needs of the world. */
export interface PackagePort {
  save(pkg: Json, before: Json, expectedVersion: number): Promise<{ readonly version: number }>;
  /** The newest stored state. */
  load(): Promise<StoredPackage>;
  /** Keeps what is not stored yet beyond this page; undefined when there is nothing. */
  keep(unsaved: (StoredPackage & { readonly base: Json }) | undefined): void;
  /** Something was stored: other views of the draft are out of date. */
  saved(): void;
}

interface Step {
  readonly group: string;
  readonly pkg: Json;
  /** Where it was changed. */
  readonly path: JsonPath;
}

/** Steps that can be taken back. */
const MOST_UNDO = 200;
const STALE = 'rulebook.stale_version';

/**
 * One package as it is being edited. Packages are values: a step back is the package before, which shares all but the
 * changed path. Saves go one after another; whatever is refused stays on the page.
 */
export class PackageStore {
  private snapshot: PackageSnapshot;
  private readonly listeners = new Set<() => void>();
  private past: readonly Step[] = [];
  private future: readonly Step[] = [];
  private sealed = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  /** What the server has. */
  private base: Json;
  private version: number;

  constructor(
    private readonly port: PackagePort,
    stored: StoredPackage,
    kept?: StoredPackage & { readonly base: Json },
  ) {
    const start = kept ?? { ...stored, base: stored.pkg };
    this.base = start.base;
    this.version = start.version;
    this.snapshot = {
      pkg: start.pkg,
      state: { kind: 'saved' },
      undoable: false,
      redoable: false,
    };
    if (kept !== undefined) this.later('pending', WAIT_MS);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): PackageSnapshot => this.snapshot;

  /** Whether everything on the page is stored. */
  get clean(): boolean {
    return same(this.snapshot.pkg, this.base);
  }

  /** @param group changes of one group are taken back at once, until they are saved: the letters of a word */
  readonly change = (
    path: JsonPath,
    value: Json | undefined,
    group: string = path.join('/'),
  ): void => {
    const { pkg } = this.snapshot;
    if (same(at(pkg, path), value)) return;
    if (this.sealed || this.past.at(-1)?.group !== group)
      this.past = [...this.past, { group, pkg, path }].slice(-MOST_UNDO);
    this.sealed = false;
    this.future = [];
    this.show({ pkg: put(pkg, path, value) });
    this.touched();
  };

  /** Takes the last step back. Answers where it was. */
  readonly undo = (): JsonPath | undefined => {
    const step = this.past.at(-1);
    if (step === undefined) return undefined;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, { ...step, pkg: this.snapshot.pkg }];
    return this.stepTo(step);
  };

  /** Does the step that was taken back again. */
  readonly redo = (): JsonPath | undefined => {
    const step = this.future.at(-1);
    if (step === undefined) return undefined;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, { ...step, pkg: this.snapshot.pkg }];
    return this.stepTo(step);
  };

  private stepTo(step: Step): JsonPath {
    this.sealed = true;
    this.show({ pkg: step.pkg });
    this.touched();
    return step.path;
  }

  private touched(): void {
    this.port.keep({ pkg: this.snapshot.pkg, version: this.version, base: this.base });
    if (this.snapshot.state.kind !== 'conflict') this.later('pending', WAIT_MS);
  }

  private later(kind: 'pending' | 'offline', wait: number): void {
    this.show({ state: { kind } });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), wait);
  }

  private show(part: Partial<PackageSnapshot>): void {
    const steps = { undoable: this.past.length > 0, redoable: this.future.length > 0 };
    this.snapshot = { ...this.snapshot, ...part, ...steps };
    for (const listener of this.listeners) listener();
  }

  /** Stores what is on the page now. Never throws: the state says how it went. */
  readonly save = (): Promise<void> => {
    clearTimeout(this.timer);
    const done = this.queue.then(() => this.store());
    this.queue = done;
    return done;
  };

  /**
   * Stores what is on the page, then does `work` on the version that made.
   * @throws Error when something cannot be stored, and whatever `work` throws
   */
  async perform<T>(work: (version: number) => Promise<T>): Promise<T> {
    await this.save();
    if (!this.clean) throw new Error('还有修改没有保存成功，请先按页面上的提示处理');
    return work(this.version);
  }

  private async store(): Promise<void> {
    const { pkg, state } = this.snapshot;
    if (state.kind === 'conflict') return;
    if (this.clean) {
      this.stored(pkg);
      return;
    }
    this.show({ state: { kind: 'saving' } });
    try {
      this.version = (await this.port.save(pkg, this.base, this.version)).version;
      this.stored(pkg);
      this.port.saved();
    } catch (error) {
      await this.failed(error);
    }
  }

  /** What was typed while saving goes with the next save. */
  private stored(pkg: Json): void {
    this.base = pkg;
    this.sealed = true;
    this.show({ state: { kind: 'saved' } });
    if (this.snapshot.pkg === pkg) this.port.keep(undefined);
    else this.touched();
  }

  private async failed(error: unknown): Promise<void> {
    if (isPassing(error)) {
      this.later('offline', RECONNECT_MS);
    } else if (error instanceof ApiError && error.code === STALE) {
      await this.mergeNewest();
    } else {
      const faults = error instanceof ApiError ? error.faults : [];
      this.show({ state: { kind: 'refused', message: messageOf(error), faults } });
    }
  }

  /** Somebody else was faster. What does not touch is put together; what does is asked. */
  private async mergeNewest(): Promise<void> {
    try {
      const newest = await this.port.load();
      const merged = mergePackages(this.base, this.snapshot.pkg, newest.pkg);
      this.version = newest.version;
      this.base = newest.pkg;
      if (merged.clashes.length > 0) this.show({ state: { kind: 'conflict', merged } });
      else this.settle(merged.mine);
    } catch (error) {
      await this.failed(error);
    }
  }

  /** Ends a conflict: for every clashing place one's own value, or the colleague's. */
  readonly resolve = (side: 'mine' | 'theirs'): void => {
    const { state } = this.snapshot;
    if (state.kind === 'conflict') this.settle(state.merged[side]);
  };

  private settle(pkg: Json): void {
    this.show({ pkg });
    this.later('pending', 0);
  }
}
