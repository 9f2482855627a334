import { Decimal, sumDecimals } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isTypo } from '../figures/near.js';
import { agrees } from '../figures/arithmetic.js';
import { applyingMarks } from './conversions.js';
import { isConverted } from './converted.js';
import { isLess, type Scored } from './deductions.js';
import { isLeftOut } from './excluded.js';
import { isOfProject } from './of-project.js';
import { scoreRows } from './items.js';
import { partsOf } from './listed.js';
import { tableTotalScores, type TotalScore } from './score-tables.js';
import { scoresOf } from './scores.js';

/** A score of the whole report by its words, of no single office or project. */
const OF_WHOLE =
  /(?:^|[，。；：:、）),]|\d分|[一-龥]20\d\d年度?(?:部门)?整体支出(?:绩效)?|[一-龥](?:部门)?整体支出绩效)(?:经|自评|本[次项年]?|[我本][一-龥]{1,3}?|综上|据此|(?<of>该?项目)|全[院校局镇乡县]|学校|医院|中心|20\d\d年度?|以上|上述|各项|[一二两三四五六七八九十]项|实际|最终|综合|绩效|评价|部门|单位|整体|支出|年度|指标|参评|测算|核算|计算|评定|考评|打分|采用|百分制|逐项|答)*(?:总得分|总分|自评得分|自评分|自评总分|得分合计|合计得?分?|综合得分|最终得分|实得|实际得分|评价得分|自评(?:结果|得)?|(?:参评|测算|评定|核算)?得分)(?:合计)?(?:为|是)?$/;
const MOST_OFF = 5;
const LEAST = 50;
const HUNDRED = 100;

/** Scores of the whole as the running text tells them, of this year. */
const toldOfWhole = (document: TextDocument): Mention[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && !WEIGHED.test(text))
    .flatMap(scoresOf)
    .filter(({ role, mention: { before } }) => {
      const told = role === 'got' ? OF_WHOLE.exec(before) : null;
      return told !== null && (told.groups?.of === undefined || isOfProject(document));
    })
    .map(({ mention }) => mention)
    .filter(
      ({ year, value }) => (year === null || year === document.year) && value.greaterThan(LEAST),
    );

/** 自评分占60%、互评分占40%：…综合得分94.17分: another score, of which that of the report is a part. */
const WEIGHED = /占\s?\d[\d.]*%[^。]*(?:占\s?\d[\d.]*%|折)[^。]*得分/;

/** The score of the whole as the report tells it, where its table of scores, or where it told it first, has another one. */
export function toldTotals(document: TextDocument): Scored[] {
  const told = toldOfWhole(document);
  const [first, ...others] = tableTotalScores(document);
  if (first === undefined) return [...toldTwice(document, told), ...tableAsWhole(document, told)];
  if (others.some(({ got }) => !got.value.equals(first.got.value))) return [];
  return [...new Set([...told, ...toldByTable(document, first)])].flatMap((got) =>
    isAnotherOf(first, got)
      ? [{ got, of: [first.got], worked: '表中合计', computed: first.got.value }]
      : [],
  );
}

/** 综合得分97.50分, and in the end 总得分97.05分; the one converted to a hundred is another score. */
function toldTwice({ statements }: TextDocument, told: readonly Mention[]): Scored[] {
  const converted = statements.flatMap(({ mentions }) => mentions.filter(isConverted));
  const plain = told.filter(({ value }) => !converted.some((one) => one.value.equals(value)));
  const [first, ...later] = plain;
  if (first === undefined || (converted.length > 0 && later.length === 0)) return [];
  return later
    .filter((got) => !got.value.equals(first.value) && isTypo(first.value, got))
    .map((got) => ({ got, of: [first], worked: '前文', computed: first.value }));
}

/** So near that it is the same score, and neither it, nor what could be had, nor the one converted to a hundred. */
function isAnotherOf({ got, fulls }: TotalScore, told: Mention): boolean {
  const near =
    told.value.minus(got.value).abs().lessThanOrEqualTo(MOST_OFF) || isTypo(got.value, told);
  const same = [got, ...fulls].some(({ value }) => value.equals(told.value));
  const converted = fulls.some(({ value }) =>
    agrees(new Decimal(got.value).div(value).times(HUNDRED), told),
  );
  return near && !same && !converted;
}

const BY_TABLE = /(?:上表|表中|据此|前表|评分表)[^。]*$/;
const AS_SCORE = /(?:以|得分?|为|按|计|总分|评定)(?:为)?$/;

/** 据上表以98.5分上报: the one score right below the table, by its words that of the table. */
function toldByTable(document: TextDocument, first: TotalScore): Mention[] {
  const below = document.statements.filter(
    ({ inTable, start }) => !inTable && start > first.got.start,
  );
  return below.slice(0, 2).flatMap(({ mentions, text, start }) => {
    const [got, ...more] = mentions.filter(({ unit, exact }) => unit === '分' && exact);
    if (got === undefined || more.length > 0) return [];
    const told = BY_TABLE.test(text.slice(0, got.start - start)) && AS_SCORE.test(got.before);
    return told ? [got] : [];
  });
}

/** 其中决策14.50分、过程23.80分… right below a table, of the score it totals up. */
export function partsBelowTable(document: TextDocument): Scored[] {
  return document.statements.flatMap((statement) => {
    const [first] = statement.mentions;
    const above = document.statements[statement.index - 1];
    const isBelow = !statement.inTable && above?.inTable === true;
    if (!isBelow || first === undefined || !/^其中/.test(first.before)) return [];
    const whole = tableTotalScores(document).findLast(({ got }) => got.start < statement.start);
    return whole === undefined ? [] : partsOf(whole.got, statement.mentions);
  });
}

