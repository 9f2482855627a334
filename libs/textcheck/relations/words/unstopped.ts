import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Line } from '../../text/line.js';

const TAIL = 12;
/** Running text: a sentence with its stop and more behind it, or a long one of two clauses. */
const PROSE = /[。；].*[一-龥]{2}|^(?=.{16}).*[一-龥]，.{2}/;
const STOPPED = /[。；：！？”’）)》】….:;]$/;
const NOTE =
  /^(?:注|附|说明|来源|联系|填报|备注|抄送|地址|单位|金额|编制|审核)|(?:电话|手机|邮箱|传真|地址)[：:]/;
/** A score or a share behind the name of an item: （一）预算编制，满分12分，得11分; 目标值780件，完成值816件，分值6，得分6.00. */
const SCORED = /(?:\d\s?[分%％]|[）)]分|[一-龥][：:]?\s?\d[\d.]*)$/;
/** One row of a list of things and their figures, each told to its unit: 上坪村60千瓦，下坪村65千瓦. */
const FIGURED = /^[^。；]{4,40}\d[\d.,]*\s?[一-龥]{1,3}$/;
/** Cells, or two columns set with blanks. */
const COLUMNS = /[\t|]|[一-龥]\s{2,}\S/;
/** The clause goes on below, or a list of names does: no paragraph ends with one of these. */
const JOINED = /[，、]$/;
/** A sentence that is done stands before the one that is not. */
const SENTENCE = /[。；].*[一-龥]{2}/;
const LONGEST_TITLE = 30;
/** Two that break off in a short text are two slips. */
const FEW = 2;
/** Of paragraphs, so many may be without a stop before that is the way of the house. */
const MOST = 0.25;

/** Paragraphs that break off without a stop in a text whose others have one. */
export function unstopped(document: TextDocument): Range[] {
  const { lines } = document;
  const headings = new Set(document.headings.map(({ line }) => line));
  const prose = lines.flatMap((line, at) => (isProse(line) ? [{ line, at }] : []));
  // A goal or a paragraph by itself: no other shows that a stop is the way of the house.
  if (!lines.some(({ text }) => /。$/.test(text))) return [];
  const open = prose.filter(
    ({ line, at }) => !STOPPED.test(line.text) && !isTitle(line, headings.has(at)),
  );
  const goesOn = (at: number): boolean =>
    JOINED.test(lines[at]?.text ?? '') && at + 1 < lines.length && !headings.has(at + 1);
  const isHabit = (some: typeof open): boolean =>
    some.length > 1 && some.length > prose.length * MOST;
  const isBelow = (at: number): boolean => headings.has(at + 1) && !headings.has(at);
  const broken = open.filter(({ line, at }) => SENTENCE.test(line.text) || isBelow(at));
  // One beside another is the way of their list: 目标值780件，完成值816件，得分6.00.
  const places = new Set(open.map(({ at }) => at));
  const isListed = (at: number): boolean => places.has(at - 1) || places.has(at + 1);
  return (isHabit(open) ? (broken.length > FEW && isHabit(broken) ? [] : broken) : open)
    .filter(({ at }) => !goesOn(at) && !isListed(at))
    .map(({ line: { text, start } }) => ({
      start: start + Math.max(0, text.length - TAIL),
      end: start + text.length,
    }));
}

const isProse = ({ text }: Line): boolean => PROSE.test(text) && !NOTE.test(text);

/** A heading in words, a score told with its item, or what is set in columns. */
const isTitle = ({ text }: Line, isHeading: boolean): boolean =>
  SCORED.test(text) ||
  FIGURED.test(text) ||
  COLUMNS.test(text) ||
  (isHeading && !/[。；]/.test(text) && text.length < LONGEST_TITLE);
