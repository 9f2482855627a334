import type { Statement, TextDocument } from '../../../document.js';
import { figureOfCell } from '../../../mentions/cell.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import type { Cell, Table } from '../../../text/tables.js';
import { GOAL_CHAPTER, isAhead, pathFinder } from '../../outline/chapters.js';
import { MEASURE } from '../roles/words-of-all.js';
import { AT_FIRST, DEED, IN_TIME } from './deed-words.js';
import type { PartDone } from './part-done.js';

const SOME = `(?:\\d+|[一两二三四五六七八九十])\\s?(?:${MEASURE})`;
/** 3份合同未及时归档, 6份合同归档不全: some of them, and what was not done with them. */
const UNDONE = new RegExp(
  `(${SOME}[^，。；\\d]{0,14}?)(?:尚未|仍未|未能|没有|没能|未)(?:及时|按[时期]|按规定|按要求|如期|全部)*(${DEED})(?!率)`,
  'g',
);
const LACKING = new RegExp(
  `((?:${SOME})?[^，。；\\d]{0,14}?)(${DEED})(?:工作)?(?:不全|不及时|不到位|不完整|滞后|\\s?扣\\s?\\d)`,
  'g',
);
/** 10月份的补助到18日才到账, 2件超期办结: some of them later than they were due. */
const LATE = new RegExp(
  `((?:\\d{1,2}月份?|${SOME})[^，。；\\d]{0,14}?)(?:(?:推迟|延迟|拖|延)?[到至][^，。；]{0,12}[才方]|逾期|超期|超时|滞后|推迟|延期)[^，。；]{0,4}?(${DEED})(?!率)`,
  'g',
);
/** A rule, a wish, another year. */
const NO_FACT =
  /每(?!月)|若|如(?!期)|凡|的，?扣|则|扣完|目标|上年|去年|往年|避免|防止|力争|确保|是否|应(?!届|急)/;

/** Some of them it was not done with, in running text and in the cells of a table of marks. */
export const partsUndone = oncePerDocument((document: TextDocument): readonly PartDone[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (!/[未没不扣才方]|滞后|[逾超延]期|超时|推迟/.test(statement.text)) return [];
    const path = pathAt(statement.start);
    if (isAhead(path) || GOAL_CHAPTER.test(path)) return [];
    return clausesOf(statement).flatMap((clause) => undoneIn(document, statement, clause));
  });
});

function undoneIn({ text }: TextDocument, statement: Statement, clause: Sentence): PartDone[] {
  if (NO_FACT.test(clause.text)) return [];
  return [UNDONE, LACKING, LATE].flatMap((pattern) =>
    matchesIn(clause.text, pattern).map((match): PartDone => {
      const [told, noun = '', deed = ''] = match;
      const start = clause.start + match.index;
      const end = start + told.length;
      return {
        ...{ start, end, noun, deed, passage: statement.passage, index: statement.index },
        around: text.slice(statement.start, start),
        isInTime: /及时/.test(told) ? null : pattern === LATE || IN_TIME.test(told),
        isAtFirst: AT_FIRST.test(told),
        whole: null,
        isAll: false,
        after: `其余${text.slice(end, end + AFTER).split('\n')[0] ?? ''}`,
      };
    }),
  );
}
const AFTER = 60;

const IN_HEADING = new RegExp(DEED);
const NEITHER = /率|元|金额|资金|计划|目标|上年|得分|分值|权重|标准|说明/;
const TOTAL = /合\s*计|总\s*计|小\s*计|全年|全[县镇乡区市]/;
const unitOf = (heading: string): string => /[（(]([^）)]*)[）)]/.exec(heading)?.[1] ?? '';

/** 交办问题（个）| 完成整改（个）: a row of a table with fewer done than there were. */
export const rowsDone = oncePerDocument((document: TextDocument): readonly PartDone[] =>
  document.tables.flatMap((table) => rowShort(document, table) ?? []),
);

function rowShort(document: TextDocument, table: Table): PartDone | null {
  const column = doneColumn(table);
  const short = table.rows.filter((row) => isFewer(row[column], row[column - 1]));
  const row = short.find(([name]) => TOTAL.test(name?.text ?? '')) ?? short[0];
  const [all, some] = [row?.[column - 1], row?.[column]];
  if (all === undefined || some === undefined) return null;
  const [whole = '', done = ''] = [column - 1, column].map((at) => table.header[at]?.text);
  const [start, end] = [all.start, some.start + some.text.length];
  return {
    ...{ start, end, passage: -1, index: -1, around: '', isAtFirst: false, isAll: false },
    noun: `${whole}，${done}`,
    deed: IN_HEADING.exec(done.replace(/^完成/, ''))?.[0] ?? '完成',
    isInTime: IN_TIME.test(done),
    whole: figureOfCell(all, '')?.value.toNumber() ?? null,
    after: document.text.slice(end, end + AFTER),
  };
}

/** The column of what was done, right behind that of how many there were in the same unit; -1 where there is none. */
const doneColumn = ({ header }: Table): number =>
  header.findIndex(({ text }, at) => {
    const whole = header[at - 1]?.text ?? '';
    return (
      at > 1 &&
      IN_HEADING.test(text) &&
      !NEITHER.test(text + whole) &&
      !IN_HEADING.test(whole) &&
      unitOf(text) === unitOf(whole)
    );
  });

function isFewer(done: Cell | undefined, whole: Cell | undefined): boolean {
  const [some, all] = [figureOfCell(done, ''), figureOfCell(whole, '')];
  return some !== null && all !== null && some.value.lessThan(all.value) && !some.value.isZero();
}
