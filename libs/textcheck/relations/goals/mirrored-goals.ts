import { bareOrWhole } from './goals.js';
import { goalColumns, outcomeColumns } from './outcome-columns.js';
import { isShortened } from './parallel-lists.js';
import { measureClass } from './targets.js';
import { oncePerDocument } from '../../once.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import type { TextDocument } from '../../document.js';

/** An indicator as a table names it, with what was wanted. */
interface Row {
  readonly name: Cell;
  readonly goal: Cell;
  readonly bare: string;
}

/** Tables that name at least so many indicators alike are of the same ones. */
const FEWEST = 3;
/** A row in so many may be told otherwise before the second table is thought to choose its own. */
const ONE_IN = 2;
const CHANGED =
  /(?:目标|指标)[^。；]{0,16}(?:调整|调[增减高低]|核[增减]|变更|修订|修改)|(?:调整|调[增减高低]|核[增减]|变更|修订)[^。；]{0,12}(?:目标|指标)/;

/** A table of goals with a later one of what came of them. */
interface Pair {
  readonly goals: readonly Row[];
  readonly outcomes: readonly Row[];
}

/** Tables of which the second tells what came of the goals of the first, in the same words but for some. */
const pairsOf = oncePerDocument((document): readonly Pair[] => {
  const goals = document.tables.flatMap((table) => {
    const rows = rowsOf(table, goalColumns(table));
    return rows.length < FEWEST ? [] : [rows];
  });
  if (goals.length === 0) return [];
  const outcomes = document.tables.flatMap((table) => {
    const columns = outcomeColumns(table);
    const rows = rowsOf(table, columns);
    return rows.length < FEWEST ? [] : [rows];
  });
  return goals.flatMap((wanted) =>
    outcomes
      .filter((told) => startOf(told) > startOf(wanted) && isMirror(wanted, told))
      .map((told) => ({ goals: wanted, outcomes: told })),
  );
});

const startOf = ([first]: readonly Row[]): number => first?.name.start ?? 0;

function rowsOf(
  { header, rows }: Table,
  columns: { readonly name: number; readonly goal: number } | null,
): Row[] {
  if (columns === null || columns.name < 0 || columns.goal < 0) return [];
  return rows.flatMap((row) => {
    const [name, goal] = [row[columns.name], row[columns.goal]];
    const isRow = row.length === header.length && name !== undefined && goal !== undefined;
    if (!isRow || !/[一-龥]{2}/.test(name.text) || /计$/.test(name.text)) return [];
    return [{ name, goal, bare: bareOrWhole(name.text) }];
  });
}

function isMirror(goals: readonly Row[], told: readonly Row[]): boolean {
  const names = new Set(goals.map(({ bare }) => bare));
  const same = told.filter(({ bare }) => names.has(bare)).length;
  return same >= FEWEST && (told.length - same) * ONE_IN <= told.length;
}

/** Values of goals that the table of outcomes has otherwise. */
export function mirroredValues(document: TextDocument): { set: Cell; cited: Cell; name: string }[] {
  if (CHANGED.test(document.text)) return [];
  return pairsOf(document).flatMap(({ goals, outcomes }) =>
    outcomes.flatMap((row) => {
      const same = goals.filter(({ bare }) => bare === row.bare);
      const [set] = same;
      return set === undefined || same.length > 1 || !isOther(set.goal, row.goal)
        ? []
        : [{ set: set.goal, cited: row.goal, name: row.name.text }];
    }),
  );
}

/** One figure each, of one measure, and not the same. */
function isOther(set: Cell, cited: Cell): boolean {
  const [[one, ...some], [other, ...more]] = [mentionsOf(set), mentionsOf(cited)];
  if (one === undefined || other === undefined) return isOtherNumber(set.text, cited.text);
  const isOne = some.length + more.length === 0 && isAlike(one, other);
  return isOne && !one.base.equals(other.base);
}

const isAlike = (one: Mention, other: Mention): boolean =>
  one.kind === other.kind && measureClass(one.unit) === measureClass(other.unit);

const NUMBER = /^[≥≤><=]?\s?(\d[\d,.]*)$/;
const isOtherNumber = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => NUMBER.exec(text)?.[1]?.replaceAll(',', ''));
  return a !== undefined && b !== undefined && Number(a) !== Number(b);
};

/** Indicators that stand in the place of a goal under another name, where the rest are told under their own. */
export function mirroredNames(document: TextDocument): { was: Row; now: Row }[] {
  return pairsOf(document).flatMap(({ goals, outcomes }) => {
    const isIn = (rows: readonly Row[], { bare }: Row): boolean =>
      rows.some((row) => row.bare === bare);
    const lost = goals.filter((row) => !isIn(outcomes, row));
    return outcomes
      .filter((row) => !isIn(goals, row))
      .flatMap((now) => {
        const was = lost.find((row) => isInPlace(goals, outcomes, row, now) && isGoalOf(row, now));
        return was === undefined || isSameName(was.bare, now.bare) ? [] : [{ was, now }];
      });
  });
}

/** The row before or behind each of them is the same, or they stand at one end. */
function isInPlace(goals: readonly Row[], outcomes: readonly Row[], was: Row, now: Row): boolean {
  const [here, there] = [goals.indexOf(was), outcomes.indexOf(now)];
  const isBeside = (by: number): boolean => {
    const [one, other] = [goals[here + by], outcomes[there + by]];
    return one === undefined ? other === undefined : one.bare === other?.bare;
  };
  return isBeside(-1) || isBeside(1);
}

/** What was wanted is the same, or at least of the same measure. */
const isGoalOf = (was: Row, now: Row): boolean => {
  const [one, other] = [was, now].map(({ goal }) => mentionsOf(goal)[0]);
  if (one === undefined || other === undefined) return was.goal.text === now.goal.text;
  return isAlike(one, other);
};

/** 灌溉保证率 for 农田灌溉保证率: shorter, or with the same characters in another order. */
const isSameName = (one: string, other: string): boolean =>
  isShortened(one, other) ||
  isShortened(other, one) ||
  [...one].toSorted().join('') === [...other].toSorted().join('');
