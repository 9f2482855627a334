import type { TextDocument } from '../../document.js';
import { countTwoThings } from './counted-nouns.js';
import { statusOf } from './role-status.js';
import {
  areInOneRow,
  areOfOneSeason,
  areOfOneYear,
  areOfSeries,
  areSisters,
  haveOwnTopics,
  isAccountedFor,
  isExplainedGap,
  isOfWhich,
  isOtherSeries,
  isPart,
  leavesRest,
} from './role-guards.js';
import type { Role } from './roles.js';

/** How sure it is, without looking at when and how, that two figures are told of one thing. */
export interface Sureness {
  /** Spoken of as known: 引入的4家施工队. */
  readonly known: boolean;
  /** Three digits, two of them changed over. */
  readonly swapped: boolean;
}

const WANTED_HERE = /计划|目标|任务|拟|预期|应|力争/;
const WANTED_BEFORE = /目标|计划|预期|指标值/;
const PERIOD_OF_ONE = /[上下]半年|季度|月份?|[批次期轮]/;

/** Of one time and stage, and neither is a part of the other. */
export const isOneThing = (
  document: TextDocument,
  group: readonly Role[],
  one: Role,
  role: Role,
  sure: Sureness,
): boolean => {
  const [first, later] = one.mention.start < role.mention.start ? [one, role] : [role, one];
  return GUARDS.every((holds) => holds({ document, group, one, role, first, later, sure }));
};

interface Pair {
  readonly document: TextDocument;
  readonly group: readonly Role[];
  readonly one: Role;
  readonly role: Role;
  readonly first: Role;
  readonly later: Role;
  readonly sure: Sureness;
}

const GUARDS: readonly ((pair: Pair) => boolean)[] = [
  (pair) => areOfOneStatus(pair),
  ({ first, later }) => areOfOneSeason(first, later),
  (pair) => areOfOneTime(pair),
  ({ first, later, sure }) => sure.known || sure.swapped || !areSisters(first, later),
  ({ document, first, later }) => !haveOwnTopics(document, first, later),
  ({ first, later }) => !areOfSeries(first, later),
  ({ group, first, later, sure }) => sure.swapped || !isExplainedGap(group, first, later),
  ({ document, group, first, later }) => !areInOneRow(document, group, first, later),
  ({ group, first, later }) =>
    !isOtherSeries(group, first, later) && !isOtherSeries(group, later, first),
  ({ group, first, later }) => !isPart(group, first, later) && !isPart(group, later, first),
  ({ group, one, role, sure }) =>
    sure.swapped || (!isOfWhich(group, role, one) && (sure.known || !isOfWhich(group, one, role))),
  ({ first, later, sure }) => sure.swapped || !countTwoThings(first, later),
  ({ first, later }) => !leavesRest(first, later),
  ({ first, later }) => !areParallel(first, later) && areOfOneTerm(first, later),
  ({ document, first, later }) => !isAccountedFor(document, first, later),
  ({ first, later }) => first.behind.startsWith('次') === later.behind.startsWith('次'),
];

/** What is known is no plan, in whatever chapter; and the month is told of what follows it. */
function areOfOneStatus({ document, one, role, sure }: Pair): boolean {
  const isLoose = sure.known || sure.swapped;
  const [mine, theirs] = [role, one].map((at) =>
    statusOf(document, at)
      .split('+')
      .filter((status) => status !== '' && !(isLoose && isOfTime(status))),
  );
  if (mine?.join('+') !== theirs?.join('+')) return false;
  return isLoose ? !isPlannedHere(one) : isPlannedHere(one) === isPlannedHere(role);
}

const isOfTime = (status: string): boolean => status === 'wanted' || PERIOD_OF_ONE.test(status);

const isPlannedHere = ({ statement, mention, clause }: Role): boolean =>
  WANTED_HERE.test(clause) ||
  WANTED_BEFORE.test(
    /[^。；]*$/.exec(statement.text.slice(0, mention.start - statement.start))?.[0] ?? '',
  );

/** What a plan for another year says of a thing that is known is said of this year. */
const areOfOneTime = ({ document, first, later, role, sure }: Pair): boolean =>
  areOfOneYear(document, first, later) ||
  (sure.swapped && !haveOwnYears(first, later)) ||
  (sure.known && statusOf(document, role).includes('wanted'));

/** 2023年接待2680人次。2024年接待2860人次: each of a year of its own. */
const haveOwnYears = ({ mention: one }: Role, { mention: other }: Role): boolean =>
  one.year !== null && other.year !== null && one.year !== other.year;

const TERM = /中长期|三年|五年|规划|总体目标/;

/** 中长期目标 and 年度目标 */
const areOfOneTerm = ({ path }: Role, { path: other }: Role): boolean =>
  TERM.test(path) === TERM.test(other);

const LONGEST_NAME = 4;
const LEAST_COMMON = 3;

/** 东片新建蓄水池6口。西片新建蓄水池4口: told in the same words of two by their names. */
function areParallel({ mention: one }: Role, { mention: other }: Role): boolean {
  const [words, others] = [one, other].map(({ before }) => before.replaceAll(/[。；，\s]/g, ''));
  if (words === undefined || others === undefined) return false;
  let common = 0;
  while (common < words.length && words.at(-1 - common) === others.at(-1 - common)) common += 1;
  const names = [words, others].map(({ length }) => length - common);
  return common >= LEAST_COMMON && names.every((name) => name > 0 && name <= LONGEST_NAME);
}
