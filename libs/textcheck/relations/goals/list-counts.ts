import { roleOf } from './list-roles.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Item, ItemList } from './items.js';
import type { Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A number of goals said above a list of more or fewer. */
export interface GoalsAnnounced extends Range {
  readonly said: number;
  readonly listed: number;
}

const NUMERAL = `(\\d{1,2}|${CHINESE_NUMERAL})`;
const THING = '(?:绩效|年度|总体|重点|主要|工作|具体|核心|产出|目标)*(?:目标|任务|指标)';
/** 确定3个绩效目标, 目标共八项 */
const SAID = new RegExp(
  `(?:共|设定|设置|确定|下达|明确|申报|制定|批复|以下|如下|下列)[^，。；：\\d]{0,8}?${NUMERAL}(?:项|个|条|大)${THING}|${THING}(?:共|共计|共有|为|包括|有)?${NUMERAL}(?:项|个|条)`,
  'g',
);
/** The number of something else, or a list of some. */
const SOME = /其中|主要|部分|另|分别|[一二三]级|等|上年|超过|以上|类|方面|重点/;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

/** Goals announced by number in the line above their list. */
export function goalsAnnounced(
  document: TextDocument,
  lists: readonly ItemList[],
): GoalsAnnounced[] {
  return lists
    .filter((list) => roleOf(list) === 'goals' && /^(?:heading|label)/.test(list.form))
    .flatMap((list) => announcedAbove(document, list))
    .filter(({ said, listed }) => said >= 2 && said !== listed);
}

/** 总体目标共五项，分别为：甲1200亩、乙8公里、…; 目标包括四个方面，即：…: a number of goals and, in its sentence, each with its figure. */
const IN_LINE = new RegExp(
  `(?:目标|任务|指标)[^，。；：、\\d]{0,8}?${NUMERAL}(?<sort>项|个|条|大|个方面|方面)(?:绩效|具体|主要|工作)*(?:目标|任务|指标|内容|方面)?[，：:](?:分别|具体|主要)?(?:为|是|即|包括|如下)?[：:]?([^。：:]+)$`,
);
const IN_LINE_TOO = new RegExp(
  `(?:共|设定|设置|确定|下达|明确|申报|制定)[^，。；：\\d]{0,6}?${NUMERAL}(?<sort>项|个|条|大)(?:绩效|具体|主要|工作|年度)*(?:目标|任务|指标)[，：:](?:分别|具体)?(?:为|是|即|包括|如下)?[：:]?([^。：:]+)$`,
);
const PLAIN_ITEM =
  /^(?!其中|其余|共|合计)[一-龥（）()“”]{2,}(?:[≥≤]|以上)?\d[\d.,]*[一-龥%]{1,3}(?:以[上内下])?$/;

export const goalsInLine = ({ statements }: TextDocument): GoalsAnnounced[] =>
  statements.filter(({ inTable }) => !inTable).flatMap(countedInLine);

function countedInLine({ text, start }: Statement): GoalsAnnounced[] {
  const match = IN_LINE.exec(text) ?? IN_LINE_TOO.exec(text);
  if (match === null) return [];
  const [whole, number = '', sort = '', told = ''] = match;
  const items = told.split(told.includes('；') ? '；' : '、');
  if (items.length < 2 || !items.every((item) => PLAIN_ITEM.test(item.trim()))) return [];
  const [said, listed] = [numberOf(number), items.length];
  if (said < 2 || isRightFor(sort, said, listed)) return [];
  const from = start + match.index;
  return [{ start: from, end: from + whole.length - told.length, said, listed }];
}

/** A side may have several goals, but none has nought. */
const isRightFor = (sort: string, said: number, listed: number): boolean =>
  said === listed || (sort.endsWith('方面') && said < listed);

function announcedAbove(
  { lines, text }: TextDocument,
  { items, start }: ItemList,
): GoalsAnnounced[] {
  const line = lines.findLast((one) => one.start < start);
  if (line === undefined || SOME.test(line.text)) return [];
  const [match, ...more] = matchesIn(line.text, SAID);
  const isNext = text.slice(line.start + line.text.length, start).trim() === '';
  // What stands below the last one may be of all of them.
  const isOpen = items.some(
    ({ text: item }, at) =>
      /等[。；]?$/.test(item) || (item.includes('\n') && at + 1 < items.length),
  );
  if (match === undefined || more.length > 0 || isOpen || !isNext) return [];
  const from = line.start + match.index;
  const said = numberOf(match[1] ?? match[2] ?? '');
  return [{ start: from, end: from + match[0].length, said, listed: items.length }];
}

/** 2项未达到目标值。未达到目标值的指标为：甲、乙。 */
const LEFT_OVER = new RegExp(
  `${NUMERAL}(?:项|个)[^，。；：、\\d]{0,4}?(未[^，。；：、\\d]{2,8})[。；，][^，。；：\\d]{0,6}\\2的?[^，。；：、\\d]{0,8}(?:分别)?(?:为|是)[：:]?([^。；：，\\d]+)(?=。|；|$)`,
);

/** A number of goals left undone whose names follow, more or fewer. */
export const leftOver = ({ lines }: TextDocument): GoalsAnnounced[] =>
  lines.flatMap((line) => {
    const match = LEFT_OVER.exec(line.text);
    const [whole = '', number = '', , names = ''] = match ?? [];
    if (match === null || /等|和|及|以及/.test(names)) return [];
    const start = line.start + match.index;
    const [said, listed] = [numberOf(number), names.split('、').length];
    return said === listed ? [] : [{ start, end: start + whole.length, said, listed }];
  });

const MARKS_END = /[。；;，、]+$/;
const SHORTEST = 6;
/** From here on, with a figure this long, the same words in two lists are no chance. */
const LONG = 10;
const TELLING = /\d{3}|\d\.\d/;

/** 转移性收入227967万元: of the whole town and of its own budget alike, and no result. */
const TERM_OF_BALANCE =
  /^[一-龥“”]{0,12}(?:收入|支出|资金|结转|结余|补助|还本)[\d,.]+(?:万|亿)?元$/;

/** Points told twice in lists of results, figures and all; short ones in one list. */
export function doubledItems(lists: readonly ItemList[]): { item: Item; first: Item }[] {
  const known = new Map<string, Item>();
  return lists
    .filter((list) => roleOf(list) !== 'goals' && !list.form.includes('rows'))
    .flatMap(({ items }, list) =>
      items.flatMap((item) => {
        const text = item.text.replace(MARKS_END, '');
        if (item.name.length < 2 || text.length < SHORTEST || !/\d/.test(text)) return [];
        if (TERM_OF_BALANCE.test(text)) return [];
        const isLong = text.length >= LONG && TELLING.test(text);
        const key = isLong ? text : `${String(list)} ${text}`;
        const first = known.get(key);
        if (first === undefined) known.set(key, item);
        return first === undefined || first.from === item.from || text.includes('\n')
          ? []
          : [{ item, first }];
      }),
    );
}
