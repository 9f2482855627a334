import { isTitleLine } from './cell-words.js';
import { type Edited, type Stretch, unedited, without } from './edits.js';
import { type Line, linesOf } from './line.js';
import { isTableLine } from './tables.js';

/** The title stands among the first lines, and runs over no more. */
const [FIRST_LINES, MOST_LINES] = [4, 3];
const LONGEST_REST = 16;
/** Of which year it is, or that it is of performance. */
const TELLS = /20\d\d\s?年|二[〇○零]二.年|年度|绩效|专项|项目/;
const ENDS =
  /(?:报告书?|情况|总结|说明|材料|的函|汇报)\s*(?:[（(][^）)]*[）)])?\s*$|[，。；：,;:]\s*$/;
const REST = /^[一-龥（(“《、\s]+$/;

/** The text with its title on one line, where the page was too narrow for it: 部门整体支出绩 / 效自评报告. */
export function withWholeTitle(source: string): Edited {
  const lines = linesOf(source);
  const filled = lines.flatMap(({ text }, at) => (text.trim() === '' ? [] : [at]));
  const [first] = filled
    .slice(0, FIRST_LINES)
    .filter((at) => TELLS.test(lines[at]?.text ?? '') && !ENDS.test(lines[at]?.text ?? ''));
  if (first === undefined) return unedited(source);
  const below = lines.slice(first + 1, first + MOST_LINES).map(({ text }) => text);
  const last = below.findIndex((text) => ENDS.test(text));
  const rest = below.slice(0, last + 1);
  return rest.every(isRest)
    ? without(source, lines.slice(first, first + rest.length).map(breakBehind))
    : unedited(source);
}

/** 一、基本情况 below a title is the first chapter. */
const isRest = (text: string): boolean =>
  REST.test(text) &&
  text.trim().length <= LONGEST_REST &&
  !isTableLine(text) &&
  !isTitleLine(text.trim());

/** The text without the ends of the lines that the next one goes on with. */
function joined(source: string, goesOn: (text: string, below: string) => boolean): Edited {
  const lines = linesOf(source);
  return without(
    source,
    lines.filter(({ text }, at) => goesOn(text, lines[at + 1]?.text ?? '')).map(breakBehind),
  );
}

const breakBehind = ({ text, start }: Line): Stretch => ({
  start: start + text.trimEnd().length,
  end: start + text.length + 1,
});

/** Signs a cell opens at most before its line is full, and before it closes the bracket on the next one. */
const [LONGEST_OPENED, LONGEST_CLOSED] = [24, 8];
const OPENED = /[（(《“][^）)》”]*$/;
const CLOSED = /^[^（(《“）)》”]*[）)》”]/;

/** The text with a bracket in one piece that a narrow cell broke: 预算数（万 / 元）. */
export const withWholeBrackets = (source: string): Edited => joined(source, opensCell);

function opensCell(text: string, below: string): boolean {
  const closed = CLOSED.exec(below.trim())?.[0] ?? '';
  return (
    closed !== '' &&
    closed.length <= LONGEST_CLOSED &&
    text.trim().length <= LONGEST_OPENED &&
    OPENED.test(text.trim()) &&
    !isTableLine(text) &&
    !isTableLine(below)
  );
}

const LONGEST_WORDS = 10;
/** A character alone that tells something by itself. */
const LAST_OF_WORD = /^(?![优良中差无是否有略第])[一-龥](?:\s|$)/;
const WORDS = /^(?![（(][一二三四五六七八九十]+[）)])[一-龥（）]{2,}$/;

/** The text with words in one piece whose last character a narrow cell broke off: 社会效 / 益. */
export const withWholeWords = (source: string): Edited => joined(source, losesLast);

const losesLast = (text: string, below: string): boolean =>
  text.trim().length <= LONGEST_WORDS && WORDS.test(text.trim()) && LAST_OF_WORD.test(below.trim());
