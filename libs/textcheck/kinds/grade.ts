import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../document.js';
import { findingOf, rangeOf, type Range } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { show } from '../relations/figures/arithmetic.js';
import { gradedIn, type Graded } from '../relations/scores/graded-tables.js';
import { isConverted } from '../relations/scores/converted.js';
import { scoresOf } from '../relations/scores/scores.js';

const GRADES = ['优', '良', '中', '差'] as const;
type Grade = (typeof GRADES)[number];

const NAMED =
  /(?:(?<![所下直隶])属于?|等级|等次|级别|评定|评价结果|评级|结果|评为|定为)(?:结果|等级|等次)?(?:均?为|是|：|:)?[“"]?(优秀|良好|优|良|中|较差|差)[”"]?(?![一-龥“”、]*[、项个家类]|的|及|或|以)/;
/** Least scores of each grade where a report states none: 财预〔2020〕10号 第三章. */
const USUAL: Readonly<Record<Grade, number>> = { 优: 90, 良: 80, 中: 60, 差: 0 };
const OF_A_PART = /(?:适用满分|应得分|可得分|(?:该项|本项)满分|[前后余其]\s?\d+\s?[项类])/;
const MOST = 100;

/** A grade that the score beside it does not earn. */
export const grade: Kind = {
  id: 'grade',
  name: '等级与得分不符',
  severity: 'error',
  reason: '评价等级由得分和分级标准决定；没有写明标准的，90分（含）以上为优，80分为良，60分为中。',
  fires: [
    '综合得分 | 78.50分\n综合等级 | 优',
    '我局自评91.2分，属良好等次。',
    '综合得分86.2分，评价等级为“优”（90分及以上为优，80—90分为良）。',
    '经自评，2024年度总得分91.5分，等次为良。',
    '自评得分83分。对照“优（85分及以上）、良（75至85分）、中（60至75分）”的标准，评定等级为优。',
  ],
  spares: [
    '综合得分86.2分，评价等级为“良”（90分及以上为优，80—90分为良）。',
    '自评得分88.6分，适用满分95分，换算得分93.26分，等级为“优”。',
    '自评得分86分。对照“优（85分及以上）、良（75至85分）、中（60至75分）”的标准，评定等级为优。',
    '对连续两年自评等级为“中”及以下的项目，取消预算；今年总得分95分。',
    '31个项目平均得分93分，其中自评等级为优的28个、良的3个。',
  ],
  find: (document) => {
    const least = leastScores(document.text);
    return [
      ...document.statements.flatMap((statement) => judge(document, statement, least)),
      ...document.tables.flatMap(gradedIn).flatMap((graded) => judgeCell(document, graded, least)),
    ];
  },
};

function judge(
  document: TextDocument,
  statement: Statement,
  least: Readonly<Record<Grade, number>> | null,
): ReturnType<Kind['find']> {
  const match = NAMED.exec(statement.text);
  const named = GRADES.find(
    (one) => match?.[1]?.endsWith(one) === true || match?.[1]?.startsWith(one),
  );
  if (match === null || named === undefined || least === null) return [];
  const at = rangeOf(statement, match);
  const score = scoreBefore(document, statement, at.start);
  if (score === null) return [];
  return unearned(document, { at, score, named }, least);
}

/** A grade in a table, beside its score. */
function judgeCell(
  document: TextDocument,
  { grade: at, score }: Graded,
  least: Readonly<Record<Grade, number>> | null,
): ReturnType<Kind['find']> {
  const named = GRADES.find((one) => at.text.includes(one));
  return named === undefined || least === null
    ? []
    : unearned(document, { at, score, named }, least);
}

interface Named {
  readonly at: Range;
  readonly score: Mention;
  readonly named: Grade;
}

function unearned(
  document: TextDocument,
  { at, score, named }: Named,
  least: Readonly<Record<Grade, number>>,
): ReturnType<Kind['find']> {
  const earned = GRADES.find((one) => score.value.greaterThanOrEqualTo(least[one])) ?? '差';
  if (earned === named) return [];
  return [
    findingOf(grade, document, [at, score], {
      computed: `${show(score.value)} 分对应“${earned}”`,
      message: `得分 ${show(score.value)} 分对应“${earned}”，文中写成“${named}”。`,
      suggestion: '核对得分、分级标准与等级。',
      confidence: 0.85,
    }),
  ];
}

/** The score of a hundred that the grade follows: the converted one, else the last before it in the paragraph. */
function scoreBefore(document: TextDocument, statement: Statement, before: number): Mention | null {
  const passage = document.statements.filter(
    ({ passage: of, start }) => of === statement.passage && start <= statement.start,
  );
  const mentions = passage.flatMap(({ mentions: all }) => all).filter(({ end }) => end <= before);
  const converted = mentions.findLast(isConverted);
  if (converted !== undefined) return converted;
  if (passage.some(({ text }) => OF_A_PART.test(text))) return null;
  const got = passage
    .flatMap(scoresOf)
    .filter(({ role, mention }) => (role === 'got' || isTotal(mention)) && mention.end <= before)
    .map(({ mention }) => mention);
  // 自评98.07分，其中产出得49.24分: a part is no score of the whole.
  const whole = got.findLast(({ value }) => value.greaterThanOrEqualTo(USUAL.中)) ?? got.at(-1);
  return whole !== undefined &&
    whole.value.lessThanOrEqualTo(MOST) &&
    whole.value.greaterThan(USUAL.中 / 2)
    ? whole
    : null;
}

/** 投入10分，过程18.82分…，五部分合计97.32分: a sum that is not of what could be had. */
const isTotal = ({ before, half }: Mention): boolean =>
  /(?:合计|总计|共计|总分)(?:得分?)?(?:为|是)?$/.test(before) && half.lessThan('0.5');

/** The least score of each grade as the text states them; null where it states them in a way that is not understood. */
function leastScores(text: string): Readonly<Record<Grade, number>> | null {
  const best = leastOf(text, '优');
  if (best === null || best === USUAL.优) return USUAL;
  const [good, fair] = [leastOf(text, '良'), leastOf(text, '中')];
  return good === null || fair === null ? null : { 优: best, 良: good, 中: fair, 差: 0 };
}

/** 优（85分及以上）; 90分（含）以上为优; 80—90分为良; 良（75至85分） */
function leastOf(text: string, name: Grade): number | null {
  const after = new RegExp(
    `${name}[秀好]?[”"]?[（(](\\d+)分?(?:[（(]含[）)]|及|含)?(?:以上|至|—|-|~|～)`,
  ).exec(text)?.[1];
  const before = new RegExp(
    `(\\d+)分?(?:[（(]含[）)]|及|含)?(?:以上|(?:至|—|-|~|～)\\d+分?(?:[（(]不?含[^）)]*[）)])?)[^，。；、\\d]{0,4}为?[“"]?${name}`,
  ).exec(text)?.[1];
  const found = after ?? before;
  return found === undefined ? null : new Decimal(found).toNumber();
}
