import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { roleBelow, roleOf } from './list-roles.js';
import { sameThing } from './parallel-lists.js';
import { EXPLAINED, measureClass, WHOLLY } from './targets.js';
import { overlap, wordsOf } from '../words/words.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import { rangeOfText } from '../../finding-of.js';
import type { Item, ItemList } from './items.js';
import type { OpenTarget } from './prose-targets.js';
import type { Line } from '../../text/line.js';
import { piecesBetweenStops } from '../../text/sentences.js';
import type { TextDocument } from '../../document.js';

/** How it went. */
export const PROGRESS =
  /有序|稳步|扎实|顺利|圆满|按计划|按要求|规范|取得|成效|良好|较好|认可|好评|基本完成|深入|持续|(?<=[一-龥]{4})(?:进一步|明显|显著|有所)(?:增强|提[高升]|改善|好转|优化)|(?:总体|普遍|较为|比较|基本)满意|有效[一-龥]{2}了|普遍|深受|得到|^已(?:组织|开展|启动|安排)(?!.*(?:完成|到位|全部))/;
/** 培训400人次，提高素质: what a goal is for. */
const PURPOSE = /确保|保障|做到|力争|促进|实现|要求|为了|以便|应当|需/;
const FIGURE =
  /\d|[一二两三四五六七八九十百]+[名人位个次场件家户项所处台辆份册座间套]|达标|超额|完成率/;
const WANTED = /(?:目标|计划(?!生育)|任务|指标)(?:值|数|量)?[^，。；\d]{0,14}$/;
const SHORTEST = 6;
const LONGEST_SHOWN = 40;

/** Pieces of a sentence in which a figure is wanted and words alone answer it. */
export function vaguelyAnswered(document: TextDocument): OpenTarget[] {
  const pathAt = pathFinder(document);
  return document.lines
    .filter(({ text, start }) => {
      const path = pathAt(start);
      const ahead = AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path);
      return PROGRESS.test(text) && !ahead && roleBelow(path.split('/')) !== 'goals';
    })
    .flatMap((line) => piecesBetweenStops(line).flatMap(answeredIn));
}

function answeredIn(piece: Line): OpenTarget[] {
  const [target, ...more] = mentionsOf(piece);
  if (target === undefined || more.length > 0 || !WANTED.test(target.before)) return [];
  const from = piece.text.indexOf('，', target.end - piece.start);
  const rest = { text: piece.text.slice(from + 1), start: piece.start + from + 1 };
  return from >= 0 && isVague(rest.text) ? [{ target, answer: rangeOfText(rest) }] : [];
}

const isVague = (text: string): boolean =>
  text.length >= SHORTEST &&
  PROGRESS.test(text) &&
  ![FIGURE, PURPOSE, EXPLAINED, WHOLLY].some((words) => words.test(text));

/** The whole task is said to be done, 圆满完成培训任务, without how much that was. */
const ALL_DONE = /(?:圆满|顺利|按计划|基本|较好地?|全面)完成[^，。；\d]{0,10}(?:任务|工作|目标)/;

/** Points of a list of outcomes that say in words what their goal asked in figures. */
export function vagueItems(document: TextDocument, lists: readonly ItemList[]): OpenTarget[] {
  const goals = lists.filter((list) => roleOf(list) === 'goals').flatMap(({ items }) => items);
  if (goals.length === 0) return [];
  const outcomes = lists
    .filter((list) => roleOf(list) === 'outcomes')
    .flatMap(({ items }) => items)
    .filter((outcome) => isVague(saidOf(outcome)) || ALL_DONE.test(saidOf(outcome)));
  return outcomes.flatMap((outcome) => {
    const goal = goals.find((one) => one.from < outcome.from && sameThing(one, outcome));
    const target = goal === undefined ? undefined : openTarget(goal, outcome);
    if (target === undefined || isToldLater(document, goal, target)) return [];
    return [{ target, answer: { start: outcome.from, end: outcome.from + firstLength(outcome) } }];
  });
}

/** What a finding shows of the answer. */
const firstLength = ({ text }: Item): number =>
  Math.min(text.split(/[；\n]/)[0]?.length ?? 0, LONGEST_SHOWN);

/** The first line of a point without its mark. */
function saidOf({ text, mark }: Item): string {
  const [line = ''] = text.split('\n');
  return line.startsWith(mark) ? line.slice(mark.length) : line;
}

/** The first count a goal asks for that its outcome leaves without an answer. */
function openTarget(goal: Item, outcome: Item): Mention | undefined {
  const wanted = mentionsOf({ text: goal.text, start: goal.from }).filter(
    ({ kind, unit }) => kind !== 'amount' && !/^[月年天日]$/.test(unit),
  );
  const said = saidOf(outcome);
  if (isVague(said)) return wanted[0];
  const came = mentionsOf({ text: said, start: 0 }).map(({ unit }) => measureClass(unit));
  const open = wanted.find(({ unit }) => !came.includes(measureClass(unit)));
  return ALL_DONE.test(said) && !EXPLAINED.test(said) ? open : undefined;
}

/** Another place has a figure of the sort for the same thing. */
function isToldLater(
  { statements }: TextDocument,
  goal: Item | undefined,
  target: Mention,
): boolean {
  const words = wordsOf(goal?.name ?? '');
  return statements.some(
    ({ start, text, mentions }) =>
      start > target.end &&
      mentions.some(({ unit }) => measureClass(unit) === measureClass(target.unit)) &&
      overlap(words, wordsOf(text)) >= 0.5,
  );
}
