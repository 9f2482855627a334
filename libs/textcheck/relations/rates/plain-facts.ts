import { Decimal, sumDecimals } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { quantitiesOf, type Quantity } from '../figures/quantities.js';
import { paragraphs } from '../outline/paragraphs.js';

/** A rate that no reading of the figures told with it gives. */
export interface FactRate {
  readonly printed: Quantity;
  readonly of: readonly Quantity[];
  readonly computed: Decimal;
}

const HUNDRED = 100;
const RATE =
  /(?:率|进度|比例|占比|程度|比重)(?:[（(][^（）()]{1,12}[）)])?(?:已|仅|只|约|就|便|则|故)?(?:为|是|达到?|至|：|到|仅|有)?\s?$/;
const BEYOND = /(?:超额|超计划|超任务|超出计划|超目标)(?:完成)?(?:了|计划|任务|目标)?(?:的)?\s?$/;
/** Changes, differences and shares of another sort. */
const ELSE =
  /口径为|初次|同比|较|上年|去年|增长|下降|提高|上升|增幅|降幅|利率|税率|增值率|周转|其中|分别|依次|平均|目标|不低于|不少于|[≥≤]|加权|毛利|折旧|满意率|满意度|环比|死亡|发生率/;
const WHOLE =
  /(?:应|计划|预算|批复|下达|任务|目标|总|合同|核定|设计|发放|受理|适龄|申报|登记|共有|全[镇县村区市校院]|投放|到位|采购|概算|额度|年初)[^，。；、]{0,10}$/;
const PART =
  /(?:实|已|完成|付|到账|办结|收回|回收|建成|使用|支出|执行|通过|合格|达标|参加|就业|兑现|缴|签约|成活|整改|到会|拨|成交|中标|开工|完工|投用|答复|支付|结清)[^，。；、]{0,10}$/;
const REST = /(?:剩|余|未|尚|欠|退|差|漏|缺|不|空|闲|停|坏|流失|核减|扣)[^，。；、]{0,8}$/;
const SAVED = /节约|节省|压减|压降|节支|流失|下降|减少|降低/;
const FAR = '0.35';
const MOST_FACTS = 6;

/** Rates told alone in their sentence, with the whole and the parts named there; nothing that the figures give by any reading. */
export const factRates = (document: TextDocument): FactRate[] =>
  paragraphs(document).flatMap((paragraph) =>
    paragraph.flatMap((statement, at) => {
      if (!statement.text.includes('%') || ELSE.test(statement.text)) return [];
      return judged(statement, paragraph[at + 1], paragraph[at - 1]);
    }),
  );

function judged(
  statement: Statement,
  next: Statement | undefined,
  last: Statement | undefined,
): FactRate[] {
  const own = quantitiesOf(statement);
  const [printed, ...more] = own.filter(({ unit }) => unit === '%');
  if (printed === undefined || more.length > 0) return [];
  const isBeyond = BEYOND.test(printed.before);
  if (!isBeyond && !RATE.test(printed.before)) return [];
  const beside = own.filter((one) => one !== printed && !one.inWords);
  const facts = beside.length > 0 ? beside : [...factsOf(next), ...factsOf(last)];
  if (facts.length < 2 || facts.length > MOST_FACTS) return [];
  const found = sureOf(facts, printed, isBeyond);
  if (found === null || isFar(found.computed, printed)) return [];
  const all = [...facts, ...(beside.length > 0 ? [...factsOf(next), ...factsOf(last)] : [])];
  return isExplained(all, printed, namedIn(printed)) ? [] : [found];
}

const factsOf = (statement: Statement | undefined): Quantity[] =>
  statement === undefined || statement.text.includes('%') || ELSE.test(statement.text)
    ? []
    : quantitiesOf(statement).filter(({ inWords }) => !inWords);

/** （以应接户计）: the whole that the words name. */
const namedIn = ({ before }: Quantity): string | null =>
  /(?:以|按)([一-龥]{2,6}?)(?:数|户数|人数)?(?:计|为分母|为基数|计算|口径)/
    .exec(before)?.[1]
    ?.slice(0, 2) ?? null;

function sureOf(facts: readonly Quantity[], printed: Quantity, isBeyond: boolean): FactRate | null {
  const named = namedIn(printed);
  const wholes = facts.filter(
    ({ before }) =>
      (named === null ? WHOLE.test(before) : before.includes(named)) && !REST.test(before),
  );
  const [whole] = wholes;
  if (whole === undefined || wholes.length > 1) return null;
  const alike = facts.filter(
    (one) => one !== whole && one.unit === whole.unit && one.start > (facts[0]?.start ?? 0),
  );
  const parts =
    named === null
      ? alike.filter(({ before }) => !REST.test(before))
      : alike.filter(({ before }) => PART.test(before));
  const [first] = parts;
  if (
    first === undefined ||
    whole.value.isZero() ||
    (named === null && alike.some((one) => one.start < whole.start))
  )
    return null;
  const isPaid =
    PART.test(first.before) &&
    parts.slice(1).every(({ before }) => /^[、和及，]/.test(before) && before.length < 12);
  if (!isPaid) return null;
  const sum = sumDecimals(parts.map(({ value }) => value));
  const rate = sum.div(whole.value).times(HUNDRED);
  const less = SAVED.test(printed.before) ? new Decimal(HUNDRED).minus(rate) : rate;
  return { printed, of: [...parts, whole], computed: isBeyond ? rate.minus(HUNDRED) : less };
}

/** So far off it is the rate of something else. */
const isFar = (computed: Decimal, { value }: Quantity): boolean =>
  computed.minus(value).abs().greaterThan(Decimal.max(value, computed).times(FAR)) &&
  value.greaterThan(HUNDRED / 5);

/** By any two figures, any run of them in another, what they leave, or what is beyond. */
function isExplained(facts: readonly Quantity[], printed: Quantity, named: string | null): boolean {
  const fits = (rate: Decimal): boolean =>
    [rate, new Decimal(HUNDRED).minus(rate), rate.minus(HUNDRED)].some((one) =>
      one
        .minus(printed.value)
        .abs()
        .lessThanOrEqualTo(printed.half.times(printed.value.isInteger() ? 1 : 2)),
    );
  const wholes = named === null ? facts : facts.filter(({ before }) => before.includes(named));
  return wholes.some((whole) => {
    const alike = facts.filter((one) => one !== whole && one.unit === whole.unit);
    if (whole.value.isZero()) return false;
    const sums = alike.flatMap((_, at) =>
      alike
        .slice(at)
        .map((_next, length) =>
          sumDecimals(alike.slice(at, at + length + 1).map(({ value }) => value)),
        ),
    );
    const all = sumDecimals([...alike, whole].map(({ value }) => value));
    const lefts = alike
      .map(({ value }) => whole.value.minus(value))
      .filter((left) => !left.isZero());
    return (
      sums.some((sum) => fits(sum.div(whole.value).times(HUNDRED))) ||
      (named === null && alike.some(({ value }) => fits(value.div(all).times(HUNDRED)))) ||
      (named === null &&
        lefts.some((left) => alike.some(({ value }) => fits(value.div(left).times(HUNDRED)))))
    );
  });
}
