import { Decimal } from '#libs/kernel';

import { rangeOfText, type Range } from '../../finding-of.js';
import { outcomeColumns } from './outcome-columns.js';
import { marksOf, scoreTables, type ScoreTable } from '../scores/score-tables.js';
import { clausesOf } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';
import type { Cell, Table } from '../../text/tables.js';

/** Words on how a goal was met that its two figures gainsay. */
export interface WrongVerdict {
  readonly verdict: Range;
  readonly said: string;
  readonly wanted: Range;
  readonly came: Range;
}

type Said = 'met' | 'exceeded' | 'missed';

const MET =
  /^(?:已?(?:全部|按期|如期|如数|按时|圆满)?(?:完成|达标|达成|实现|达到)(?:年度|年初|预期)?(?:目标|任务|计划)?(?:值)?|是|√)$/;
const EXCEEDED = /^(?:已?超额(?:完成|达成|实现)?(?:年度|年初|预期)?(?:目标|任务|计划)?)$/;
const MISSED =
  /^(?:未完成|未达标|未达成|未实现|未达到(?:目标|预期)?(?:值)?|否|×)(?:年度|年初)?(?:目标|任务)?$/;
/** 是 and 否 answer such a head only. */
const ASKS = /是否.{0,4}(?:完成|达标|达成|达到|实现)/;
/** A goal that was changed in between is another goal. */
const CHANGED = /调整|核减|取消|批准|变更|因|经/;
/** Without a limit at the goal these are the better the less. */
const CAPPED =
  /控制|成本|投诉|事故|下降|减少|压减|降低|时限|时间|天数|时长|发生|死亡|差错|退回|负债|超标|损失|能耗|用水|用电|支出|费用|浓度|逾期|率$/;
/** Of these rates the more the better. */
const GAINS =
  /(?:合格|覆盖|满意|及时|到位|达标|办结|入学|就业|参保|准确|优良|知晓|利用|出勤|巩固|普及|成功|整改|建档|签约|接种|筛查)率/;
