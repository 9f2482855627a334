import type { Statement, TextDocument } from '../document.js';

/** The statements of each paragraph of the running text together, in order. */
export function paragraphs({ statements }: TextDocument): Statement[][] {
  const found = new Map<number, Statement[]>();
  for (const statement of statements.filter(({ inTable }) => !inTable)) {
    const paragraph = found.get(statement.passage);
    if (paragraph === undefined) found.set(statement.passage, [statement]);
    else paragraph.push(statement);
  }
  return [...found.values()];
}
