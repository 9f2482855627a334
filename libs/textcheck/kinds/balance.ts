import type { Decimal } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { agrees, inUnitOf, show } from '../relations/arithmetic.js';
import { around, isSlip } from '../relations/near.js';

const START = /(?:年初|期初|批复|上年结[转余])/;
const IN = /(?:追加|调增|增加|新增|收入|拨入|补充)/;
const OUT = /(?:核减|调减|压减|减少|支出|使用|收回|上缴|核销)/;
const END = /(?:调整后|调整预算|变更后|全年预算|年末结[转余]|结转结余|结余|结转|年末余额|期末余额)/;
/** Left over, of what was there and what went out. */
const LEFT = /(?:结转|结余|剩余|未执行|未支付|余额)/;
const MOST_FIGURES = 8;

/** A figure after additions and deductions, or what is left over, that does not follow from them. */
export const balance: Kind = {
  id: 'balance',
  name: '收支不平',
  severity: 'error',
  reason: '年初数加追加、减核减应等于调整后数；收入减支出应等于结转结余。',
  fires: [
    '年初预算860.00万元，年中追加132.50万元、调减20.00万元，调整后预算992.50万元。',
    '调整后预算972.50万元，全年支出950.30万元，年末结转结余32.20万元。',
    '年初结转结余12.30万元，本年收入500.00万元，本年支出498.10万元，年末结转结余12.40万元。',
  ],
  spares: [
    '年初预算860.00万元，年中追加132.50万元、调减20.00万元，调整后预算972.50万元。',
    '调整后预算972.50万元，全年支出950.30万元，年末结转结余22.20万元。',
    '年初结转结余12.30万元，本年收入500.00万元，本年支出498.10万元，年末结转结余14.20万元。',
    '预算100万元，支出90万元，财政收回2万元，结转8万元。',
    '项目预算80万元，实际支出76万元，年末结转资金120万元系上年项目。',
  ],
  find: (document) =>
    document.statements.flatMap((statement) =>
      statement.mentions.flatMap((_, index) => judge(document, statement, index)),
    ),
};

function judge(document: TextDocument, statement: Statement, index: number): Finding[] {
  const end = statement.mentions[index];
  if (end?.kind !== 'amount' || !end.exact || !END.test(end.label) || statement.inTable) return [];
  const before = statement.mentions
    .slice(0, index)
    .filter(
      ({ kind, exact, bracketed }) => kind === 'amount' && exact && bracketed === end.bracketed,
    )
    .slice(-MOST_FIGURES);
  const flow = flowOf(before, end);
  if (flow === null || isExplained(around(document, statement, end), end, flow)) return [];
  const computed = inUnitOf(flow.sum, end);
  if (agrees(computed, end) || !isSlip(computed, end)) return [];
  return [finding(document, { end, computed, figures: flow.figures })];
}

interface Flow {
  readonly figures: readonly Mention[];
  readonly sum: Decimal;
}

/** The last figure something starts from, with what came in and went out since. */
function flowOf(before: readonly Mention[], end: Mention): Flow | null {
  const signed = before.map((figure) => ({ figure, sign: signOf(figure, LEFT.test(end.label)) }));
  const from = signed.findLastIndex(({ sign }) => sign === 0);
  const since = signed.slice(from + 1).filter(({ sign }) => sign !== null);
  const start = signed[from]?.figure;
  if (start === undefined || since.length === 0) return null;
  const sum = since.reduce(
    (total, { figure, sign }) => total.plus(figure.base.times(sign ?? 0)),
    start.base,
  );
  return { figures: [start, ...since.map(({ figure }) => figure)], sum };
}

/** 0 for a start, 1 for what came in, -1 for what went out; null for what is neither. */
function signOf({ label, before }: Mention, left: boolean): 0 | 1 | -1 | null {
  if (START.test(label) || (left && /预算|总投资|到位/.test(label) && !OUT.test(label))) return 0;
  if (OUT.test(label) || OUT.test(before.slice(-6))) return -1;
  return IN.test(label) || IN.test(before.slice(-6)) ? 1 : null;
}

/** Two or three figures around give it, not all of them those of the flow: the words meant those. */
function isExplained(figures: readonly Mention[], end: Mention, flow: Flow): boolean {
  const amounts = figures.filter(({ kind }) => kind === 'amount').slice(0, MOST_FIGURES * 2);
  const made = (sum: Decimal, of: readonly Mention[]): boolean =>
    (flow.figures.length === 2 || of.some((figure) => !flow.figures.includes(figure))) &&
    agrees(inUnitOf(sum, end), end);
  return amounts.some((one, at) =>
    amounts.some((other, next) => {
      if (at === next) return false;
      const gap = one.base.minus(other.base);
      if (made(gap, [one, other]) || made(one.base.plus(other.base), [one, other])) return true;
      return amounts.some(
        (third, last) =>
          last !== at && last !== next && made(gap.plus(third.base), [one, other, third]),
      );
    }),
  );
}

interface Mismatch extends Pick<Flow, 'figures'> {
  readonly end: Mention;
  readonly computed: Decimal;
}

function finding(document: TextDocument, { end, computed, figures }: Mismatch): Finding {
  const left = LEFT.test(end.label);
  const worked = figures
    .map((figure, at) => {
      const sign = at === 0 ? '' : signOf(figure, left) === -1 ? ' − ' : ' + ';
      return `${sign}${show(inUnitOf(figure.base, end))}`;
    })
    .join('');
  return {
    kind: balance.id,
    severity: balance.severity,
    quotes: [end, ...figures].map((at) => quoteOf(document, at)),
    computed: `${worked} = ${show(computed)}，文中为 ${end.value.toFixed()}`,
    message: `${end.label}应为 ${show(computed)}${end.unit}，文中为 ${end.value.toFixed()}${end.unit}。`,
    suggestion: `核对各数；其余无误的，改为 ${show(computed)}${end.unit}。`,
    confidence: 0.8,
  };
}
