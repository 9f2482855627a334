import { partsOf } from './paired-parts.js';
import { labelledGoal, labelledOutcome } from './labelled-copies.js';
import type { NamedProject } from './goals.js';
import { chineseNumeral } from '../../text/numerals.js';
import { sentencesOf } from '../../text/sentences.js';
import type { Line } from '../../text/line.js';
import type { TextDocument } from '../../document.js';
import type { Cell } from '../../text/tables.js';
import { matchesIn } from '../../text/matches.js';

/** A goal and what came of it, told one after the other. */
export interface OutcomePair {
  readonly project: NamedProject;
  readonly goal: Cell;
  readonly outcome: Cell;
}

/** 目标为储备帐篷800顶，实际储备800顶 */
const IN_TURN =
  /(?<!超出?|超过|高于|低于|少于|多于)(?:目标|计划)(?:(?:值|数|任务)(?:为|是|[：:])?|为|是|[：:]|(?=[≥≤]?\d[\d.,]*\s?[一-龥%]))([^，。；\n]{2,40})[，；]\s?((?:年末|全年|最终)?(?:实际|实绩|完成|预计|拟|计划|将(?:于|在))[^。；\n]{3,})/g;
/** 目标值：40件 above 实际完成值：43件 */
const WANTED = /^(?:年[度初]|绩效)?(?:目标|指标|计划)值?[：:]\s?(.+)$/;
const CAME = /^(?:年[度末]|全年)?(?:实际)?(?:完成|实现|达成)(?:值|情况|结果)?[：:]\s?(.+)$/;

/** The goals of the running text with their outcomes: in one paragraph, or in two lines with their labels. */
export function toldPairs({ lines, text }: TextDocument): OutcomePair[] {
  return lines.flatMap((line, index) => {
    const told = partsOf(line);
    if (told.length > 0)
      return told.map(({ goal, outcome }, _, { length }) =>
        pairOf(length === 1 ? line : goal, goal, outcome),
      );
    const [above, named] = [lines[index - 1], lines[index - 2]];
    const [wanted, came] = [WANTED.exec(above?.text ?? ''), CAME.exec(line.text)];
    if (wanted !== null && came !== null && above !== undefined)
      return [pairOf(named ?? above, partAt(above, wanted, 1), partAt(line, came, 1))];
    return [...inTurn(line), ...inTwoLines(text, lines, index)];
  });
}

const NUMBERED =
  /(?<=^|[。；：\s]|关于|对照|对应)((?:目标|任务|指标)([一二三四五六七八九十]|\d{1,2}))(?:的?(?:完成|实现|达成|落实)(?:情况|结果))?(?=[，、：:。.\s])[，、：:。.\s]+/g;
const FEWEST_NUMBERED = 3;

interface Numbered extends Line {
  readonly number: number;
}

/** 目标一，…。目标二，… in one place and 关于目标一。… in another: two series of the same numbers, the goals first. */
export function numberedPairs({ lines }: TextDocument): OutcomePair[] {
  const series: Numbered[][] = [];
  for (const part of lines.flatMap(numberedIn)) {
    const open = series.at(-1);
    if (open !== undefined && part.number === open.length + 1) open.push(part);
    else series.push(part.number === 1 ? [part] : []);
  }
  const [goals = [], outcomes = [], ...more] = series.filter(
    ({ length }) => length >= FEWEST_NUMBERED,
  );
  if (more.length > 0 || goals.length !== outcomes.length) return [];
  return goals.flatMap((goal, at) => {
    const outcome = outcomes[at];
    return outcome === undefined ? [] : [pairOf(goal, goal, outcome)];
  });
}

/** The parts of a line behind such numbers, each up to the next. */
function numberedIn({ text, start }: Line): Numbered[] {
  const found = matchesIn(text, NUMBERED);
  return found.map((match, at) => {
    const from = match.index + match[0].length;
    const [number = ''] = match.slice(2);
    return {
      text: text.slice(from, found[at + 1]?.index).replace(/(?:关于|对照|对应)$/, ''),
      start: start + from,
      number: chineseNumeral(number)?.toNumber() ?? Number(number),
    };
  });
}

/** A paragraph of an outcome goes on in so many lines below it at most. */
const MOST_BELOW = 4;

/** 目标二：… above 完成情况：…, with the paragraphs below up to the next goal or title. */
function inTwoLines(text: string, lines: readonly Line[], index: number): OutcomePair[] {
  const [above, line] = [lines[index - 1], lines[index]];
  if (above === undefined || line === undefined) return [];
  const [wanted, came] = [labelledGoal(above.text), labelledOutcome(line.text)];
  if (wanted === null || came === null) return [];
  const below = lines.slice(index + 1, index + 1 + MOST_BELOW);
  const next = below.findIndex((one) => HEAD.test(one.text) || labelledGoal(one.text) !== null);
  const last = below.slice(0, next < 0 ? below.length : next).at(-1) ?? line;
  const start = line.start + came.length;
  const goal = { text: above.text.slice(wanted.length), start: above.start + wanted.length };
  return [pairOf(goal, goal, { text: text.slice(start, last.start + last.text.length), start })];
}

/** A line that begins something else. */
const HEAD =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、]|第[一二三四五六七八九十]|[①②③④⑤⑥⑦⑧⑨⑩]|[^。；，]*[：:]$)/;

/** Goals and outcomes told in turns, each pair by its name or its own words. */
const inTurn = (line: Line): OutcomePair[] =>
  matchesIn(line.text, IN_TURN).map((told) => {
    const goal = partAt(line, told, 1);
    // 培训养蜂能手，目标45人: what the goal is of stands before the comma.
    const before = line.text.slice(0, told.index).replace(/，$/, '');
    const own = /[^，。；]*[。：]?[^，。；]*$/.exec(before)?.[0] ?? '';
    const name = { text: own, start: line.start + before.length - own.length };
    return pairOf(own.trim() === '' ? goal : name, goal, partAt(line, told, 2));
  });

/** The words of a group of a match; the last group ends it. */
function partAt({ start }: Line, match: RegExpExecArray, group: 1 | 2): Cell {
  const part = match[group] ?? '';
  const at = match[0].endsWith(part) ? match[0].length - part.length : match[0].indexOf(part);
  return { text: part, start: start + match.index + at };
}

function pairOf(named: Line, goal: Cell, outcome: Cell): OutcomePair {
  const [name] = sentencesOf(named);
  const cell = { text: name?.text ?? '', start: name?.start ?? named.start };
  return { project: { name: cell.text, cell }, goal, outcome };
}