/** The one score that the sentence right above a table tells, of whatever year. */
const besideTables = ({ statements }: TextDocument): Mention[] =>
  statements
    .filter(({ inTable, index }) => !inTable && isTableAt(statements, index + 1))
    .flatMap((statement) => [statements[statement.index - 1], statement])
    .flatMap((one) => (one === undefined || one.inTable ? [] : scoresOf(one)))
    .filter(({ role, mention: { value, before } }) => {
      const isOfWhole = role === 'got' && OF_WHOLE.test(before);
      return isOfWhole && value.greaterThan(LEAST) && value.lessThan(HUNDRED);
    })
    .map(({ mention }) => mention);

const isTableAt = (statements: TextDocument['statements'], index: number): boolean =>
  statements[index]?.inTable === true;

/** Rows of a table of scores without a total, which together have all full marks there are, against the score of the whole. */
function tableAsWhole(document: TextDocument, told: readonly Mention[]): Scored[] {
  const [rows, ...more] = scoreRows(document).filter((all) => all.length > 0);
  const all = told.length > 0 ? told : besideTables(document);
  const [got] = all;
  const isSingle = all.every(({ value }) => got?.value.equals(value) === true);
  if (rows === undefined || more.length > 0 || got === undefined || !isSingle) return [];
  const parts = rows.filter(({ name }) => !isLeftOut(document, name));
  const computed = sumDecimals(parts.map((row) => row.got.value));
  const fulls = sumDecimals(parts.flatMap((row) => row.fulls[0]?.value ?? []));
  const wholes = [HUNDRED, ...applyingMarks(document).map(({ value }) => value)];
  const near = computed.minus(got.value).abs().lessThanOrEqualTo(MOST_OFF);
  if (!near || computed.equals(got.value) || !wholes.some((whole) => fulls.equals(whole)))
    return [];
  return [{ got, of: parts.map((row) => row.got), worked: '表中各项得分', computed }];
}

const TAKEN_OFF =
  /(?:^|[，。；])(?:以上|上述|各项|合计|总|[两二三四五六七八九十]{1,2}项|\d{1,2}项)[^，。；\d]{0,8}扣(?:减|除)?(?:了|分)?(?:合计|共计|共)?(?:为)?$/;
/** 共扣3.77分, 扣分2.49分: of the whole where its score stands before it. */
const TAKEN_AFTER =
  /^[，。；,]?\s?(?:答：)?(?:(?:合计|累计|总计|总|共)计?(?:扣|失|丢)(?:减|除)?(?:了|分)?|(?:扣|失|丢)分(?:合计|共计|共)?)(?:为)?$/;

/** 自评总分96.23分，其中…。共扣3.77分: the score of the whole and what was taken off, in one paragraph, which are not a hundred. */
export function takenFromHundred(document: TextDocument): Scored[] {
  const table = tableTotalScores(document)[0];
  if (isLess(document) || table?.fulls.every(({ value }) => value.equals(HUNDRED)) === false)
    return [];
  const told = toldOfWhole(document);
  return document.statements.flatMap((statement) => {
    const taken = scoresOf(statement).find(
      ({ role, mention: { before } }) => role === 'deducted' && TAKEN_AFTER.test(before),
    )?.mention;
    const scores = document.statements
      .slice(Math.max(0, statement.index - MOST_BEFORE), statement.index + 1)
      .filter(({ passage }) => passage === statement.passage)
      .flatMap(({ mentions }) => mentions.filter(({ unit }) => unit === '分'));
    const of = scores.find((one) => told.includes(one));
    if (taken === undefined || of === undefined || of.start > taken.start) return [];
    const computed = new Decimal(HUNDRED).minus(of.value);
    return computed.equals(taken.value)
      ? []
      : [{ got: taken, of: [of], worked: `100 − ${of.value.toFixed()}`, computed, ruled: true }];
  });
}
const MOST_BEFORE = 2;

/** 以上各项共扣5.9分, where the table of scores leaves another gap. */
export function toldDeductions(document: TextDocument): Scored[] {
  const [only, ...more] = tableTotalScores(document);
  if (only === undefined || more.length > 0 || only.fulls.length === 0) return [];
  const gaps = only.fulls.map(({ value }) => value.minus(only.got.value));
  const [computed] = gaps;
  return document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => scoresOf(statement).map((score) => ({ ...score, statement })))
    .filter(({ role, mention }) => role === 'deducted' && TAKEN_OFF.test(mention.before))
    .filter(({ mention: { value } }) => !gaps.some((gap) => gap.equals(value)))
    .filter(
      ({ mention, statement }) =>
        !COUNTED.test(mention.before) ||
        gaps.some((gap) => takenBefore(document, statement, mention).equals(gap)),
    )
    .flatMap(({ mention: got }) =>
      computed === undefined ? [] : [{ got, of: [only.got], worked: '表中满分减得分', computed }],
    );
}

/** 三项共扣3.42分 may be some of all: where those told before it are all there are it is not. */
const COUNTED = /[两二三四五六七八九十\d]项[^，。；\d]{0,8}$/;

const takenBefore = (document: TextDocument, { passage }: Statement, whole: Mention): Decimal =>
  sumDecimals(
    document.statements
      .filter((one) => one.passage === passage)
      .flatMap(scoresOf)
      .filter(({ role, mention }) => role === 'deducted' && mention.end <= whole.start)
      .filter(({ mention: { start } }) => !isQuoted(document.text.slice(0, start)))
      .map(({ mention }) => mention.value),
  );

const isQuoted = (before: string): boolean => before.lastIndexOf('“') > before.lastIndexOf('”');
