import { groupBy, sumDecimals, type Decimal } from '#libs/kernel';

import { onceFor } from '../../once-for.js';
import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { paragraphs } from '../outline/paragraphs.js';
import { isWithinReach } from '../figures/near.js';
import { closesAll } from './closes-all.js';
import { isConversion } from './converted.js';

/** What a figure in 分 stands for: what could be had, what was had, or what was taken off. */
export type ScoreRole = 'full' | 'got' | 'deducted';

export interface ScoreMention {
  readonly role: ScoreRole;
  readonly mention: Mention;
  /** Said of the whole: 总得分, 合计得, 共扣. */
  readonly whole: boolean;
}

const DEDUCTED =
  /(?:扣|扣除|扣减|减|(?<!损)失|丢)(?:了|分|去)?$|(?:扣分|失分|丢分)(?:合计|共计|共)(?:为)?$/;
const GOT =
  /^计$|(?:得分?|打了?|自评得?分?|自评结果|实得|实际得分|评分|评价得分|总分|总成绩)(?:合计|小计|共计?)?(?:为|是|：|:|合计)?$/;
/** 合计95.2分，以上五项共计95.2分 */
const SUMMED =
  /^[，。；、]?(?:以上|上述)?[^，。；\d]{0,4}(?:合计|共计|总计|小计|加总|相加|累加|累计|汇总)(?:之?后|起来)?(?:得|为|是)?$/;
const FULL = /(?:满分|分值|权重|标准分|应得分?|总分值|指标分)(?:为|是|：|:|合计)?$/;
/** Conditions of a rule, no results: 每发现一处扣0.5分. */
const OF_A_RULE =
  /(?:每|最多|不超过|低于|高于|至|到(?![货位账岗期场达])|超过)[^，。；]*$|^(?:及)?(?:以上|以下)(?!.*(?:项|合计|共|累计|总计)|.*[，；）].*(?:总分|得分|自评))/;
/** 每低1个百分点扣0.5分: a rule with a figure between. */
const BY_STEPS = /每[^，。；：]*\d[^，。；：\d]*$/;
/** 与2023年自评得分95.5分相比 */
const OF_LAST_YEAR = /(?:(?:与|比|较)20\d\d年|上年|去年)[^，。；]*$/;
const WHOLE =
  /(?:总得分|总分|小计|加总|相加|累加|合计|共计?|总计|综合得分|绩效得分|最终得分|自评得分|自评分|得分为)/;
const ENUMERATED = /^(?:、|和|及|与)$/;
const CONVERTED = /(?:换算|折算|折合)/;

const NO_ROLE = { role: null, whole: false };
/** The scores of a sentence with their roles; thresholds and rules are left out. */
export const scoresOf = onceFor(({ mentions, text, start }: Statement): ScoreMention[] => {
  const found: ScoreMention[] = [];
  for (const mention of mentions) {
    if (!isScore(mention) || isPart(mention) || isOfSteps(text.slice(0, mention.start - start)))
      continue;
    const { before } = mention;
    const last = found.at(-1);
    // 依次为9分、8分、7分: the words before the first hold for all.
    const above = ENUMERATED.test(before.trim()) ? (last ?? NO_ROLE) : null;
    const role = above === null ? roleAfter(found, mention) : above.role;
    const whole = above === null ? WHOLE.test(before.slice(-10)) : above.whole;
    if (role !== null) found.push({ role: isFullMarks(mention) ? 'full' : role, mention, whole });
  }
  return allHad(text, start, found);
});

