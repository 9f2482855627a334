import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { followsFrom, inUnitOf } from '../figures/arithmetic.js';
import { alike, isMisprint } from '../figures/near.js';

/** What there was, what came and went, and what is left of it: 应通水3450户，入户3286户，还有174户未接入. */
export interface PlainFlow {
  readonly left: Mention;
  readonly whole: Mention;
  readonly flows: readonly Mention[];
  readonly computed: Decimal;
}

const CAME =
  /追加|新增|新购|购置|购入|新进|招录|调入|转入|增加|调增|加上|新建|接收|补充(?![^，。]*编)/;
const WENT =
  /核减|调减|减少|压减|报废|处置|发放|领用|退出|退休|调出|支出|用掉|使用|花|拨付|支付|兑现|完成|落实|到位|已|改造|结案|办结|入户|收回|转出|死亡|离/;
/** What there was, where other figures stand before it. */
const WHOLE = /应|任务|预算|计划|总|共|年初|安排|到位|收|合同|投资|编制|概算/;
const COMPARED = /[比较]/;
/** What is left, lacking or too much, however it is said. */
const LEFT =
  /剩|余|结转|缺口|差(?!旅)|欠|尚|还有|未|少|多(?!种)|省|节约|空编|空缺|盈|超|年末|年底|期末|库存|评审后|调整后|其余|后[^，。]{0,6}为$/;
const OF_OTHERS = /每|均|其中|同比|占|主要|包括|另|超过|分别|[此之]外|折旧|净值/;
const LONGEST = 22;
const MOST_FLOWS = 3;
/** Off by so much it is still meant for what the figures before it leave. */
const MOST_OFF = '0.3';
const PASSAGES = 2;
/** Figures before it that may make it otherwise. */
const MOST_BEFORE = 8;

/** Rests, lacks and stocks that do not follow from the figures told right before them and are made by no others around. */
export function plainFlows(document: TextDocument, known: ReadonlySet<number>): PlainFlow[] {
  return document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) =>
      statement.mentions
        .filter((one) => isFigure(one) && LEFT.test(one.before) && !known.has(one.start))
        .flatMap((left) => judge(document, statement, left) ?? []),
    );
}

/** An exact figure of money or of a number, in the running text, no mark, that few words without any of others lead to. */
export const isFlowing = (
  { kind, exact, unit, before, bracketed }: Mention,
  others: RegExp,
  longest: number,
): boolean =>
  (kind === 'amount' || kind === 'count') &&
  exact &&
  unit !== '分' &&
  !bracketed &&
  !others.test(before) &&
  before.length <= longest;

const isFigure = (one: Mention): boolean => isFlowing(one, OF_OTHERS, LONGEST);

function judge(document: TextDocument, { passage }: Statement, left: Mention): PlainFlow | null {
  const before = document.figures
    .slice(Math.max(0, passage - PASSAGES), passage + 1)
    .flat()
    .filter((one) => one.end <= left.start && alike(one, left));
  const run = runBefore(before);
  if (run === null) return null;
  const { whole, flows } = run;
  const base = sumDecimals([whole.base, ...flows.map(signed)]);
  const compared = flows.some((one) => COMPARED.test(one.before));
  const computed = inUnitOf(compared ? base.abs() : base, left);
  if (followsFrom(computed, left, [whole, ...flows])) return null;
  if (!computed.isPositive() || computed.isZero() || !isNear(computed, left)) return null;
  const around = [...before.slice(-MOST_BEFORE), ...(document.figures[passage] ?? [])];
  return isMade(around, left) ? null : { left, whole, flows, computed };
}

/** The last figures that came or went, and the one before that they came to or went off. */
function runBefore(before: readonly Mention[]): Pick<PlainFlow, 'whole' | 'flows'> | null {
  const still = before.findLastIndex((one) => !isFlow(one) || !isFigure(one));
  const from = Math.max(still, before.length - MOST_FLOWS - 1, 0);
  const [whole, ...flows] = before.slice(from);
  const first =
    from === 0 || /^[^，；、]/.test(whole?.before ?? '') || WHOLE.test(whole?.before ?? '');
  const fine = whole !== undefined && isFigure(whole) && flows.length > 0 && first;
  return fine ? { whole, flows } : null;
}

const isFlow = ({ before }: Mention): boolean =>
  [CAME, WENT, COMPARED].some((words) => words.test(before));

/** 加上债务还本支出5亿元: added to what went. */
const ADDED_OUTLAY = /加上[^，。；、\d]*支出$/;

const signed = ({ before, base }: Mention): Decimal =>
  CAME.test(before) && !COMPARED.test(before) && !ADDED_OUTLAY.test(before) ? base : base.negated();

const isNear = (computed: Decimal, left: Mention): boolean =>
  computed.minus(left.value).abs().lessThanOrEqualTo(left.value.times(MOST_OFF)) ||
  isMisprint(computed, left);

/** Told again, or two or three figures around make it by adding and taking off. */
function isMade(around: readonly Mention[], left: Mention): boolean {
  const figures = [...new Set(around)].filter((one) => one !== left && alike(one, left));
  const bases = figures.flatMap(({ base }) => [base, base.negated()]);
  const wanted = left.base;
  const singles = new Set(bases.map((base) => base.toFixed()));
  return (
    singles.has(wanted.toFixed()) ||
    bases.some((one) => singles.has(wanted.minus(one).toFixed())) ||
    bases.some((one) =>
      bases.some((other) => singles.has(wanted.minus(one).minus(other).toFixed())),
    )
  );
}
