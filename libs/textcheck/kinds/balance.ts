import type { Decimal } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import { findingOf } from '../finding-of.js';
import type { Finding } from '../finding.js';
import { yearEndRests } from '../relations/sums/year-end-rests.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { agrees, followsFrom, inUnitOf, show } from '../relations/figures/arithmetic.js';
import { areOfOneAccount } from '../relations/figures/accounts.js';
import { identitiesOf, type Identity } from '../relations/sums/identities.js';
import { alike, around, isSlip, isTypo } from '../relations/figures/near.js';
import { brokenFlows, type StockFlow } from '../relations/sums/stock-flows.js';
import { fundFlows } from '../relations/sums/fund-flows.js';
import { ownIdentities } from '../relations/sums/own-identities.js';
import { impliedRests, type ImpliedRest } from '../relations/sums/implied-rests.js';
import { soundRests, wideFlows } from '../relations/sums/wide-flows.js';
import { isOff, remaindersOf, restOf, type Remainder } from '../relations/sums/remainders.js';

const START = /(?:年初|期初|批复|上年结[转余]|上年末|上年底)/;
const IN =
  /(?:追加|调增|增加|新增|收入|拨入|补充|新购|购入|入库|购置|新聘|招录|招聘|调入|纳入|净增)/;
const OUT =
  /(?:核减|审减|调减|压减|减少|支出|使用|收回|上缴|核销|退出|报废|解聘|退休|调出|处置|注销|清退|离职|消化|化解|偿还|归还|领用|出库|发射|消耗|上交|销毁|发放)/;
const END =
  /(?:(?:评审|审核|审定|核减|审减|调整)后|调整预算|变更后|全年预算|年末结[转余]|(?:年末|年底|期末)余|结转结余|结余|结转|年末余额|期末余额)/;
/** Left over, of what was there and what went out. */
const LEFT = /(?:结转|结余|剩余|未执行|未支付|余额|[末底]余$)/;
/** 评审后金额, of what was asked for. */
const REVIEWED = /(?:评审|审核|审定|核减|审减)后[^，。；\d]*$/;
/** 年末837人, of what there was at the start of the year. */
const YEAR_END = /(?:年末|年底|期末)/;
const MOST_FIGURES = 8;

/** A figure after additions and deductions, or what is left over, that does not follow from them. */
export const balance: Kind = {
  id: 'balance',
  name: '收支不平',
  severity: 'error',
  reason: '年初数加追加、减核减应等于调整后数；收入减支出应等于结转结余。',
  fires: [
    '2023年末固定资产原值1124.70万元，累计折旧438.26万元，净值696.44万元。',
    '净资产1846.20万元，资产2105.60万元，负债295.40万元。',
    '总投资2680万元，中央投资1600万元，省级配套540万元，其余640万元由区级自筹。',
    '年初预算2450万元。年中追加318.6万元，调减42万元。调整后预算为2762.6万元。',
    '年初预算860.00万元，年中追加132.50万元、调减20.00万元，调整后预算992.50万元。',
    '调整后预算972.50万元，全年支出950.30万元，年末结转结余32.20万元。',
    '年初结转结余12.30万元，本年收入500.00万元，本年支出498.10万元，年末结转结余12.40万元。',
    '年初在册低保对象860人，当年新增72人、退出95人，年末873人。',
    '发现隐患13处，已整改10处，剩余1处正在整改。',
    '项目概算420.00万元，审定金额408.36万元，比概算节约16.14万元。',
    '一、收入。上年结转48.70万元，收入总计2,732.70万元。\n二、支出。本年支出2,652.30万元，年末结转和结余31.70万元。',
    '全年“三公”经费开支9.86万元，年初安排12.00万元，节余1.50万元。上年“三公”经费10.50万元。',
    '年末资产总额2300.50万元，负债总额115.20万元，净资产2158.30万元。',
  ],
  spares: [
    '一、收入。收入总计2,732.70万元。\n二、支出。本年支出2,652.30万元，结余分配10.00万元，年末结转和结余70.40万元。',
    '固定资产原值1124.70万元，当年折旧98.26万元，累计折旧438.26万元，净值686.44万元。',
    '全年预算6281.15万元，支出6204.93万元，结转下年67.22万元，财政收回9.00万元。',
    '总投资2680万元，中央投资1600万元，省级配套540万元，其余540万元由区级自筹。',
    '年初预算860.00万元，年中追加132.50万元、调减20.00万元，调整后预算972.50万元。',
    '调整后预算972.50万元，全年支出950.30万元，年末结转结余22.20万元。',
    '年初结转结余12.30万元，本年收入500.00万元，本年支出498.10万元，年末结转结余14.20万元。',
    '预算100万元，支出90万元，财政收回2万元，结转8万元。',
    '项目预算80万元，实际支出76万元，年末结转资金120万元系上年项目。',
    '年初在册低保对象860人，当年新增72人、退出95人，年末837人。',
    '受理信访件312件，办结305件，其余7件正在办理。',
    '全年预算320万元，支出300万元，收回8万元，结余12万元。',
    '年初为121人，当年退休5人、招聘4人、调出2人，故年末比年初少3人。',
  ],
  find: (document) => {
    const sound = soundRests(document);
    const told = [
      ...document.statements.flatMap((statement) => inStatement(document, statement)),
      ...brokenIdentities(document).map((found) => identityFinding(document, found)),
      ...impliedRests(document).map((rest) => impliedFinding(document, rest)),
    ].filter(({ quotes }) => !sound.has(quotes[0]?.start ?? -1));
    const known = new Set(told.map(({ quotes }) => quotes[0]?.start));
    const flows = [...brokenFlows(document), ...fundFlows(document), ...wideFlows(document)].filter(
      ({ end }) => !known.has(end.start),
    );
    return [...told, ...flows.map((flow) => stockFinding(document, flow))].filter(({ quotes }) =>
      areOfOneAccount(document, quotes),
    );
  },
};

