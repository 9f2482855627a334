import { bareTitle, keyOf, type Citation } from './citations.js';
import { KNOWN_DOCUMENTS } from './known-documents.js';
import { AMENDING_ORDERS, KNOWN_ORDERS } from './known-orders.js';
import { isShortFor } from '../../text/organisation.js';
import { likeness } from '../goals/goals.js';

const ISSUER = /^(?:中共中央办公厅国务院办公厅|中共中央国务院|国务院办公厅|国务院|财政部)/;
/** Codes of the offices that give out the known documents; others give out their own under the same titles. */
const NATIONAL = /^(?:中发|中办发|国发|国办发|财[预办监库综社农行教建资会税])$/;

/** A title without what its citations leave out or write in several ways. */
const plain = (title: string): string =>
  bareTitle(title)
    .replace(/^中华人民共和国/, '')
    .replace(ISSUER, '')
    .replaceAll(/[-—–－~～“”"]/g, '');

const numbersOf = (numbers: string): string[] => numbers.split('|');

interface Entry {
  readonly title: string;
  readonly numbers: readonly string[];
}

const DOCUMENTS: readonly Entry[] = KNOWN_DOCUMENTS.map(([title, numbers]) => ({
  title: plain(title),
  numbers: numbersOf(numbers),
}));
/** Orders by who gave them. */
const ordersOf = (issuer: string): Entry[] =>
  KNOWN_ORDERS.filter(([, by]) => by === issuer).map(([title, , numbers]) => ({
    title: plain(title),
    numbers: numbersOf(numbers),
  }));
const ORDERS: Readonly<Record<string, readonly Entry[]>> = {
  国务院: ordersOf('国务院'),
  财政部: ordersOf('财政部'),
};

/** True for the title of a document everybody cites. */
export const isKnownTitle = (title: string): boolean =>
  DOCUMENTS.some((known) => known.title === plain(title));

/** What documents alike in all else are on: 部门整体支出绩效评价 is not 项目支出绩效评价. */
const SCOPES: readonly RegExp[] = [
  /部门整体|整体支出/,
  /项目/,
  /政府采购/,
  /转移支付/,
  /决算/,
  /培训费/,
  /会议费/,
  /差旅费/,
];

/** Each is on something the other is not on. */
const isOnOther = (one: string, other: string): boolean => {
  const ofOne = SCOPES.filter((scope) => scope.test(one));
  const ofOther = SCOPES.filter((scope) => scope.test(other));
  return (
    ofOne.some((scope) => !ofOther.includes(scope)) &&
    ofOther.some((scope) => !ofOne.includes(scope))
  );
};

/** 暂行办法 for 管理办法, 意见 for 办法: another sort of document. */
const isOtherSort = (one: string, other: string): boolean =>
  /暂行|试行/.test(one) !== /暂行|试行/.test(other) ||
  SORT.exec(one)?.[0] !== SORT.exec(other)?.[0];
const SORT = /(?:办法|意见|规定|细则|条例|规范|规程|方案|决定)$/;

/** In full, cut short, or nearly so. */
const isTitleOf = (full: string, title: string): boolean =>
  title.includes(full) ||
  full.includes(title) ||
  isShortFor(title, full) ||
  (likeness(title, full) >= 0.6 &&
    !isOnOther(full, title) &&
    !isOtherSort(full, title) &&
    !isReworded(full, title));

/** 全面推进 for 全面实施: as long, and with other words in one place. */
function isReworded(full: string, title: string): boolean {
  if (full.length !== title.length) return false;
  const wrong = [...full].filter((character, index) => character !== title.charAt(index)).length;
  return wrong > 0 && wrong <= 4;
}

/** What is right where a document's title and number are known not to go together; null where nothing is known. */
export function knownDocument(cited: Citation): string | null {
  const title = plain(cited.title);
  const number = keyOf(cited);
  const ofTitle = NATIONAL.test(cited.code)
    ? DOCUMENTS.find((known) => known.title === title)
    : undefined;
  const ofNumber = DOCUMENTS.filter(({ numbers }) => numbers.includes(number));
  const shortened = ofNumber.length > 0 ? undefined : ofShortTitle(title, number);
  if (shortened !== undefined) return `该文件的文号是 ${shortened}`;
  if (ofTitle !== undefined && isOtherNumber(ofTitle, cited, ofNumber.length > 0))
    return `该文件的文号是 ${ofTitle.numbers[0] ?? ''}`;
  const [first] = ofNumber;
  if (first === undefined || ofNumber.some((known) => isTitleOf(known.title, title))) return null;
  return `该文号是《${first.title}》的`;
}

const FEWEST = 6;

/** The number of a document whose title is cut short, as 政府会计制度, where the printed one has its digits changed over. */
const ofShortTitle = (title: string, number: string): string | undefined =>
  DOCUMENTS.filter(({ title: full }) => title.length >= FEWEST && isShortFor(title, full))
    .flatMap(({ numbers }) => numbers)
    .find((known) => isTransposed(known, number));

/** 财会〔2017〕52号 for 财会〔2017〕25号 */
const isTransposed = (one: string, other: string): boolean => {
  const [[head, digits], [otherHead, otherDigits]] = [one, other].map((number) => [
    number.replace(/\d+号$/, ''),
    /(\d+)号$/.exec(number)?.[1] ?? '',
  ]) as [[string, string], [string, string]];
  return head === otherHead && digits !== otherDigits && sorted(digits) === sorted(otherDigits);
};

const sorted = (digits: string): string => [...digits].sort().join('');

/** A number that is none of the document's; a later year may be a new edition. */
function isOtherNumber({ numbers }: Entry, cited: Citation, isOfAnother: boolean): boolean {
  const number = keyOf(cited);
  if (numbers.includes(number)) return false;
  const isLater = numbers.every((known) => cited.year > yearOf(known));
  return !isLater || isOfAnother || numbers.some((known) => isOtherYear(known, number));
}

/** 财预〔2015〕53号 for 财预〔2013〕53号: all but the year. */
const isOtherYear = (one: string, other: string): boolean =>
  one.replace(/〔\d{4}〕/, '') === other.replace(/〔\d{4}〕/, '');

const yearOf = (number: string): number => Number(/\d{4}/.exec(number)?.[0] ?? 0);

/** The same of orders, which are numbered through: 《预算法实施条例》（国务院令第729号）. */
export function knownOrder(cited: Citation): string | null {
  const title = plain(cited.title);
  const of = (issuer: string): Entry | undefined =>
    ORDERS[issuer]?.find((known) => known.title === title);
  for (const issuer of Object.keys(ORDERS)) {
    const [current, ...earlier] = of(issuer)?.numbers ?? [];
    if (current === undefined) continue;
    const isAmended = cited.code === issuer && AMENDING_ORDERS.has(cited.number);
    const isRight = cited.code === issuer && [current, ...earlier].includes(cited.number);
    return isRight || isAmended ? null : `该文件是${issuer}令第${current}号`;
  }
  const other = ORDERS[cited.code]?.find(({ numbers }) => numbers.includes(cited.number));
  if (other === undefined || isTitleOf(other.title, title)) return null;
  return `${cited.code}令第${cited.number}号是《${other.title}》的`;
}

/** What a title names there was only from some year on; of a plan for five years also up to which. */
const TIMES: readonly (readonly [words: RegExp, first: number, last: number])[] = [
  [/[“"]?十二五[”"]?/, 2010, 2015],
  [/[“"]?十三五[”"]?/, 2015, 2020],
  [/[“"]?十四五[”"]?/, 2020, 2025],
  [/[“"]?十五五[”"]?/, 2025, 2030],
  [/全面实施预算绩效管理/, 2018, Infinity],
  [/乡村振兴/, 2017, Infinity],
  [/退役军人(?:事务|服务)/, 2018, Infinity],
  [/(?:农业农村部|生态环境部|自然资源部|应急管理部|文化和旅游部)/, 2018, Infinity],
  [/(?:国家医疗保障局|国家卫生健康委)/, 2018, Infinity],
  [/新(?:型)?冠(?:状病毒)?|新冠肺炎/, 2020, Infinity],
  [/双减/, 2021, Infinity],
  [/河长制/, 2016, Infinity],
];

/** What a title speaks of where its number is of a year in which there was none, and when there was. */
export function notOfItsTime({ title, year }: Citation): { words: string; when: string } | null {
  if (year === 0) return null;
  for (const [words, first, last] of TIMES) {
    const named = words.exec(title)?.[0];
    if (named === undefined || (year >= first && year <= last)) continue;
    // Taken stock of, extended or amended when its time is over.
    if (year > last && !/规划$|规划的通知$/.test(title)) continue;
    const until = last === Infinity ? '起' : `—${String(last)}年`;
    return { words: named, when: `${String(first)}年${until}` };
  }
  return null;
}
