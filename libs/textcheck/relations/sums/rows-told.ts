import type { TextDocument } from '../../document.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import type { Table } from '../../text/tables.js';
import type { PointedList } from './pointed-lists.js';

/** 上述两个标段, 表中六个项目: how many rows the table right above has. */
const POINTED = new RegExp(
  `(?:上述|以上|上表|表中|表内|表列)[^，。；\\d、]{0,4}?(${CHINESE_NUMERAL}|\\d{1,2})(?:个|项|家|所|名|条|处|类|支|辆|台|村)([一-龥]{2})`,
);
const SUMMARY = /[合小总共]\s*计|^全[县镇乡市区局校院]|平均/;
const OF_OTHERS = /其中|另|部分|重点/;
/** 上表三项指标: whatever they are, they are the rows. */
const AT_ONCE = /^(?:上表|表中|表内|表列)(?:所列|列出|的)?[\d一二三四五六七八九十两]/;
const MOST_OFF = 2;
const NEAREST = 2;

/** Numbers of things right below a table of them that are not those of its rows. */
export const rowsTold = (document: TextDocument): PointedList[] =>
  document.tables.flatMap((table) => {
    const end = table.rows.at(-1)?.at(-1)?.start ?? table.header[0]?.start ?? 0;
    const below = document.lines.filter(({ start }) => start > end).slice(0, NEAREST);
    return below.flatMap((line) => toldIn(line, table));
  });

function toldIn({ text, start }: Line, table: Table): PointedList[] {
  const match = POINTED.exec(text);
  const [whole = '', number = '', noun = ''] = match ?? [];
  if (match === null || OF_OTHERS.test(whole)) return [];
  if (!AT_ONCE.test(whole) && !isOf(table, noun)) return [];
  const listed = table.rows.filter((row) => !SUMMARY.test(row[0]?.text ?? '')).length;
  const said = numberOf(number);
  const off = Math.abs(said - listed);
  if (said < 2 || off === 0 || off > MOST_OFF) return [];
  const from = start + match.index;
  return [{ start: from, end: from + whole.length, said, listed }];
}

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** What the heading of a column calls them, or each row. */
const isOf = ({ header, rows }: Table, noun: string): boolean =>
  header.some(({ text }) => text.includes(noun)) ||
  rows.every((row) =>
    row.some(({ text }) => [noun, noun.slice(0, 1)].some((word) => text.endsWith(word))),
  );
