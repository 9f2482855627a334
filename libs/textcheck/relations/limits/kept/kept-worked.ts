import { Decimal } from '#libs/kernel';

import type { Range } from '../../../finding-of.js';
import { matchesIn } from '../../../text/matches.js';
import { quotients } from '../../scores/ruled/rate-gaps.js';
import type { Bound } from './bound-figures.js';

/** What a limit has to be held against where no figure of its sort is told. */
export interface Worked {
  readonly value: Decimal;
  readonly limit: Decimal;
  readonly at: Range;
}

/** A rate of two figures, so much for each of so many, or so many for all there are. */
export function workedFor(limit: Bound, bounds: readonly Bound[]): Worked | null {
  const facts = bounds.filter((one) => one !== limit && one.side === null && !isInRule(one, limit));
  if (limit.unit === '%') return rateFor(limit, facts);
  return perPeriod(limit, facts) ?? perMany(limit, facts) ?? forEach(limit, facts);
}

const isInRule = (one: Bound, limit: Bound): boolean =>
  one.of === limit.of && one.end <= limit.start && /每\s?$/.test(one.before);

const YUAN = '元';
const LESS = /节约|节余率|压减|下降|降幅|减少|流失|损耗|超支/;

/** 成活3984株 of 4800株 for a limit of 85%. */
function rateFor(limit: Bound, facts: readonly Bound[]): Worked | null {
  if (facts.some(({ unit }) => unit === '%') || LESS.test(limit.clause)) return null;
  const [only, ...more] = quotients(facts.filter(({ inWords }) => !inWords));
  const last = only?.of.at(0);
  return only === undefined || last === undefined || more.length > 0
    ? null
    : { value: only.value, limit: limit.value, at: last };
}

const PERIODS: readonly (readonly [RegExp, number])[] = [
  [/每(?:旬|10天)/, 36],
  [/每(?:个?月|月度)/, 12],
  [/每(?:周|星期)/, 52],
  [/每(?:个?季度?)/, 4],
  [/每半月/, 24],
  [/每半年/, 2],
];
const DAILY = /每(?:日|天)/;
const YEARLY = /全年|年度|20\d\d年|12个月|一年/;

/** 每旬不少于1次, 全年33次: how many there should be. */
function perPeriod(limit: Bound, facts: readonly Bound[]): Worked | null {
  const own = facts.filter((one) => one.unit === limit.unit && !one.inWords);
  const [came, ...more] = own;
  // 每人每天550元 is for each of so many, too.
  if (came === undefined || more.length > 0 || limit.unit === YUAN) return null;
  const words = limit.clause;
  const times = timesIn(words, came, facts);
  return times === null ? null : { value: came.value, limit: limit.value.times(times), at: came };
}

function timesIn(words: string, came: Bound, facts: readonly Bound[]): Decimal | null {
  if (DAILY.test(words)) {
    const days = facts.filter(({ unit }) => unit === '天');
    return days.length === 1 ? (days[0]?.value ?? null) : null;
  }
  const [, times] = PERIODS.find(([period]) => period.test(words)) ?? [];
  const months = facts.find(({ unit, value }) => unit === '个月' && value.lessThan(YEAR));
  if (times === undefined || !YEARLY.test(came.of.text)) return null;
  return months === undefined ? new Decimal(times) : null;
}
const YEAR = 12;

const MANY =
  /每(?:(\d+(?:\.\d+)?)\s?)?([万千百]?)(亩|人|户|公里|平方米|平方公里|名|张|台|辆|所|个|村|座|床|班)(?![次均])/;
const BEHIND = /^\/([万千百])?(亩|人|户|公里|平方米|平方公里|床)/;
const SCALE: Readonly<Record<string, number>> = { 百: 100, 千: 1_000, 万: 10_000 };

/** 每3000亩不少于1名, 4批次/千人: for all that there are. */
function perMany(limit: Bound, facts: readonly Bound[]): Worked | null {
  const per = perOf(limit);
  if (per === null || per.unit === limit.unit || limit.unit === YUAN) return null;
  const all = onlyOf(facts, per.unit);
  const came = onlyOf(facts, limit.unit);
  if (all === null || came === null || all.value.lessThan(per.size)) return null;
  return { value: came.value, limit: all.value.div(per.size).times(limit.value), at: came };
}

/** For how many of what a limit is, by the words before it or right behind it. */
function perOf({ of, start, after }: Bound): { unit: string; size: Decimal } | null {
  const [, many, behind] = BEHIND.exec(after) ?? [];
  if (behind !== undefined) return { unit: unitName(behind), size: scaleOf(many) };
  const clause = /[^，。；：]*$/.exec(of.text.slice(0, start - of.start))?.[0] ?? '';
  const [, digits = '1', scale, unit] = MANY.exec(clause) ?? [];
  return unit === undefined ? null : { unit: unitName(unit), size: scaleOf(scale).times(digits) };
}

const scaleOf = (many = ''): Decimal => new Decimal(SCALE[many] ?? 1);

/** The only figure of a unit. */
function onlyOf(facts: readonly Bound[], unit: string): Bound | null {
  const [only, ...more] = facts.filter((one) => one.unit === unit && !one.inWords);
  return only === undefined || more.length > 0 ? null : only;
}

const unitName = (unit: string): string => (unit === '名' ? '人' : unit);

const EACH = /每([一-龥])/g;
const GROUPS = /^(?:班|组|期|桌|辆|车|户|间|场|次|批|所|村|队|床|天|晚|个)$/;

/** 每人每晚330元, 4名 of 5晚 and 7000元; 班额不超过50人, 612人 and 12个班. */
function forEach(limit: Bound, facts: readonly Bound[]): Worked | null {
  const [sum, ...sums] = facts.filter((one) => one.unit === limit.unit && !one.inWords);
  if (sum === undefined || sums.length > 0) return null;
  const each = matchesIn(limit.clause, EACH).map(([, unit = '']) => unitName(unit));
  const counts =
    each.length > 0
      ? each.flatMap((unit) => facts.filter((one) => one.unit === unit && one !== sum))
      : limit.unit === '元'
        ? []
        : facts.filter((one) => GROUPS.test(one.unit) && one !== sum);
  if (counts.length === 0 || counts.length !== Math.max(1, each.length)) return null;
  const product = counts.reduce((all, { value }) => all.times(value), new Decimal(1));
  if (product.isZero() || product.equals(1)) return null;
  const value = sum.value.div(product);
  return { value, limit: limit.value, at: sum };
}
