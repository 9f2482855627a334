import { ApiError, messageOf, type ApiFault } from '../../api/client.ts';
import { isPassing } from '../../report/draft/failures.ts';
import { RECONNECT_MS, WAIT_MS } from '../../shared/saving.ts';
import { same } from '../../shared/three-way.ts';
import { History, type Step } from './history.ts';
import { at, put, type Json, type JsonPath } from './json.ts';
import { mergePackages, type MergedPackage } from './merge.ts';
import {
  anchorOf,
  placeOfAnchor,
  sharing,
  standingTexts,
  withSide,
  withTyped,
  without,
  type Content,
  type TypedTexts,
} from './typed-texts.ts';

interface Conflict {
  readonly newest: StoredPackage;
  readonly merged: MergedPackage;
}

export type PackageState =
  | { readonly kind: 'saved' | 'pending' | 'saving' | 'offline' }
  | ({ readonly kind: 'conflict' } & Conflict)
  | { readonly kind: 'refused'; readonly message: string; readonly faults: readonly ApiFault[] };

export interface PackageSnapshot extends Content {
  readonly state: PackageState;
  readonly undoable: boolean;
  readonly redoable: boolean;
}

/** A package as it is stored, and the version to name with the next save. */
export interface StoredPackage {
  readonly version: number;
  readonly pkg: Json;
}

/** What this page has and the server does not. */
export interface Unsaved extends StoredPackage {
  readonly base: Json;
  /** Those that stand beside the draft. */
  readonly texts: TypedTexts;
}

/** What the draft needs of the world. */
export interface PackagePort {
  save(pkg: Json, before: Json, expectedVersion: number): Promise<{ readonly version: number }>;
  /** The newest stored state. */
  load(): Promise<StoredPackage>;
  /** Keeps what is not stored yet beyond this page; undefined when there is nothing. */
  keep(unsaved: Unsaved | undefined): void;
  /** Something was stored: other views of the draft are out of date. */
  saved(): void;
}

const STALE = 'rulebook.stale_version';

/**
 * One package as it is being edited. Packages are values: a step back is the package before, which shares all but the
 * changed path. Saves go one after another; whatever is refused stays on the page.
 */
export class PackageStore {
  private snapshot: PackageSnapshot;
  private readonly listeners = new Set<() => void>();
  private readonly history = new History();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  /** What the server has. */
  private base: Json;
  private version: number;

  constructor(
    private readonly port: PackagePort,
    stored: StoredPackage,
    kept?: Unsaved,
  ) {
    // Texts may be all that is kept: then the server's newest package is the one to show.
    const unsaved = kept !== undefined && !same(kept.pkg, kept.base);
    const start = unsaved ? kept : { ...stored, base: stored.pkg };
    this.base = start.base;
    this.version = start.version;
    this.snapshot = {
      pkg: start.pkg,
      texts: kept?.texts ?? {},
      state: { kind: 'saved' },
      undoable: false,
      redoable: false,
    };
    if (unsaved) this.later('pending', WAIT_MS);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): PackageSnapshot => this.snapshot;

  /** Whether the package on the page is stored. */
  private get clean(): boolean {
    return same(this.snapshot.pkg, this.base);
  }

  /** Whether everything on the page is stored, what stands beside the draft included. */
  get whole(): boolean {
    return this.clean && standingTexts(this.snapshot.texts).length === 0;
  }

  /** @param group changes of one group are taken back at once, until they are saved: the letters of a word */
  readonly change = (
    path: JsonPath,
    value: Json | undefined,
    group: string = path.join('/'),
  ): void => {
    const { pkg, texts } = this.snapshot;
    if (!same(at(pkg, path), value)) this.step({ pkg: put(pkg, path, value), texts }, path, group);
  };

  /** What was typed in JSON for a place: a change of it once it can be read, and till then a text beside the draft. */
  readonly type = (path: JsonPath, text: string): void => {
    const group = `text ${anchorOf(this.snapshot.pkg, path)}`;
    this.step(withTyped(this.snapshot, path, text), path, group);
  };

