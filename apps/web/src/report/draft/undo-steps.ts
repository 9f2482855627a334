import { same } from '../../shared/three-way.ts';
import { storedValue, type Content, type DraftValue, type Edit, type Edits } from './edits.ts';
import { mergeEdit } from './merge.ts';

/** A field with what stood in it before, and what was put there. */
export interface Replaced extends Pick<Edit, 'part' | 'id'> {
  readonly before: DraftValue;
  readonly after: DraftValue;
}

/**
 * What a field holds once a change of it is taken back: what stood there before, and whatever a colleague typed there
 * since, which is not one's own to take back.
 */
export const takenBack = ({ part, id, before, after }: Replaced, current: DraftValue): DraftValue =>
  mergeEdit({ part, id, base: after, value: before }, current).theirs;

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
    const last = this.sealed ? undefined : this.steps.at(-1);
    const [begun] = last?.group === group ? last.fields : [];
    if (begun === undefined) this.push(group, [field]);
    else this.steps = this.steps.with(-1, { group, fields: [{ ...begun, after: field.after }] });
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

  /**
   * What was sent is stored, perhaps written otherwise: `1.50` as `1.5`. From now on that is what one's own typing left.
   */
  settle({ edits, content }: { readonly edits: Edits; readonly content: Content }): void {
    for (const { part, id, base: sent } of edits.values()) {
      const stored = storedValue(content, part, id);
      if (same(sent, stored)) continue;
      const rewritten = (value: DraftValue) =>
        mergeEdit({ part, id, base: sent, value }, stored).mine;
      const settled = (field: Replaced): Replaced =>
        field.part === part && field.id === id
          ? { part, id, before: rewritten(field.before), after: rewritten(field.after) }
          : field;
      this.steps = this.steps.map(({ group, fields }) => ({ group, fields: fields.map(settled) }));
    }
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
