import type { TextDocument } from '../../../document.js';
import { clausesOf } from '../../../text/sentences.js';
import { shares } from '../subjects.js';
import { flawAt, type Flaw } from './flaw-at.js';
import { pairsIn } from './pairs.js';

const EACH = /(?:每个?(季度?|月|周|半年)|按(季度?|月|周)|(月月|季季))(?!平均|人均|不)/;
const NEEDED: readonly (readonly [RegExp, number])[] = [
  [/季/, 4],
  [/月/, 12],
  [/周/, 50],
  [/半年/, 2],
];
const LIMITED =
  /计划|要求|目标|应(?!急)|须|需|将|拟|平均|\d月起|教学月|寒暑假|学期|不少于\d{2}|[至-]\d+月|除|元/;
/** Below so large a part it is more likely a count of something else. */
const MOST = 2;
const FAR = 2;

/** 每季度召开分析会, and 全年召开3次: fewer times than there are quarters. */
export const fewerTimes = (document: TextDocument): Flaw[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !EACH.test(statement.text)) return [];
    return clausesOf(statement).flatMap((claim) => {
      const match = EACH.exec(claim.text);
      if (match === null || LIMITED.test(claim.text)) return [];
      const needed = NEEDED.find(([unit]) => unit.test(match[0]))?.[1] ?? 0;
      const said = pairsIn(claim.text.slice(match.index + match[0].length));
      const near = document.statements
        .slice(statement.index, statement.index + FAR)
        .filter(({ passage }) => passage === statement.passage);
      const found = near
        .flatMap(({ mentions }) => mentions)
        .find(
          ({ start, value, thing, before, exact }) =>
            exact &&
            start > claim.start &&
            /^[次期场份]/.test(thing) &&
            value.lessThan(needed) &&
            value.times(MOST).greaterThanOrEqualTo(needed) &&
            /全年|共|累计/.test(before) &&
            !LIMITED.test(before) &&
            shares(said, pairsIn(before)),
        );
      return found === undefined ? [] : [flawAt(claim, found)];
    });
  });
