import type { TextDocument } from '../../document.js';
import { oncePerDocument } from '../../once.js';
import type { Mention } from '../../mentions/mention.js';

/** 为预算的102.4%, 完成变动预算的80%, 占年初预算数的96%: a rate of the budget of what is told right before it. */
const OF_BUDGET =
  /^[，,（(]?(?:完成|达到?|为|是|占|占到|约为|约占)?(?:了)?[^，。；、\d]{0,8}预算(?:数|额|任务)?的$/;
/** 收入完成41.36亿元, 支出执行39.87亿元: what was done. */
const DONE = /(?:完成|实现|执行|列支|支付|支出|决算)(?:数|额)?(?:了|为|是|达|共)?$/;
const RECEIPTS = /收入(?:总额|合计|总计)?(?:为|是|达|共)?$/;
const PLANNED =
  /年初|批复|批准|安排|下达|调整|变动|计划|预计|(?<!公共|基金|经营|财政|专户)预算|预算(?:数|总?额|指标)/;

interface Told {
  /** Rates of a budget. */
  readonly rates: ReadonlySet<number>;
  /** What was taken in or spent. */
  readonly outcomes: ReadonlySet<number>;
}

const toldIn = oncePerDocument(({ statements }): Told => {
  const [rates, outcomes] = [new Set<number>(), new Set<number>()];
  for (const { mentions } of statements)
    for (const [at, one] of mentions.entries()) {
      const next = mentions[at + 1];
      if (isOfBudget(one)) rates.add(one.start);
      if (one.kind === 'amount' && isOutcome(one, next)) outcomes.add(one.start);
    }
  return { rates, outcomes };
});

const isOfBudget = ({ kind, before }: Mention): boolean =>
  kind === 'percent' && OF_BUDGET.test(before);

const clauseOf = ({ before }: Mention): string => /[^，。；：、]*$/.exec(before)?.[0] ?? '';

function isOutcome(one: Mention, next: Mention | undefined): boolean {
  const clause = clauseOf(one);
  const told = DONE.test(clause) || RECEIPTS.test(clause);
  return !PLANNED.test(clause) && (told || (next !== undefined && isOfBudget(next)));
}

/**
 * A rate of a budget that is held against nothing but outcomes: of 收入完成41.36亿元，为预算的102.4%。支出完成39.87亿元，为预算的99.2%
 * neither figure is the budget of the other.
 */
export function isWithoutBudget(
  document: TextDocument,
  [rate, ...of]: readonly { readonly start: number }[],
): boolean {
  const { rates, outcomes } = toldIn(document);
  return rates.has(rate?.start ?? -1) && of.every(({ start }) => outcomes.has(start));
}
