import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { bigramsOf, namePool } from '../figures/name-pool.js';
import { isTypo } from '../figures/near.js';
import { dimensionOf } from '../figures/measures.js';
import { listedCount } from './listed-count.js';
import { averagesOf, isRight, type Average } from './average-pairs.js';

/** 每校投入, 平均每册, 每吨: the noun it is for each of, a measure word before it or not. */
const EACH =
  /(?:每|单)(?:个|所|家|座|处|条|名|辆|户|张|位)?([一-龥]{1,4}?)(?:平均|年均|均)?(?:投入|支出|使用|成本|费用|花费|经费|造价|投资|补助|运行|维护|运维|采购|接待|受益|费|用|得|收|产|减|增|节|约|为|是|达|仅|需|合|折合|计)*$/;
const MEAN = /(?:^|[^平])([一-龥])均[^，。；、\d]{0,10}$/;
const BED_DAYS = /平均住院[日天](?:数)?(?:为|是|降至|达|约)?$/;
/** A price, a bound, another year's, a change. */
const OTHER_SORT =
  /[低高多少]于|不到|标准|单价|价格|定额|限额|每[人户生月年季周]?[^，。；]{0,4}每|按每|不[低高超少]|以内|上年|去年|同期|比|较|提高|下降|降低|增加|减少|目标|控制|要求|计划|可支配|纯收入|收费|[奖罚扣]|每[月年季天日周次百千万十]|月均|次均|[人]均[^，]*[收]入|发放/;
/** Piece nouns and the measure words they are counted with. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  ...{
    人: ['人'],
    生: ['人'],
    人次: ['人次'],
    日: ['天'],
    册: ['册', '本'],
    公里: ['公里', '千米'],
  },
  ...{ 车: ['辆', '台'], 辆: ['辆', '台'], 台: ['台', '套'], 床: ['张', '床'], 件: ['件', '起'] },
  ...{
    场: ['场', '场次'],
    期: ['期', '场'],
    次: ['次', '人次'],
    桶: ['桶', '个'],
    项: ['项', '个'],
  },
  ...{ 处: ['个', '处'], 班: ['个', '班'], 批: ['批', '批次'] },
};
/** A round sum for everybody is what was laid down, no average. */
const GRANTED = /[补救资][助贴]|慰问|奖/;
const ROUND = 50;
/** 低于每村10万元的标准 */
const BOUND_BEHIND = /^的?[^，。；]{0,6}(?:标准|定额|控制|上限|限额|要求)/;
const NEAR = 0.3;

/** Averages for each of a thing, with the sum their words name wherever the report tells it. */
export const namedAverages = (document: TextDocument): Average[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && /[每均]|单位|平均/.test(text))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed) => judge(document, statement, printed)),
    );

function pieceIn(words: string): string | null {
  if (BED_DAYS.test(words)) return '住院';
  return EACH.exec(words)?.[1] ?? MEAN.exec(words)?.[1] ?? null;
}

function judge(document: TextDocument, statement: Statement, printed: Mention): Average[] {
  const piece = isAverage(document, printed) ? pieceIn(clauseOf(printed)) : null;
  const counts = piece === null ? [] : countsOf(document, statement, printed, piece);
  const listed =
    piece === null || counts.length > 0 ? null : listedCount(statement, printed, piece);
  return judgeOver(document, statement, printed, listed === null ? counts : [listed]);
}

function judgeOver(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  counts: readonly Mention[],
): Average[] {
  const [count] = counts;
  if (count === undefined) return [];
  const totals = totalsOf(document, statement, printed);
  const near = (document.figures[statement.passage] ?? []).filter(
    (one) => one !== printed && one.exact && dimensionOf(one) === dimensionOf(printed),
  );
  const given = [...near, ...totals.map(({ mention }) => mention), ...farOf(document, printed)];
  if (make(given, counts, printed).some(isRight)) return [];
  const best = totals.filter(({ rank }) => rank === totals[0]?.rank);
  return meantOf(
    make(
      best.map(({ mention }) => mention),
      [count],
      printed,
    ),
  );
}

function isAverage(document: TextDocument, printed: Mention): boolean {
  const { kind, exact, value, unit, before, end } = printed;
  const counted = kind === 'amount' || (kind === 'count' && unit !== '分');
  if (!counted || !exact || !value.greaterThan(0)) return false;
  const granted = unit === '元' && GRANTED.test(before) && value.modulo(ROUND).isZero();
  return (
    !granted &&
    !BOUND_BEHIND.test(document.text.slice(end, end + 12)) &&
    !OTHER_SORT.test(/[^，。；]*[，]?[^，。；]*$/.exec(before)?.[0] ?? '')
  );
}

