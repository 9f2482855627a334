import { type Edited, without } from './edits.js';
import { matchesIn } from './matches.js';
import { isFlatRow, isRow } from './tables.js';

/**
 * Blanks a word processor or a printed file sets around figures and marks: `支出 36.40 万元， 占 58.20 %`, `1. 概况`.
 * A figure keeps them where it may be a cell of a row: alone at the head or end of a line, or beside another figure.
 */
const BLANK = '[ \\u00a0\\u2002-\\u200a]';
const FIGURE = '\\d[\\d,]*(?: \\d{3}(?!\\d))*(?:\\.\\d+)?(?: ?[%‰％])?';
const CHARACTER = '[一-龥“”‘’（）()《》〔〕【】，。；：、]';
const OPENING = '[（(“‘《〔【]';
const MARK = '[，。；：、）)”’》〕】]';
/** What makes a number at the head of a line a figure; else it numbers the line: 2 项目概况. */
const HEAD_FIGURE = '(?:[\\d,]{3,}|\\d[\\d,]*\\.\\d{2})';
const MEASURE = '(?:年|万|亿|元|人|个|户|亩|公[里顷斤]|平方|%|‰|％)';
/** 第一部分 2024年度部门概况. */
const AFTER_PART = '(?<!第[一二三四五六七八九十\\d]{1,3}(?:部分|[章节编篇]))';
/** 附件2 自评表, 表1 收支情况. */
const NO_LABEL = '(?<!^(?:附件|附表|表|图)\\d{1,2})';
const NUMERALS = '[一二三四五六七八九十]{1,3}';
const SET = new RegExp(
  [
    // 支出 36.40 万元: before a figure that words follow, behind one that words come before.
    `(?<=${CHARACTER})${AFTER_PART}${BLANK}(?=${FIGURE}${BLANK}?${CHARACTER})`,
    `(?<=${CHARACTER}${BLANK}?${FIGURE})${NO_LABEL}${BLANK}(?=(?!${NUMERALS}、)${CHARACTER})`,
    // 2024 年度, at the head of a line; 58.20 %.
    `(?<=^${HEAD_FIGURE})${BLANK}(?=${MEASURE})`,
    `(?<=(?:19|20)\\d\\d)${BLANK}(?=年)`,
    // 38 所学校全部配备…，: the head of a sentence, not of a title.
    `(?<=^\\d+)${BLANK}(?=[个名所户人处条件台家座场批笔份](?![人体目案]).*[，。；])`,
    `(?<=\\d)${BLANK}(?=[%‰％])`,
    // Beside a mark or within brackets.
    `(?<=${MARK}|[一-龥”》）%][,;:])${BLANK}(?=[一-龥\\d“‘《（(])`,
    `(?<=${OPENING})${BLANK}(?=\\S)`,
    `(?<=\\S)${BLANK}(?=${MARK})`,
    // 1. 概况, 一、 概况.
    `(?<=^(?:\\d{1,2}[.．]|[①-⑩]))${BLANK}(?=[一-龥“《])`,
  ].join('|'),
  'gm',
);

const ANY = new RegExp(BLANK);

/** 1024.36万 元 ， 其 中: of a line set to both edges; a single character between two blanks tells it. */
const SPREAD = new RegExp(`[一-龥，。；：、]${BLANK}[一-龥，。；：、]${BLANK}[一-龥，。；：、]`);
const BESIDE_CHARACTERS = new RegExp(
  `(?<=[一-龥，。；：、])${BLANK}(?=[一-龥\\d，。；：、])|(?<=\\d)${BLANK}(?=[一-龥，。；：、])`,
  'g',
);

/** The text without blanks that only its layout set; rows of tables stay as they are. */
export function withoutBlanks(source: string): Edited {
  const cuts = [];
  let from = 0;
  for (const line of source.split('\n')) {
    if (ANY.test(line) && !isRow(line) && !isFlatRow(line))
      for (const { index } of matchesIn(line, SPREAD.test(line) ? BESIDE_CHARACTERS : SET))
        cuts.push({ start: from + index, end: from + index + 1 });
    from += line.length + 1;
  }
  return without(source, cuts);
}