const VALUE =
  /^(?<limit>≥|>=|>|≤|<=|<|不少于|不低于|不小于|不超过|不高于|不大于|至少|达到)?\s?(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?<unit>[^\d，。；、（(]{0,6}?)(?<after>以上|及以上|以内|以下|及以下)?$/;
const MOST = /^(?:≤|<=|<|不超过|不高于|不大于)$/;

interface Value {
  readonly value: Decimal;
  readonly unit: string;
  /** Whether less is better; null where the cell does not say. */
  readonly capped: boolean | null;
}

function valueOf({ text }: Cell): Value | null {
  const { limit = '', digits, unit = '', after = '' } = VALUE.exec(text)?.groups ?? {};
  if (digits === undefined) return null;
  const told = limit !== '' || after !== '';
  const capped = MOST.test(limit) || /以[内下]$/.test(after);
  return { value: new Decimal(digits.replaceAll(',', '')), unit, capped: told ? capped : null };
}

/** Rows of a table whose verdict its goal and its outcome gainsay. */
export const verdictsInTables = (document: TextDocument): WrongVerdict[] => {
  const scored = new Map(scoreTables(document).map((one) => [one.table, one]));
  return document.tables.flatMap((table) =>
    table.rows.flatMap((row) => verdictIn(table, row, scored.get(table))),
  );
};

/** 10/10, or 10 beside 分值 10: marks in full say that the goal was met. */
function hasFullMarks(row: readonly Cell[], at: number, scored?: ScoreTable): boolean {
  if (scored === undefined || at !== scored.got || !scored.alone) return false;
  const [got, full] = /^(\d[\d.]*)\s?[/／]\s?(\d[\d.]*)$/.exec(row[at]?.text ?? '')?.slice(1) ?? [];
  if (got !== undefined) return got === full;
  const [had, could] = [marksOf(row[at]), marksOf(row[scored.fulls[0] ?? -1])];
  return had !== null && could !== null && had.value.equals(could.value);
}

function verdictIn(table: Table, row: readonly Cell[], scored?: ScoreTable): WrongVerdict[] {
  const { name, goal, outcome } = outcomeColumns(table) ?? NO_COLUMNS;
  const [wanted, came] = [row[goal], row[outcome]];
  const isTold = wanted !== undefined && came !== undefined && row.length === table.header.length;
  if (!isTold || row.some(({ text }) => CHANGED.test(text))) return [];
  const isUncapped = (): boolean => {
    const named = row[name]?.text ?? '';
    return !CAPPED.test(named) || GAINS.test(named);
  };
  return row.flatMap((cell, at) => {
    const isFull = hasFullMarks(row, at, scored);
    const said = isFull ? 'met' : saidIn(cell.text, table.header[at]?.text);
    if (said === null || !gainsays(said, wanted, came, isUncapped)) return [];
    const places = { wanted: rangeOfText(wanted), came: rangeOfText(came) };
    return [{ verdict: rangeOfText(cell), said: cell.text, ...places }];
  });
}

const NO_COLUMNS = { name: -1, goal: -1, outcome: -1 };

function gainsays(said: Said, wanted: Cell, came: Cell, isUncapped: () => boolean): boolean {
  const [goal, outcome] = [valueOf(wanted), valueOf(came)];
  if (goal === null || outcome === null || goal.unit !== outcome.unit) return false;
  if (goal.capped === null && !isUncapped()) return false;
  return isWrong(said, goal.value, outcome.value, goal.capped ?? false);
}

function saidIn(text: string, head = ''): Said | null {
  if (/^[是否√×]$/.test(text) && !ASKS.test(head)) return null;
  if (EXCEEDED.test(text)) return 'exceeded';
  if (MISSED.test(text)) return 'missed';
  return MET.test(text) ? 'met' : null;
}

function isWrong(said: Said, wanted: Decimal, came: Decimal, capped: boolean): boolean {
  const met = capped ? came.lessThanOrEqualTo(wanted) : came.greaterThanOrEqualTo(wanted);
  if (said === 'missed') return met;
  return !met || (said === 'exceeded' && came.equals(wanted));
}

/** 高于95%的目标; 少于目标66人次 may say by how many. */
const BESIDE_GOAL =
  /(?<![不未])(?<word>高于|超过|超出|优于|多于|低于|少于|不及|未达到?|达到|完成|实现|控制在|(?:未|没有|不)超过)了?(?:年初|年度|预期|设定|绩效|全年)?(?:的|\s)?$/;
const GOAL_AFTER =
  /^\s?(?:以上|以内)?的?(?:年初|年度|预期|设定|绩效|全年)?的?(?:目标|计划|任务)(?:值|数|要求)?(?![^，。；]{0,8}的)/;

/** 满意度93.2%，高于95%的目标 */
export const verdictsBesideGoals = ({ statements }: TextDocument): WrongVerdict[] =>
  statements.flatMap((statement) =>
    statement.mentions.flatMap((wanted, index) => besideGoal(statement, wanted, index)),
  );

function besideGoal(statement: Statement, wanted: Mention, index: number): WrongVerdict[] {
  const found = BESIDE_GOAL.exec(wanted.before);
  const after = statement.text.slice(wanted.end - statement.start);
  if (found === null || !GOAL_AFTER.test(after)) return [];
  const word = found.groups?.word ?? '';
  const alike = statement.mentions
    .slice(0, index)
    .filter(({ unit, kind }) => unit === wanted.unit && kind !== 'points');
  const came = alike.at(-1);
  const isRight = alike.some((one) => holds(word, one, wanted));
  const far = came === undefined || wanted.start - came.end > FARTHEST;
  if (far || isRight || /其余|其他|分别|各/.test(wanted.before)) return [];
  const start = wanted.start - found[0].length;
  return [{ verdict: { start, end: wanted.end }, said: word, wanted, came }];
}
const FARTHEST = 24;

function holds(word: string, came: Mention, wanted: Mention): boolean {
  if (/低于|少于|不及|未达/.test(word)) return came.value.lessThan(wanted.value);
  if (/^(?:达到|完成|实现)$/.test(word)) return came.value.greaterThanOrEqualTo(wanted.value);
  if (/控制|[未有不]超过/.test(word)) return came.value.lessThanOrEqualTo(wanted.value);
  return word === '优于' || came.value.greaterThan(wanted.value);
}

/** 目标80人次，实际培训74人次，超额完成 */
const WANTED = /(?:目标|计划|任务|应)(?!完成率)(?:值|数|任务)?[^，。；\d]{0,12}$/;
const CAME = /(?:实际|完成|实现|达到|结果|已)[^，。；\d]{0,12}$/;
const JUDGED =
  /^(?:圆满|全面|全部|顺利|按期|如期|已)?(?<exceeded>超额)?(?:完成|达到|实现|达成)了?(?:年初|年度|全年|预期|既定|绩效|预定)?(?:的)?(?:目标|任务|计划)?(?:值|任务|要求)?$|^达标$|^(?<missed>未(?:完成|达到|实现|达成|能完成)(?:年初|年度|全年|预期|既定|绩效|预定)?(?:的)?(?:目标|任务|计划)?(?:值|任务|要求)?|未达标)$/;

/** A goal, what came of it and the word on both in one sentence. */
export const verdictsInProse = ({ statements }: TextDocument): WrongVerdict[] =>
  statements.filter(({ inTable }) => !inTable).flatMap((statement) => judgedIn(statement));

function judgedIn(statement: Statement): WrongVerdict[] {
  const clauses = clausesOf(statement);
  return clauses.flatMap((clause, at) => {
    const said = judgedBy(clause.text);
    const [wanted, came] = statement.mentions.filter(({ end }) => end <= clause.start).slice(-2);
    const from = clauses[Math.max(0, at - 2)]?.start ?? 0;
    if (said === null || wanted === undefined || came === undefined || wanted.start < from)
      return [];
    const words = statement.text.slice(from - statement.start, clause.start - statement.start);
    const capped = cappedIn(statement, wanted, words);
    const isClear = capped !== null && !CHANGED.test(words) && isGoalAndResult(wanted, came);
    if (!isClear || !isWrong(said, wanted.value, came.value, capped)) return [];
    return [{ verdict: rangeOfText(clause), said: clause.text, wanted, came }];
  });
}

const MOST_BEFORE = /(?:≤|<=|<|不超过|不高于|不大于|不多于|不得?超|控制在|压缩到|降[至到])\s?$/;
const LEAST_BEFORE = /(?:≥|>=|>|不少于|不低于|不小于|至少|达到?|提高到|增[至到])\s?$/;

/** Whether less is better: as the limit at the goal says, else as its matter does not forbid; null where nobody knows. */
function cappedIn({ text, start }: Statement, wanted: Mention, words: string): boolean | null {
  const after = text.slice(wanted.end - start);
  if (MOST_BEFORE.test(wanted.before) || /^\s?(?:以[内下]|及以下)/.test(after)) return true;
  if (LEAST_BEFORE.test(wanted.before) || /^\s?(?:以上|及以上)/.test(after)) return false;
  return CAPPED.test(words) ? null : false;
}

function judgedBy(clause: string): Said | null {
  const found = JUDGED.exec(clause);
  if (found === null) return null;
  if (found.groups?.missed !== undefined) return 'missed';
  return found.groups?.exceeded === undefined ? 'met' : 'exceeded';
}

const isGoalAndResult = (wanted: Mention, came: Mention): boolean =>
  wanted.unit === came.unit &&
  wanted.kind !== 'points' &&
  WANTED.test(wanted.before) &&
  CAME.test(came.before);

export const placesOf = ({ verdict, wanted, came }: WrongVerdict): Range[] => [
  verdict,
  came,
  wanted,
];
