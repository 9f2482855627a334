import type { TextDocument } from '../../../document.js';
import { clausesOf } from '../../../text/sentences.js';
import { shares } from '../subjects.js';
import { flawAt, rangeOfClause, type Flaw } from './flaw-at.js';
import { pairsIn } from './pairs.js';
import { wholeClauses } from './whole-clauses.js';

const SHARE = /占[^，。；]{0,16}?的?\s?(\d{1,2}(?:\.\d+)?)%/;
const LIMITED = /其中|上年|去年|目标|预算|支出占|收入占/;

/** 均通过平台采购, and 平台采购占97.3%: of all of them it is told to be a part only. */
export const shareOfAll = (document: TextDocument): Flaw[] =>
  wholeClauses(document).flatMap((claim) => {
    if (claim.counts.length > 0 || /100|率|[按逐][月季]/.test(claim.text)) return [];
    const { index, passage } = claim.statement;
    const near = document.statements
      .slice(index, index + 2)
      .filter((one) => one.passage === passage && SHARE.test(one.text));
    const found = near.flatMap((statement) => {
      const clauses = clausesOf(statement);
      return clauses.filter(
        ({ text, start }, at) =>
          start > claim.start &&
          SHARE.test(text) &&
          !LIMITED.test(`${clauses[at - 1]?.text ?? ''}，${text}`) &&
          shares(
            claim.said,
            pairsIn(`${clauses[at - 1]?.text ?? ''}，${text.slice(0, text.search(SHARE))}`),
          ),
      );
    });
    return found.slice(0, 1).map((one) => flawAt(claim, rangeOfClause(one)));
  });
