import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { figureOf } from '../figures/figures.js';
import type { Operands } from './rate.js';

/** Ratios a financial report names, as numerator over denominator; the first denominator that is stated counts. */
const NAMED: readonly {
  readonly name: RegExp;
  readonly over: string;
  readonly under: readonly string[];
  readonly atLeast?: string;
  readonly defined?: boolean;
}[] = [
  { name: /资产负债率/, over: '负债总额', under: ['资产总额'], defined: true },
  { name: /现金比率/, over: '货币资金', under: ['流动负债', '负债总额'] },
  { name: /流动比率/, over: '流动资产', under: ['流动负债', '负债总额'], atLeast: '货币资金' },
  { name: /在职人员控制率/, over: '实有', under: ['编制数'] },
];
const OF_LAST_YEAR = /(?:上年|去年|年初|由|从)[^，]*$/;

/** The two figures of a ratio that has a name of its own, where the text states both. */
export function namedRatio(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
): Operands | null {
  const rule = NAMED.find(({ name }) => name.test(printed.label));
  if (rule === undefined || OF_LAST_YEAR.test(printed.before)) return null;
  const year = printed.year ?? statement.year;
  const stated = figureOf(document, { label: rule.over, year });
  // Of a numerator that is not stated a part may be: enough to know that the ratio is not nought.
  const numerator =
    stated ??
    (printed.value.isZero() && rule.atLeast !== undefined
      ? figureOf(document, { label: rule.atLeast, year })
      : null);
  const denominator = rule.under
    .flatMap((label) => figureOf(document, { label, year }) ?? [])
    .at(0);
  return numerator !== null && denominator !== undefined
    ? { numerator, denominator, certain: true, defined: stated !== null && rule.defined === true }
    : null;
}
