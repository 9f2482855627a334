import type { Statement, TextDocument } from '../../document.js';
import { rangeOfText, type Range } from '../../finding-of.js';
import { figureOfCell } from '../../mentions/cell.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { isChange } from '../changes/change-words.js';
import { madeBefore, movedBefore, noughtsIn, type Before, type Nought } from './noughts.js';

/** A rate of something done that is printed as nought, with the figure that shows that it was done. */
export interface ZeroRate {
  readonly at: Range;
  readonly done: string;
}

/** Rates that are best at nought, by the word before 率; 无害化处理率 is none of them. */
export const NOUGHT_IS_RIGHT =
  /(?:变[动化]|调整|追加|差错|错[误漏]|误差|偏差|投诉|信访|逾期|超[^率]{1,2}|节约|节[余支]|结余|压[减缩]|[核审]减|[增减降长]|故障|破损|丢失|积压|返修|淘汰|离职|失[信误]|撂荒|差评|病死|空编|废标|质疑|泄[漏密]|停[机运水电课]|隐患|不良|违[约规法纪]|事故|死亡|伤亡|感染|发病|患病|发生|空置|闲置|拖?欠|流失|退[回货费]|结转|扣[减款]?|利|返贫|失业|坏账|滞[后留]?|[遗脱疏]?漏[失报检登判诊]?|误[报判诊]|损失?|缺[勤陷]?|控制|重[复叠]|辍学|复发|返工|[不未][^率]{0,5}|无)(?:率|比例|比重|占比|进度)/;
/** 增长率, 增幅: by how much a thing changed. */
const OF_CHANGE =
  /(?:增长|增加|上升|提高|下降|减少|降低|增幅|降幅|增|降|变[动化]|增减)(?:率|幅度?|比例)?(?:了|为|是|达)?$/;
/** A share of all there was to do, or of all there is: 占应建数的0.00%, 为目标的0.00%. */
const OF_WHOLE =
  /占[^，。；\d]{1,16}$|(?:为|是|达到?|相当于|完成)[^，。；\d]{0,10}(?:目标|计划|预算|任务|应[^，。；\d]{1,4}|指标)[^，。；\d]{0,4}的$/;
const IS_RATE =
  /(?:率|进度|比例|比重|满意度|占比)(?:均|都|也|已|约|只|仅|才)?(?:为|是|达到?|有)?[：:（(]?$/;
/** Nothing was done, and it says so. */
export const NOTHING_DONE =
  /未(?:启动|实施|开展|支出|支付|完成|安排|发生|执行|使用|开工|拨付|形成|产生|采购|达)|没有|尚未|暂未|为零|[无零]支出|无法|仍为|取消|停止|暂缓|不(?:涉及|存在|安排)|均为0|(?<![一-龥])无(?![害障偿线人缝公证])[^，。；]{2,14}(?:支出|收入|安排|预算|项目|任务|发生|情况)/;
/** Said after the last figure: nothing of that. */
const NOTHING_AFTER = /未(?!成年|来)|没|[^全]无(?![害障偿线人缝公证])|零(?!星|散|售)/;
const PLANNED = /目标|计划|预算|应[^，。；]{0,4}$|任务|指标|安排|下达|全年需|拟/;
const DONE = /实际|完成|支出|执行|支付|决算|已|到位|使用/;
const MOST = /最(?:多|大|高)/;

/** 搬迁41户168人，完成率0.00%; 预算150.00 | 支出147.30 | 执行率0.00%: nobody worked it out. */
export const zeroRates = (document: TextDocument): ZeroRate[] => [
  ...document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => inProse(document, statement)),
  ...document.tables.flatMap(inTable),
];

function inProse(document: TextDocument, statement: Statement): ZeroRate[] {
  return noughtsIn(statement).flatMap((nought) => {
    const { text, start } = statement;
    const clause = /[^，。；]*$/.exec(text.slice(0, nought.at.start - start))?.[0] ?? '';
    const before = withSentenceBefore(document, statement, nought);
    const done = OF_CHANGE.test(clause)
      ? (changeBefore(statement, nought.index) ?? movedBefore(before, nought))
      : rateBefore(before, clause, nought);
    return done === null ? [] : [{ at: nought.at, done }];
  });
}

/** What was done of a rate of work; of one that is best at nought only what makes another rate. */
function rateBefore(before: Before, clause: string, nought: Nought): string | null {
  if (!IS_RATE.test(clause)) return OF_WHOLE.test(clause) ? doneBefore(before) : null;
  return NOUGHT_IS_RIGHT.test(clause) ? madeBefore(before, clause, nought) : doneBefore(before);
}

/** 比上年多17人，增长0.00% */
function changeBefore({ text, start, mentions }: Statement, index: number): string | null {
  const last = mentions[index - 1];
  const moved = last !== undefined && last.kind !== 'percent' && last.exact && isChange(last);
  return moved && last.value.isPositive() && !last.value.isZero()
    ? text.slice(last.start - start, last.end - start)
    : null;
}

