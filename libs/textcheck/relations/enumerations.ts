import { CHINESE_NUMERAL } from '../text/numerals.js';
import type { TextDocument } from '../document.js';
import type { Range } from '../finding-of.js';
import type { Line } from '../text/line.js';

/** 三个方面：一是…，二是…: the number said and the last one written. */
export interface Ordinals {
  readonly number: string;
  readonly at: Range;
  readonly last: number;
  /** Where the last one stands. */
  readonly end: Range;
}

const SAID = new RegExp(
  `(?:^|[^第前])(\\d{1,2}|${CHINESE_NUMERAL})(?:个方面|项(?:主要)?(?:措施|举措|工作|任务|原因|问题|建议)|点(?:建议|措施|原因|体会)|大(?:举措|措施|任务))[^。；一二]{0,12}[：:，,。]?\\s?(?=一是)`,
);
const ORDINAL = /(?<=^|[，。；：、\s）)])([一二三四五六七八九十])是/g;
const DIGITS = '一二三四五六七八九十';

/** Such an enumeration of a passage; null where it has none, or more than one. */
export function ordinalsOf({ text, start }: Line): Ordinals | null {
  const said = SAID.exec(text);
  const number = said?.[1];
  if (said === null || number === undefined) return null;
  const from = said.index + said[0].length;
  const found = [...text.slice(from).matchAll(ORDINAL)];
  const numbers = found.map(([, digit = '']) => DIGITS.indexOf(digit) + 1);
  const last = found.at(-1);
  const inOrder = numbers.every((value, index) => value === index + 1);
  if (last === undefined || !inOrder || numbers.length < 2) return null;
  const at = start + said.index + said[0].indexOf(number);
  const end = start + from + last.index;
  return {
    number,
    at: { start: at, end: at + number.length + 1 },
    last: numbers.length,
    end: { start: end, end: end + last[0].length },
  };
}

/** A line that says how many projects the table right below it has. */
export interface RowsAnnounced {
  readonly line: Line;
  /** The number in its first or second group. */
  readonly match: RegExpMatchArray;
  readonly count: number;
}

const PROJECTS = new RegExp(
  `(\\d{1,3}|${CHINESE_NUMERAL})个(?:预算|专项|支出|财政|重点|民生|子)?项目|项目(?:支出)?(?:共|共计|共有|总数)?(?:为)?(\\d{1,3}|${CHINESE_NUMERAL})(?:个|项)`,
  'g',
);
/** Some of them, or others beside: the number is not that of the rows. */
const SOME =
  /其中|另有|另外|其余|剩余|不含|除|不列入|不包括|分别|大类|超过|以上|主要|重点|部分|类|有关|上年|去年/;
const POINTS_BELOW = /(?:下表|如下|[：:]$)/;

/** Lines such as 共实施9个项目，见下表 with the rows that follow; none where any of their numbers may be of something else. */
export function rowsAnnounced({ tables, lines }: TextDocument): RowsAnnounced[] {
  return tables.flatMap(({ header, rows }) => {
    const [first] = header;
    const column = header.findIndex(({ text }) => /^项目(?:名称)?$/.test(text));
    const line = lines.findLast(({ start }) => start < (first?.start ?? 0));
    if (column < 0 || line === undefined || !POINTS_BELOW.test(line.text) || SOME.test(line.text))
      return [];
    const names = rows
      .filter((row) => !row.slice(0, column + 1).some(({ text }) => /计$/.test(text)))
      .map((row) => row[column]?.text ?? '')
      .filter((name) => name !== '' && name !== header[column]?.text);
    const found = [...line.text.matchAll(PROJECTS)];
    const [match] = found;
    const one = new Set(found.map(([whole]) => whole)).size === 1;
    return match === undefined || !one || names.length < 2
      ? []
      : [{ line, match, count: names.length }];
  });
}