function brokenIdentities(document: TextDocument): Identity[] {
  const own = [...ownIdentities(document), ...yearEndRests(document)];
  const known = new Set(own.map(({ rest }) => rest));
  return [...own, ...identitiesOf(document).filter(({ rest }) => !known.has(rest))];
}

function inStatement(document: TextDocument, statement: Statement): Finding[] {
  const flows = statement.mentions.flatMap((_, index) => judge(document, statement, index));
  const known = new Set(flows.flatMap(({ quotes }) => quotes[0]?.start ?? []));
  const remainders = remaindersOf(statement).filter(
    (remainder) => !known.has(remainder.left.start) && isOff(document, statement, remainder),
  );
  return [...flows, ...remainders.map((remainder) => remainderFinding(document, remainder))];
}

function judge(document: TextDocument, statement: Statement, index: number): Finding[] {
  const end = statement.mentions[index];
  if (end === undefined || !end.exact || statement.inTable) return [];
  if (end.kind !== 'amount' && end.kind !== 'count') return [];
  const flow = isEnd(end) ? flowTo(end, statement.mentions.slice(0, index)) : null;
  if (flow !== null) return judgeFlow(document, statement, end, flow);
  // Told over several sentences: only a slip of the pen is worth a word.
  const above = (document.figures[statement.passage] ?? []).filter(
    ({ end: at }) => at <= end.start,
  );
  const far = isEnd(end) ? flowTo(end, above) : null;
  if (far === null || !isTypo(inUnitOf(far.sum, end), end)) return [];
  return judgeFlow(document, statement, end, far);
}

function flowTo(end: Mention, figures: readonly Mention[]): Flow | null {
  const before = figures
    .filter((figure) => alike(figure, end) && figure.exact && figure.bracketed === end.bracketed)
    .slice(-MOST_FIGURES);
  return flowOf(before, end);
}

function judgeFlow(
  document: TextDocument,
  statement: Statement,
  end: Mention,
  flow: Flow,
): Finding[] {
  if (isExplained(around(document, statement, end), end, flow)) return [];
  const computed = inUnitOf(flow.sum, end);
  if (followsFrom(computed, end, flow.figures) || (!isCounted(end) && !isSlip(computed, end)))
    return [];
  return [finding(document, { end, computed, figures: flow.figures })];
}

/** People and things: what the year brought and took away is told in full. */
const isCounted = ({ kind, before }: Mention): boolean => kind === 'count' && YEAR_END.test(before);

/** A figure that what stands before it leads to. */
const isEnd = ({ before }: Mention): boolean => {
  const clause = /[^，；。：、,;]*$/.exec(before)?.[0] ?? '';
  // 按年初年末平均为47.5人 and 年末比年初少3人 are no stocks.
  return (END.test(clause) || YEAR_END.test(clause)) && !/平均|[比较]年初/.test(clause);
};

interface Flow {
  readonly figures: readonly Mention[];
  readonly sum: Decimal;
}

/** The last figure something starts from, with what came in and went out since. */
function flowOf(before: readonly Mention[], end: Mention): Flow | null {
  const signed = before.map((figure) => ({
    figure,
    sign: signOf(figure, LEFT.test(end.label) || REVIEWED.test(end.before)),
  }));
  // Without a start, what came in is what there was to begin with.
  const started = signed.findLastIndex(({ sign }) => sign === 0);
  const from =
    started < 0 && LEFT.test(end.label)
      ? signed.findIndex(({ sign }) => sign === 1)
      : started - receiptsBefore(signed, started);
  const since = signed.slice(from + 1).filter(({ sign }) => sign !== null);
  const start = signed[from]?.figure;
  if (start === undefined || since.length === 0) return null;
  if (YEAR_END.test(end.before) && !LEFT.test(end.label) && !START.test(start.before)) return null;
  const sum = since.reduce(
    (total, { figure, sign }) => total.plus(figure.base.times(sign === -1 ? -1 : 1)),
    start.base,
  );
  return { figures: [start, ...since.map(({ figure }) => figure)], sum };
}