const LONGEST_NAME = 7;

/** 全年支出147.30万元。执行率0.00%: a sentence that has no figure before the rate goes on with the one before it. */
function withSentenceBefore(
  { statements, text }: TextDocument,
  { start, mentions, index: at, passage, text: own }: Statement,
  { at: { start: end }, index }: Nought,
): Before {
  const last = statements[at - 1];
  if (index === 0 && end - start <= LONGEST_NAME && last?.passage === passage)
    return { words: text.slice(last.start, end), start: last.start, figures: last.mentions };
  const from = start + own.slice(0, end - start).lastIndexOf('；') + 1;
  const figures = mentions.slice(0, index).filter((one) => one.start >= from);
  return { words: text.slice(from, end), start: from, figures };
}

/** What is said to be done; null where nothing is, or where something is nought. */
function doneBefore({ words, start, figures }: Before): string | null {
  if (figures.some(({ value }) => value.isZero()) || NOTHING_DONE.test(words)) return null;
  const done = figures.findLast(isDone);
  if (NOTHING_AFTER.test(words.slice((done?.end ?? start) - start))) return null;
  if (done !== undefined) return words.slice(done.start - start, done.end - start);
  return MOST.exec(words)?.[0] ?? null;
}

/** 计划22处 alone is nothing done. */
const isDone = (figure: Mention): boolean =>
  figure.kind !== 'percent' &&
  figure.kind !== 'points' &&
  figure.value.isPositive() &&
  !isChange(figure) &&
  (!PLANNED.test(clauseOf(figure)) || DONE.test(clauseOf(figure)));

const clauseOf = ({ before }: Mention): string => /[^，。；：]*$/.exec(before)?.[0] ?? '';

const IS_DONE_COLUMN =
  /实际|完成(?!率|比例|情况|进度|时)|支出|执行(?!率|进度)|支付(?!率)|决算|到位(?!率)/;
const OF_PLAN_COLUMN = /预算(?!支出|执行)|计划|目标|上年|年初/;

const ofDone = (heading: string): boolean =>
  IS_DONE_COLUMN.test(heading) && !OF_PLAN_COLUMN.test(heading);
const isRateOfWork = (name: string): boolean =>
  IS_RATE.test(name.replace(/[（(].*$/, '')) && !NOUGHT_IS_RIGHT.test(name);

/** A cell of a column of rates that is nought while its row tells what was done. */
const inTable = (table: Table): ZeroRate[] =>
  table.rows.flatMap((row) =>
    row.flatMap((cell, column) => {
      const heading = table.header[column]?.text ?? '';
      if (!isZeroRate(cell)) return [];
      const done = isRateOfWork(heading)
        ? doneInRow(table.header, row)
        : doneInColumn(table, row, column);
      return done === null ? [] : [{ at: rangeOfText(cell), done }];
    }),
  );

const isZeroRate = (cell: Cell): boolean =>
  /%|\.0/.test(cell.text) && figureOfCell(cell, '')?.value.isZero() === true;

/** 支出数 | 147.30 above 执行率 | 0.00%, or 建档率 | ≥95% | 0.00%. */
function doneInColumn(table: Table, row: readonly Cell[], column: number): string | null {
  const named = row.slice(0, column).some(({ text }) => isRateOfWork(text));
  if (!named || row[column]?.text.includes('%') !== true) return null;
  return missedTarget(table, row, column) ?? (column === 1 ? doneAbove(table, row) : null);
}

/** The target of a row in whose column of results there is nought, where nothing says that it is so. */
function missedTarget({ header }: Table, row: readonly Cell[], column: number): string | null {
  if (!ofDone(header[column]?.text ?? '')) return null;
  const isNothing = (text: string): boolean =>
    NOTHING_DONE.test(text) || /^0(?:\.0+)?分?$/.test(text);
  if (row.some(({ text }) => isNothing(text))) return null;
  return row.find(({ text }) => /^[≥＞>]?\s?[1-9]\d?\d?(?:\.\d+)?%/.test(text))?.text ?? null;
}

/** What another row of a table of names and figures says was done. */
function doneAbove({ rows }: Table, row: readonly Cell[]): string | null {
  const done = rows.find(
    (other) =>
      other !== row &&
      ofDone(other[0]?.text ?? '') &&
      figureOfCell(other[1], '')?.value.greaterThan(0) === true,
  );
  return done?.[1]?.text ?? null;
}

/** The last figure of what was spent or done in a row; null where one of them is nought. */
function doneInRow(header: readonly Cell[], row: readonly Cell[]): string | null {
  if (row.length !== header.length) return null;
  const done = row.filter((_, column) => ofDone(header[column]?.text ?? ''));
  const figures = done.flatMap((cell) => figureOfCell(cell, '') ?? mentionsOf(cell));
  const words = row.map(({ text }) => text).join('，');
  if (NOTHING_DONE.test(words) || figures.some(({ value }) => value.isZero())) return null;
  return figures.length === 0 ? null : (done.at(-1)?.text ?? null);
}
