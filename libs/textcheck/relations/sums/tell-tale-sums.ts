import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { alike, digitsOf, isOneDigitOff, isSwap } from '../figures/near.js';
import type { PartsOfTotal } from './lists.js';

/** Says of a figure that the ones before it make it. */
const SUMS_UP =
  /(?:合计|共计|总计|相加|累加|加总|加起来|之和|一共|总共|合起来)(?:[^，。；、\d]{0,10})$/;
/** Of a plan, of another year, of each, of some: no parts. */
const OTHERWISE =
  /每|均|上年|去年|同比|超过|标准|限额|上限|净|满意|较|比(?!例)|占|剩|其余|另|第\d|[余空缺]|目标|计划|控制|概算|不含|扣|减/;
const OPENS = /[：:]|其中|分别|由|包括|构成|按/;
/** What is spent on the three public heads. */
const THREE = /[“"]?三公[”"]?[^，。；\d]*(?:支出|决算|执行|花费|经费)[^，。；\d]*$/;
const NOT_SPENT = /预算|上年|去年|较|比|控制|节约|减少|增加|标准|计划/;
const HEADS: readonly RegExp[] = [/接待/, /用车|车辆|公车/, /出国|出境/];
const FEWEST_DIGITS = 4;
const FEWEST_IN_LONG = 3;
const LONG = 4;
const MOST = 12;
const PASSAGE_STATEMENTS = 3;
const CLOSE = 0.15;
const WIDE = 0.5;

interface List {
  readonly total: Mention;
  readonly parts: readonly Mention[];
}

/** All figures of one sort in a sentence or in its list, that miss a figure beside them by a slip of the pen, or in spite of the word for their sum. */
export const tellTaleSums = (document: TextDocument): PartsOfTotal[] =>
  document.statements.flatMap((statement) =>
    statement.inTable || statement.mentions.length === 0
      ? []
      : [...slipsIn(document, statement), ...threeHeads(document, statement)].map((list) => ({
          ...list,
          readings: [list.parts],
          complete: true,
          beside: true,
          rivals: [],
        })),
  );

const isFigure = (one: Mention): boolean =>
  (one.kind === 'amount' || one.kind === 'count') &&
  one.exact &&
  one.unit !== '分' &&
  !one.bracketed &&
  one.base.isPositive() &&
  !isChange(one);

const CARRIED = /(?:上年|年初|期初)(?:末)?(?:结[转余]和?)+/;

const isPart = (one: Mention): boolean =>
  isFigure(one) && !OTHERWISE.test(lastClause(one.before).replace(CARRIED, ''));

const lastClause = (before: string): string => /[^，。；：]*$/.exec(before)?.[0] ?? '';

function slipsIn(document: TextDocument, statement: Statement): List[] {
  const figures = statement.mentions.filter(isFigure);
  const things = [...new Set(figures.map(({ thing }) => thing))];
  return things.flatMap((thing) => {
    const like = figures.filter((one) => one.thing === thing);
    if (like.length < 2 || like.length > MOST) return [];
    const above = aboveOf(document, statement).filter((one) => one.thing === thing);
    const all = statement.mentions.filter((one) => one.thing === thing).length;
    if (all > like.length) return [];
    const near = [...above, ...like];
    const [found] = listsOf(like, above).filter((list) => isMissed(document, statement, list));
    return found === undefined || isSound(found, near) ? [] : [found];
  });
}

/** Figures of the sentences before it in its paragraph. */
const aboveOf = ({ statements }: TextDocument, { index, passage }: Statement): Mention[] =>
  statements
    .slice(Math.max(0, index - PASSAGE_STATEMENTS), index)
    .filter((one) => one.passage === passage && !one.inTable)
    .flatMap(({ mentions }) => mentions.filter(isFigure));

/** Its figures with the last, the first, or one told before as what they make; and the list it ends with. */
function listsOf(like: readonly Mention[], above: readonly Mention[]): List[] {
  const [first] = like;
  const last = like.at(-1);
  if (first === undefined || last === undefined) return [];
  const opened = like.findLastIndex(({ before }) => OPENS.test(before));
  const inner = opened > 0 ? like.slice(opened) : [];
  const told = opened > 0 ? like.slice(0, opened) : [];
  return [
    { total: last, parts: like.slice(0, -1) },
    { total: first, parts: like.slice(1) },
    ...told.map((total) => ({ total, parts: inner })),
    ...above.map((total) => ({ total, parts: like })),
  ].filter(({ total, parts }) => isPossible(total, parts));
}

