import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { isBorneOut } from '../figures/borne-out.js';
import { isChange } from '../changes/change-words.js';
import { NOT_A_PART } from './list-parts.js';
import type { PartsOfTotal } from './lists.js';
import { digitsOf, alike, around, isSwap } from '../figures/near.js';

/** Figures of the paragraph that a list may make. */
const MOST_ABOVE = 12;
const MOST_PARTS = 8;
/** Digits a mirrored figure has at least where two make a third; where more do, chance makes it less. */
const LONG = 5;
const SHORT = 4;
/** A figure that says at once what it is of: no other word between but the head of a new thought, 支出方面. */
const ITEM = /^(?:[；;][^，。：、\d]{0,8}[，：])?[，,：:。（(、；;]?[^，。；：、\d]*$/;

/**
 * Figures told one after the other, with no word for the sum, that would make a total around but for two digits changed over:
 * 上半年682.40万元，下半年918.75万元，全年1610.15万元.
 */
export function mirroredSums(document: TextDocument, statement: Statement): PartsOfTotal[] {
  if (statement.inTable) return [];
  return runsOf(statement).flatMap((run) => {
    const last = run.at(-1);
    const [first] = run;
    if (first === undefined || last === undefined) return [];
    const above = (document.figures[statement.passage] ?? [])
      .filter((figure) => figure.end <= first.start && alike(figure, first) && figure.exact)
      .slice(-MOST_ABOVE);
    const lists = [
      ...above.map((total) => ({ total, parts: run })),
      { total: last, parts: run.slice(0, -1) },
      { total: first, parts: run.slice(1) },
    ];
    return lists
      .filter((list) => isMirrored(document, statement, list))
      .slice(0, 1)
      .map(({ total, parts }) => {
        const rivals = around(document, statement, total).filter((one) => !parts.includes(one));
        return {
          total,
          parts,
          readings: [parts],
          complete: false,
          beside: false,
          unmarked: true,
          rivals,
        };
      });
  });
}

interface List {
  readonly total: Mention;
  readonly parts: readonly Mention[];
}

/** Right but for two digits of one of them, which nothing else around bears out. */
function isMirrored(document: TextDocument, statement: Statement, { total, parts }: List): boolean {
  if (parts.length < 2 || parts.some(({ base }) => base.greaterThanOrEqualTo(total.base)))
    return false;
  const sum = totalBase(parts);
  const gap = sum.minus(total.base);
  const owed = (part: Mention) => inUnitOf(part.base.minus(gap), part);
  const wrong = isSwap(inUnitOf(sum, total), total)
    ? total
    : parts.find((part) => owed(part).isPositive() && isSwap(owed(part), part));
  if (wrong === undefined || digitsOf(wrong) < (parts.length > 2 ? SHORT : LONG)) return false;
  const near = around(document, statement, wrong);
  return !isBorneOut(near, wrong) && !isBorneOut(around(document, statement, total), total);
}

/** Figures of one sort that follow each other; a semicolon parts two runs. */
function runsOf({ mentions }: Statement): Mention[][] {
  const runs: Mention[][] = [];
  for (const mention of mentions) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (!isItem(mention)) continue;
    const joined = before !== undefined && alike(before, mention) && !/[；;]/.test(mention.before);
    if (joined && mention.year === before.year && (run?.length ?? 0) < MOST_PARTS)
      run?.push(mention);
    else runs.push([mention]);
  }
  return runs.filter(({ length }) => length > 1);
}

const isItem = (mention: Mention): boolean =>
  (mention.kind === 'amount' || mention.kind === 'count') &&
  mention.exact &&
  !mention.bracketed &&
  ITEM.test(mention.before) &&
  !NOT_A_PART.test(mention.label) &&
  !isChange(mention);
