import type { TextDocument } from '../../document.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import type { Table } from '../../text/tables.js';
import type { PointedList } from './pointed-lists.js';

/** 上述两个标段, 表中六个项目: how many rows the table right above has. */
const POINTED = new RegExp(
  `(?:上述|以上|上表|表中|表内|表列)[^，。；\\d、]{0,4}?(${CHINESE_NUMERAL}|\\d{1,2})(?:个|项|家|所|名|条|处|类|支|辆|台|村)([一-龥]{2})`,
);
/** 查出的4个问题见上表 */
const SEEN_ABOVE = new RegExp(
  `(?<![\\d.第前])(${CHINESE_NUMERAL}|\\d{1,2})(?:个|项|家|所|名|条|处|类|支|辆|台|村|场|次|批|户)([一-龥]{2,4}?)(?:的?[一-龥]{0,6})?(?:已?详?见|如|列[入于在]|载于)(?:上|附|前)?(?:表|列)`,
);
const SUMMARY = /[合小总共]\s*计|^全[县镇乡市区局校院]|平均/;
const OF_OTHERS = /其中|另|部分|重点/;
const OTHERS_OF_LINE =
  /其中|另|部分|重点|主要|大类|其余|剩余|不含|除|不列入|超过|以上|有关|上年|去年|类/;
/** 上表三项指标: whatever they are, they are the rows. */
const AT_ONCE = /^(?:上表|表中|表内|表列)(?:所列|列出|的)?[\d一二三四五六七八九十两]/;
const MOST_OFF = 2;
const NEAREST = 2;

/** 下设5个股室，职责见下表 */
const POINTS_BELOW = /(?:见|如)(?:下|附)?表|如下|[：:]\s*$/;
const ANNOUNCED = new RegExp(
  `(?<![\\d.第前])(${CHINESE_NUMERAL}|\\d{1,2})(?:个|项|家|所|名|条|处|类|支|辆|台|村|场|次|批|户)([一-龥]{2,6})`,
);

/** Numbers of things right above or below a table of them that are not those of its rows. */
export const rowsTold = (document: TextDocument): PointedList[] =>
  document.tables.flatMap((table) => {
    const start = table.header[0]?.start ?? 0;
    const end = table.rows.at(-1)?.at(-1)?.start ?? start;
    const below = document.lines.filter((line) => line.start > end).slice(0, NEAREST);
    const above = document.lines.findLast((line) => line.start < start && line.text !== '');
    return [
      ...below.flatMap((line) => toldIn(line, table)),
      ...(above !== undefined && POINTS_BELOW.test(above.text) ? announcedIn(above, table) : []),
      ...(above !== undefined && !POINTS_BELOW.test(above.text) ? closedBy(above, table) : []),
    ];
  });

function announcedIn({ text, start }: Line, table: Table): PointedList[] {
  const sentence = /[^。；]*[。；]?\s*$/.exec(text);
  const match = ANNOUNCED.exec(sentence?.[0] ?? '');
  const [whole = '', number = '', noun = ''] = match ?? [];
  const headed = table.header.every(({ text: head }) => !/\d/.test(head.replace(/20\d\d/, '')));
  if (
    sentence === null ||
    match === null ||
    !headed ||
    OTHERS_OF_LINE.test(sentence[0]) ||
    !isOfAny(table, noun)
  )
    return [];
  return judge(table, number, start + sentence.index + match.index, whole.length);
}

function toldIn({ text, start }: Line, table: Table): PointedList[] {
  const match = POINTED.exec(text) ?? SEEN_ABOVE.exec(text);
  const [whole = '', number = '', noun = ''] = match ?? [];
  if (match === null || OF_OTHERS.test(whole)) return [];
  if (!AT_ONCE.test(whole) && !isOf(table, noun)) return [];
  return judge(table, number, start + match.index, whole.length);
}

const CLOSED = new RegExp(
  `^(?:20\\d\\d年|本年|全年|年内)?([^，。；：、\\d]{2,14}?)(?:共?有|共计?|计|为)?(${CHINESE_NUMERAL}|\\d{1,2})(?:个|项|家|条|处|件|座|所)[。：:]?$`,
);

/** 本年重点项目有6项。 and nothing more, right above a table of 项目. */
function closedBy({ text, start }: Line, table: Table): PointedList[] {
  const match = CLOSED.exec(text.trim());
  const [whole = '', noun = '', number = ''] = match ?? [];
  const [first] = table.header;
  const headed = table.header.every(({ text: head }) => !/\d/.test(head.replace(/20\d\d/, '')));
  const named = table.header.some(
    ({ text: head }) => head.length > 1 && noun.includes(head.slice(0, 2)),
  );
  return match === null ||
    first === undefined ||
    !headed ||
    !named ||
    OTHERS_OF_LINE.test(noun.replace(/重点|主要/, ''))
    ? []
    : judge(table, number, start, whole.length);
}

/** 文化活动 above a column 活动 */
const isOfAny = (table: Table, noun: string): boolean =>
  [...noun].slice(1).some((_, at) => isOf(table, noun.slice(at, at + 2)));

function judge(table: Table, number: string, from: number, length: number): PointedList[] {
  const listed = table.rows.filter(
    (row) => !row.slice(0, 2).some(({ text }) => SUMMARY.test(text)),
  ).length;
  const said = numberOf(number);
  const off = Math.abs(said - listed);
  return said < 2 || listed < 2 || off === 0 || off > MOST_OFF
    ? []
    : [{ start: from, end: from + length, said, listed }];
}

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** What the heading of a column calls them, or each row. */
const isOf = ({ header, rows }: Table, noun: string): boolean =>
  header.some(({ text }) => text.includes(noun)) ||
  rows.every((row) =>
    row.some(({ text }) => [noun, noun.slice(0, 1)].some((word) => text.endsWith(word))),
  );
