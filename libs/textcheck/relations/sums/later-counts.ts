import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Range } from '../../finding-of.js';
import type { Line } from '../../text/line.js';
import type { Table } from '../../text/tables.js';
import { sizeOf, type Size } from './name-lists.js';
import type { Recount } from './recounts.js';
import { itemsOf } from './told-names.js';

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
const NUMBER = `(\\d{1,2}|[${NUMERALS}]{1,3})`;
const MEASURE =
  '个|项|名|家|类|种|条|件|处|所|部|份|座|支|点|次|期|场|批|轮|辆|台|门|位|间|口|款|组|套|幅|艘|架|栋|幢|块|张|段|道|步|关|本|笔|方|村|镇|站|校|院|地|户|样';
const ITEM = '[^，。；：、\\d（）()《》“”]{1,14}';
const LIST = new RegExp(`(?:${ITEM}、)+${ITEM}`, 'g');
/** 上述两条河沟, 六道程序一道不漏, 三家参加单位: told again at the head of a clause. */
const AGAIN = new RegExp(
  `(?<=[，。；：])(?:(上述|以上|前述|上列|前面(?:说|提到)?的|这|该|此)|([一-龥]{2,8})的|共([一-龥]{0,6}))?${NUMBER}(${MEASURE})(?!月|季度|百分点|多|余)([一-龥]{0,8})`,
  'g',
);
const REST = new RegExp(
  `(?:余下|其余|剩下|剩余|其他|其它|另外|余者)的?${NUMBER}(?:${MEASURE})`,
  'g',
);
const MOST_OFF = 2;
const FEWEST = 3;
const OPEN = /等|每|各|其中/;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** Numbers told a sentence or more behind the only list they can be of, what is left of a list, and those of rows of a total. */
export const laterCounts = ({ lines, tables }: TextDocument): Recount[] => [
  ...lines.flatMap((line) => (line.text.includes('、') ? [...again(line), ...rests(line)] : [])),
  ...tables.flatMap(inTotals),
];

interface Listed {
  readonly at: number;
  readonly end: number;
  readonly text: string;
  readonly items: readonly string[];
  readonly size: Size;
}

function listsIn(text: string): Listed[] {
  return matchesIn(text, LIST).map(({ 0: list, index }) => {
    const items = itemsOf(list);
    return { at: index, end: index + list.length, text: list, items, size: sizeOf(items) };
  });
}

function again({ text, start }: Line): Recount[] {
  const found = matchesIn(text, AGAIN);
  if (found.length === 0) return [];
  const lists = listsIn(text).filter(({ items }) => items.length >= FEWEST);
  return found.flatMap((match) => {
    const [whole, points, doing, summed, number = '', measure = '', noun = ''] = match;
    const before = lists.filter(({ end }) => end <= match.index);
    const [list] = before;
    if (list === undefined || before.length > 1 || OPEN.test(whole)) return [];
    const said = numberOf(number);
    const { fewest, most } = list.size;
    const isOther = countsOf(text.slice(0, match.index), measure).some((one) => {
      const value = numberOf(one.replace(/[^\d零一二两三四五六七八九十]/g, ''));
      return value < fewest || value > most;
    });
    const all = summed === undefined ? undefined : summed + noun;
    const told = { points, doing: doing ?? all, measure, noun };
    const at = start + match.index;
    return isOther || !isOf(list, text, told, match)
      ? []
      : offSize(list.size, said, { start: at, end: at + whole.length });
  });
}

function offSize({ fewest, most }: Size, said: number, at: Range): Recount[] {
  const listed = said < fewest ? fewest : most;
  const isRight = said >= fewest && said <= most;
  return isRight || said < 2 || Math.abs(said - listed) > MOST_OFF ? [] : [{ ...at, said, listed }];
}

/** Numbers before it with its measure word: it may be of those. */
const countsOf = (before: string, measure: string): readonly string[] =>
  (before.match(COUNTS) ?? []).filter((one) => one.endsWith(measure) && !/^[一1](?!\d)/.test(one));
const COUNTS = new RegExp(`(?<!第)(?:\\d+|[${NUMERALS}]+)(?:${MEASURE})`, 'g');

interface Said {
  readonly points: string | undefined;
  /** What they do, or what they are in all: 完成任务的, 共获奖. */
  readonly doing: string | undefined;
  readonly measure: string;
  readonly noun: string;
}

const STEPS = /依次|先后|经过|程序|流程|环节|步骤|工序|次序|顺序/;