/** The one value the best-named sums give, if it is near. */
function meantOf(best: readonly Average[]): Average[] {
  const near = best.filter(isNear);
  const one = new Set(near.map(({ computed }) => computed.toFixed(2))).size === 1;
  const sure =
    best.length === near.length || near.some((each) => isTypo(each.computed, each.printed));
  return one && sure ? near.slice(0, 1) : [];
}

const clauseOf = ({ before }: Mention): string => /[^，。；：]*$/.exec(before)?.[0] ?? '';

const isNear = ({ computed, printed }: Average): boolean =>
  computed.div(printed.value).minus(1).abs().lessThanOrEqualTo(NEAR) || isTypo(computed, printed);

const make = (
  totals: readonly Mention[],
  counts: readonly Mention[],
  printed: Mention,
): Average[] =>
  averagesOf([...totals, ...counts], printed, { words: EACH, things: [] }).filter(
    ({ total, count }) => count !== null && counts.includes(count) && !counts.includes(total),
  );

/** Numbers of the thing told before in the paragraph, the nearest first. */
function countsOf(
  { figures, text }: TextDocument,
  { passage }: Statement,
  printed: Mention,
  piece: string,
): Mention[] {
  const things = COUNTED[piece] ?? [piece];
  return (figures[passage] ?? [])
    .filter(
      (one) =>
        one.kind === 'count' &&
        one.exact &&
        one.end <= printed.start &&
        one.base.greaterThan(1) &&
        (things.includes(one.thing) ||
          things.includes(one.unit.replace(/^[万亿]/, '')) ||
          namesPiece(text, one, piece)),
    )
    .toReversed();
}

const namesPiece = (text: string, one: Mention, piece: string): boolean =>
  piece === '住院'
    ? /出院/.test(one.before) && /人/.test(one.unit)
    : (/^[^，。；、：（\d]*/.exec(text.slice(one.end, one.end + 8))?.[0] ?? '').includes(piece) ||
      (one.label.endsWith(piece) && piece.length > 1);

interface Total {
  readonly mention: Mention;
  readonly rank: number;
}

const PER_PIECE = /(?:均|每)[^，。；\d]{0,12}$/;
const COVERED = 0.6;
const SPENT = /支出|执行|决算|使用|支付/;
/** An item's heading is no longer. */
const OPENING = 24;
const WHOLE = /项目|总|全年|资金|投入|支出|经费/;

function totalsOf(document: TextDocument, statement: Statement, printed: Mention): Total[] {
  const beside = statement.mentions
    .filter(
      (one) =>
        one.end <= printed.start &&
        dimensionOf(one) === dimensionOf(printed) &&
        !PER_PIECE.test(one.before) &&
        one.exact &&
        !document.text.slice(one.end, printed.start).includes('其中'),
    )
    .map((mention) => ({ mention, rank: 0 }));
  if (beside.length > 0 || printed.kind !== 'amount') return beside;
  const opening = document.passages[statement.passage]?.text.slice(0, OPENING) ?? '';
  const words = `${/^[^。，]*/.exec(opening)?.[0] ?? ''}。${statement.text.slice(0, printed.start - statement.start)}`;
  const known = new Set(bigramsOf(words));
  const pool = namePool(document).filter(
    ({ mention, passage }) =>
      mention.thing === '元' &&
      (passage !== statement.passage || mention.end <= printed.start) &&
      mention.scale.greaterThan(1) &&
      !PER_PIECE.test(mention.before),
  );
  const scored = pool.flatMap(({ mention, name, column, total }) => {
    if (total) return [];
    const own = bigramsOf(name);
    const common = own.filter((one) => known.has(one)).length;
    const more = bigramsOf(column).filter((one) => known.has(one)).length;
    return common > 1 && common / own.length >= COVERED
      ? [{ mention, score: common + more / 10 + (SPENT.test(column) ? 0.05 : 0) }]
      : [];
  });
  const most = Math.max(...scored.map(({ score }) => score));
  const named = scored
    .filter(({ score }) => score === most)
    .map(({ mention }) => ({ mention, rank: 0 }));
  const whole = WHOLE.test(printed.before)
    ? pool.filter(({ total, column }) => total && SPENT.test(column))
    : [];
  return [...named, ...whole.map(({ mention }) => ({ mention, rank: 1 }))];
}

const FEWEST = 3;

/** Any sum of the report explains a figure of some digits. */
const farOf = (document: TextDocument, printed: Mention): Mention[] =>
  printed.value.toFixed().replace(/0+$/, '').replace('.', '').length > FEWEST &&
  printed.kind === 'amount'
    ? namePool(document)
        .map(({ mention }) => mention)
        .filter(({ thing }) => thing === '元')
    : [];
