import { askedFigures, nameOf, type Asked } from './asked.js';
import { measureClass } from '../targets.js';
import { pathFinder } from '../../outline/chapters.js';
import { sharedWords, wordsOf } from '../../words/words.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import type { Mention } from '../../../mentions/mention.js';
import type { Statement, TextDocument } from '../../../document.js';

/** So much of the shorter of two names must be in both. */
const HEARD = 0.6;
/** The next best goal's name must be so much worse. */
const APART = 0.25;
const FEWEST = 2;

/** The goal of the whole report that a figure answers: the row that has this very figure, else the one of its name. */
export function askedFor(
  document: TextDocument,
  statement: Statement,
  came: Mention,
  isElsewhere = false,
): Asked | null {
  const end = statement.start + statement.text.length;
  const all = askedFigures(document).filter(
    ({ mention }) =>
      mention !== came &&
      isAlike(mention, came) &&
      !(isElsewhere && mention.start >= statement.start && mention.end <= end),
  );
  if (all.length === 0) return null;
  const rows = all.filter((one) => one.came?.base.equals(came.base) === true);
  return byRow(document, statement, came, rows) ?? byName(document, statement, came, all);
}

/** The same for a figure that a clause judges: right behind it, or on all figures of their part of the sentence. */
export function askedOf(
  document: TextDocument,
  statement: Statement,
  came: Mention,
  verdict: Sentence,
): Asked | null {
  const between = document.text.slice(came.end, Math.max(came.end, verdict.start));
  const isAll = /均|都|全部|[一二两三四五六七八九十]项/.test(verdict.text);
  const beside = statement.mentions.filter(
    ({ start, end }) => start >= came.end && end <= verdict.start,
  );
  if (/[；;。]/.test(between) || (!isAll && beside.some((one) => !isAlike(one, came)))) return null;
  const own = came.before.split(/[，。；]/).at(-1) ?? '';
  const behind = document.text.slice(came.end, came.end + REACH);
  const isOfGoals = /^项/.test(came.unit) && /指标|目标|任务|考核/.test(own + behind);
  if (
    isOfGoals ||
    !/目标|任务|计划|指标|预期|超额|达标/.test(between + verdict.text) ||
    /[由从比较]$/.test(own)
  )
    return null;
  const asked = askedFor(document, statement, came);
  const isClear = isAll || beside.every(({ base }) => asked?.mention.base.equals(base) === true);
  return isClear ? asked : null;
}

const isAlike = (one: Mention, other: Mention): boolean =>
  one.kind === other.kind &&
  (one.thing === other.thing || measureClass(one.unit) === measureClass(other.unit));

/** The rows that tell this figure, and of which the paragraph or its title speaks. */
function byRow(
  document: TextDocument,
  statement: Statement,
  came: Mention,
  rows: readonly Asked[],
): Asked | null {
  if (rows.length === 0) return null;
  const around = `${titleOf(document, statement)}，${statement.text.slice(0, came.end - statement.start + REACH)}`;
  const words = wordsOf(around);
  return only(rows.filter((row) => sharedWords(row.words, words) > 0));
}
const REACH = 10;

const titleOf = (document: TextDocument, { start }: Statement): string =>
  pathFinder(document)(start).split('/').at(-1) ?? '';

function byName(
  document: TextDocument,
  statement: Statement,
  came: Mention,
  all: readonly Asked[],
): Asked | null {
  const name = ownName(document, statement, came);
  if (name.length < FEWEST) return null;
  const found = all
    .filter((one) => isNear(one.mention, came) && sharesPair(one.name, name))
    .map((one) => ({ one, heard: heardIn(one.name, name) }))
    .filter(({ heard }) => heard >= HEARD - APART)
    .sort((one, other) => other.heard - one.heard);
  const best = found[0]?.heard ?? 0;
  return best < HEARD
    ? null
    : only(found.filter(({ heard }) => heard > best - APART).map(({ one }) => one));
}

/** What a figure is of in its own clause; where that does not say, in the clause before, or the title. */
function ownName(document: TextDocument, statement: Statement, came: Mention): string {
  const clauses = clausesOf(statement);
  const at = clauses.findLastIndex(({ start }) => start <= came.start);
  const own = partOf(clauses[at], came);
  if (own.length >= FEWEST) return own;
  const before = clauses[at - 1]?.text ?? '';
  if (before !== '') return /\d/.test(before) ? '' : nameOf(before);
  return nameOf(titleOf(document, statement));
}

function partOf(clause: Sentence | undefined, came: Mention): string {
  if (clause === undefined) return '';
  const words =
    clause.text
      .slice(0, came.start - clause.start)
      .split(/[、：:（(\d]/)
      .at(-1) ?? '';
  const behind = /^[一-龥]{0,8}/.exec(clause.text.slice(came.end - clause.start))?.[0] ?? '';
  return nameOf(words) + nameOf(behind);
}

const sharesPair = (one: string, other: string): boolean =>
  [...one].some((_, at) => at > 0 && other.includes(one.slice(at - 1, at + 1)));

/** Share of the characters of the shorter name that the other has. */
function heardIn(one: string, other: string): number {
  const [few, many] = [new Set(one), new Set(other)].sort((a, b) => a.size - b.size);
  if (few === undefined || many === undefined || few.size === 0) return 0;
  return [...few].filter((sign) => many.has(sign)).length / few.size;
}

const NEAR = 2;
const isNear = ({ base: one }: Mention, { base: other }: Mention): boolean =>
  one.times(NEAR).greaterThanOrEqualTo(other) && other.times(NEAR).greaterThanOrEqualTo(one);

/** All of them ask for one figure. */
function only(found: readonly Asked[]): Asked | null {
  const [first] = found;
  const isOne = found.every(({ mention }) => first?.mention.base.equals(mention.base) === true);
  return first !== undefined && isOne ? first : null;
}
