import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';

/** A sum worked out in the text whose result is another one: 86.40÷90.00×100%=94.00%. */
export interface WorkedOut {
  readonly at: Range;
  readonly computed: Decimal;
  readonly printed: string;
}

const FIGURE = String.raw`\d+(?:,\d{3})*(?:\.\d+)?\s?(?:万元|亿元|元|万人|人|户|亩|分|个)?`;
const SIGN = String.raw`\s?[+＋\-－−×xX*＊÷/]\s?`;
const TERM = String.raw`[（(]?${FIGURE}[）)]?`;
const EQUATION = new RegExp(
  String.raw`(?<![\d.A-Za-z])(?<![+＋\-－−×*＊÷/][^=＝，。；]{0,12})(${TERM}(?:${SIGN}${TERM}){1,8}(?:\s?[×xX*]\s?100%)?)\s?[=＝]\s?(\d+(?:,\d{3})*(?:\.\d+)?)\s?(%|万元|亿元|元|万人|人|户|亩|分|个)?(?![\d.]|\s?[+＋\-×*÷/])`,
  'g',
);
const UNITS = /万元|亿元|元|万人|人|户|亩|分|个/g;
const MINUS = /[－−]/g;
const TIMES = /[xX*＊]/g;

/** 93.38分（88.20÷94×100）: a result with its sum in a bracket behind it. */
const IN_BRACKET = new RegExp(
  String.raw`(?<![\d.A-Za-z])(\d+(?:,\d{3})*(?:\.\d+)?)\s?(%|分)\s?[（(](${TERM}(?:${SIGN}${TERM}){1,8}(?:\s?[×xX*]\s?100%)?)[）)]`,
  'g',
);

/** Equations in running text and cells that do not hold, and results that the sum behind them does not make. */
export const wrongEquations = (document: TextDocument): WorkedOut[] => [
  ...equations(document),
  ...document.passages.flatMap((passage) =>
    /[÷×]/.test(passage.text)
      ? matchesIn(passage.text, IN_BRACKET).flatMap((match) => {
          const [, result = '', unit = '', sum = ''] = match;
          const computed = /[÷×/*xX]/.test(sum) ? valueOf(sum, unit) : null;
          return computed === null || holds(computed, result)
            ? []
            : [{ at: rangeOf(passage, match), computed, printed: `${result}${unit}` }];
        })
      : [],
  ),
];

const equations = ({ passages }: TextDocument): WorkedOut[] =>
  passages.flatMap((passage) =>
    passage.text.includes('=') || passage.text.includes('＝')
      ? matchesIn(passage.text, EQUATION).flatMap((match) => {
          const [, sum = '', result = '', unit = ''] = match;
          const computed = valueOf(sum, unit);
          return computed === null || holds(computed, result)
            ? []
            : [{ at: rangeOf(passage, match), computed, printed: `${result}${unit}` }];
        })
      : [],
  );

/** Within half a unit of the last printed place. */
function holds(computed: Decimal, result: string): boolean {
  const places = result.split('.')[1]?.length ?? 0;
  const gap = computed.minus(result.replaceAll(',', '')).abs();
  return gap.lessThanOrEqualTo(new Decimal(10).pow(-places).div(2));
}

/** What the left side makes in the unit of the right one; null where units are mixed. */
function valueOf(sum: string, unit: string): Decimal | null {
  const percent = /100%$/.test(sum) || unit === '%';
  const units = new Set(matchesIn(sum, UNITS).map(([found]) => found));
  const told = !percent && unit !== '' ? new Set([...units, unit]) : units;
  if (told.size > 1) return null;
  const plain = sum
    .replace(/\s?[×xX*]\s?100%$/, '')
    .replace(UNITS, '')
    .replaceAll(',', '')
    .replace(MINUS, '-')
    .replace(TIMES, '×')
    .replace(/＋/g, '+')
    .replace(/\//g, '÷')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replaceAll(/\s/g, '');
  const value = evaluate(plain.includes(')') ? plain : plain.replace(/^\(/, ''));
  return value === null || !percent ? value : value.times(100);
}

/** Plus and minus over times and divided by, brackets first. */
function evaluate(text: string): Decimal | null {
  const inner = /\(([^()]*)\)/.exec(text);
  if (inner !== null) {
    const value = evaluate(inner[1] ?? '');
    return value === null ? null : evaluate(text.replace(inner[0], value.toFixed()));
  }
  const terms = text.match(/[+-]?[^+-]+/g) ?? [];
  const values = terms.map(product);
  return values.includes(null) || values.length === 0
    ? null
    : values.reduce<Decimal>((total, value) => total.plus(value ?? 0), new Decimal(0));
}

function product(term: string): Decimal | null {
  const [first = '', ...rest] = term.split(/(?=[×÷])/);
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(first)) return null;
  let value = new Decimal(first);
  for (const factor of rest) {
    const number = factor.slice(1);
    if (!/^\d+(?:\.\d+)?$/.test(number) || Number(number) === 0) return null;
    value = factor.startsWith('×') ? value.times(number) : value.div(number);
  }
  return value;
}