/** It points back to the list, or shares a word with its clause, or tells of steps in turn. */
function isOf(
  list: Listed,
  text: string,
  { points, doing, measure, noun }: Said,
  match: RegExpExecArray,
): boolean {
  const own = clauseAround(text, list);
  if (OPEN.test(own) || /^(?:月|天|日|年)/.test(noun)) return false;
  if (points !== undefined) return true;
  if (doing !== undefined) return !/未|没|不/.test(own) && shares(own, doing.replace(/^共/, ''));
  if (isOwn(list, text, measure, noun)) return true;
  if (/[道步关]/.test(measure)) return STEPS.test(own);
  // 两类人员档案: what is counted are the first words, not what is told of them.
  const shared = shares(own, noun.slice(0, LONGEST_NOUN));
  const last = list.items.slice(0, -1).map((item) => item.slice(-1));
  const alike = last.every((char) => char === noun.charAt(0));
  return (
    (shared || alike) && !/^[^，。；]{0,20}[、]/.test(text.slice(match.index + match[0].length))
  );
}

const LONGEST_NOUN = 3;
const shares = (clause: string, words: string): boolean =>
  [...words].slice(1).some((_, at) => clause.includes(words.slice(at, at + 2)));

const OWN = new RegExp(`[${NUMERALS}\\d](${MEASURE})([一-龥]{0,2})$`);
const ALL = /^[^，。；]{0,8}(?:均|都|全|各|皆|轮|逐|分别|一律|无一)/;

/** 甲、乙、丙三村…，四个村均…: of what the list's own number counts. */
function isOwn(list: Listed, text: string, measure: string, noun: string): boolean {
  const [, own = '', word = ''] =
    OWN.exec(text.slice(list.at, list.end + 3)) ?? OWN.exec(list.text) ?? [];
  const same =
    own !== '' &&
    (own === noun.charAt(0) ||
      (own === measure && word !== '' && noun.startsWith(word.slice(0, 1))));
  return same && ALL.test(noun);
}

function clauseAround(text: string, { at, end }: Listed): string {
  const before = /[^，。；：]*$/.exec(text.slice(0, at))?.[0] ?? '';
  const after = /^[^，。；：]*/.exec(text.slice(end))?.[0] ?? '';
  return before + text.slice(at, end) + after;
}

const OF_WHICH = /(?:其中|除)([^，。；：\d]{2,30})/;

/** 改种高粱、辣椒、油菜、花生；其中高粱…，余下的五种: the list less those named. */
function rests({ text, start }: Line): Recount[] {
  return matchesIn(text, REST).flatMap((match) => {
    const list = listsIn(text.slice(0, match.index)).find(({ items }) => items.length >= FEWEST);
    const between = list === undefined ? '' : text.slice(list.end, match.index);
    const named = OF_WHICH.exec(between)?.[1];
    if (list === undefined || named === undefined || isOpen(list, text)) return [];
    const taken = takenOf(list, named);
    const left = list.size.most - taken;
    const exact = list.size.fewest === list.size.most && taken > 0 && left > 1;
    const at = start + match.index;
    return exact
      ? offSize({ fewest: left, most: left }, numberOf(match[1] ?? ''), {
          start: at,
          end: at + match[0].length,
        })
      : [];
  });
}

/** 等 may stand for more, and 每 tells of each. */
const isOpen = (list: Listed, text: string): boolean =>
  /每|各/.test(clauseAround(text, list)) ||
  list.text.includes('等') ||
  text.startsWith('等', list.end);

/** How many of the list are named; the first has what leads to it before its name. */
const takenOf = ({ items }: Listed, named: string): number =>
  items.filter((item, at) =>
    named.includes(at === 0 ? item.slice(-SHORTEST) : item.slice(0, SHORTEST)),
  ).length;

const SHORTEST = 2;
const IN_TOTAL = new RegExp(
  `^(?:合计|总计|共计|小计|总共|共|计)[（(：:，]?\\s?(?:共|计)?${NUMBER}(?:${MEASURE})[^\\d、]{0,6}[）)]?$`,
);
const SUMMARY = /[合总小共]\s*计|平均/;

/** 合计（4个村） below three rows. */
function inTotals({ header, rows }: Table): Recount[] {
  const at = rows.findIndex((row) => row.some(({ text }) => IN_TOTAL.test(text)));
  const cell = rows[at]?.find(({ text }) => IN_TOTAL.test(text));
  if (cell === undefined || !header.every(({ text }) => !/^\d+(?:\.\d+)?$/.test(text))) return [];
  const above = rows.slice(0, at);
  if (above.some((row) => row.some(({ text }) => SUMMARY.test(text)))) return [];
  const said = numberOf(IN_TOTAL.exec(cell.text)?.[1] ?? '');
  const named = above.filter((row) => row.some(({ text }) => /[一-龥]/.test(text))).length;
  return named < 2 || said === named || Math.abs(said - named) > MOST_OFF
    ? []
    : [{ start: cell.start, end: cell.start + cell.text.length, said, listed: named }];
}
