import { looksAhead } from './goal-figures.js';
import { listsOf } from './item-lists.js';
import { itemOf, type Item, type ItemList } from './items.js';
import { roleBelow, roleOf } from './list-roles.js';
import { sameThing } from './parallel-lists.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { pathFinder } from '../outline/chapters.js';
import { oncePerDocument } from '../../once.js';
import { sentencesOf } from '../../text/sentences.js';
import type { Line } from '../../text/line.js';
import type { TextDocument } from '../../document.js';

/** A goal and what stands at its place among the outcomes. */
export interface Turn {
  readonly goal: Item;
  readonly outcome: Item;
  /** The title of the outcome speaks of the goal. */
  readonly isHeard: boolean;
  /** The title or what is told below it does. */
  readonly isMatched: boolean;
  /** All that the outcomes tell of. */
  readonly among: readonly Item[];
}

const FEWEST = 3;
/** Where some goals are told elsewhere, more must agree. */
const FEWEST_OF_MORE = 4;
/** So much of a title's characters stands in the goal it answers: 森林防火 for 森林火灾受害率. */
const HEARD = 0.5;
const TITLED = /^[^，。；：:\s\d（(]{2,16}[：:]/;
/** 年度目标为新建道路3公里、改造户厕26户、…: what is wanted begins. */
const LEAD = /(?:目标|任务|指标)[^，。；：\d]{0,10}(?:[：:]|为|是|包括)[：:]?/;

/** Goals and outcomes told in the same order under titles, where at most one title is of something else. */
export const turnsOf = oncePerDocument((document): readonly (readonly Turn[])[] => {
  if (looksAhead(document)) return [];
  const lists = listsOf(document).filter(({ form }) => !form.endsWith('rows'));
  const goals = [...lists.filter((list) => roleOf(list) === 'goals'), ...commaLists(document)];
  const outcomes = [
    ...lists.filter((list) => roleOf(list) === 'outcomes'),
    ...titledLists(document),
  ];
  return goals.flatMap((wanted) => {
    const turns = outcomes
      .filter(({ start }) => start >= wanted.end)
      .map((came) => inTurn(wanted, came))
      .find((found) => found.length > 0);
    return turns === undefined ? [] : [turns];
  });
});

/** The points of two lists one after another; none where more than one is not of the goal at its place. */
function inTurn({ items }: ItemList, { items: among }: ItemList): Turn[] {
  const count = Math.min(items.length, among.length);
  if (count < (among.length < items.length ? FEWEST_OF_MORE : FEWEST)) return [];
  const turns = among.slice(0, count).flatMap((outcome, at) => {
    const goal = items[at];
    return goal === undefined ? [] : [turnOf(goal, outcome, among)];
  });
  const isTold = turns.filter(({ isMatched }) => !isMatched).length <= 1;
  return isTold && turns.every(({ outcome }) => isTitled(outcome)) ? turns : [];
}

/** 危桥改造。…, 城乡公交：…, 农村供水方面，…: a title, not the first words of what is told. */
const isTitled = ({ text, name }: Item): boolean =>
  !NUMBERED.test(name) &&
  (/^[。：:\n]/.test(text.slice(text.indexOf(name) + name.length)) || /方面$/.test(name));
const NUMBERED = /^(?:目标|任务|指标)[一二三四五六七八九十\d]|(?:完成|实现)情况$/;

function turnOf(goal: Item, outcome: Item, among: readonly Item[]): Turn {
  const title = titleOf(outcome.name);
  const isHeard = sameThing(goal, outcome) || unheardIn(goal, title) <= HEARD;
  const words = wordsOf(goal.name);
  const isMatched = isHeard || sharedWords(words, wordsOf(outcome.text)) >= words.size * HEARD;
  return { goal, outcome, isHeard, isMatched, among };
}

/** Share of the characters of a title that a goal has not. */
export const unheardIn = ({ text }: Item, title: string): number =>
  [...title].filter((character) => !text.includes(character)).length / Math.max(1, title.length);

/** 机井指标 and 关于机井 are titles of 机井. */
export const titleOf = (name: string): string =>
  name
    .replaceAll(/[“”"《》\s]/g, '')
    .replace(/^关于/, '')
    .replace(/(?<=[一-龥]{2})(?:指标|目标|任务|方面|情况)$/, '');

/** What an outcome tells behind its title. */
export const bodyOf = ({ text, name }: Item): string =>
  text.slice(text.indexOf(name) + name.length).replace(/^[\s。：:，]+/, '');

/** Goals parted by enumeration commas, each with its figure: 新建道路3公里、改造户厕26户、…. */
const commaLists = ({ lines }: TextDocument): ItemList[] =>
  lines.flatMap((line) => sentencesOf(line).flatMap(commaList));

function commaList({ text, start }: Line): ItemList[] {
  const lead = LEAD.exec(text);
  if (lead === null || /实际|；/.test(text)) return [];
  const from = lead.index + lead[0].length;
  let at = start + from;
  const items = text
    .slice(from)
    .split(/[、，]/)
    .map((piece) => {
      const item = itemOf('', piece, at);
      at += piece.length + 1;
      return item;
    });
  const isEach = items.every((item) => item.name.length > 1 && /\d/.test(item.text));
  const wanted = roleBelow([text.slice(0, from)]) === 'goals';
  return items.length >= FEWEST && isEach && wanted
    ? [{ items, lead: [], form: 'commas', start, end: start + text.length }]
    : [];
}

/** Lines that follow one another, each with its title: 改造户厕：全年改造260座…. */
function titledLists(document: TextDocument): ItemList[] {
  const pathAt = pathFinder(document);
  const runs: Item[][] = [];
  let open: Item[] | null = null;
  for (const { text, start } of document.lines) {
    if (!TITLED.test(text)) {
      open = null;
      continue;
    }
    if (open === null) runs.push((open = []));
    open.push(itemOf('', text, start));
  }
  return runs
    .filter(({ length }) => length >= FEWEST)
    .filter(([first]) => roleBelow(pathAt(first?.from ?? 0).split('/')) === 'outcomes')
    .map((items) => {
      const [start, end] = [items[0]?.from ?? 0, items.at(-1)?.until ?? 0];
      return { items, lead: [], form: 'titled', start, end };
    });
}
