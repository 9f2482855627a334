import { goalFigures } from './goal-figures.js';
import { measureClass } from './targets.js';
import { outcomeRows, type OutcomeRow } from './outcome-rows.js';
import { overlap, sharedWords, wordsOf } from '../words/words.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { TextDocument } from '../../document.js';

/** A target of a table that the goals told above have with another value. */
export interface OtherTarget {
  readonly row: OutcomeRow;
  readonly inTable: Mention;
  readonly told: Mention;
}

interface Told {
  readonly mention: Mention;
  readonly words: ReadonlySet<string>;
}

const FEWEST_WORDS = 2;
const ALIKE = 0.6;
/** 一次合格率 is another rate than 合格率. */
const ALIKE_RATES = 0.75;
/** 年初计划送戏120场、电影1560场，实际…: goals told in passing, up to the comma. */
const PLANNED = /年初(?:计划|确定|提出|设定|下达|安排)[^，。；]*/;
const CHANGED = /调整|调[增减高低]|核[增减]|变更|追加|修订/;

/** Targets of which a table has one value and the list of goals another, where no goal has the table's. */
export function otherTargets(document: TextDocument): OtherTarget[] {
  const rows = outcomeRows(document).filter(
    ({ valued, goal, project }) => valued && goal !== project.cell,
  );
  if (rows.length === 0 || CHANGED.test(goalTalk(document))) return [];
  const told = [...listed(document), ...planned(document)];
  const named = rows.map((row) => ({ row, words: wordsOf(row.project.name) }));
  const found = named.flatMap(({ row, words }): OtherTarget[] => {
    const [inTable] = mentionsOf(row.goal);
    if (inTable === undefined) return [];
    const about = told.filter(
      (one) => isAbout(one, words, inTable) && one.mention.end < row.goal.start,
    );
    const [first] = about;
    const isKnown = told.some(
      ({ mention, words: theirs }) => isSame(mention, inTable) && sharedWords(theirs, words) > 0,
    );
    if (
      first === undefined ||
      isKnown ||
      about.some(({ mention }) => !isSame(mention, first.mention))
    )
      return [];
    const isOfOther = named.some(
      (other) =>
        other.row !== row &&
        sharedWords(other.words, first.words) >= sharedWords(words, first.words),
    );
    return isOfOther ? [] : [{ row, inTable, told: first.mention }];
  });
  return found.length === 1 ? found : [];
}

/** Sentences that say goals were changed in between. */
const goalTalk = ({ statements }: TextDocument): string =>
  statements
    .filter(({ text }) => /目标|指标/.test(text))
    .map(({ text }) => text)
    .join('\n');

const listed = (document: TextDocument): Told[] =>
  goalFigures(document).map(({ mention }) => ({ mention, words: wordsOf(ownWords(mention)) }));

const planned = ({ statements }: TextDocument): Told[] =>
  statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ text, start, mentions }) => {
      const found = PLANNED.exec(text);
      if (found === null) return [];
      const [from, to] = [start + found.index, start + found.index + found[0].length];
      return mentions
        .filter((one) => one.start > from && one.end <= to)
        .map((mention) => ({ mention, words: wordsOf(ownWords(mention)) }));
    });

/** The words of a figure's own part of an enumeration. */
const ownWords = ({ before }: Mention): string => before.split(/[，。；、：:]/).at(-1) ?? '';

const isAbout = ({ mention, words }: Told, name: ReadonlySet<string>, inTable: Mention): boolean =>
  measureClass(mention.unit) === measureClass(inTable.unit) &&
  !isSame(mention, inTable) &&
  sharedWords(words, name) >= FEWEST_WORDS &&
  overlap(words, name) >= ALIKE &&
  (inTable.unit !== '%' ||
    sharedWords(words, name) >= Math.max(words.size, name.size) * ALIKE_RATES);

const isSame = (one: Mention, other: Mention): boolean => one.base.equals(other.base);
