import type { Mention } from '../../mentions/mention.js';
import { alike } from '../figures/near.js';
import type { Operands } from './rate-place.js';

const PLANNED = /(年初预算|调整(?:后)?预算|全年预算|年度预算|预算|计划)(?:数|额)?(?:为|是)?$/;
const DONE =
  /^[，,；;](?:实际|全年|当年)*(?:支出|收入)?(?:决算|完成|支出|执行)(?:数|额)?(?:为|是)?$/;
const RATE =
  /^[，,]?(?:完成|占|为|达到)(年初预算|调整(?:后)?预算|全年预算|年度预算|预算|计划)(?:数|额)?的$/;

/**
 * 年初预算为274.82万元，支出决算为245.53万元，完成年初预算的93.57%: one sentence names the plan, what was done and the rate of
 * the very plan, so that the rate can be of nothing else.
 */
export function toldOut(mentions: readonly Mention[], printed: Mention): Operands | null {
  const at = mentions.indexOf(printed);
  const [first, last] = mentions.slice(Math.max(0, at - 2), at);
  if (first === undefined || last === undefined || !alike(first, last)) return null;
  const [, plan] = PLANNED.exec(first.before) ?? [];
  const [, named] = RATE.exec(printed.before) ?? [];
  const exact = [first, last, printed].every((one) => one.exact);
  return exact && plan !== undefined && plan === named && DONE.test(last.before)
    ? { numerator: last, denominator: first }
    : null;
}
