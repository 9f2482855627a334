import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import type { Table } from '../../text/tables.js';
import type { RowsAnnounced } from './enumerations.js';

const POINTS_BELOW = /下表|如下|[：:]$/;
const COUNTED = new RegExp(
  `(?<![第\\d.前])(\\d{1,2}|${CHINESE_NUMERAL})\\s?(?:座|个|项|家|所|处|条|台|支|件|类|大类|种|样|辆|套|口|眼|笔|名|份|部|艘|架|栋|幢)(?!月|百分点|工作日|季度|方面|维度|层面|部分)`,
  'g',
);
/** Some of them only, or others beside. */
const SOME =
  /其中|另|其余|剩余|不含|除(?!险)|不包括|分别|超过|以上|部分|有关|上年|去年|为例|前\d|等|抽[查取]|典型|主要|重点/;
const WHOLE =
  /共(?:计|有|设|建|购|[安部]排|实施|承担|承办|开展|组织|完成|新建|建设|涉及|购置|购入|配备|采购|下达|立项)?$/;
/** 公务用车和接待两类: the number counts what is named before it, 无人机等四种 all that are listed below. */
const NAMED_BEFORE = /[和及与、][^，。；：、等]{2,10}$/;
const OPEN = /等$/;
const TOTAL = /[合总小]计|^其他|^……|^…/;
const FURTHEST = 2;
const LARGEST = 15;

/** 加固小型水库3座，清单如下 above a table of four: things named one in a row, whatever they are. */
export const thingsAnnounced = ({ tables, lines }: TextDocument): RowsAnnounced[] =>
  tables.flatMap((table): RowsAnnounced[] => {
    const start = table.header[0]?.start ?? 0;
    const line = lines.findLast((one) => one.start < start);
    const match = line === undefined ? null : onlyNumber(line.text);
    if (line === undefined || match === null) return [];
    const said = numberOf(match[1] ?? '');
    const count = namesOf(table);
    const isNear = Math.abs(said - count) <= FURTHEST && said <= LARGEST;
    return count < 2 || said < 2 || !isNear || isSum(table, said) ? [] : [{ line, match, count }];
  });

/** The only number of a line that points below and tells of all of them; null where there is none. */
function onlyNumber(text: string): RegExpExecArray | null {
  const last = /[^。；]*[。：:]?$/.exec(text)?.[0] ?? '';
  const [match, ...more] = POINTS_BELOW.test(last) ? matchesIn(text, COUNTED) : [];
  if (match === undefined || more.length > 0) return null;
  const before = text.slice(0, match.index);
  if (NAMED_BEFORE.test(before)) return null;
  const told = before.replace(OPEN, '') + text.slice(match.index);
  return SOME.test(WHOLE.test(before) ? told.replaceAll(/重点|主要/g, '') : told) ? null : match;
}

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** How many rows have a name of their own; none where a name comes twice or is left out. */
function namesOf({ header, rows }: Table): number {
  const column = header.findIndex(({ text }) => !/^序号|^编号|^$/.test(text));
  const named = rows.filter((row) => !row.some(({ text }) => TOTAL.test(text)));
  const names = named.map((row) => row[column]?.text ?? '');
  const isPlain = names.every((name) => /^[^\d]*[一-龥]{2}/.test(name));
  const hasHead = header.every(({ text }) => !/\d|一$/.test(text.replace(/20\d\d年/g, '')));
  return hasHead && isPlain && new Set(names).size === names.length ? names.length : 0;
}

/** A column that adds up to the number: what is counted is not the rows. */
const isSum = ({ header, rows }: Table, said: number): boolean =>
  header.some((head, column) => {
    const cells = rows
      .filter((row) => !row.some(({ text }) => TOTAL.test(text)))
      .map((row) => Number(row[column]?.text.replace(/[^\d.]/g, '') ?? NaN));
    return (
      !/^序号|^编号/.test(head.text) &&
      cells.every((cell) => cell > 0) &&
      cells.reduce((sum, cell) => sum + cell, 0) === said
    );
  });
