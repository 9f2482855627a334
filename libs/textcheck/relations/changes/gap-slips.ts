import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { judgedFigures, likelySlip, type Made } from '../figures/likely-slip.js';
import { alike, around } from '../figures/near.js';
import { cellValuesIn } from '../tables/total-cells.js';
import { lastClause } from '../sums/list-parts.js';
import { AGAINST_LAST_YEAR, LAST_YEAR } from './change-words.js';

/** A difference that is a slip of the one two figures around it make. */
export interface GapSlip {
  readonly by: Mention;
  readonly large: Mention;
  readonly small: Mention;
}

/** Words a difference is told with, whatever it is against. */
const GAP =
  /(?:增加|减少|追加|调增|调减|核减|压减|审减|节约|节省|节余|结余|剩余|余下|下余|还剩|仅剩|尚余|余|剩|缺口|差额|相差|短缺|尚欠|欠[缴付收拨]|少支|多支|超支|下降|降低|提高|提升|上升|净增|净减|缩短|延长|未(?:支出|支付|执行|使用|拨付|完成|到位|收回|发放)|[比较][^，。；\d]{0,12}[多少高低])(?:了|的|额|数|资金|支出|收入|预算|指标|投入)?(?:为|是)?$/;
/** Of each, so that no two totals make it. */
const EACH = /(?:均|每)[^，。；\d]{0,12}$/;
/** What chance there may be that two figures come as near to any difference that nothing explains. */
const BUDGET = 0.01;
/** The same where words say which two. */
const NAMED_BUDGET = 0.04;
/** 其余支出142.60万元，用于养老机构运营96.40万元: what a difference is made up of does not make it. */
const PART = /用于|其中|包括|包含|主要|[、（(]/;
/** Figures of the sentence first, then those of the paragraph. */
const MOST_TRIED = 12;
const FINE = 1e-6;

/** Differences that nothing around makes and that are a slip of the pen off what two figures make. */
export function gapSlips(document: TextDocument, known: ReadonlySet<number>): GapSlip[] {
  const isAsked = (figure: Mention): boolean => !known.has(figure.start) && isGap(figure);
  return judgedFigures(document, isAsked, judge);
}

const isGap = ({ kind, exact, before }: Mention): boolean =>
  (kind === 'amount' || kind === 'count') && exact && GAP.test(before) && !EACH.test(before);

function judge(document: TextDocument, statement: Statement, by: Mention): GapSlip[] | null {
  const near = around(document, statement, by).filter((one) => alike(one, by) && one.exact);
  const own = near.filter((one) => statement.mentions.includes(one));
  if (isTold(document, by) || isMade(near, by) || isMadeOfThree([...own, ...near], by)) return null;
  const plain = near.filter(
    (one) => !isGap(one) && !EACH.test(one.before) && (one.end <= by.start || mayFollow(one, own)),
  );
  const beside = plain.filter((one) => own.includes(one));
  const scopes: readonly (readonly [pairs: Made[], budget: number])[] = [
    [namedPair(plain, by), NAMED_BUDGET],
    [plannedPair(plain, beside, by), NAMED_BUDGET],
    [pairsOf(beside, plain, by), BUDGET],
    [pairsOf(plain, plain, by), BUDGET],
    [pairsOf(plain, above(document, statement, by), by), BUDGET],
  ];
  for (const [made, budget] of scopes) {
    const possible = made.filter((one) => mayMake(one, by, near));
    const [large, small] = likelySlip(by, possible, budget)?.of ?? [];
    if (large !== undefined && small !== undefined) return [{ by, large, small }];
  }
  return null;
}

const PASSAGES_ABOVE = 3;

/** What the paragraphs above tell of the same sort. */
const above = ({ figures }: TextDocument, { passage }: Statement, by: Mention): Mention[] =>
  figures
    .slice(Math.max(0, passage - PASSAGES_ABOVE), passage)
    .flat()
    .filter((one) => alike(one, by) && one.exact && !isGap(one) && !EACH.test(one.before));

/** 较年初追加100万元，全年调整预算为500万元 */
const mayFollow = (one: Mention, own: readonly Mention[]): boolean =>
  own.includes(one) && !PART.test(lastClause(one.before));

/** Told so in another place, too, or in a table. */
const isTold = (document: TextDocument, by: Mention): boolean =>
  document.figures.some((some) =>
    some.some((one) => one !== by && alike(one, by) && one.base.equals(by.base)),
  ) || cellValuesIn(document).has(by.value.abs().toFixed());

function isMade(near: readonly Mention[], by: Mention): boolean {
  return near.some((one) =>
    near.some((other) => other !== one && agrees(inUnitOf(one.base.minus(other.base), by), by)),
  );
}

/** 预算100万元，支出90万元，收回2万元，结转8万元: three others make it, of its sentence or the paragraph. */
function isMadeOfThree(figures: readonly Mention[], by: Mention): boolean {
  const some = [...new Set(figures)].slice(0, MOST_TRIED).map(({ base }) => base.toNumber());
  const [wanted, slack] = [by.base.toNumber(), by.half.times(by.scale).toNumber() + FINE];
  const makes = (value: number): boolean => Math.abs(Math.abs(value) - wanted) <= slack;
  return some.some((one, first) =>
    some.some((other, second) =>
      some.some(
        (third, last) =>
          first !== second && first !== last && second < last && makes(one - other - third),
      ),
    ),
  );
}

/** 同比增加 is of two years, so that two figures of this one do not make it. */
const mayMake = ({ of }: Made, by: Mention, near: readonly Mention[]): boolean =>
  !areSiblings(of, near) && (!AGAINST_LAST_YEAR.test(by.before) || of.some(isOfOtherYear(by)));

const isOfOtherYear =
  ({ year }: Mention) =>
  (one: Mention): boolean =>
    one.year !== year || LAST_YEAR.test(one.before);

/** 基本支出618万元、项目支出538万元 make 1156万元 together: nobody takes the one off the other. */
const areSiblings = (of: readonly Mention[], near: readonly Mention[]): boolean => {
  const sum = totalBase(of);
  return near.some(({ base }) => base.equals(sum));
};

const OTHER_TIME = /(?:上年|去年|20\d\d年|年初|期初|预算|计划|目标|概算|合同|控制价)[^，。；]*$/;

/** 全年支出21.46万元，其中…。预算数23.00万元，结余1.54万元: the first figure of the paragraph against the one of another time just before. */
function namedPair(plain: readonly Mention[], by: Mention): Made[] {
  const before = plain.filter(({ end }) => end <= by.start);
  const [topic, last] = [before[0], before.at(-1)];
  if (topic === undefined || last === undefined || topic === last) return [];
  const times = [topic, last].filter((one) => OTHER_TIME.test(one.before));
  return times.length > 0 ? [madeOf(topic, last, by)] : [];
}

const AGAINST_PLAN = /[较比与](?:年初|全年|调整后?)?(?:预算|概算|计划|控制数|限额)/;

/** 预算24.00万元，其中…。实际支出19.86万元，其中…，比预算节约4.14万元: what the paragraph begins with against what the sentence does. */
function plannedPair(plain: readonly Mention[], beside: readonly Mention[], by: Mention): Made[] {
  const planned = plain.find(
    ({ before, start }) => start < by.start && /预算|概算|计划|控制数|限额/.test(before),
  );
  const done = beside.find((one) => one !== planned);
  const named = AGAINST_PLAN.test(by.before) && planned !== undefined;
  return named && done !== undefined && done.end <= by.start ? [madeOf(planned, done, by)] : [];
}

/** Every figure of the sentence with every one of the paragraph. */
function pairsOf(beside: readonly Mention[], plain: readonly Mention[], by: Mention): Made[] {
  return beside.flatMap((one, at) =>
    plain
      .filter((other) => other !== one && !beside.slice(0, at).includes(other))
      .map((other) => madeOf(one, other, by)),
  );
}

function madeOf(one: Mention, other: Mention, by: Mention): Made {
  const [large, small] = one.base.greaterThan(other.base) ? [one, other] : [other, one];
  return {
    value: inUnitOf(large.base.minus(small.base), by),
    of: [large, small],
    most: inUnitOf(large.base, by),
  };
}
