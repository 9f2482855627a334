import type { Decimal } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { agrees, inUnitOf, show } from '../relations/arithmetic.js';
import { around, isSlip, placesOf } from '../relations/near.js';

const AVERAGE =
  /(?:(?:[人户生亩车次期]均|平均每|每[人户辆台场次期]平均)[^，。；\d]{0,12}|[，,]平均)$/;
/** Of last year, of a plan, or of a whole district: not to be computed from what stands beside it. */
const OF_OTHERS = /(?:比|较|高于|低于|上年|去年|可支配|纯收入|生产总值|GDP)[^，。；]*$/;
/** 每人次补贴110元 is no total. */
const PER_PIECE = /(?:均|每)[^，。；\d]{0,12}$/;
/** What an average is for each of, and what is counted then. */
const PIECES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:人均|每人)/, ['人', '人次', '人天']],
  [/生均/, ['人']],
  [/(?:户均|每户)/, ['户', '户次']],
  [/亩均/, ['亩']],
  [/(?:车均|每辆)/, ['辆', '台']],
];

/** An average that its total and its count do not give. */
export const average: Kind = {
  id: 'average',
  name: '人均不符',
  severity: 'error',
  reason: '人均、户均等平均数应由文中的总数除以个数得出。',
  fires: [
    '国内公务接待36批次、412人次，支出3.09万元，人均57元。',
    '公务用车运行维护费26.10万元。执法执勤用车9辆，车均运行维护费3.90万元。',
    '全年接待48.62万人次，开放348天，平均每天1937人次。',
    '公用经费133.20万元，在职人员72人，人均公用经费1.58万元。',
    '15个村集体经济收入总额268.50万元，平均19.70万元。',
    '全街道共有社区工作者82人、社区6个，平均每个社区17.3人。',
  ],
  spares: [
    '6个项目自评得分分别为98分、96分、95分、97分、99分、94分，平均96.5分。',
    '国内公务接待36批次、412人次，支出3.09万元，人均75元。',
    '公用经费133.20万元，在职人员72人，人均公用经费1.85万元。',
    '农村居民人均可支配收入18500元，增长7.2%。',
    '176人人均10.95万元，比上一年的人均10.50万元提高0.45万元，全年支出1927.20万元。',
    '生均校舍面积10.40平方米，运动场地8250平方米，在校生1375人，生均6.00平方米。',
    '改造95栋，加装车棚36处，支出1406.00万元，平均每户4000元，平均每栋14.80万元。',
    '为18名公益性岗位人员发放补贴，人均每月1000元。',
  ],
  find: (document) =>
    document.statements.flatMap((statement) =>
      statement.mentions.flatMap((printed) => judge(document, statement, printed)),
    ),
};

interface Quotient {
  readonly total: Mention;
  readonly count: Mention;
  readonly value: Decimal;
}

function judge(document: TextDocument, statement: Statement, printed: Mention): Finding[] {
  // Marks are averaged over themselves, not over a number of things: a matter of scores.
  const counted = (printed.kind === 'amount' || printed.kind === 'count') && printed.unit !== '分';
  if (!counted || !printed.exact || !AVERAGE.test(printed.before)) return [];
  if (OF_OTHERS.test(printed.before)) return [];
  const staff = /人均/.test(printed.before) ? staffOf(document) : [];
  const others = [...around(document, statement, printed), ...staff].filter(({ exact }) => exact);
  const quotients = [...quotientsOf(others, printed)];
  if (quotients.some(({ value }) => agrees(value, printed))) return [];
  const near = quotients.find(
    ({ value, total, count }) =>
      isSlip(value, printed) &&
      (isBeside(statement, total, printed) || isNamed(total, printed)) &&
      (isBeside(statement, count, printed) || staff.includes(count)),
  );
  return near === undefined ? [] : [finding(document, printed, near)];
}

/** Everybody in post, wherever the text says so. */
const staffOf = ({ figures }: TextDocument): Mention[] =>
  figures
    .flat()
    .filter(({ thing, before }) => thing === '人' && /(?:实有|在职|在编)[^，。；]*$/.test(before));

/** 公务用车运行维护费26.10万元 … 车均运行维护费2.90万元 */
function isNamed(total: Mention, printed: Mention): boolean {
  const noun = printed.label.replace(/^(?:平均每|每)?[人户生亩车次期辆台]?(?:平?均)/, '');
  return noun.length >= 3 && total.label.endsWith(noun);
}

/** In the same sentence, with no semicolon between: what follows one is of another subject. */
function isBeside({ start, text }: Statement, mention: Mention, printed: Mention): boolean {
  const [first, last] = [mention, printed].sort((one, other) => one.start - other.start);
  const inside = mention.start >= start && mention.end <= start + text.length;
  return (
    inside && !text.slice((first?.end ?? 0) - start, (last?.start ?? 0) - start).includes('；')
  );
}

/** Every total over every count, in the unit of the printed average. */
function* quotientsOf(figures: readonly Mention[], printed: Mention): Generator<Quotient> {
  const totals = figures.filter(
    ({ thing, before }) => thing === printed.thing && !PER_PIECE.test(before),
  );
  const pieces = PIECES.find(([words]) => words.test(printed.before))?.[1];
  const counts = figures.filter(
    ({ kind, base, thing }) =>
      kind === 'count' && base.greaterThan(1) && (pieces?.includes(thing) ?? true),
  );
  for (const total of totals)
    for (const count of counts)
      if (total !== count)
        yield { total, count, value: inUnitOf(total.base.div(count.base), printed) };
}

function finding(
  document: TextDocument,
  printed: Mention,
  { total, count, value }: Quotient,
): Finding {
  const shown = show(value, Math.max(2, placesOf(printed)));
  return {
    kind: average.id,
    severity: average.severity,
    quotes: [printed, total, count].map((at) => quoteOf(document, at)),
    computed: `${show(inUnitOf(total.base, printed))} ÷ ${show(count.value)} = ${shown}，文中为 ${printed.value.toFixed()}`,
    message: `平均数应为 ${shown}${printed.unit}，文中为 ${printed.value.toFixed()}${printed.unit}。`,
    suggestion: `改为 ${shown}${printed.unit}，或核对总数与个数。`,
    confidence: 0.8,
  };
}
