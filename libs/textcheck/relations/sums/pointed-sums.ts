import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { alike, isMisprint, isOneDigitOff } from '../figures/near.js';
import { lastClause, NOT_A_PART } from './list-parts.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';

const NUMBERS = '两三四五六七八九';
/** 以上三块资金270万元, 这两笔经费184万元: a number of amounts told right before, taken together. */
const POINTED =
  /(?:^|[，。；：])(?:以上|上述|前述|这)([两三四五六七八九])(?:[项类个级部块方笔种处批股路家片条]|个[^，。；：、\d]{1,2})[^，。；：、\d]{0,8}$/;
/** 三类人员相加 */
const ADDED =
  /(?:^|[，。；：])([两三四五六七八九])(?:[项类个级部块方笔种处批股路家片条]|个[^，。；：、\d]{1,2})[^，。；：、\d]{0,4}(?:相加|合计|总计|加起来|加总|累计)，?[^，。；：、\d]{0,16}$/;
/** 先后三次付了240万元: in so many times or parts. */
const IN_TIMES =
  /(?:先后|前后|共?分|累计)([两三四五六七八九])(?:次|批|笔|期|轮|批次)[^，。；：、\d]{0,8}$/;
/** 镇村两级累计投入: the levels by their first characters. */
const LEVELS =
  /([省市州县区镇乡村校院局所]{2,4})(?:[两二三四]级|各级)[^，。；：、\d]{0,4}(?:累计|共|合计|总计)[^，。；：、\d]{0,4}$/;
const SOME = /占|其中|每|均|比|较|上年|去年|主要|未|剩|余|另|预算|计划/;
const FARTHEST = 12;
/** Sentences back to the one that tells the parts. */
const ABOVE = 6;
const FEWEST_DIGITS = 2;
const CLOSE = '0.2';

/** Totals that point back to figures told before them, by their number or by whose they are, and miss what those come to. */
export const pointedSums = (document: TextDocument, statement: Statement): PartsOfTotal[] =>
  statement.inTable
    ? []
    : statement.mentions.flatMap((total) => {
        if (!isPlain(total) || SOME.test(total.before)) return [];
        const words = document.text.slice(statement.start, total.start);
        const parts =
          pointedAt(document, statement, total, words) ?? levelsOf(document, statement, total);
        return parts !== null && isMissed(parts, total) ? [fullList(total, parts)] : [];
      });

const isPlain = ({ kind, exact, unit, bracketed }: Mention): boolean =>
  (kind === 'amount' || kind === 'count') && exact && unit !== '分' && !bracketed;

const isPart = (one: Mention): boolean =>
  isPlain(one) && !isChange(one) && !NOT_A_PART.test(lastClause(one.before));

/** The figures of its sentence before it, else those of the sentence before, where there are just as many as it says. */
function pointedAt(
  { statements }: TextDocument,
  statement: Statement,
  total: Mention,
  words: string,
): Mention[] | null {
  const number = (POINTED.exec(words) ?? ADDED.exec(words) ?? IN_TIMES.exec(words))?.[1];
  if (number === undefined) return null;
  const count = NUMBERS.indexOf(number) + 2;
  const above = statements
    .slice(Math.max(0, statement.index - ABOVE), statement.index)
    .filter(({ inTable, passage }) => !inTable && passage >= statement.passage - 1)
    .toReversed();
  const scopes = [statement.mentions, ...above.map(({ mentions }) => mentions)];
  const inUnit = scopes
    .map((scope) => scope.filter((one) => one.end <= total.start && one.unit === total.unit))
    .find(({ length }) => length > 0);
  if (total.unit.startsWith('万') && inUnit?.length === count && inUnit.every(isPart))
    return inUnit;
  const found = scopes
    .map((scope) => scope.filter((one) => one.end <= total.start && alike(one, total)))
    .find(({ length }) => length > 0);
  return found?.length === count && found.every(isPart) ? found : null;
}

/** The nearest sentence with one figure for each level. */
function levelsOf(
  { statements }: TextDocument,
  { index }: Statement,
  total: Mention,
): Mention[] | null {
  const named = [...(LEVELS.exec(total.before)?.[1] ?? '')];
  if (named.length < 2) return null;
  const above = statements.slice(Math.max(0, index - FARTHEST), index + 1).toReversed();
  for (const { mentions, inTable } of above) {
    const like = mentions.filter((one) => one.end <= total.start && alike(one, total));
    const inOrder = like.every(({ before }, at) => before.includes(named[at] ?? '\n'));
    if (!inTable && like.length === named.length && inOrder && like.every(isPart)) return like;
  }
  return null;
}

/** So near that it was meant for their sum. */
function isMissed(parts: readonly Mention[], total: Mention): boolean {
  const sum = inUnitOf(totalBase(parts), total);
  const gap = sum.minus(total.value).abs();
  if (gap.lessThanOrEqualTo(total.half)) return false;
  return (
    gap.lessThanOrEqualTo(total.value.times(CLOSE)) ||
    isMisprint(sum, total) ||
    isOneDigitOff(sum, total, FEWEST_DIGITS)
  );
}
