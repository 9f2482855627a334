import { alike, readFigures, type Read } from './reading.js';
import { CHANGED, isHeld, isToldOf, nameOf } from './set-again.js';
import { praises } from './verdict-words.js';
import { goalFinder } from '../goal-figures.js';
import { outcomeRows } from '../outcome-rows.js';
import { goalColumns } from '../outcome-columns.js';
import { numberOf } from '../items.js';
import { oncePerDocument } from '../../../once.js';
import { mentionsOf, type Mention } from '../../../mentions/mention.js';
import type { CitedGoal } from '../cited-goals.js';
import type { TextDocument } from '../../../document.js';

/** A goal where it is set, in the chapter, the list or the table of goals. */
interface Set_ {
  readonly mention: Mention;
  readonly name: string;
  readonly text: string;
  /** 目标三 */
  readonly number: string;
}

const HEARD = 0.6;
const SHORTEST = 2;
export const NUMBERED =
  /^\s*(?:[（(]?[一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.、])?\s*(?:绩效|年度|总体)?目标([一二三四五六七八九十\d①-⑩]{1,2})/;
export const MARKED = /^\s*(?:目标)?[（(]?([一二三四五六七八九十\d①-⑩]{1,2})[）)、.．：:]?/;

/** Goals of a report whose figure is told again with another value where its result is told. */
export const retoldGoals = oncePerDocument((document): readonly CitedGoal[] => {
  const all = readFigures(document);
  if (!all.some(({ role }) => role === 'wanted')) return [];
  const sets = setsOf(document, all);
  if (sets.length === 0) return [];
  const said = praises(document);
  const { isBelow, isListed } = goalFinder(document);
  return all.flatMap((cited): CitedGoal[] => {
    const { mention, statement, role } = cited;
    if (role !== 'wanted' || mention.bracketed || CHANGED.test(statement.text)) return [];
    if (isBelow(mention.start) || isListed(mention.start, mention.end)) return [];
    const isNumbered =
      numberIn(document, statement.passage, NUMBERED) !== '' && OWN_CUE.test(ownBefore(cited));
    if (!isHeld(cited, all, said)) return [];
    if (!isNumbered && !isToldOf(document, cited, all, said)) return [];
    const set = setFor(document, cited, sets, all);
    return set === null ? [] : [{ set: set.mention, cited: mention }];
  });
});

/** 计划实施65.3公里: its own clause says that it was wanted. */
const OWN_CUE =
  /(?:目标|指标|任务|计划|要求|年初|[原预核设既确]定|应|拟|须)(?![^，。；]{0,8}(?:完成|实现|达到?)[率了]?|的$)/;
const ownBefore = ({ mention, clause }: Read): string =>
  clause.text.slice(0, Math.max(0, mention.start - clause.start));

function setsOf(document: TextDocument, all: readonly Read[]): Set_[] {
  const { isBelow, isListed } = goalFinder(document);
  const told = all
    .filter(
      ({ mention, statement }) =>
        !mention.bracketed &&
        !CHANGED.test(statement.text) &&
        (isBelow(mention.start) || isListed(mention.start, mention.end)),
    )
    .map(({ mention, name, statement }) => ({
      mention,
      name,
      text: statement.text,
      number: numberIn(document, statement.passage, MARKED),
    }));
  return [...told, ...inTables(document)];
}

function inTables(document: TextDocument): Set_[] {
  const apart = document.tables.flatMap((table) => {
    const columns = goalColumns(table);
    return columns === null
      ? []
      : table.rows.flatMap((row) => {
          const [name, goal] = [row[columns.name], row[columns.goal]];
          return name === undefined || goal === undefined ? [] : [{ name: name.text, goal }];
        });
  });
  const beside = outcomeRows(document)
    .filter(({ valued, goal, project }) => valued && goal !== project.cell)
    .map(({ project, goal }) => ({ name: project.name, goal }));
  return [...apart, ...beside].flatMap(({ name, goal }) => {
    const [mention, ...more] = mentionsOf(goal);
    return mention === undefined || more.length > 0
      ? []
      : [{ mention, name, text: name, number: '' }];
  });
}

/** The number a paragraph bears, 目标三 or （3）. */
export const numberIn = (document: TextDocument, passage: number, label: RegExp): string => {
  const mark = label.exec(document.passages[passage]?.text ?? '')?.[1] ?? '';
  return mark === ''
    ? ''
    : numberOf({ mark, name: '', text: '', from: 0, until: 0, start: 0, end: 0 });
};

/** The goal that is meant: the one of its number, else the one of its name; none where a goal has the value. */
function setFor(
  document: TextDocument,
  cited: Read,
  sets: readonly Set_[],
  all: readonly Read[],
): Set_ | null {
  const { mention, statement } = cited;
  const near = sets.filter(
    (one) => one.mention.thing === mention.thing && one.mention.kind === mention.kind,
  );
  const isSame = ({ mention: one }: Set_): boolean => one.base.equals(mention.base);
  const number = numberIn(document, statement.passage, NUMBERED);
  const numbered = near.filter((one) => number !== '' && one.number === number);
  const [own, ...others] = numbered.filter(({ mention: one }) => one.start < statement.start);
  if (own !== undefined && others.length === 0)
    return isSame(own) ||
      !isNear(own.mention, mention) ||
      near.some((one) => isSame(one) && hears(one, cited.name))
      ? null
      : own;
  const name = nameOf(cited, all);
  if (name.length < SHORTEST) return null;
  const named = near.filter((one) => hears(one, name));
  const [first] = named;
  if (first === undefined || named.some(isSame) || !isNear(first.mention, mention)) return null;
  return named.every((one) => one.mention.base.equals(first.mention.base)) ? first : null;
}

const hears = ({ name }: Set_, told: string): boolean => (alike(name, told) ?? 0) >= HEARD;

/** No slip makes a goal more than twice as large. */
const isNear = ({ base: one }: Mention, { base: other }: Mention): boolean =>
  one.times(2).greaterThanOrEqualTo(other) && other.times(2).greaterThanOrEqualTo(one);
