import { sumDecimals, type Decimal } from '#libs/kernel';

import { quoteOf, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import { findingOf, SURE } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { agrees, hundredth, show } from '../relations/figures/arithmetic.js';
import { digitsOf, isShare, percentOf, isSlip } from '../relations/figures/near.js';
import { wrongComplements } from '../relations/rates/complements.js';
import type { Complements } from '../relations/rates/compositions.js';
import { spokenShares, type SpokenShare } from '../relations/rates/spoken-shares.js';
import { columnSumsIn, figureIn } from '../relations/tables/total-cells.js';
import { sharesOf, type Share, type ShareList } from '../relations/rates/shares.js';

/** Each item's share of the whole it stands in. */
export const share: Kind = {
  id: 'share',
  name: '占比不符',
  severity: 'error',
  reason: '占比应当由分项除以合计得出；一列占比相加为 100% 并不说明每个占比都对。',
  fires: [
    '支出100万元，按功能分类包含：教育支出60万元，占比60%；卫生支出30万元，占比35%；其他支出10万元，占比10%。',
    '决算支出200万元，其中基本支出150万元，占比70%；项目支出50万元，占比25%。',
    '中央资金1200万元、县级配套480万元、自筹120万元，三项分别占总投资的66.67%、26.67%和7.67%。',
    '在编教职工400人，其中专任教师370人，占95.2%。',
    '问卷中满意占91.00%、基本满意占7.00%、不满意占3.00%。',
    '基本支出占总支出的57.33%，项目支出占43.67%。',
    '检查门店128家，餐饮门店56家，超过检查总数的一半，其余72家为商铺。',
    '慰问资金上年60.0万元，本年30.0万元，减少四成。',
    '经营收入从上年的120万元增长到210万元，翻了一番。',
    '产品合格率为97.62%，不合格率为3.38%。',
    '基本支出548.72万元，其中人员经费482.16万元、公用经费66.56万元；项目支出414.76万元。二者分别占56.95%和42.05%。',
  ],
  spares: [
    '总投资由三部分构成：中央资金1200万元、县级配套480万元、自筹120万元，分别占66.67%、26.67%和6.67%。',
    '支出按功能分类包含：教育支出60万元，占比60%；卫生支出30万元，占比30%；其他支出10万元，占比10%。',
    '检查门店128家，餐饮门店72家，超过检查总数的一半，其余56家为商铺。',
    '慰问资金上年60.0万元，本年30.0万元，减少一半。',
    '问卷中满意占86.5%、基本满意占10.2%，合计占96.7%。',
    '基本支出占总支出的57.33%，项目支出占项目预算的96.20%。',
    '其中：教育支出60万元，占比20%；卫生支出30万元，占比10%。',
    '决算支出1827.20万元，其中：住房保障支出91.28万元，占比5%；其他支出1735.92万元，占比95%。',
  ],
  find: (document) => [
    // 占60%，加权得分92.8分: a weight is no share.
    ...document.statements
      .filter(({ text }) => !/加权|权重/.test(text))
      .flatMap((statement) =>
        sharesOf(document, statement).flatMap((list) => judge(document, list)),
      ),
    ...wrongComplements(document).map((wrong) => complement(document, wrong)),
    ...spokenShares(document).map((wrong) => spoken(document, wrong)),
  ],
};

function spoken(document: TextDocument, { at, words, pair, percent }: SpokenShare): Finding {
  const [one, other] = pair;
  return findingOf(share, document, [at, other, one], {
    computed: `${one.value.toFixed()}与${other.value.toFixed()}算得 ${percent.toFixed(1)}%`,
    message: `“${words}”与旁边的数字不符，按文中数字为 ${percent.toFixed(1)}%。`,
    suggestion: '按文中数字改写，或核对这两个数。',
    confidence: 0.9,
  });
}

function complement(document: TextDocument, { shares, sum }: Complements): Finding {
  const told = shares.map(({ value }) => value.toFixed()).join(' + ');
  return findingOf(share, document, shares.toReversed(), {
    computed: `${told} = ${sum.toFixed()}，应为 100`,
    message: `并列的各占比相加为 ${sum.toFixed()}%，${sum.greaterThan(100) ? '超过' : '不足'} 100%。`,
    suggestion: '核对各占比，使其合计为 100%。',
    confidence: 0.85,
  });
}

function judge(document: TextDocument, list: ShareList): Finding[] {
  const bases = basesOf(list);
  const common = commonBase(list);
  const only = common !== null && isAllButOne(list, common) ? common : null;
  const isSure = only !== null || isSwapped(list, bases);
  return list.shares.flatMap(({ part, share: printed }) => {
    const computed = bases
      .filter((base) => base.greaterThanOrEqualTo(part.base))
      .map((base) => ({ base, value: part.base.div(base).times(100) }));
    const right =
      only === null
        ? computed.some(({ value }) => agrees(value, printed)) ||
          isOfOther(list, part, printed) ||
          isOfColumn(document, part, printed)
        : isShare(part, { ...part, base: only }, printed);
    if (right) return [];
    const sure = common !== null && { base: common, value: part.base.div(common).times(100) };
    const certain = sure || (list.complete || list.total !== null ? computed[0] : undefined);
    const slips = computed.filter(({ value }) => isSlip(value, printed));
    const meant = certain ?? nearest(slips, printed);
    if (meant === undefined) return [];
    const found = finding(document, { part, share: printed }, meant.value, meant.base);
    return [isSure ? { ...found, confidence: SURE } : found];
  });
}

/** The share of a whole told elsewhere, or of what is told so far. */
const isOfOther = (list: ShareList, part: Mention, printed: Mention): boolean =>
  [...list.wholes, ...runningTotals(list, part)].some((whole) => isShare(part, whole, printed));

/** 占预算的44.98%, of what a column of a table above comes to. */
const isOfColumn = (document: TextDocument, part: Mention, printed: Mention): boolean =>
  columnSumsIn(document).some((sum) => isShare(part, figureIn(sum, part), printed));

/** 现场37起、非现场63起，分别占63%和37%: the right shares in another order. */
function isSwapped({ shares }: ShareList, bases: readonly Decimal[]): boolean {
  const inOrder = (base: Decimal, at: number, item: number): boolean => {
    const [part, printed] = [shares[item]?.part, shares[at]?.share];
    return part !== undefined && printed !== undefined && isShare(part, { ...part, base }, printed);
  };
  const places = shares.map((_, at) => at);
  return (
    shares.length > 1 &&
    bases.some((base) =>
      places.every((at) => places.some((item) => item !== at && inOrder(base, at, item))),
    )
  );
}

const FEWEST_OF_ALL = 3;

/** What all of the items make together is what all of their shares but one are of. */
function isAllButOne({ shares, wholes }: ShareList, common: Decimal): boolean {
  const told = wholes.some(({ base }) => base.equals(common));
  const all = common.equals(sumDecimals(shares.map(({ part }) => part.base)));
  return all && (told || shares.length >= FEWEST_OF_ALL);
}

const FEWEST_OF_TWO = 3;

/** What all of the shares but one are of: the one that is not is wrong. */
function commonBase({ shares, wholes, ofAll }: ShareList): Decimal | null {
  const [first] = shares;
  if (first === undefined || shares.length < 2) return null;
  const items = sumDecimals(shares.map(({ part }) => part.base));
  const bases = [{ ...first.part, base: items }, ...wholes].filter(({ base }) =>
    shares.every(({ part }) => base.greaterThanOrEqualTo(part.base)),
  );
  const found = bases.find((whole) => {
    const fitting = shares.filter(({ part, share: printed }) => isShare(part, whole, printed));
    const fine = fitting.every((one) => digitsOf(one.share) >= FEWEST_OF_TWO || isJust(one, whole));
    return fitting.length === shares.length - 1 && (fitting.length > 1 || fine || ofAll);
  });
  return found?.base ?? null;
}

/** 占75% of two digits is no chance where it is 75.000 %. */
const isJust = ({ part, share: printed }: Share, whole: Mention): boolean =>
  percentOf(part, whole)?.equals(printed.value) === true;

const LONGEST_RUN = 5;

/** The part with one, two … figures before it: three sorts of projects told one after another are all there are. */
function runningTotals({ wholes }: ShareList, part: Mention): Mention[] {
  const before = wholes
    .filter(({ end }) => end <= part.start)
    .toSorted((one, other) => one.start - other.start)
    .slice(-LONGEST_RUN);
  let base = part.base;
  return before.toReversed().map((mention) => {
    base = base.plus(mention.base);
    return { ...part, base };
  });
}

interface Computed {
  readonly base: Decimal;
  readonly value: Decimal;
}

function nearest(computed: readonly Computed[], printed: Mention): Computed | undefined {
  const gapOf = ({ value }: Computed): Decimal => value.minus(printed.value).abs();
  const order = (one: Computed, other: Computed): number => gapOf(one).comparedTo(gapOf(other));
  return computed.toSorted(order)[0];
}

/** What the shares may be of: the sum of the items first where they are all, then the figures around. */
function basesOf({ shares, wholes, complete, total }: ShareList): Decimal[] {
  const items = sumDecimals(shares.map(({ part }) => part.base));
  const stated = [...(total === null ? [] : [total]), ...wholes].map(({ base }) => base);
  return [...(complete ? [items] : []), ...stated].filter((base) => !base.isZero());
}

function finding(
  document: TextDocument,
  { part, share: printed }: Share,
  value: Decimal,
  base: Decimal,
): Finding {
  const whole = show(base.div(part.scale));
  return {
    kind: share.id,
    severity: 'error',
    quotes: [quoteOf(document, printed), quoteOf(document, part)],
    computed: `${part.value.toFixed()} ÷ ${whole} × 100 = ${hundredth(value)}，文中为 ${printed.value.toFixed()}`,
    message: `${part.label}占比应为 ${hundredth(value)}%，文中为 ${printed.value.toFixed()}%。`,
    suggestion: `改为 ${hundredth(value)}%，或核对该项金额。`,
    confidence: 0.93,
  };
}
