import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, show } from '../figures/arithmetic.js';
import { alike, isShare } from '../figures/near.js';
import { isOfNoTarget, RATED, rolesOf, saysByRate, type Pair } from './by-rate.js';
import type { Scored } from './deductions.js';

/** An item is told in so many sentences, on so many lines. */
const MOST_SENTENCES = 4;
const MOST_LINES = 3;
const HUNDRED = 100;
/** Rules, deductions and weights: another sum. */
const ELSE = /每|加权|扣\d|扣减|权重|计入|考核|总分|得满分|不得分/;
const WANTED = /计划|目标|任务|应|预算|下达|安排/;
const CAME = /实际|完成|支出|执行|已|支付|到位/;

/** 计划培训200人次，实际170人次，完成率85%。该指标分值12分，按完成比例计分，得12分: what the marks are in proportion to stands in a sentence before. */
export const proportionalItems = (document: TextDocument): Scored[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && saysByRate(text) && !ELSE.test(text))
    .flatMap((statement) => judge(itemOf(document, statement)));

/** The sentence with those before it that tell of the same item: up to the marks of another. */
function itemOf({ statements }: TextDocument, last: Statement): readonly Statement[] {
  const item = [last];
  for (const one of statements
    .slice(Math.max(0, last.index - MOST_SENTENCES + 1), last.index)
    .toReversed()) {
    const isFar = last.passage - one.passage >= MOST_LINES || one.inTable || ELSE.test(one.text);
    if (isFar || marksIn([one, ...item]).length > 2) break;
    item.unshift(one);
    if (one.mentions.some(({ kind }) => kind === 'percent')) break;
  }
  return item;
}

const marksIn = (item: readonly Statement[]): Mention[] =>
  item.flatMap(({ mentions }) => mentions.filter(({ unit }) => unit === '分'));

function judge(item: readonly Statement[]): Scored[] {
  const marks = marksIn(item);
  const own = item.at(-1)?.mentions ?? [];
  const pair = marks.length === 2 ? rolesOf(marks) : null;
  if (pair === null || !own.includes(pair.got) || pair.got.value.greaterThan(pair.full.value))
    return [];
  const others = item.flatMap(({ mentions }) => mentions).filter((one) => !marks.includes(one));
  const rates = others.filter(({ kind }) => kind === 'percent');
  const [rate] = rates;
  if (rates.length > 1 || (rate !== undefined && own.includes(rate))) return [];
  const counted = others.filter((one) => one !== rate);
  return rate === undefined ? byPair(pair, counted) : byRate(pair, rate, counted);
}

function byRate({ full, got }: Pair, rate: Mention, counted: readonly Mention[]): Scored[] {
  const computed = full.value.times(rate.value).div(HUNDRED);
  const told = rate.exact && RATED.test(rate.before) && rate.value.lessThanOrEqualTo(HUNDRED);
  // Of a plan that is told nothing less than all is wanted.
  const ofPlan = isPlanned(counted) && isShare(counted[1], counted[0], rate);
  if (!told || !(ofPlan || isOfNoTarget({ rate, full, got }))) return [];
  return scored({ full, got }, [rate], computed, `${show(rate.value)}%`);
}

/** 计划300人次 and 实际240人次, and no other figures. */
function byPair({ full, got }: Pair, counted: readonly Mention[]): Scored[] {
  if (!isPlanned(counted)) return [];
  const [wanted, came] = counted;
  const computed = full.value.times(came.base).div(wanted.base);
  const worked = `${show(came.value)} ÷ ${show(wanted.value)}`;
  return scored({ full, got }, [came, wanted], computed, worked);
}

function isPlanned(
  counted: readonly Mention[],
): counted is readonly [wanted: Mention, came: Mention] {
  const [wanted, came] = counted;
  if (wanted === undefined || came === undefined || counted.length > 2) return false;
  const isShort = alike(wanted, came) && came.base.lessThan(wanted.base) && came.base.isPositive();
  const told = WANTED.test(wanted.before) && CAME.test(came.before) && !WANTED.test(came.before);
  return isShort && told && wanted.exact && came.exact;
}

const scored = (
  { full, got }: Pair,
  of: readonly Mention[],
  computed: Decimal,
  by: string,
): Scored[] =>
  agrees(computed, got)
    ? []
    : [{ got, of: [full, ...of], worked: `${show(full.value)} × ${by}`, computed }];