  /** Ends the disagreement of a text and the draft. */
  readonly settleText = (anchor: string, side: 'mine' | 'theirs'): void => {
    this.step(withSide(this.snapshot, anchor, side), this.placeOf(anchor), `settle ${anchor}`);
  };

  /** Throws a text away that stands beside the draft. It can be taken back. */
  readonly discardText = (anchor: string): void => {
    const { pkg, texts } = this.snapshot;
    const rest = { pkg, texts: without(texts, anchor) };
    this.step(rest, this.placeOf(anchor), `discard ${anchor}`);
  };

  private placeOf(anchor: string): JsonPath {
    return placeOfAnchor(this.snapshot.pkg, anchor) ?? [];
  }

  private step({ pkg, texts }: Content, path: JsonPath, group: string): void {
    const { pkg: was, texts: before } = this.snapshot;
    this.history.add({ pkg: was, texts: before, path, group });
    this.show({ pkg, texts });
    this.touched();
  }

  /** Takes the last step back. Answers where it was. */
  readonly undo = (): JsonPath | undefined => this.stepTo(this.history.back(this.snapshot));

  /** Does the step that was taken back again. */
  readonly redo = (): JsonPath | undefined => this.stepTo(this.history.forth(this.snapshot));

  private stepTo(step: Step | undefined): JsonPath | undefined {
    if (step === undefined) return undefined;
    const { pkg, texts, path } = step;
    this.show({ pkg, texts });
    this.touched();
    return path;
  }

  private touched(): void {
    this.keep();
    const { state } = this.snapshot;
    if (state.kind === 'conflict') this.meet(state.newest);
    else if (this.clean && state.kind === 'saved') this.wait(WAIT_MS);
    else this.later('pending', WAIT_MS);
  }

  private keep(): void {
    const { pkg, texts } = this.snapshot;
    const standing = Object.fromEntries(standingTexts(texts));
    const { version, base } = this;
    this.port.keep(this.whole ? undefined : { pkg, version, base, texts: standing });
  }

  private later(kind: 'pending' | 'offline', wait: number): void {
    this.show({ state: { kind } });
    this.wait(wait);
  }

  private wait(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), milliseconds);
  }

  private show(part: Partial<PackageSnapshot>): void {
    const { undoable, redoable } = this.history;
    this.snapshot = { ...this.snapshot, ...part, undoable, redoable };
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
    if (!this.whole) throw new Error('有 JSON 文字还不在草稿中，请先改好，或在页面上方丢弃');
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
    this.history.seal();
    this.show({ state: { kind: 'saved' } });
    if (this.snapshot.pkg === pkg) this.keep();
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
      const { version, pkg } = await this.port.load();
      this.meet({ version, pkg: sharing(this.base, pkg) });
    } catch (error) {
      await this.failed(error);
    }
  }

  /** Until it is settled, what the page began with stays its base: what is typed meanwhile is part of the question. */
  private meet(newest: StoredPackage): void {
    const merged = mergePackages(this.base, this.snapshot.pkg, newest.pkg);
    if (merged.clashes.length === 0) this.settle({ newest, merged }, 'mine');
    else this.show({ state: { kind: 'conflict', newest, merged } });
  }

  /** Ends a conflict: for every clashing place one's own value, or the colleague's. */
  readonly resolve = (side: 'mine' | 'theirs'): void => {
    const { state } = this.snapshot;
    if (state.kind === 'conflict') this.settle(state, side);
  };

  /** The colleague's changes become part of every step, so that a step back takes back one's own work alone. */
  private settle({ newest, merged }: Conflict, side: 'mine' | 'theirs'): void {
    this.history.rebase((pkg) => mergePackages(this.base, pkg, newest.pkg)[side]);
    this.base = newest.pkg;
    this.version = newest.version;
    this.show({ pkg: merged[side] });
    this.later('pending', 0);
  }
}