/** 效益25分（含满意度10分） */
const isPart = ({ bracketed, before }: Mention): boolean =>
  bracketed && /[（(]含[^（(]*$/.test(before);

/** 监督检查12分、隐患整改10分均得满分: what could be had, and was. */
function allHad(text: string, start: number, scores: readonly ScoreMention[]): ScoreMention[] {
  const said = /(?:均|都|全部)(?:得|为|获)满分/.exec(text)?.index ?? -1;
  const from = Math.max(...['；', '：'].map((mark) => text.lastIndexOf(mark, said)));
  return scores.map((score) => {
    const at = score.mention.start - start;
    return score.role === 'full' && at < said && at > from ? { ...score, role: 'got' } : score;
  });
}

function roleAfter(found: readonly ScoreMention[], mention: Mention): ScoreRole | null {
  const last = found.at(-1);
  // 决策（15分）14.5分
  const isBehindFull = last?.role === 'full' && last.mention.bracketed && !mention.bracketed;
  if (isBehindFull && /^[）)]\s?$/.test(mention.before)) return 'got';
  return closesFull(found, mention) ? 'full' : roleOf(mention.before);
}

/** 决策15分、过程25分、产出60分，合计100分: what could be had, summed up. */
function closesFull(found: readonly ScoreMention[], { before, value }: Mention): boolean {
  const from = found.findLastIndex(({ role }) => role !== 'full') + 1;
  const fulls = found.slice(from).map(({ mention }) => mention.value);
  return (
    SUMMED.test(before) &&
    fulls.some((_, at) => at + 1 < fulls.length && sumDecimals(fulls.slice(at)).equals(value))
  );
}

const isScore = (mention: Mention): boolean =>
  mention.unit === '分' &&
  mention.exact &&
  !(CONVERTED.test(mention.before) || isConversion(mention));
const isOfSteps = (before: string): boolean => DEDUCTED.test(before) && BY_STEPS.test(before);

/** 总分100分: what could be had. */
const isFullMarks = ({ before, value }: Mention): boolean =>
  /总分(?:值)?(?:为|是)?$/.test(before) && value.equals(100);

function roleOf(before: string): ScoreRole | null {
  if (OF_A_RULE.test(before) || OF_LAST_YEAR.test(before)) return null;
  if (DEDUCTED.test(before)) return 'deducted';
  if (FULL.test(before)) return 'full';
  if (GOT.test(before) || SUMMED.test(before)) return 'got';
  if (/(?:得分|自评)(?:依次|分别)为$/.test(before)) return 'got';
  // 投入20分，自评18.6分；预算管理（30分）
  return /[一-龥“”]{2,}(?:指标|管理|情况)?(?:[（(])?$/.test(before) ? 'full' : null;
}

/** The parts and the whole of scores listed in one paragraph. */
export interface ScoreList {
  readonly total: Mention;
  readonly parts: readonly Mention[];
}

/** 甲20分，得18.6分；乙30分，得27.5分；总得分46.1分: parts beside one total, before or after them. */
export function scoreLists(document: TextDocument): ScoreList[] {
  return paragraphs(document).flatMap((paragraph) => {
    if (paragraph.some(({ text }) => text.includes('加权'))) return [];
    const scores = wholeOf(paragraph).flatMap(scoresOf);
    const got = scores
      .filter(
        ({ role, mention: { year } }) =>
          role === 'got' && (year ?? document.year) === document.year,
      )
      .map(asWhole(scores));
    const parts = got
      .filter(({ whole, mention }) => !whole && !mention.before.includes('其中'))
      .map(({ mention }) => mention);
    const full = scores.filter(({ role }) => role === 'full');
    const fullMarks = sumDecimals(full.map(({ mention }) => mention.value));
    // 总分100分，自评得分94.6分: the first is what could be had.
    const totals = got
      .filter(({ whole, mention: { value } }) => whole && !value.equals(fullMarks))
      .map(({ mention }) => mention);
    const [total] = totals;
    if (total === undefined || totals.length > 1 || parts.length < 2) return [];
    if (isWithinReach(sumOf(parts), total, MOST_OFF))
      return isOneNotRead(paragraph, total, parts) ? [] : [{ total, parts }];
    const other = otherWhole(paragraph, parts);
    return other === undefined ? [] : [{ total: other, parts }];
  });
}

/** 产出维度又细分为：数量12分得12分…: parts of a part, told behind all parts. */
const DIVIDED_AGAIN = /(?:又|再|进一步)(?:细?分|包括|包含)|细分为/;

const wholeOf = (paragraph: readonly Statement[]): readonly Statement[] => {
  if (!paragraph.some((statement) => scoresOf(statement).length > 0)) return paragraph;
  const at = paragraph.findIndex(({ text }) => DIVIDED_AGAIN.test(text));
  return at > 0 ? paragraph.slice(0, at) : paragraph;
};

const LEAST_PART = 5;

/** 预算执行9.65分，产出50分得47.65分…: marks beside them that are just what is wanting are a part told in other words. */
function isOneNotRead(
  paragraph: readonly Statement[],
  total: Mention,
  parts: readonly Mention[],
): boolean {
  const wanting = total.value.minus(sumOf(parts));
  return paragraph
    .flatMap(({ mentions }) => mentions)
    .some(
      (one) =>
        one.unit === '分' &&
        !parts.includes(one) &&
        one.value.greaterThanOrEqualTo(LEAST_PART) &&
        one.value.equals(wanting),
    );
}

/** Parts of a score and the whole are hardly apart, whatever of them is wrong. */
const MOST_OFF = '1.25';
const HARDLY_OFF = '1.05';

const sumOf = (parts: readonly Mention[]): Decimal => sumDecimals(parts.map(({ value }) => value));

/** 自评总分96.23分，其中产出47.61分。产出指标得26.47分、12分…: parts that are of a part told before them. */
function otherWhole(
  paragraph: readonly Statement[],
  parts: readonly Mention[],
): Mention | undefined {
  const sum = sumOf(parts);
  return paragraph
    .flatMap(({ mentions }) => mentions)
    .find(
      (mention) =>
        mention.unit === '分' &&
        mention.exact &&
        mention.start < (parts[0]?.start ?? 0) &&
        !FULL.test(mention.before) &&
        parts.every(({ value }) => value.lessThan(mention.value)) &&
        !mention.value.isInteger() &&
        isHardlyOff(sum, mention),
    );
}

const isHardlyOff = (sum: Decimal, { value }: Mention): boolean =>
  value.lessThanOrEqualTo(sum.times(HARDLY_OFF)) && sum.lessThanOrEqualTo(value.times(HARDLY_OFF));

/** 给自己打了94分：决策满分20分，打19分…: what comes first and has no full marks of its own is the whole. */
const asWhole =
  (scores: readonly ScoreMention[]) =>
  (score: ScoreMention): ScoreMention =>
    score === scores[0] &&
    (scores[1]?.role === 'full' || /^[：:]/.test(scores[1]?.mention.before ?? ''))
      ? { ...score, whole: true }
      : score;

const APPLYING = /(?:适用|应得|可得)(?:满分|分值)?(?:为|是)?$/;

/** A section headed by its full marks and its score, with what its text takes off. */
export interface ScoredSection {
  readonly full: Mention;
  readonly got: Mention;
  readonly deducted: readonly Mention[];
  /** 每次扣0.2分，共扣0.4分: of one of the reasons, or of all of them. */
  readonly summed: readonly Mention[];
  /** In one sentence, of which every deduction is one of the section; or with the score behind all of them. */
  readonly told: 'apart' | 'atOnce' | 'closed';
}

/** （三）预算执行（满分25分），得分23.6分 … 扣0.4分 … 扣1分。 */
export function scoredSections(document: TextDocument): ScoredSection[] {
  return [
    ...headed(document),
    ...document.statements.flatMap(inOneSentence),
    ...paragraphs(document).flatMap(inParagraph),
  ];
}

/** 产出指标满分50分，自评得46分，扣4分; each item between semicolons. */
function inOneSentence(statement: Statement): ScoredSection[] {
  const scores = scoresOf(statement);
  const between = (one: ScoreMention): number =>
    statement.text.slice(0, one.mention.start - statement.start).split('；').length;
  return [...groupBy(scores, between).values()].flatMap((own) => {
    const full = own.filter(({ role }) => role === 'full');
    const isTriple = own.length === 3 && new Set(own.map(({ role }) => role)).size === 3;
    return full.length === 1 && (full[0] === own[0] || isTriple) ? sectionOf([own], 'atOnce') : [];
  });
}

/** 主要扣分点: some of the deductions only. */
const SOME_ONLY = /主要|其中|等(?:问题|原因|因素|方面)/;

/** 过程管理30分，实际得分27分。扣分明细为：甲扣1分；乙扣2分。 */
const inParagraph = (paragraph: readonly Statement[]): ScoredSection[] => {
  const scored = paragraph.filter(({ mentions }) => mentions.some(({ unit }) => unit === '分'));
  const isAll = scored.length > 1 && !scored.some(({ text }) => SOME_ONLY.test(text));
  const told = scored.map(scoresOf);
  return !isAll
    ? []
    : closesAll(told.flat())
      ? sectionOf([told.flat()], 'closed')
      : sectionOf(told);
};

const SUMS_UP =
  /^(?:综上|综合以上|总的来看|(?:以上|上述)?[各全][部类项]|(?:以上|上述)?[两二三四五六七八]项)[^。：\d]{0,12}(?:共|合计|累计|总计?)(?:扣|失|丢|得)/;

function headed(document: TextDocument): ScoredSection[] {
  return document.headings.flatMap((heading, index) => {
    const next = document.headings.slice(index + 1).find(({ level }) => level <= heading.level);
    const end = next?.start ?? document.text.length;
    const isOwn = ({ start, inTable }: Statement): boolean =>
      start >= heading.start && start < end && !inTable;
    const head = document.statements.find(isOwn);
    if (head === undefined || !scoresOf(head).some(({ role }) => role === 'got')) return [];
    const statements = document.statements.filter(isOwn);
    // 综上，各项共扣4.63分：…: what sums up all sections is none of the last.
    const sumsUp = statements.findIndex(({ text }) => SUMS_UP.test(text));
    return sectionOf((sumsUp < 0 ? statements : statements.slice(0, sumsUp)).map(scoresOf));
  });
}

function sectionOf(
  [head = [], ...body]: readonly (readonly ScoreMention[])[],
  told: 'apart' | 'atOnce' | 'closed' = 'apart',
): ScoredSection[] {
  const got = head.find(({ role }) => role === 'got')?.mention;
  const full = fullBefore(head, got);
  const rest = [...head, ...body.flat()];
  // A section with scores of its own parts is the sum of those.
  const divided = rest.filter(({ role }) => role === 'got').length > 1;
  const taken = rest.filter(({ role }) => role === 'deducted');
  const deducted = taken.filter(({ whole }) => !whole).map(({ mention }) => mention);
  if (full === undefined || got === undefined || divided || deducted.length === 0) return [];
  const summed = taken.filter(({ whole }) => whole).map(({ mention }) => mention);
  return [{ full, got, deducted, summed, told }];
}

/** 满分25分，适用满分21分，得20.1分: of several full marks those that can be had. */
function fullBefore(head: readonly ScoreMention[], got: Mention | undefined): Mention | undefined {
  const first = head.find(({ role }) => role === 'full')?.mention;
  const applying = head.find(({ mention }) => APPLYING.test(mention.before))?.mention;
  return applying !== undefined && applying !== got ? applying : first;
}
