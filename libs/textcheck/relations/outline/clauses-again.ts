import { groupBy } from '#libs/kernel';

import type { Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { clausesOf } from '../../text/sentences.js';
import { isStatisticOfTwo } from './statistics-again.js';

const SHORTEST = 14;
const FEWEST_FIGURES = 2;
/** What a goal says is told again of what came of it, and a summary tells of what stands above. */
const MAY_COME_AGAIN = /目标|计划完成|预算|总体|综上|总的来看|得分|扣\d|指标/;

interface Told extends Range {
  readonly text: string;
  readonly passage: number;
}

/** 无害化厕所改建310户，比计划多10户 in two paragraphs: two clauses with their figures that come again word for word. */
export function clausesAgain({ statements, text: source }: TextDocument): [Range, Range][] {
  const told = statements.flatMap((statement): Told[] => {
    if (statement.inTable || MAY_COME_AGAIN.test(statement.text)) return [];
    const clauses = clausesOf(statement);
    return clauses.slice(1).flatMap((second, at) => {
      const first = clauses[at];
      const end = second.start + second.text.length;
      if (first === undefined || ![first, second].every(({ text }) => /\d/.test(text))) return [];
      const text = statement.text.slice(first.start - statement.start, end - statement.start);
      const figures = text.match(/\d[\d.,]*/g)?.length ?? 0;
      return text.length < SHORTEST || figures < FEWEST_FIGURES
        ? []
        : [{ text, start: first.start, end, passage: statement.passage }];
    });
  });
  return [...groupBy(told, ({ text }) => text).values()].flatMap(
    ([first, later, ...more]): [Range, Range][] =>
      first === undefined ||
      later === undefined ||
      more.length > 0 ||
      first.passage === later.passage ||
      isStatisticOfTwo(source, first.text, [first.start, later.start])
        ? []
        : [[later, first]],
  );
}
