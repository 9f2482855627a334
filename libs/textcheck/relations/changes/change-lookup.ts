import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { AGAINST_LAST_YEAR, directionOf, isChange } from './change-words.js';
import type { Change } from './changes.js';
import { inUnitOf } from '../figures/arithmetic.js';
import { nameOf } from '../figures/figures.js';
import { alike, isTypo } from '../figures/near.js';
import { statedIn, type Stated } from '../figures/stated.js';

/** 支出较上年增加 names what grew. */
const SUBJECT = /([^，。；：、\d]{2,14}?)(?:较|比|与|同比|同上年|同去年)[^，。；]*$/;

/**
 * Differences against last year whose two ends stand elsewhere, each once: of all nouns told of two years in a row those whose
 * name the sentence repeats are looked at, and only digits changed over or one wrong count.
 */
export function lookedUpChanges(document: TextDocument, known: ReadonlySet<Mention>): Change[] {
  const open = document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions)
    .filter((by) => !known.has(by) && by.exact && AGAINST_LAST_YEAR.test(by.before))
    .filter(({ kind }) => kind === 'amount' || kind === 'count');
  if (open.length === 0) return [];
  const pairs = yearPairs(document);
  return open.flatMap((by) => {
    const direction = directionOf(by.before, []);
    const subject = nameOf(SUBJECT.exec(by.before)?.[1] ?? '');
    const own = pairs.filter(([earlier]) => alike(earlier, by) && isNamed(earlier, subject));
    const right = pairs.some((pair) => gapIn(pair, by).equals(by.value));
    const slips = own.filter((pair) => isTypo(gapIn(pair, by), by));
    const [pair, ...more] = slips;
    if (direction === null || right || pair === undefined || more.length > 0) return [];
    const [earlier, current] = pair;
    return [{ by, direction, stated: null, current, earlier, certain: false, others: [] }];
  });
}

type Ends = readonly [earlier: Mention, current: Mention];

const gapIn = ([earlier, current]: Ends, by: Mention) =>
  inUnitOf(current.base.minus(earlier.base).abs(), by);

const isNamed = ({ label }: Mention, subject: string): boolean => {
  const name = nameOf(label);
  return subject.length >= 2 && (name.includes(subject) || subject.includes(name));
};

/** Each noun with its figures of two years in a row, where each year has but one. */
function yearPairs(document: TextDocument): Ends[] {
  const named = statedIn(document).filter(
    ({ mention, year }) =>
      mention.exact && year !== null && nameOf(mention.label).length >= 2 && !isChange(mention),
  );
  const key = ({ mention, stage, subject }: Stated): string =>
    `${nameOf(mention.label)}|${mention.thing}|${stage}|${subject}`;
  return [...groupBy(named, key).values()].flatMap((group) =>
    group.flatMap(({ mention: earlier, year }) => {
      const next = group.filter((one) => one.year === (year ?? 0) + 1);
      const [current] = next;
      const one = next.every(({ mention }) => mention.base.equals(current?.mention.base ?? 0));
      return current === undefined || !one ? [] : [[earlier, current.mention] as const];
    }),
  );
}
