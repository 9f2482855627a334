import { AHEAD_CHAPTER, pathFinder } from '../outline/chapters.js';
import {
  goalFigures,
  goalFinder,
  itemsIn,
  looksAhead,
  sortOf,
  type Target,
} from './goal-figures.js';
import { sameThing } from './parallel-lists.js';
import { turnsOf, type Turn } from './in-turn.js';
import { EXPLAINED, measureClass, VAGUE, WHOLLY } from './targets.js';
import { mentionsOf } from '../../mentions/mention.js';
import type { OpenTarget } from './prose-targets.js';
import type { Range } from '../../finding-of.js';
import { piecesBetweenStops, type Sentence } from '../../text/sentences.js';
import type { TextDocument } from '../../document.js';

/** A line or a row outside the goals that may answer one. */
interface Piece extends Sentence {
  /** The title above it, or the heads of its table. */
  readonly lead: string;
  readonly isRow: boolean;
}

type Weigh = (characters: readonly string[]) => number;

/** So much of a goal's words in a piece with a figure of its sort answer it. */
const ANSWERS = 0.3;
/** So much of them speak of it, figure or not. */
const SPEAKS = 0.6;
/** A paragraph as short as that is of one thing. */
const LONGEST_EXCUSE = 60;
const EXCUSES = 0.2;
/** The nearer a figure to what was wanted, the less of the goal's characters must stand beside it. */
const NEARNESS: readonly { readonly least: number; readonly from: string; readonly to: string }[] =
  [
    { least: 0.15, from: '1', to: '1' },
    { least: 0.35, from: '0.7', to: '2' },
    { least: 0.4, from: '0.2', to: '5' },
  ];
/** A table of money answers no other figure. */
const FUNDS = /预算|支出|执行率|金额/;
const FEWEST_TOLD = 3;
/** One goal in so many may be left open before the report is thought to tell of some only. */
const ONE_IN = 5;

/** Figures of goals that nothing in the report answers or speaks of, where nearly all the others are answered. */
export function untoldTargets(document: TextDocument): OpenTarget[] {
  const targets = goalFigures(document);
  if (targets.length <= FEWEST_TOLD || looksAhead(document)) return [];
  const pieces = piecesOf(document);
  const weigh = weighing(pieces);
  const turns = turnsOf(document).flat();
  const unspoken = targets.filter(
    (target) =>
      !turns.some((turn) => isToldInTurn(target, turn)) &&
      !pieces.some((piece) => speaksOf(target, piece)),
  );
  const open = unspoken.flatMap((target): OpenTarget[] => {
    const place = placeOf(document, target);
    const here = pieces.filter(
      ({ start, text }) =>
        place === null || (start < place.end && place.start < start + text.length),
    );
    const isTold = here.some((piece) => isAlike(target, piece, weigh));
    return isTold ? [] : [{ target, answer: place ?? target }];
  });
  const told = targets.length - open.length;
  const most = Math.max(1, Math.floor(targets.length / ONE_IN));
  return told >= FEWEST_TOLD && open.length <= most ? open : [];
}

/** 预防接种：接种率97.32%, the only figure asked at its place, answers it in whatever words. */
function isToldInTurn({ start, mention }: Target, { goal, outcome, isHeard }: Turn): boolean {
  if (!isHeard || start < goal.from || start >= goal.until) return false;
  const ofSort = ({ text }: { readonly text: string }): number =>
    mentionsOf({ text, start: 0 }).filter(
      ({ unit }) => measureClass(unit) === measureClass(mention.unit),
    ).length;
  return ofSort(goal) === 1 && ofSort(outcome) > 0;
}

