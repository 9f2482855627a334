import { Decimal, sumDecimals } from '#libs/kernel';

import { findingOf, rangeOf, type Range } from '../finding-of.js';
import { hundredth, show } from '../relations/figures/arithmetic.js';
import { isWithinReach } from '../relations/figures/near.js';
import { aboveFullMarks } from '../relations/scores/above-full.js';
import { wrongConversions } from '../relations/scores/conversions.js';
import type { Scored } from '../relations/scores/deductions.js';
import {
  aboveFullRows,
  remarkedRows,
  toldRows,
  type OffRow,
} from '../relations/scores/row-scores.js';
import { scoredSections, scoreLists, scoresOf } from '../relations/scores/scores.js';
import { isLeft, left } from '../relations/scores/sections-left.js';
import { workedScores } from '../relations/scores/worked-scores.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

const HUNDRED = 100;
/** Headings below are of items, which are no sections of their own. */
const DEEPEST = 2;
const MOST_OFF = 10;

interface Score extends Range {
  readonly value: Decimal;
}

const HEADING_SCORE = /(得分|扣分|(?<=[，：）；]|自评|实|分)得)(?:为|：|:)?\s?(\d+(?:\.\d+)?)\s?分/;
/** What could be had under a heading, told before what was. */
const HEADING_FULL = /^[^得]*?(\d+(?:\.\d+)?)\s?分/;
const WHOLE =
  /(?:得分|总分(?!(?:为|是)?100分)|自评分|评分|合计得|共得|共计得|合计)(?:合计)?(?:为|是|：|:)?\s?(\d+(?:\.\d+)?)\s?分/;

/** Section scores that do not make the total, and a conversion that does not follow. */
export const score: Kind = {
  id: 'score',
  name: '得分不符',
  severity: 'error',
  reason: '各部分得分之和应为总得分；换算得分 = 得分 ÷ 适用满分 × 100。',
  fires: [
    '完成率90%，按完成比例计分，该项6分得5.04分。',
    '以96.49%乘以10分，折算得9.56分。',
    '扣分共3.77分：数量指标扣1.53分，时效指标扣1.86分，预算执行扣0.83分。',
    '（三）产出类扣1.1分。管护面积未达标，扣0.6分；参保率未达标，扣0.8分。',
    '自评总分96.32分，扣3.77分。',
    '剔除不适用指标4分，适用指标满分94分。',
    '指标|目标值|完成值|分值|得分\n预算执行率|100%|97.06%|8|7.67\n改厕|320座|324座|10|10',
    '自评得分95分，按20%的权重计入年度考核18分。',
    '部门得94分，占60%；项目得91分，占40%，加权综合得分92.2分。',
    '预算编制扣1.2分，资产管理扣0.8分，采购管理扣2分，合计扣3分。',
    '（一）履职\n该部分满分60分，自评得57.6分。\n（二）管理\n该部分满分40分，自评得38.2分。\n自评总分为96.8分。',
    '通过自评，得分为18.5分。\n（一）政策落实情况，得分10分\n我乡落实各项政策。\n（二）预算编制情况，得分9分\n我乡规范编制预算。',
    '得分为93.1分，适用满分95分，换算得分为99.57分。',
    '投入20分，自评19分；过程30分，自评28.5分；产出50分，自评49分。总得分95.6分。',
    '四项得分依次为9.76分、49分、28.5分、9.2分，总得分94.66分。',
    '（三）预算执行（满分25分），得分22.6分\n执行率不足扣0.4分；序时进度不足扣1分。',
    '剔除不适用指标6分后，实得88.36分，折算为百分制为92.00分。',
    '适用指标得分90.40分，扣3.60分，折合百分制得95.17分。',
    '预算编制指标满分10分，自评得分10.5分。',
    '（一）预算编制（15分），得分14分\n编报规范。\n（二）预算执行（25分），得分23分\n执行及时。\n以上两项合计得38分，适用满分40分。',
    '满分100分，各项共扣6.2分，最终得分94.8分。',
    '三类对象满意度分别为95.2%、96.4%、94.6%，平均满意度96.4%。',
    '预算执行率97.5%，该项满分10分，得9.57分。',
  ],
  spares: [
    '自评得分94.97分。\n满意度93.97%，目标为95%，按比例折算得4.95分；第6项按10分×97.65%折算，得9.77分。',
    '预算执行率指标满分10分，实际执行率96.49%，按比例得9.85分。',
    '扣分4.22分，主要是数量指标扣1.53分、时效指标扣1.86分。',
    '剔除不适用指标4分，适用满分96分，自评得分94.83分，扣1.17分。',
    '自评得分按15%折算计入年度考核（该项满分15分），折算得分14.55分。',
    '满分100分，各项共扣6.2分，最终得分93.8分。',
    '三类对象满意度分别为95.2%、96.4%、94.6%，平均满意度95.4%。',
    '预算执行率97.5%，该项满分10分，得9.5分。',
    '通过自评，得分为19分。\n（一）政策落实情况，得分10分\n我乡落实各项政策。\n（二）预算编制情况，得分9分\n我乡规范编制预算。',
    '得分为93.1分，适用满分93.5分，换算得分为99.57分。',
    '90分以上为优。',
    '分值依次为12分、24分、50分、14分，合计100分。',
    '剔除不适用指标6分后，实得88.36分，折算为百分制为94.00分。',
    '适用指标得分90.40分，扣3.60分，折合百分制96.17分。',
    '投入20分，自评19分；过程30分，自评28.5分；产出50分，自评49分。总得分96.5分。',
    '四项得分依次为9.76分、49分、28.5分、9.2分，总得分96.46分。\n（一）产出指标，得分49分\n完成。\n（二）效益指标，得分28.5分\n良好。\n（三）满意度指标，得分9.2分\n满意。',
    '（三）预算执行（满分25分），得分23.6分\n执行率不足扣0.4分；序时进度不足扣1分。',
    '（二）过程（满分30分），得分28分\n每发现一处问题扣0.5分，抽查发现4处，共扣2分。',
  ],
  find: (document) => [
    ...sections(document),
    ...lists(document),
    ...deductions(document),
    ...conversion(document),
    ...aboveFull(document),
    ...workedScores(document)
      .filter(({ computed }) => !computed.isNegative())
      .filter(({ got, computed, ruled }) => ruled === true || isWithinReach(computed, got))
      .map((scored) => notWorked(document, scored)),
    ...[...aboveFullRows(document), ...remarkedRows(document), ...toldRows(document)].map((off) =>
      offRow(document, off),
    ),
  ],
};

