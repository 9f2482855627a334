import type { Json, JsonPath } from './json.ts';
import type { Content } from './typed-texts.ts';

/** What was there before a change. */
export interface Step extends Content {
  /** Changes of one group are one step until it is sealed. */
  readonly group: string;
  /** Where it was changed. */
  readonly path: JsonPath;
}

/** Steps that can be taken back. */
const MOST = 200;

/**
 * The steps of one draft, those done and those taken back.
 *
 * There is one history for forms and JSON: a step back takes back the last thing that was done to the draft, wherever
 * that was, text that could not be read included. What a pause in typing divides are two steps.
 */
export class History {
  private past: readonly Step[] = [];
  private future: readonly Step[] = [];
  private sealed = true;

  get undoable(): boolean {
    return this.past.length > 0;
  }

  get redoable(): boolean {
    return this.future.length > 0;
  }

  /** A change is about to be made. What was taken back is gone then. */
  add(step: Step): void {
    if (this.sealed || this.past.at(-1)?.group !== step.group)
      this.past = [...this.past, step].slice(-MOST);
    this.sealed = false;
    this.future = [];
  }

  /** The next change is a step of its own. */
  seal(): void {
    this.sealed = true;
  }

  /** Takes the last step back. */
  back({ pkg, texts }: Content): Step | undefined {
    const step = this.past.at(-1);
    if (step === undefined) return undefined;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, { ...step, pkg, texts }];
    this.seal();
    return step;
  }

  /** Does the step that was taken back last again. */
  forth({ pkg, texts }: Content): Step | undefined {
    const step = this.future.at(-1);
    if (step === undefined) return undefined;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, { ...step, pkg, texts }];
    this.seal();
    return step;
  }

  /** Makes a colleague's changes part of every step, so that a step back takes back one's own work alone. */
  rebase(beside: (pkg: Json) => Json): void {
    const moved = (step: Step): Step => ({ ...step, pkg: beside(step.pkg) });
    this.past = this.past.map(moved);
    this.future = this.future.map(moved);
  }
}
