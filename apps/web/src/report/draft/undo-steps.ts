import type { DraftValue, Edit } from './edits.ts';

/** A field with what stood in it before. */
export interface Replaced extends Pick<Edit, 'part' | 'id'> {
  readonly before: DraftValue;
}

interface UndoStep {
  readonly group: string;
  readonly fields: readonly Replaced[];
}

const MOST = 200;

/** What can be taken back, newest last. Edits of one group are one step until it is sealed. */
export class UndoSteps {
  private steps: readonly UndoStep[] = [];
  private sealed = true;

  get any(): boolean {
    return this.steps.length > 0;
  }

  /** An edit that joins the step before it, if that is of the same group and not sealed. */
  join(group: string, field: Replaced): void {
    if (this.sealed || this.steps.at(-1)?.group !== group) this.push(group, [field]);
    this.sealed = false;
  }

  /** A step of its own. */
  add(group: string, fields: readonly Replaced[]): void {
    this.push(group, fields);
    this.sealed = true;
  }

  /** The next edit begins a new step. */
  seal(): void {
    this.sealed = true;
  }

  /** The fields of the newest step, which is then gone. */
  take(): readonly Replaced[] | undefined {
    const step = this.steps.at(-1);
    this.steps = this.steps.slice(0, -1);
    this.sealed = true;
    return step?.fields;
  }

  private push(group: string, fields: readonly Replaced[]): void {
    this.steps = [...this.steps, { group, fields }].slice(-MOST);
  }
}