interface ScoredHeading extends Score {
  readonly line: number;
  readonly full: number;
  readonly bare: boolean;
}

function scoredHeadings(document: TextDocument, level: number): ScoredHeading[] {
  return document.headings
    .filter((heading) => heading.level === level)
    .flatMap((heading) => {
      const line = document.lines[heading.line];
      const match = line === undefined ? null : HEADING_SCORE.exec(line.text);
      if (line === undefined || match === null) return [];
      const value = new Decimal(match[2] ?? '0').times(match[1] === '扣分' ? -1 : 1);
      const full = Number(HEADING_FULL.exec(line.text)?.[1] ?? 0);
      const bare = match[1] === '得';
      return [{ ...rangeOf(line, match), value, line: line.start, full, bare }];
    });
}

function sections(document: TextDocument): ReturnType<Kind['find']> {
  const levels = [...new Set(document.headings.map(({ level }) => level))];
  return levels.flatMap((level) => {
    const scored = scoredHeadings(document, level);
    const [first] = scored;
    if (scored.length < 2 || first === undefined) return [];
    const isOfItems = level > DEEPEST || scored.some(({ bare }) => bare);
    const after = totalsAfter(document, scored);
    const before = totalBefore(document, first.line);
    const totals = before === null ? after : [before, ...after];
    const whole = totals[0] ?? null;
    if ((isOfItems && !areAll(scored, whole)) || isMade(document, totals, scored)) return [];
    return compare(document, whole, scored);
  });
}

/** 1.预算执行（10分）：得9.7分: items are all there are where a hundred could be had. */
function areAll(scored: readonly ScoredHeading[], whole: Score | null): boolean {
  const fulls = scored.reduce((sum, { full }) => sum + full, 0);
  const sum = sumDecimals(scored.map(({ value }) => value));
  return fulls === HUNDRED && whole?.value.minus(sum).abs().greaterThan(MOST_OFF) === false;
}

/** The total stated last before the first section's own score. */
function totalBefore(document: TextDocument, before: number): Score | null {
  const found = document.lines.flatMap((line) => {
    const match =
      line.start < before ? WHOLE.exec(line.text.replace(/换算得分/, '换算后分')) : null;
    return match === null ? [] : [{ ...rangeOf(line, match), value: new Decimal(match[1] ?? '0') }];
  });
  return found.at(-1) ?? null;
}