/** 本年收入500万元，上年结转12万元: the year's receipts may be told before what was carried into it. */
const receiptsBefore = (
  signed: readonly { readonly figure: Mention; readonly sign: number | null }[],
  started: number,
): 0 | 1 => {
  const [one, start] = [signed[started - 1], signed[started]];
  const carried = /结[转余]/.test(start?.figure.label ?? '');
  return carried && one?.sign === 1 && /收入|拨款/.test(one.figure.label) ? 1 : 0;
};

/** 0 for a start, 1 for what came in, -1 for what went out; null for what is neither. */
function signOf({ label, before }: Mention, left: boolean): 0 | 1 | -1 | null {
  const clause = /[^，；：、]*$/.exec(before)?.[0] ?? '';
  if (/(?:追加|调增)$/.test(before)) return 1;
  if (
    START.test(clause) ||
    (left && /预算|总投资|到位|送审|估算|申报/.test(label) && !OUT.test(label))
  )
    return 0;
  if (OUT.test(label) || OUT.test(before.slice(-6))) return -1;
  return IN.test(label) || IN.test(before.slice(-6)) ? 1 : null;
}

/** 结转67万元，财政收回9万元: told after what is left. */
const WENT_OFF = /(?:收回|上缴|缴回|核减|调减|注销)[^，。；\d]{0,4}$/;

/** Two or three figures around give it, not all of them those of the flow: the words meant those. */
function isExplained(figures: readonly Mention[], end: Mention, flow: Flow): boolean {
  const amounts = figures.filter((figure) => alike(figure, end)).slice(0, MOST_FIGURES * 2);
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
          last !== at &&
          last !== next &&
          (made(gap.plus(third.base), [one, other, third]) ||
            (WENT_OFF.test(third.before) && made(gap.minus(third.base), [one, other, third]))),
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

function remainderFinding(document: TextDocument, remainder: Remainder): Finding {
  const { left, whole, done } = remainder;
  return flowFinding(document, left, [whole, ...done], inUnitOf(restOf(remainder), left));
}

/** 完成32个，占66.67%，剩余18个 */
function impliedFinding(
  document: TextDocument,
  { left, done, share, computed }: ImpliedRest,
): Finding {
  const places = left.half.times(2).decimalPlaces();
  const made = `${computed.toFixed(places)}${left.unit}`;
  return findingOf(balance, document, [left, done, share], {
    computed: `${show(inUnitOf(done.base, left))} ÷ ${show(share.value)}% − ${show(inUnitOf(done.base, left))} = ${computed.toFixed(places)}，文中为 ${left.value.toFixed()}`,
    message: `按完成数和所占比例推算，余下的应为 ${made}，文中为 ${quoteOf(document, left).text}。`,
    suggestion: '核对完成数、所占比例和余下的数。',
    confidence: 0.85,
  });
}

/** 年末60人；年初59人，招录6人，退休2人、调出1人 */
function stockFinding(
  document: TextDocument,
  { end, start, came, went, computed }: StockFlow,
): Finding {
  const made = `${show(computed)}${end.unit}`;
  const signed = [
    ...came.map((one) => ` + ${show(inUnitOf(one.base, end))}`),
    ...went.map((one) => ` − ${show(inUnitOf(one.base, end))}`),
  ];
  return findingOf(balance, document, [end, start, ...came, ...went], {
    computed: `${show(inUnitOf(start.base, end))}${signed.join('')} = ${show(computed)}，文中为 ${end.value.toFixed()}`,
    message: `按年初数和增减数，年末应为 ${made}，文中为 ${quoteOf(document, end).text}。`,
    suggestion: '核对年初、年末和增减各数。',
    confidence: 0.85,
  });
}

const identityFinding = (
  document: TextDocument,
  { whole, less, rest, computed }: Identity,
): Finding => flowFinding(document, rest, [whole, less], computed);

function flowFinding(
  document: TextDocument,
  printed: Mention,
  of: readonly Mention[],
  computed: Decimal,
): Finding {
  const made = `${show(computed)}${printed.unit}`;
  const worked = of.map(({ base }) => show(inUnitOf(base, printed))).join(' − ');
  return {
    kind: balance.id,
    severity: balance.severity,
    quotes: [printed, ...of].map((at) => quoteOf(document, at)),
    computed: `${worked} = ${show(computed)}，文中为 ${printed.value.toFixed()}`,
    message: `按前面的数应为 ${made}，文中为 ${quoteOf(document, printed).text}。`,
    suggestion: `核对各数；其余无误的，改为 ${made}。`,
    confidence: 0.8,
  };
}
