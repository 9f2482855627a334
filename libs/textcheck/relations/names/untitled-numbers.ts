import { citationsOf, keyOf, type Citation } from './citations.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A document's number wherever it stands, by its parts. */
interface Numbered extends Range {
  readonly code: string;
  readonly year: number;
  readonly number: string;
  readonly before: string;
  readonly after: string;
}

/** A number that is wrong by itself or beside the one it repeats. */
export interface WrongNumber extends Range {
  readonly message: string;
  readonly computed?: string;
  /** The number it stands against. */
  readonly other?: Range;
}

const NUMBERED = /([一-龥]{1,8})〔(20\d\d)〕\s?第?\s?(\d{1,4})号/g;
/** 〔2024〕号, 〔224〕5号, 〔20244〕5号 */
const MISSHAPEN =
  /[一-龥]{1,8}〔(?:(?:\d{1,3}|\d{5,})〕\s?\d{1,4}|(?:19|20)\d\d〕\s*第?\s*|20\d\d年度?〕\s?\d{1,4})号/g;
/** 按照…号文件要求, 依据…号自评通知: the document told of before. */
const AGAIN = /^(?:文|[一-龥]{0,4}(?:文件|通知))/;
/** 按照…号要求, 参照…号规定的标准 */
const ASKED = /^(?:文件|通知|文|[）)]?[的中]?(?:要求|规定|精神|明确|确定|所附|所列|附件|附表))/;
/** 该通知（…）, 上述方案（…）: it goes on about the one before. */
const SAME_AGAIN = /(?:该|此|上述|前述|本)[一-龥]{0,8}[（(]$/;
const BEFORE = 12;
const AFTER = 6;

const isToldAgain = ({ before, after }: Numbered, words = AGAIN): boolean =>
  words.test(after) || SAME_AGAIN.test(before);

/** Numbers that lack a part, without a title of a year that has not come, or of a document told of before with another figure. */
export function wrongNumbers(document: TextDocument, last: number): WrongNumber[] {
  const cited = citationsOf(document);
  const alone = numbersIn(document).filter(
    (at) => !cited.some(({ start, end }) => start < at.end && at.start < end),
  );
  return [
    ...misshapen(document),
    ...alone
      .filter(({ year }) => year > last)
      .map((at) => ({ ...at, message: `文号的年份 ${String(at.year)} 年不可能。` })),
    ...alone.flatMap((at) => misquoted(at, cited, alone)),
    ...transposed(alone),
    ...permuted(document),
    ...otherYears(alone, cited),
  ];
}

/** 青财农〔2023〕18号 and then 青财农〔2023〕81号文件: two of the same code and year with the same digits. */
const transposed = (alone: readonly Numbered[]): WrongNumber[] =>
  alone.flatMap((at, index) => {
    const other = alone
      .slice(0, index)
      .find(
        ({ code, year, number }) =>
          at.code.endsWith(code.slice(-3)) &&
          year === at.year &&
          number !== at.number &&
          sorted(number) === sorted(at.number),
      );
    if (other === undefined || !isToldAgain(at, ASKED)) return [];
    return [{ start: at.start, end: at.end, message: '同一文件写了两个文号。', other }];
  });

/** 财教〔2024〕12号、财教〔2024〕21号: two documents named side by side. */
const LISTED = /^[^。；\n]{0,30}[、和及与][^。；\n]{0,30}$/;

/** 17号 and 71号 of one code and year, with a title or without: the digits of one are those of the other. */
function permuted(document: TextDocument): WrongNumber[] {
  const all = numbersIn(document);
  const isSame = (one: Numbered, other: Numbered): boolean =>
    one.year === other.year &&
    one.code.slice(-3) === other.code.slice(-3) &&
    one.number !== other.number &&
    sorted(one.number) === sorted(other.number);
  return all.flatMap((at, index) => {
    const other = all.slice(0, index).find((one) => isSame(one, at));
    if (other === undefined || LISTED.test(document.text.slice(other.end, at.start))) return [];
    if (areOfTwoTimes(at, other)) return [];
    // What stands a second time is right; the other is the slip.
    const [wrong, right] =
      all.filter((one) => one.code === at.code && one.number === at.number).length > 1
        ? [other, at]
        : [at, other];
    return [
      { start: wrong.start, end: wrong.end, message: '同一文件写了两个文号。', other: right },
    ];
  });
}

/** 第一批文号为…，第二批文号为…: two papers of one kind, each with its own number. */
function areOfTwoTimes(one: Numbered, other: Numbered): boolean {
  const [own, theirs] = [one, other].map(({ before, code }) => TIME.exec(before + code)?.[1] ?? '');
  return own !== '' && theirs !== '' && own !== theirs;
}
const TIME = /.*第([一二三四五六七八九十\d]+)[批次期笔]/;

/** 松政办发〔2023〕9号 without its title, where the one document of that code is 松政办发〔2024〕9号: the year of another edition is hardly got with the same number. */
const otherYears = (alone: readonly Numbered[], cited: readonly Citation[]): WrongNumber[] =>
  alone.flatMap((at) => {
    const alike = cited.filter(({ code }) => code.length > 1 && at.code.endsWith(code));
    const told = [
      ...alike,
      ...alone.filter(
        ({ code, start }) => start < at.start && code.slice(-3) === at.code.slice(-3),
      ),
    ];
    const [other] = told;
    const isOther = other !== undefined && other.number === at.number && other.year !== at.year;
    const isOne = told.every(({ year, number }) => year === other?.year && number === other.number);
    if (!isOther || !isOne || other.start > at.start || !ASKED.test(at.after)) return [];
    return [{ start: at.start, end: at.end, message: '同一文件写了两个文号。', other }];
  });

const sorted = (digits: string): string => [...digits].sort().join('');

const misshapen = ({ passages }: TextDocument): WrongNumber[] =>
  passages.flatMap((passage) =>
    matchesIn(passage.text, MISSHAPEN).map((match) => ({
      ...rangeOf(passage, match),
      message: '文号不完整或年份位数不对。',
    })),
  );

const numbersIn = ({ passages }: TextDocument): Numbered[] =>
  passages.flatMap((passage) =>
    matchesIn(passage.text, NUMBERED).map((match) => {
      const [whole, code = '', year = '', number = ''] = match;
      const end = match.index + whole.length;
      const after = passage.text.slice(end, end + AFTER);
      const before = passage.text.slice(Math.max(0, match.index - BEFORE), match.index);
      return { ...rangeOf(passage, match), code, year: Number(year), number, before, after };
    }),
  );

/** 按青财绩〔2024〕13号文件要求, where the one document of its code and year told of before is 青财绩〔2024〕3号. */
function misquoted(
  at: Numbered,
  cited: readonly Citation[],
  alone: readonly Numbered[],
): WrongNumber[] {
  if (!isToldAgain(at)) return [];
  const titled = cited.filter(({ code, year }) => year === at.year && at.code.endsWith(code));
  const bare = alone.filter(
    (one) => one.start !== at.start && one.year === at.year && tailOf(one) === tailOf(at),
  );
  const [only] = titled;
  if (only !== undefined)
    return titled.length > 1 || bare.length > 0 || !isNear(only.number, at.number)
      ? []
      : [againstOne(at, only)];
  const [first] = bare;
  const isOne = bare.every(({ number }) => number === first?.number);
  if (first === undefined || !isOne || first.start > at.start) return [];
  return APPROVED.test(first.after) && isLonger(first.number, at.number)
    ? [againstOne(at, first)]
    : [];
}

/** 以…号文件批复立项 */
const APPROVED = /^(?:文件?)?(?:的)?(?:批复|批准|立项|下达|核定|印发|审批)/;

/** 9号 and 19号, 126号 and 12号: a digit too many or too few. */
const isLonger = (one: string, other: string): boolean =>
  one.length !== other.length && isNear(one, other);

const tailOf = ({ code }: Numbered): string => code.slice(-3);

const againstOne = (at: Range, other: Citation | Numbered): WrongNumber => ({
  start: at.start,
  end: at.end,
  message: '同一文件写了两个文号。',
  computed: `前面为 ${numberOf(other)}`,
  other,
});

const numberOf = (of: Citation | Numbered): string =>
  'title' in of ? keyOf(of) : `${of.code}〔${String(of.year)}〕${of.number}号`;

/** Changed over, with one digit wrong, too many or too few. */
export function isNear(one: string, other: string): boolean {
  if (one === other) return false;
  if (one.length === other.length) {
    const wrong = [...one].filter((digit, index) => digit !== other.charAt(index)).length;
    return wrong === 1 || [...one].sort().join('') === [...other].sort().join('');
  }
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short);
}
