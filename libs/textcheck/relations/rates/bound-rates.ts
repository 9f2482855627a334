import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { total, withBase } from '../figures/arithmetic.js';
import { alike, around, digitsOf, isShare, percentOf } from '../figures/near.js';
import { statedIn } from '../figures/stated.js';
import { figureIn, totalCellsIn } from '../tables/total-cells.js';
import { clauseOf } from './average-pairs.js';
import { isOfSome, OF_OTHERS } from './rate-pairs.js';
import type { SureRate } from './rate-place.js';

/** 占比82%, 占资金总额的82%, 完成率92%: a rate and nothing else behind the figure it is of. */
const BOUND =
  /^[）)]?[，,；;（(]?(?:仅|约)?(?:占[^，。；、\d占]{0,14}|[一-龥]{1,8}(?:率|比例|占比|进度|(?<![方全])面)(?:仅|已|约)?(?:为|是|达到?)?|(?:为|完成|达到?)(?:年度|全年|年初)?(?:目标|计划|任务)(?:数|值|任务)?的)$/;
/** No share of the one in the other. */
const OTHER_SORT =
  /增长|下降|上升|降低|提高|负债|税|费率|利率|收益|回报|周转|变动|误差|节约|节支|增减|倍|杠杆|偏差|折旧|成新|[死伤]亡|发病|同类|同期|各自|其中/;
/** What the share says it is of. */
const WHOLE = /占(?:到|了)?([^，。；\d]{2,12}?)的?(?:比例|比重)?(?:为|是|达)?$/;
const ANY_WHOLE = /^(?:全[省市县区州旗镇乡村校院部局街]|总|合计|其|该|比|整个)/;
const OF_ALL = /占全[省市县区州旗镇乡村]/;
const STEM = /([一-龥]{2})(?:率|比例|进度|面)/;
const PLANNED = /计划|目标|任务|应|预算|安排|下达|总|共/;
const OWN_MEASURE = /(?:均|每)[^，。；\d]{0,8}$/;
const OF_PLAN = /执行|支[出付]|完成|到位|拨付|使用|目标|计划|任务|兑现/;
const HUNDRED = 100;
/** Met by chance anywhere in a text with fewer digits. */
const FEWEST_IN_FAR = 4;

/** Rates right behind their figure in a sentence that tells but one other figure they can be of, and that nothing makes. */
export const boundRates = (document: TextDocument): SureRate[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed, index) =>
        judge(document, statement, { printed, index }),
      ),
    );

interface At {
  readonly printed: Mention;
  readonly index: number;
}

function judge(document: TextDocument, statement: Statement, { printed, index }: At): SureRate[] {
  const [numerator, next] = [statement.mentions[index - 1], statement.mentions[index + 1]];
  if (numerator === undefined || !isBound(printed) || !isPlain(numerator)) return [];
  if (next?.kind === 'percent' && /^(?:、|和|及|与)$/.test(next.before)) return [];
  if (isOfSome(statement, printed)) return [];
  const denominator = onlyWhole(statement, numerator, printed);
  const computed = denominator === null ? null : percentOf(numerator, denominator);
  if (denominator === null || computed === null) return [];
  if (isGiven(document, statement, printed, numerator)) return [];
  return [{ printed, numerator, denominator, computed }];
}

const isBound = ({ kind, exact, before, value }: Mention): boolean =>
  kind === 'percent' &&
  exact &&
  !value.isZero() &&
  !value.equals(HUNDRED) &&
  BOUND.test(before) &&
  !OTHER_SORT.test(before) &&
  !OF_OTHERS.test(before.replace(OF_ALL, '占'));

const isPlain = (figure: Mention): boolean =>
  (figure.kind === 'amount' || figure.kind === 'count') &&
  figure.exact &&
  !/^(?:分|小时|分钟)$/.test(figure.unit) &&
  figure.base.isPositive() &&
  !figure.base.isZero() &&
  !isChange(figure) &&
  !OWN_MEASURE.test(figure.before) &&
  !/[未不没][^，。；\d]{0,6}$/.test(figure.before);

/** The one other figure of the sentence before it that counts the same. */
function onlyWhole(
  { mentions }: Statement,
  numerator: Mention,
  { before }: Mention,
): Mention | null {
  const others = mentions.filter(
    (one) => one.end <= numerator.start && alike(one, numerator) && !isChange(one),
  );
  const [whole, ...more] = others;
  if (whole === undefined || more.length > 0 || !isPlain(whole)) return null;
  // 教育支出90万元，占90%；卫生支出10万元，占10%: one with a share of its own is no whole.
  const hasShare = mentions.some(
    (one) => one.start > whole.end && one.end < numerator.start && /占/.test(one.before),
  );
  const fits = before.includes('占') ? isShareOf : isRateOf;
  return !hasShare && fits(before, numerator, whole) ? whole : null;
}

function isShareOf(words: string, numerator: Mention, whole: Mention): boolean {
  const noun = WHOLE.exec(words)?.[1];
  return whole.base.greaterThan(numerator.base) && (noun === undefined || isNamed(noun, whole));
}

/** 实际发放291人，发放率: named by its figure, or done of what was planned. */
function isRateOf(words: string, numerator: Mention, whole: Mention): boolean {
  const stem = STEM.exec(words)?.[1] ?? '\n';
  const part = clauseOf(numerator).includes(stem);
  return (
    (part && whole.base.greaterThanOrEqualTo(numerator.base)) ||
    (PLANNED.test(whole.before) && OF_PLAN.test(words))
  );
}

const isNamed = (noun: string, { before }: Mention): boolean =>
  ANY_WHOLE.test(noun) ||
  [...noun].slice(1).some((_, at) => before.includes(noun.slice(at, at + 2)));

/** Some other figure makes it: of the paragraph, of a row of totals, or a long one anywhere. */
function isGiven(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  numerator: Mention,
): boolean {
  const near = around(document, statement, printed).filter(
    (one) => alike(one, numerator) && one.exact,
  );
  const above = (document.figures[statement.passage - 1] ?? []).filter((one) =>
    alike(one, numerator),
  );
  const fine = digitsOf(printed) >= FEWEST_IN_FAR;
  const far = fine
    ? [
        ...statedIn(document).map(({ mention }) => mention),
        ...totalCellsIn(document).map(({ mention }) => figureIn(mention, numerator)),
      ].filter((one) => alike(one, numerator))
    : [];
  const wholes = [...near, ...above, ...far, ...together(near, numerator)].filter(
    ({ base }) => !base.isZero(),
  );
  return (
    wholes.some((whole) => isShare(numerator, whole, printed)) ||
    near.some(
      (whole) =>
        whole.base.greaterThan(numerator.base) &&
        isShare(withBase(numerator, whole.base.minus(numerator.base)), whole, printed),
    ) ||
    near.some(
      (one) =>
        one !== numerator && near.some((other) => other !== one && isShare(one, other, printed)),
    )
  );
}

const WITHIN = /其中/;

/** 办结12件，在办3件，办结率80%: of both; 400人，其中女性148人 are no more than 400. */
const together = (near: readonly Mention[], numerator: Mention): Mention[] =>
  WITHIN.test(numerator.before)
    ? []
    : near.filter((one) => one !== numerator).map((one) => withBase(one, total([one, numerator])));
