import { compareDates, dateOf, DATE_PATTERN, exists, type NamedDate } from '../text/dates.js';
import { rangeOf, type Range } from '../finding-of.js';
import type { TextDocument } from '../document.js';

/** A date of the text where it stands. */
export interface DateAt extends NamedDate, Range {}

const atOf = (within: { readonly start: number }, match: RegExpMatchArray, from = 1): DateAt => ({
  ...dateOf(match, from),
  ...rangeOf(within, match),
});

const ALONE = new RegExp(`^(?:(?:报告|填报|编制|成文)(?:日期|时间)[：:]\\s?)?${DATE_PATTERN}$`);
/** A signature stands among the last lines, above at most a note and a contact. */
const LAST_LINES = 6;

/** The day a report is signed: a line that is a date, at its end; null where there is none. */
export function signatureOf({ lines }: TextDocument): DateAt | null {
  for (const line of lines.slice(-LAST_LINES).reverse()) {
    const match = ALONE.exec(line.text);
    if (match !== null) return atOf(line, match);
  }
  return null;
}

const ENDED = new RegExp(
  `自评(?:工作)?[^。；]{0,8}于${DATE_PATTERN}(?:全部|全面|基本)?(?:结束|完成)`,
);

/** The day the self-evaluation itself ended, where the text says so. */
export function evaluationEnd({ statements }: TextDocument): DateAt | null {
  for (const { text, start } of statements) {
    const match = ENDED.exec(text);
    if (match !== null) return atOf({ start }, match);
  }
  return null;
}

/** A contract or a warranty may well run on. */
const CUT_OFF = new RegExp(
  `(?<![期限效同议][^，。；]{0,4})截[至止](?:到)?\\s?${DATE_PATTERN}`,
  'g',
);
const HAPPENED = new RegExp(
  `于${DATE_PATTERN}(?:已|全部|正式|全面|基本|顺利|组织)?(?:结束|完成|召开|印发|通过|投用|验收|竣工|公开|报送|批复|拨付|支付)`,
  'g',
);
const AHEAD = /计划|将|拟|预计|要求|应(?!急)|力争|确保|争取|下一步/;

/** Days that must lie before the report is signed: what it counts up to, what it says was done. */
export function pastDates({ statements }: TextDocument): DateAt[] {
  return statements.flatMap(({ text, start }) => {
    const done = AHEAD.test(text) ? [] : [...text.matchAll(HAPPENED)];
    return [...text.matchAll(CUT_OFF), ...done].map((match) => atOf({ start }, match));
  });
}

const DAY_OF_YEAR = /(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日/g;

/** Days no calendar has: 2月30日. A day without a year is taken to be of a leap year. */
export function impossibleDates({ passages }: TextDocument): Range[] {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(DAY_OF_YEAR)].flatMap((match) => {
      const [, year = '2024', month = '', day = ''] = match;
      const date = { year: Number(year), month: Number(month), day: Number(day) };
      return exists(date) ? [] : [rangeOf(passage, match)];
    }),
  );
}

const BEGUN = new RegExp(`${DATE_PATTERN}[^，。；\\d]{0,6}(?:开工|动工|启动|开始|进场|立项)`, 'g');
const FINISHED = new RegExp(
  `${DATE_PATTERN}[^，。；\\d]{0,6}(?:完工|竣工|结束|投用|投入使用|交付|通过验收)`,
  'g',
);

/** 于2024年9月开工，2024年5月竣工: the one end of a sentence before its one beginning. */
export function reversedDates({ statements }: TextDocument): { begun: DateAt; ended: DateAt }[] {
  return statements.flatMap(({ text, start }) => {
    const [first, ...more] = [...text.matchAll(BEGUN)];
    const [last, ...others] = [...text.matchAll(FINISHED)];
    if (first === undefined || last === undefined || more.length + others.length > 0) return [];
    const [begun, ended] = [atOf({ start }, first), atOf({ start }, last)];
    return compareDates(ended, begun) < 0 ? [{ begun, ended }] : [];
  });
}

const CODE_YEAR = /[〔[【](20\d\d)[〕\]】]\s?(?:第)?\s?\d{1,4}\s?号/g;

/** Numbers of documents of a later year than the given one. */
export const citedAfter = ({ passages }: TextDocument, year: number): Range[] =>
  passages.flatMap((passage) =>
    [...passage.text.matchAll(CODE_YEAR)]
      .filter(([, cited]) => Number(cited) > year)
      .map((match) => rangeOf(passage, match)),
  );

/** A title of a year whose end the text never reaches, while it counts to the end of the next. */
export function outdatedTitle({ lines, text }: TextDocument): (Range & { year: number }) | null {
  for (const line of lines.slice(0, 4)) {
    const match = /(20\d\d)年度?(?=[）)\s]*$|[^。]{0,24}(?:报告|总结|说明)$)/.exec(line.text);
    if (match === null) continue;
    const titled = Number(match[1]);
    const count = (year: number, end: string): number =>
      text.split(`${String(year)}年${end}`).length - 1;
    const endsOf = (year: number): number =>
      ['12月31日', '底', '末', '12月底'].reduce((sum, end) => sum + count(year, end), 0);
    const isNext = endsOf(titled) === 0 && endsOf(titled + 1) > 0;
    if (isNext && count(titled + 1, '') > count(titled, ''))
      return { ...rangeOf(line, match), year: titled };
  }
  return null;
}
