import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import { ORDINALS } from '../goals/inline-series.js';
import type { Line } from '../../text/line.js';
import type { Recount } from './recounts.js';

const MEASURE = '个|项|条|类|种|大|件|方面|点|步|家|处|批|轮|次|名';
const NUMERAL = `(\\d{1,2}|${CHINESE_NUMERAL})`;
/** 重点实施了五项工程：, 问题有三个方面。: a number of whatever it is, right before what is told one by one. */
const ANNOUNCED = new RegExp(
  `(?:^|[^第前\\d])${NUMERAL}(?:${MEASURE})[^。；，：\\d一二三四五六七八九十]{0,14}[：。]?\\s*$`,
);
const WITHIN = new RegExp(
  `(?:^|[^第前\\d])${NUMERAL}(?:${MEASURE})[^。；，：\\d一二三四五六七八九十]{0,14}：\\s?$`,
);
/** Some of them, or those of others. */
const OF_OTHERS = /其中|另|部分|不少于|至少|超过|以上|其余|上年|去年|分为|共有?\d|除|前/;
/** 首先…；其次…；最后… */
const IN_TURN = /首先|其次|再次|再者|然后|接着|随后|最后/g;
const TURNS = new RegExp(
  `${NUMERAL}(?:(?:个|项|大|条|点|种|件)[^。；：，\\d]{0,10}|步[^。；：，\\d]{0,4}|方面[^。；：，\\d]{0,8})[：，。]\\s?(?=首先)`,
);
const DIGITS = '一二三四五六七八九十';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';

/** Numbers of things told one by one right behind them that are not those told. */
export const openSeries = (document: TextDocument): Recount[] =>
  document.lines.flatMap((line, at) => [
    ...marked(line, document.lines[at - 1], document.lines[at + 1]),
    ...linesBelow(line, document.lines, at),
    ...inTurn(line),
  ]);

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

const valueOf = (sign: string): number =>
  /^\d/.test(sign) ? Number(sign) : Math.max(DIGITS.indexOf(sign), CIRCLED.indexOf(sign)) + 1;

/** The number stands before the first mark, in its line or at the end of the one above. */
function marked(line: Line, above: Line | undefined, below: Line | undefined): Recount[] {
  for (const pattern of ORDINALS) {
    const marks = matchesIn(line.text, pattern);
    const [first] = marks;
    if (first === undefined || marks.length < 2) continue;
    if (marks.some(([, sign = ''], at) => valueOf(sign) !== at + 1)) continue;
    const goesOn = below !== undefined && matchesIn(below.text.slice(0, 6), pattern).length > 0;
    if (goesOn || /等(?:[^，。；]{0,6})?[。；]?$/.test(line.text)) return [];
    const head = line.text.slice(0, first.index);
    // 一是…。二是…。 below its line may go on in the lines after it.
    const open = line.text.slice(first.index, marks.at(-1)?.index).includes('。');
    if (head.trim() === '' && open) return [];
    return head.trim() === ''
      ? announcedBy(above, ANNOUNCED, marks.length)
      : announcedBy({ text: head, start: line.start }, WITHIN, marks.length);
  }
  return [];
}

/** 查出问题四个。 above lines that each begin with a mark, one right below the other. */
function linesBelow(line: Line, lines: readonly Line[], at: number): Recount[] {
  if (/：\s*$/.test(line.text) || !ANNOUNCED.test(line.text)) return [];
  for (const pattern of ORDINALS) {
    const marks = lines
      .slice(at + 1, at + 1 + MOST_LINES)
      .map(({ text }) => matchesIn(text.slice(0, LONGEST_MARK), pattern).find(isAtHead));
    const odd = marks.findIndex((mark, place) => valueOf(mark?.[1] ?? '') !== place + 1);
    // The text ends with the list.
    const end = odd < 0 && marks.length < MOST_LINES ? marks.length : odd;
    if (end < FEWEST_LINES || (marks[end]?.[1] ?? '') !== '') continue;
    const told = lines.slice(at + 1, at + 1 + end).map(({ text }) => text);
    const single = told.every((text) => matchesIn(text, pattern).length === 1);
    if (single && told.every((text) => text.length <= LONGEST_LINE))
      return announcedBy(line, ANNOUNCED, end).filter(
        ({ said }) => odd >= 0 || Math.abs(said - end) <= MOST_OFF,
      );
  }
  return [];
}

const MOST_LINES = 12;
const MOST_OFF = 3;
const FEWEST_LINES = 2;
const LONGEST_MARK = 4;
const LONGEST_LINE = 120;

const isAtHead = ({ index }: RegExpExecArray): boolean => index === 0;

function announcedBy(line: Line | undefined, pattern: RegExp, listed: number): Recount[] {
  const match = line === undefined ? null : pattern.exec(line.text);
  if (line === undefined || match === null) return [];
  const clause = /[^。；，]*$/.exec(line.text.slice(0, match.index + 1))?.[0] ?? '';
  const said = numberOf(match[1] ?? '');
  if (OF_OTHERS.test(clause) || said < 2 || said === listed) return [];
  const from = line.start + match.index + match[0].indexOf(match[1] ?? '');
  return [{ start: from, end: line.start + match.index + match[0].trimEnd().length, said, listed }];
}

/** 分四个步骤：首先…；其次…；最后… */
function inTurn({ text, start }: Line): Recount[] {
  const match = text.includes('首先') ? TURNS.exec(text) : null;
  if (match === null) return [];
  const rest = text.slice(match.index + match[0].length);
  const told = matchesIn(rest, IN_TURN);
  const said = numberOf(match[1] ?? '');
  const ends = told.at(-1)?.[0] === '最后';
  return said < 2 || said === told.length || !ends
    ? []
    : [
        {
          start: start + match.index,
          end: start + match.index + match[0].length,
          said,
          listed: told.length,
        },
      ];
}
