import { parseTemplate, type ColumnDefinition, type FactDefinition } from '#libs/rulebook';

import type { Sentence } from './blocks.js';

/** How a row of a table is written in a text: `《{{row.title}}》（{{row.number}}）`. */
export type Wording = Sentence['parts'];

/** A fact that writes the rows of a table one after the other. */
export interface Joined {
  readonly table: string;
  readonly column: string;
  readonly separator: string;
}

export const columnOf = (id: string): string => id.replace(/^row\./u, '');

/** `join(column(items, "name"), "、")`: the table, its column and what stands between; null for any other fact. */
export function joinedBy(fact: FactDefinition | undefined): Joined | null {
  const found = /^join\(column\((\S+), "(\w+)"\), "([^"]+)"\)$/u.exec(fact?.formula ?? '');
  const [, table = '', column = '', separator = ''] = found ?? [];
  return found === null ? null : { table, column, separator };
}

/** `lookup(projects, "id", row.project, "name")`: a column that names the row another column refers to. */
export function namedBy(
  column: ColumnDefinition | undefined,
): { table: string; ref: string; name: string } | null {
  const found = /^lookup\((\S+), "id", row\.(\w+), "(\w+)"\)$/u.exec(column?.formula ?? '');
  const [, table = '', ref = '', name = ''] = found ?? [];
  return found === null ? null : { table, ref, name };
}

/** The ways a column's value is written, the fullest first: itself, or what its formula puts together. */
export function wordingsOf({ id, formula }: ColumnDefinition): Wording[] {
  const either = /^[^?"]+\? (.+?) : (.+)$/u.exec(formula ?? '');
  const written = either === null ? [formula ?? ''] : [either[1] ?? '', either[2] ?? ''];
  const found = written.flatMap((one): string[] => {
    const all = /^concat\((.+)\)$/u.exec(one)?.[1] ?? (/^row\.\w+$/u.test(one) ? one : null);
    if (all === null) return [];
    return [
      all.replaceAll(/"([^"]*)"|(row\.\w+)|, /gu, (_, text?: string, row?: string) =>
        row === undefined ? (text ?? '') : `{{${row}}}`,
      ),
    ];
  });
  const own = found.length === 0 ? [`{{row.${id}}}`] : found;
  return own
    .map((template) => parseTemplate(template).parts)
    .sort((one, other) => other.length - one.length);
}
