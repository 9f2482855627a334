import { Decimal, sumDecimals } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { chineseNumeral } from '../../text/numerals.js';
import { isSwap } from '../figures/near.js';
import { paragraphs } from '../outline/paragraphs.js';
import { applyingMarks } from './conversions.js';
import { isConverted } from './converted.js';
import { scoresOf, type ScoreMention } from './scores.js';

/** A score that does not follow from a hundred less what was taken off, or from the rate of execution. */
export interface Scored {
  readonly got: Mention;
  readonly of: readonly Mention[];
  readonly worked: string;
  readonly computed: Decimal;
  /** A rule told with it gives the other score, however far that is off. */
  readonly ruled?: true;
}

const HUNDRED = 100;
const ALL_TAKEN = /(?:共|合计|累计|总)(?:计)?扣(?:减|除)?(?:了|分)?$|扣分(?:合计|共计|共)(?:为)?$/;
const EXECUTION = /执行率(?:为|是|达|达到)?$/;

/** 满分100分，各项共扣6.2分，最终得分93.8分 */
export function lessDeductions(statement: Statement): Scored[] {
  const scores = scoresOf(statement);
  const taken = scores.find(({ mention }) => ALL_TAKEN.test(mention.before))?.mention;
  const [got, ...more] = scores.filter(({ role }) => role === 'got').map(({ mention }) => mention);
  if (taken === undefined || got === undefined || more.length > 0) return [];
  const whole = wholeOf(scores, got);
  const computed = whole?.minus(taken.value);
  if (whole === null || computed === undefined || computed.equals(got.value)) return [];
  const worked = `${whole.toFixed()} − ${taken.value.toFixed()}`;
  return [{ got, of: [taken], worked, computed }];
}

/** 自评总分96.23分，扣3.77分: nothing else is told of the whole. */
const OF_WHOLE =
  /(?:总分|总得分|总成绩|自评得?分?|自评分|合计得?分?|最终得分|综合得分|实得分?)(?:为|是|：|:)?$/;
const BARE = /^[，；]\s?(?:共|合计|累计)?(?:扣|失|丢)(?:减|除)?(?:了|分)?(?:共|合计|共计)?(?:为)?$/;

/** A score of the whole and, right behind it, all that was taken off, which are not a hundred together. */
export function leftOfHundred(document: TextDocument): Scored[] {
  if (isLess(document)) return [];
  return document.statements.flatMap((statement) => {
    const scores = scoresOf(statement).map(({ mention }) => mention);
    const [got, taken, ...more] = scores;
    if (got === undefined || taken === undefined || more.length > 0) return [];
    const isPair = OF_WHOLE.test(got.before) && BARE.test(taken.before);
    const computed = new Decimal(HUNDRED).minus(taken.value);
    const isOfWhole = got.value.greaterThan(HUNDRED / 2) && got.value.lessThan(HUNDRED);
    if (!isPair || !isOfWhole || computed.equals(got.value)) return [];
    return [{ got, of: [taken], worked: `100 − ${taken.value.toFixed()}`, computed }];
  });
}
/** Where some marks do not apply, or others are added, a hundred is not what could be had. */
const LESS_APPLIES = /适用满分|剔除|加分|满分(?:合计|共计|共|为|是|值)*\s?[5-9]\d(?:\.\d+)?分/;

export const isLess = (document: TextDocument): boolean =>
  LESS_APPLIES.test(document.text) ||
  applyingMarks(document).length > 0 ||
  document.statements.some(({ mentions }) => mentions.some(isConverted));

/** What could be had: as the sentence says, else a hundred; marks below half of that are those of a part. */
function wholeOf(scores: readonly ScoreMention[], got: Mention): Decimal | null {
  const full = scores.find(({ role }) => role === 'full')?.mention.value;
  if (full === undefined) return got.value.lessThan(HUNDRED / 2) ? null : new Decimal(HUNDRED);
  // 满分合计97分，得分合计93.4分，合计扣3.6分, and no other score.
  const only = scores.length === 3 && full.greaterThanOrEqualTo(got.value);
  return only || full.equals(HUNDRED) ? full : null;
}

/** 预算执行率97.5%，该项满分10分，得9.57分: of a score by steps nothing follows, so only changed digits count. */
export function byExecution(statement: Statement): Scored[] {
  const rate = statement.mentions.find(
    ({ kind, before, exact }) => kind === 'percent' && exact && EXECUTION.test(before),
  );
  const scores = scoresOf(statement);
  const [full, ...fulls] = scores.filter(({ role }) => role === 'full');
  const [got, ...more] = scores.filter(({ role }) => role === 'got');
  if (rate === undefined || full === undefined || got === undefined) return [];
  const computed = full.mention.value.times(rate.value).div(HUNDRED);
  if (fulls.length + more.length > 0 || !isSwap(computed, got.mention)) return [];
  const worked = `${full.mention.value.toFixed()} × ${rate.value.toFixed()}%`;
  return [{ got: got.mention, of: [full.mention, rate], worked, computed }];
}