function piecesOf(document: TextDocument): Piece[] {
  const { isListed, isBelow } = goalFinder(document);
  const pathAt = pathFinder(document);
  const lines = document.lines.flatMap((line): Piece[] => {
    const path = pathAt(line.start);
    const isOther = isListed(line.start, line.start + line.text.length) || isBelow(line.start);
    if (isOther || AHEAD_CHAPTER.test(path)) return [];
    return [{ ...line, lead: path.slice(path.lastIndexOf('/') + 1), isRow: false }];
  });
  const rows = document.tables.flatMap(({ header, rows: all }) => {
    const lead = header.map(({ text }) => text).join('，');
    return all.flatMap((row): Piece[] => {
      const [{ start } = { start: -1 }] = row;
      const text = row.map((cell) => cell.text).join('，');
      return start < 0 || isListed(start, start + 1) ? [] : [{ text, start, lead, isRow: true }];
    });
  });
  return [...lines, ...rows];
}

/** 满意度93.00%, whoever was asked: a report asks its public once. */
const PLEASED = /满意[度率][^，。；]{0,12}\d[\d.]*\s?%/;

/** A piece with enough of the goal's words and a figure, or with most of its words. */
function speaksOf(target: Target, piece: Piece): boolean {
  const { text, lead } = piece;
  const { words } = target;
  const shared = words.filter((word) => text.includes(word) || lead.includes(word)).length;
  const isAtLeast = (part: number): boolean => shared >= words.length * part;
  if (target.isPleasure && PLEASED.test(text)) return true;
  if (isAtLeast(SPEAKS) && !isVague(text)) return true;
  if (isAtLeast(EXCUSES) && text.length <= LONGEST_EXCUSE && EXPLAINED.test(text)) return true;
  return isAtLeast(ANSWERS) && hasAnswer(target, piece);
}

/** How it went, without any figure, is no answer. */
const isVague = (text: string): boolean =>
  !/\d/.test(text) && VAGUE.test(text) && !WHOLLY.test(text);

/** A figure of the sort, two that make a rate, or why there is none. */
function hasAnswer({ sort }: Target, { text, start, lead, isRow }: Piece): boolean {
  if (EXPLAINED.test(text) || (isRow && /\d/.test(text) && !FUNDS.test(lead))) return true;
  const figures = mentionsOf({ text, start });
  const isRate = sort === '%' && (WHOLLY.test(text) || figures.length > 1);
  return isRate || figures.some((figure) => sortOf(figure, { text, start }) === sort);
}

/** A figure of the sort among other words for the same: 改厕120户 and 户厕改造124户. */
function isAlike({ sort, mention, characters }: Target, piece: Piece, weigh: Weigh): boolean {
  const whole = weigh(characters);
  return piecesBetweenStops(piece).some((part) => {
    const shared = characters.filter(
      (character) => part.text.includes(character) || piece.lead.includes(character),
    );
    const alike = weigh(shared) / whole;
    const nearest = NEARNESS.filter(({ least }) => alike >= least);
    if (nearest.length === 0) return false;
    return mentionsOf(part).some(
      (figure) =>
        sortOf(figure, part) === sort &&
        nearest.some(
          ({ from, to }) =>
            figure.base.greaterThanOrEqualTo(mention.base.times(from)) &&
            figure.base.lessThanOrEqualTo(mention.base.times(to)),
        ),
    );
  });
}

const LEAST_WEIGHT = 0.01;

/** How much a character tells: the fewer pieces have it, the more. */
function weighing(pieces: readonly Piece[]): Weigh {
  const weights = new Map<string, number>();
  const weightOf = (character: string): number => {
    const known = weights.get(character);
    if (known !== undefined) return known;
    const count = pieces.filter(({ text }) => text.includes(character)).length;
    const weight = Math.log((pieces.length + 1) / (count + 1)) + LEAST_WEIGHT;
    weights.set(character, weight);
    return weight;
  };
  return (characters) => characters.reduce((sum, character) => sum + weightOf(character), 0);
}

/** The point of a list of outcomes where the answer should stand. */
function placeOf(document: TextDocument, target: Target): Range | null {
  const goal = itemsIn(document, 'goals').findLast(({ from }) => from <= target.start);
  const outcome = itemsIn(document, 'outcomes').find(
    (item) => goal !== undefined && item.from > goal.from && sameThing(goal, item),
  );
  return outcome === undefined ? null : { start: outcome.from, end: outcome.until };
}
