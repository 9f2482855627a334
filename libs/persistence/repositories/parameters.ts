/** A statement with its parameters; nobody's text is ever part of the statement. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Numbers parameters as they are named. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${String(this.values.length)}`;
  }
}

/** Pattern of a text that stands anywhere in another; nothing in it is a sign of its own. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