const isPossible = (total: Mention, parts: readonly Mention[]): boolean =>
  parts.length > 1 &&
  parts.every((one) => isPart(one) && one.base.lessThan(total.base)) &&
  isFigure(total);

/** 以上相加: of all of them, whatever some of them make. */
const OF_ALL = /以上|上述|前述|[三四五六七八九][项类块者笔]/;

/** Some run of like figures around makes it, it makes another with one of them, or what its parts make is told too. */
function isSound({ total, parts }: List, figures: readonly Mention[]): boolean {
  const sum = totalBase(parts);
  const others = figures.filter((one) => one !== total);
  if (others.some(({ base }) => base.equals(sum))) return true;
  if (isMade(total, figures) && !OF_ALL.test(lastClause(total.before))) return true;
  return others.some((one) =>
    others.some((other) => other !== one && one.base.plus(total.base).equals(other.base)),
  );
}

function isMade(total: Mention, figures: readonly Mention[]): boolean {
  return figures.some((_, from) => {
    let sum = totalBase([]);
    return figures.slice(from).some((one, at) => {
      if (one === total) return false;
      sum = sum.plus(one.base);
      return at > 0 && sum.equals(total.base);
    });
  });
}

function isMissed(document: TextDocument, statement: Statement, { total, parts }: List): boolean {
  const sum = inUnitOf(totalBase(parts), total);
  if (sum.equals(total.value)) return false;
  const off = sum.minus(total.value).abs().div(total.value).toNumber();
  const summed = total.start > (parts.at(-1)?.end ?? 0) && SUMS_UP.test(total.before);
  if (summed) return off < WIDE && !/其中/.test(statement.text);
  if (off > CLOSE || OTHERWISE.test(lastClause(total.before))) return false;
  if (isSlip(sum, total, parts.length)) return isTold(document, total);
  const gap = totalBase(parts).minus(total.base);
  return parts.some((part) => {
    const owed = inUnitOf(part.base.minus(gap), part);
    return owed.isPositive() && isSlip(owed, part, parts.length) && isTold(document, part);
  });
}

/** Told once: what is told again is no slip of the pen. */
const isTold = ({ figures }: TextDocument, one: Mention): boolean =>
  figures.flat().filter((other) => alike(one, other) && other.base.equals(one.base)).length === 1;

const isSlip = (made: Decimal, printed: Mention, parts: number): boolean => {
  const fewest = parts >= LONG ? FEWEST_IN_LONG : FEWEST_DIGITS;
  if (digitsOf(printed) < fewest) return false;
  return isSwap(made, printed) || (parts > 2 && isOneDigitOff(made, printed, FEWEST_DIGITS));
};

/** “三公”经费11.75万元: the two or three heads told behind it are all there are. */
function threeHeads(document: TextDocument, statement: Statement): List[] {
  return statement.mentions.flatMap((total) => {
    if (total.kind !== 'amount' || !isFigure(total) || !THREE.test(total.before)) return [];
    if (NOT_SPENT.test(lastClause(total.before))) return [];
    const parts = headsBehind(document, statement, total);
    const [reception, cars] = HEADS.map((head) => parts.some(({ before }) => head.test(before)));
    if (reception !== true || cars !== true) return [];
    if (
      parts.length > HEADS.length ||
      parts.some(({ base }) => base.greaterThanOrEqualTo(total.base))
    )
      return [];
    return totalBase(parts).equals(total.base) ? [] : [{ total, parts }];
  });
}

/** The heads in a row behind it, none of them twice. */
function headsBehind({ figures }: TextDocument, { passage }: Statement, total: Mention): Mention[] {
  const behind = (figures[passage] ?? []).filter(
    (one) => one.start > total.end && alike(one, total) && !one.base.isZero(),
  );
  const from = behind.findIndex(({ before }) => HEADS.some((head) => head.test(before)));
  if (from < 0 || behind.slice(0, from).some((one) => !NOT_SPENT.test(one.before) && one.exact))
    return [];
  const rest = behind.slice(from);
  const end = rest.findIndex(
    (one) => !HEADS.some((head) => head.test(one.before)) || NOT_SPENT.test(lastClause(one.before)),
  );
  return end < 0 ? rest : rest.slice(0, end);
}
