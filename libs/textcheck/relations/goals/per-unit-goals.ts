import { Decimal } from '#libs/kernel';

import { rangeOfText } from '../../finding-of.js';
import { boundOf } from './wanted-figures.js';
import { saidOfGoals, type SaidOfGoal } from './judged-figures.js';
import type { Mention } from '../../mentions/mention.js';
import type { TextDocument } from '../../document.js';
import type { WrongVerdict } from './verdicts.js';

/** 每月不少于4次, 每千人5批次, 户均增收800元: so many of each. */
const EACH =
  /每(?<of>个?月|季度?|周|[百千万]?人|户|亩|个?村|所|家|辆|台|场|期)[^，。；\d每]{0,8}$|(?<mean>[户人月亩村])均[^，。；\d每]{0,8}$/;
const IN_YEAR: Readonly<Record<string, number>> = { 月: 12, 季: 4, 周: 52 };
const MANY: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 };
/** A mean is a slip of its goal when it is no further off. */
const MOST_OFF = 3;

/** A verdict on a goal of each, gainsaid by the total and the number of those it is for. */
export const perUnitGoals = (document: TextDocument): WrongVerdict[] =>
  /每|[户人月亩村]均/.test(document.text)
    ? saidOfGoals(document).flatMap((said) => judged(document, said))
    : [];

function judged(document: TextDocument, said: SaidOfGoal): WrongVerdict[] {
  const { statement, clause, isNo } = said;
  const figures = (document.figures[statement.passage] ?? []).filter(
    ({ end }) => end <= clause.start,
  );
  const [goal, ...more] = figures.filter(({ before }) => EACH.test(before));
  if (goal === undefined || more.length > 0) return [];
  const total = figures.findLast(
    (one) =>
      one.start > goal.end &&
      one.thing === goal.thing &&
      one.exact &&
      !/[较比][^，]*$/.test(one.before),
  );
  const count = numberOf(document, goal, figures);
  if (total === undefined || count === null || total.end < statement.start) return [];
  const isMet = meets(document, goal, total.base.div(count));
  return isMet === isNo
    ? [{ verdict: rangeOfText(clause), said: clause.text, wanted: goal, came: total }]
    : [];
}

/** Whether a mean is what was wanted of each; null where it is of something else, or nobody knows which way. */
function meets({ text }: TextDocument, goal: Mention, mean: Decimal): boolean | null {
  const bound = boundOf(goal, text);
  const isFar =
    mean.times(MOST_OFF).lessThan(goal.base) || goal.base.times(MOST_OFF).lessThan(mean);
  if (bound === null || isFar) return null;
  return bound === 'most'
    ? mean.lessThanOrEqualTo(goal.base)
    : mean.greaterThanOrEqualTo(goal.base);
}

/** How many the total is for: those of the year, or the one other figure of their unit. */
function numberOf(
  { text }: TextDocument,
  goal: Mention,
  figures: readonly Mention[],
): Decimal | null {
  const { of, mean } = EACH.exec(goal.before)?.groups ?? {};
  const unit = (of ?? mean ?? '').replace('个', '').charAt(0);
  const inYear = IN_YEAR[unit];
  if (inYear !== undefined) return new Decimal(inYear);
  const many = MANY[unit];
  const sign = many === undefined ? unit : '人';
  const found = figures.filter(
    (one) =>
      one !== goal &&
      (one.unit.endsWith(sign) ||
        (sign === '人' && one.thing === '人') ||
        (one.unit === '个' && text.slice(one.end, one.end + 4).includes(sign))),
  );
  const [first, ...more] = found;
  if (first === undefined || more.some(({ base }) => !base.equals(first.base))) return null;
  return first.base.isZero() ? null : first.base.div(many ?? 1);
}
