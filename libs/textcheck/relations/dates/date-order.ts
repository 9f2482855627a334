import { dateOf, DATE_PATTERN, exists, type NamedDate } from '../../text/dates.js';
import { clausesOf } from '../../text/sentences.js';
import { AHEAD_CHAPTER, pathFinder } from '../outline/chapters.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A date of the text where it stands. */
export interface DateAt extends NamedDate, Range {}

const atOf = (within: { readonly start: number }, match: RegExpMatchArray, from = 1): DateAt => ({
  ...dateOf(match, from),
  ...rangeOf(within, match),
});

const ALONE = new RegExp(
  `^(?:(?:报告|填报|编制|成文|自评)(?:日期|时间)[：:]\\s?)?${DATE_PATTERN}$`,
);
/** 报告日期：2024年1月18日 on the title page. */
const LABELLED = new RegExp(`^(?:报告|填报|编制|成文|自评)(?:日期|时间)[：:]\\s?${DATE_PATTERN}$`);
const FIRST_LINES = 12;
/** A signature stands among the last lines, above at most a note and a contact. */
const LAST_LINES = 6;

/** The day a report is signed: a line that is a date, at its end; null where there is none. */
export function signatureOf({ lines }: TextDocument): DateAt | null {
  for (const line of lines.slice(-LAST_LINES).reverse()) {
    const match = ALONE.exec(line.text);
    if (match !== null) return atOf(line, match);
  }
  for (const line of lines.slice(0, FIRST_LINES)) {
    const match = LABELLED.exec(line.text);
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
  `(?<![至到])${DATE_PATTERN}(?!底?[前起至到]|[之以][前后]|底|末)[^，。；\\d将拟]{0,14}?(?:结束|完成|召开|印发|审议|审定|研究|会议|获批|通过|投用|验收|竣工|完工|公开|报送|批复|拨付|支付|发放|发到|到位|缴入|上缴|入库|办结|整改|签订|开工|投入|举办|向|[回走暗]访|访[谈问]|调查|测评|抽[样取查]|[检核自复]查|复核|盘点|调研|培训|演练)`,
  'g',
);
/** 已于2023年5月补齐: whatever it was, it is over. */
const DONE_ON = new RegExp(
  `已(?:全部|经|均|先后)?[于在]${DATE_PATTERN}(?!底?[前起至到]|[之以][前后]|底|末)`,
  'g',
);
/** Told of the report itself, wherever it stands. */
const REVIEWED = /(?:自评结果|报告)[^，。；]*(?:审定|审议|通过)/;
const AHEAD =
  /计划|将|拟|预计|定[于在到]|约定|按(?:照)?(?:合同|协议)|留待|另[行付]|要求(?!，)|应(?!急|收|付|发)|力争|确保|争取|下一步|截至|期限|合同期|有效期|质保|目标|到期|届满|期满|还款|待(?![遇业岗])|[尚还仍]未|[须需](?!求|要求)/;

/** Days that must lie before the report is signed: what it counts up to, what it says was done. */
export function pastDates(document: TextDocument): DateAt[] {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const isToDo = AHEAD_CHAPTER.test(pathAt(statement.start));
    const clauses = clausesOf(statement).filter(
      ({ text }) => !AHEAD.test(text) && (!isToDo || REVIEWED.test(text)),
    );
    return [
      ...matchesIn(statement.text, CUT_OFF).map((match) => atOf(statement, match)),
      ...clauses.flatMap((clause) =>
        [...matchesIn(clause.text, HAPPENED), ...matchesIn(clause.text, DONE_ON)].map((match) =>
          atOf(clause, match),
        ),
      ),
    ];
  });
}

const NUMBER = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const DAY_OF_YEAR = new RegExp(
  `(?:(20\\d\\d|二零[零一二三四五六七八九]{2})年)?(?<![\\d一二三四五六七八九十个])(${NUMBER})月(${NUMBER})日`,
  'g',
);
/** 2月17日至30日 */
const LAST_OF_SPAN = new RegExp(
  `(?:(20\\d\\d)年)?(?<![\\d个])(\\d{1,2})月\\d{1,2}日?(?:至|到|—|-|~)(\\d{1,2})日`,
  'g',
);
const QUARTER = /第?(?:[五六七八九]|(?<!\d)[5-9])季度/g;
const MONTH_OF_YEAR = /20\d\d年(\d{1,2})月(?!\d{1,2}日)/g;
const LEAP_YEAR = 2024;
const MONTHS = 12;

function isOfNoCalendar(match: RegExpMatchArray): boolean {
  const { year, ...day } = dateOf(match);
  return !exists({ ...day, year: year === 0 ? LEAP_YEAR : year });
}

/** Days and months no calendar has: 2月30日, 2024年13月. A day without a year is taken to be of a leap year. */
export function impossibleDates({ passages }: TextDocument): Range[] {
  return passages.flatMap((passage) =>
    [
      ...matchesIn(passage.text, DAY_OF_YEAR).filter(isOfNoCalendar),
      ...matchesIn(passage.text, LAST_OF_SPAN).filter(isOfNoCalendar),
      ...matchesIn(passage.text, QUARTER),
      ...matchesIn(passage.text, MONTH_OF_YEAR).filter(([, month]) => Number(month) > MONTHS),
    ].map((match) => rangeOf(passage, match)),
  );
}

const CODE_YEAR = /[〔[【](20\d\d)[〕\]】]\s?(?:第)?\s?\d{1,4}\s?号/g;

/** Numbers of documents of a later year than the given one. */
export const citedAfter = ({ passages }: TextDocument, year: number): Range[] =>
  passages.flatMap((passage) =>
    matchesIn(passage.text, CODE_YEAR)
      .filter(([, cited]) => Number(cited) > year)
      .map((match) => rangeOf(passage, match)),
  );

/** Told of so many times as often, a year is the report's own though the end of the titled one is named. */
const FAR_MORE = 3;

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
    const isNext = endsOf(titled + 1) > 0;
    const least = endsOf(titled) === 0 ? 1 : FAR_MORE;
    if (isNext && count(titled + 1, '') > count(titled, '') * least)
      return { ...rangeOf(line, match), year: titled };
  }
  return null;
}