/** Totals stated beside or after the sections: 以上六项合计得90.6分. */
const totalsAfter = (document: TextDocument, parts: readonly Range[]): Score[] =>
  document.statements
    .flatMap(scoresOf)
    .filter(({ role, whole, mention }) => role === 'got' && whole && !isIn(parts, mention))
    .map(({ mention }) => mention)
    .filter(({ start }) => start > (parts.at(-1)?.start ?? 0));

const isIn = (places: readonly Range[], { start, end }: Range): boolean =>
  places.some((place) => start < place.end && end > place.start);

/** The sections make a total, alone or with a score that stands outside every heading. */
function isMade(
  document: TextDocument,
  totals: readonly Score[],
  parts: readonly Score[],
): boolean {
  const sum = sumDecimals(parts.map(({ value }) => value));
  const others = document.statements
    .flatMap(scoresOf)
    .filter(({ role, mention }) => role === 'got' && !isIn(parts, mention))
    .map(({ mention }) => sum.plus(mention.value));
  return totals.some(({ value }) => [sum, ...others].some((made) => made.equals(value)));
}

const lists = (document: TextDocument): ReturnType<Kind['find']> =>
  scoreLists(document).flatMap(({ total, parts }) => compare(document, total, parts));

/** A section's full marks less what its text takes off. */
const deductions = (document: TextDocument): ReturnType<Kind['find']> =>
  scoredSections(document).flatMap((section) => {
    const { full, got, deducted } = section;
    const computed = left(section);
    if (isLeft(section) || computed.isNegative()) return [];
    return [
      findingOf(score, document, [got, full, ...deducted], {
        computed: `${[full, ...deducted].map(({ value }) => show(value)).join(' − ')} = ${show(computed)}，文中为 ${show(got.value)}`,
        message: `满分减去所列扣分为 ${show(computed)} 分，文中得分为 ${show(got.value)} 分。`,
        suggestion: '核对得分与扣分；扣分没有列全的，补列原因。',
        confidence: 0.85,
      }),
    ];
  });

const offRow = (document: TextDocument, { at, row, told, should, what }: OffRow): Finding =>
  findingOf(score, document, [at, row], {
    computed: `${what}应为 ${show(should)}，文中为 ${show(told)}`,
    message: `${what}按评分表应为 ${show(should)} 分，文中为 ${show(told)} 分。`,
    suggestion: '核对评分表与文字，统一为同一数字。',
    confidence: 0.85,
  });

const notWorked = (document: TextDocument, { got, of, computed, worked }: Scored): Finding =>
  findingOf(score, document, [got, ...of], {
    computed: `${worked} = ${show(computed, 2)}，文中为 ${show(got.value)}`,
    message: `按文中数字应为 ${show(computed, 2)}${got.unit}，文中为 ${show(got.value)}${got.unit}。`,
    suggestion: '核对各数；其余无误的，改正这一个。',
    confidence: 0.85,
  });

function compare(
  document: TextDocument,
  whole: Score | null,
  parts: readonly Score[],
): ReturnType<Kind['find']> {
  const computed = sumDecimals(parts.map(({ value }) => value));
  if (whole === null || computed.equals(whole.value)) return [];
  const terms = parts
    .map(({ value }) => show(value))
    .join(' + ')
    .replaceAll('+ -', '− ');
  return [
    findingOf(score, document, [whole, ...parts], {
      computed: `${terms} = ${show(computed)}，文中为 ${show(whole.value)}`,
      message: `各部分得分相加为 ${show(computed)} 分，文中总得分为 ${show(whole.value)} 分。`,
      suggestion: '核对各部分得分；扣分应当从所在部分扣除。',
      confidence: 0.93,
    }),
  ];
}

const conversion = (document: TextDocument): ReturnType<Kind['find']> =>
  wrongConversions(document).map(({ said, got, full, computed }) =>
    findingOf(score, document, [said, got, ...full.of], {
      computed: `${show(got.value)} ÷ ${show(full.value)} × 100 = ${hundredth(computed)}，文中为 ${show(said.value)}`,
      message: `换算得分应为 ${hundredth(computed)} 分，文中为 ${show(said.value)} 分。`,
      suggestion: `改为 ${hundredth(computed)} 分，或核对得分与适用满分。`,
      confidence: 0.92,
    }),
  );

const aboveFull = (document: TextDocument): Finding[] =>
  aboveFullMarks(document).map(({ got, full }) =>
    findingOf(score, document, [got, full], {
      message: `得分 ${show(got.value)} 分超过满分 ${show(full.value)} 分。`,
      suggestion: '核对得分与满分。',
      confidence: 0.9,
    }),
  );