/** 扣分原因有三：…扣1分，…扣1.5分: all that was taken off. */
const REASONS = /(?:扣|失|丢)分(?:原因|情况|项目?|点|明细)(?!主要)/;
/** Some of the deductions only. */
const SOME = /主要|等(?!级|次)|其中|例如|包括|重点|较多/;
/** 其余指标未扣分: then those told are all. */
const ALL_ELSE =
  /(?:其余|其他|除此)[^，。；\d]{0,10}(?:(?:未|不|没有|无)(?:再)?(?:扣|失|丢)|(?:得|为|是)?满分)/;
const MOST_OFF = 3;

/** 自评总分96.5分。扣分原因有三：甲扣1分，乙扣1.5分，丙扣2分: the one score of a paragraph and all that it lacks to a hundred. */
export function leftOfReasons(document: TextDocument): Scored[] {
  if (isLess(document)) return [];
  return paragraphs(document).flatMap((paragraph) => {
    const scores = paragraph.flatMap(scoresOf);
    const [got, ...more] = scores
      .filter(({ role }) => role === 'got')
      .map(({ mention }) => mention);
    const taken = scores.filter(({ role }) => role === 'deducted');
    const of = taken.map(({ mention }) => mention);
    const text = paragraph.map((one) => one.text).join('。');
    if (got === undefined || more.length > 0 || of.length < 2) return [];
    if (SOME.test(text) && !REASONS.test(text) && !ALL_ELSE.test(text)) return [];
    if (!OF_WHOLE.test(got.before) || taken.some(({ whole }) => whole)) return [];
    const computed = new Decimal(HUNDRED).minus(sumDecimals(of.map(({ value }) => value)));
    const gap = computed.minus(got.value).abs();
    if (gap.isZero() || gap.greaterThan(MOST_OFF)) return [];
    const worked = [HUNDRED.toString(), ...of.map(({ value }) => value.toFixed())].join(' − ');
    return [{ got, of, worked, computed }];
  });
}

const LISTED =
  /扣除?(?:[^，。；\d]{2,12}\d+(?:\.\d+)?分[、和及]?){2,}，[^，。；\d]{0,8}(?:最终|实得|总分|得分?|剩余|余|为)+\d+(?:\.\d+)?分/;

/** 基础分100分，扣除项目进度2.5分、资金结余3分、档案1分，最终为94.5分 */
export const listedDeductions = (document: TextDocument): Scored[] =>
  document.statements.flatMap((statement) => {
    const found = LISTED.exec(statement.text);
    if (found === null || isLess(document)) return [];
    const from = statement.start + found.index;
    const to = from + found[0].length;
    const marks = statement.mentions.filter(
      (one) => one.unit === '分' && one.start >= from && one.end <= to,
    );
    const [got, of] = [marks.at(-1), marks.slice(0, -1)];
    const computed = new Decimal(HUNDRED).minus(sumDecimals(of.map(({ value }) => value)));
    if (got === undefined || got.value.lessThan(HUNDRED / 2) || computed.equals(got.value))
      return [];
    const worked = [HUNDRED.toString(), ...of.map(({ value }) => value.toFixed())].join(' − ');
    return [{ got, of, worked, computed }];
  });

const COUNTED =
  /^[，；]?(?:以上|上述)?([两二三四五六七八九十]|\d{1,2})(?:个?部分|个?指标|个?方面|项|类)(?:指标|内容)?(?:失分|扣分|丢分)?(?:合计|共计|累计|一?共|总计)(?:扣|失|丢)?(?:了|分|减)*$/;

/** 决策失0.5分，…。过程失1.6分，…。四项失分共5.7分: as many as the sum says there are, anywhere before it in its paragraph. */
export const countedDeductions = (document: TextDocument): Scored[] =>
  paragraphs(document).flatMap((paragraph) => {
    const scores = paragraph.flatMap((statement) => statement.mentions).filter(isMarks);
    const taken = new Set(
      paragraph
        .flatMap(scoresOf)
        .filter(({ role, whole }) => role === 'deducted' && !whole)
        .map(({ mention }) => mention),
    );
    return scores.flatMap((got, at) => {
      const number = COUNTED.exec(got.before)?.[1];
      const count =
        number === undefined ? 0 : (chineseNumeral(number)?.toNumber() ?? Number(number));
      const parts = scores.slice(0, at).filter((mention) => taken.has(mention));
      if (count < 2 || parts.length !== count) return [];
      const computed = sumDecimals(parts.map(({ value }) => value));
      const worked = parts.map(({ value }) => value.toFixed()).join(' + ');
      return computed.equals(got.value) ? [] : [{ got, of: parts, worked, computed }];
    });
  });

const isMarks = ({ unit, exact }: Mention): boolean => unit === '分' && exact;
