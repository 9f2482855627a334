import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf } from '../figures/arithmetic.js';
import { alike, digitsOf, isGrowth, isWithinReach } from '../figures/near.js';
import { isPlainFigure } from './plain-figure.js';
import type { PlainFlow } from './plain-flows.js';

/** By how much, in so many words. */
const CHANGED =
  /(?:增[加长支收]?|减[少支收]?|上升|下降|提高|降低|压[减缩]|回落|[多少高低][支收列花用]?出?|净[增减])(?:了|额|数)?(?:为|达)?$/;
/** And by how many per cent, right behind it. */
const RATE =
  /^[，,、（(；]?(?:同比|较上年|比上年)?(?:增长|增加|增幅|升幅|涨幅|减少|减幅|降幅|下降|上升|提高|降低|回落|压减|增速)(?:率|幅度?|比例)?(?:了|为|是|达|达到)?$/;
const FEWEST_DIGITS = 3;
const PASSAGES = 2;

/**
 * 2024年收入3268.50万元，其中…。2023年收入3105.80万元，同比多出126.70万元，增幅5.24%: the rate told with a change is that of
 * two figures around, whichever words tell them, and the change is not what they differ by.
 */
export const backedChanges = (
  document: TextDocument,
  known: ReadonlySet<number>,
): readonly PlainFlow[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((left, at) => {
        const rate = statement.mentions[at + 1];
        return rate !== undefined && isBacked(left, rate) && !known.has(left.start)
          ? (judge(document, statement, left, rate) ?? [])
          : [];
      }),
    );

const isBacked = (left: Mention, rate: Mention): boolean =>
  (left.kind === 'amount' || left.kind === 'count') &&
  left.exact &&
  CHANGED.test(left.before) &&
  rate.kind === 'percent' &&
  rate.exact &&
  !rate.value.isZero() &&
  digitsOf(rate) >= FEWEST_DIGITS &&
  RATE.test(rate.before);

function judge(
  { figures }: TextDocument,
  { passage, mentions }: Statement,
  left: Mention,
  rate: Mention,
): PlainFlow | null {
  const near = figures
    .slice(Math.max(0, passage - PASSAGES), passage + 1)
    .flat()
    .filter((one) => one !== left && alike(one, left) && isPlainFigure(one));
  const pairs = near.flatMap((one) =>
    near
      .filter(({ base }) => base.lessThan(one.base))
      .map((other) => ({ whole: one, part: other, gap: gapOf(one, other, left) })),
  );
  if (pairs.some(({ gap }) => agrees(gap, left))) return null;
  const [first, ...more] = pairs.filter(
    ({ whole, part }) =>
      (mentions.includes(whole) || mentions.includes(part)) &&
      (isGrowth(whole, part, rate, 'up') || isGrowth(part, whole, rate, 'down')),
  );
  const sole = first !== undefined && more.every(({ gap }) => gap.equals(first.gap));
  return sole && isWithinReach(first.gap, left)
    ? { left, whole: first.whole, flows: [first.part], computed: first.gap }
    : null;
}

const gapOf = (one: Mention, other: Mention, left: Mention): Decimal =>
  inUnitOf(one.base.minus(other.base), left);
