import { oncePerDocument } from '../../once.js';
import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { AHEAD_CHAPTER, GOAL_CHAPTER, pathFinder } from '../outline/chapters.js';

/** A figure of the running text with what tells it from another of the same noun. */
export interface Stated {
  readonly mention: Mention;
  readonly statement: Statement;
  readonly passage: number;
  /** Year it is of, as far as sentence, paragraph or title say. */
  readonly year: number | null;
  /** Month, quarter or half of the year, where the sentence says one; else empty. */
  readonly period: string;
  /** All of the county or its own level alone, where the sentence says which; else empty. */
  readonly level: string;
  /** Planned, changed or actual. */
  readonly stage: string;
  /** Whose it is where a heading names somebody: 局本级, 东坪村. */
  readonly subject: string;
  /** Titles of the headings above, from the outermost in. */
  readonly path: string;
  /** Funds or classes of expenditure that the headings above name. */
  readonly classes: readonly string[];
  /** The fund its paragraph names last before it; empty where it names none. */
  readonly fund: string;
}

/** A planned, a changed and an actual figure differ rightly. */
const STAGES: readonly (readonly [stage: string, words: RegExp])[] = [
  ['未用', /未(?:支出|执行|使用|支付|拨付)|收回|收缴|交回|结余|结转|剩余|压减|核减/],
  ['调整', /调整(?:后|数)(?:的|全年)*(?:预算)?/],
  ['年初', /年初(?:部门|安排|批复|的)*(?:预算)?|批复(?:的)?(?:预算)?/],
  ['计划', /(?<!公共|基金|经营)预算(?!执行|支出|绩效|单位|管理)|安排|计划|(?<!完成|实现)目标|概算/],
  ['实际', /决算|执行|实际|完成|支付/],
];
const STAGE_WORDS = new RegExp(STAGES.map(([, words]) => words.source).join('|'), 'g');
/** A heading that names whom or what the figures below are of. */
const OWNER =
  /(?:本级|中心|单位|公司|基地|分局|支队|大队|[村局站校院区馆所])(?:[（(][^）)]*[）)])?$/;

/** Funds and classes of expenditure: 年终结余 below one is not that below another. */
const CLASSES =
  /一般公共预算|政府性基金|国有资本经营|社会保险基金|财政专户|基本支出|项目支出|人员经费|公用经费/g;

/** Each stands under headings of its own fund or class. */
export const isElsewhere = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((name) => !other.includes(name)) && other.some((name) => !one.includes(name));

/** 设定5项目标：①…；③改造260户; 计划走访34户 */
const PLANS =
  /(?<!完成|实现)(?:目标|任务|计划|指标)(?:(?!完成|对照|实现|情况)[^。；，]){0,10}[：:]|(?<!完成|实现)(?:目标|计划|预计|力争|任务)[^，。；]*$/;

/** Told as what was or is to be reached. */
export const isPlanned = ({ statement: { text, start }, mention, path }: Stated): boolean =>
  path.split('/').some((title) => GOAL_CHAPTER.test(title)) ||
  AHEAD_CHAPTER.test(path) ||
  PLANS.test(text.slice(0, mention.start - start));

const INTERIM =
  /上半年|下半年|季度|(?<!\d)[1-9]月(?:底|末|份)|1[01]月(?:底|末|份)|[1-9]\s?[-—至]\s?\d{1,2}月/;

/** Of a part of the year, as its sentence says before it. */
export const isInterim = ({ statement: { text, start }, mention }: Stated): boolean =>
  INTERIM.test(text.slice(0, mention.start - start));

/** Every figure told outside tables, in the order of the text. */
export const statedIn = oncePerDocument((document): Stated[] => {
  const pathOf = pathFinder(document);
  return document.statements
    .filter(({ inTable, mentions }) => !inTable && mentions.length > 0)
    .flatMap((statement) => {
      const path = pathOf(statement.start);
      const subject = path.split('/').findLast((title) => OWNER.test(title)) ?? '';
      return statement.mentions.map((mention) => ({
        mention,
        statement,
        passage: statement.passage,
        year: mention.year ?? statement.year ?? yearAbove(path) ?? document.year,
        period: lastBefore(statement, mention, PERIOD),
        level: lastBefore(statement, mention, LEVEL),
        stage: stageOf(document, statement, mention, path),
        subject,
        path,
        classes: path.match(CLASSES) ?? [],
        fund: fundOf(document, statement, mention),
      }));
    });
});

/** 二、2026年国有资本经营预算草案: what stands below is of that year. */
export function yearAbove(path: string): number | null {
  const title = path.split('/').findLast((one) => OF_YEAR.test(one)) ?? '';
  const [, year] = OF_YEAR.exec(title) ?? [];
  return year === undefined ? null : Number(year);
}

const OF_YEAR = /^(?![^]*20\d\d[^]*20\d\d)[^]*?(20\d\d)年(?:度)?[^]*(?:预算|决算|收支|计划)/;

const FUNDS = /一般公共预算|政府性基金|国有资本经营|社会保险基金|财政专户/g;

function fundOf(document: TextDocument, { passage }: Statement, { start }: Mention): string {
  const within = document.passages[passage];
  return (
    within?.text
      .slice(0, start - within.start)
      .match(FUNDS)
      ?.at(-1) ?? ''
  );
}

const PERIOD =
  /\d{1,2}月份|\d{1,2}月?(?:-|—|~|至|到)\d{1,2}月|第?[一二三四1-4]季度|前[二三]季度|[上下]半年/g;

const LEVEL = /全[省市县区州旗镇乡](?=[一-龥])|[省市县区州旗镇乡]本?级/g;

/** The last of some words before a figure in its sentence: 10月份 and 1-10月 are two, 全市 and 市本级, too. */
const lastBefore = ({ text, start }: Statement, mention: Mention, words: RegExp): string =>
  text
    .slice(0, mention.start - start)
    .match(words)
    ?.at(-1) ?? '';

/** The last word of planning or doing before a figure, in its sentence, or above it; what nothing says is actual. */
function stageOf(
  document: TextDocument,
  { text, start, index }: Statement,
  mention: Mention,
  path: string,
): string {
  const before = text.slice(0, mention.start - start);
  const last = before.match(STAGE_WORDS)?.at(-1);
  const title = path.split('/').at(-1) ?? '';
  // 绩效目标完成情况 tells what was done.
  const above = /完成|执行|实现|管理/.test(title) ? '' : title;
  const said = [last ?? '', text, splitOf(document, index), above];
  const found = said
    .map((words) => STAGES.find(([, stage]) => stage.test(words)))
    .find((stage) => stage !== undefined);
  return found?.[0] ?? '实际';
}

/** 按支出性质划分，基本支出…: whether planned or spent, the sentence that is split says. */
function splitOf(document: TextDocument, index: number): string {
  const [before, own] = [document.statements[index - 1], document.statements[index]];
  const split = /^按[^，。]{2,12}(?:划分|分类|分)[，,]/.test(own?.text ?? '');
  if (!split || before === undefined || before.passage !== own?.passage) return '';
  return splitOf(document, index - 1) || before.text;
}
