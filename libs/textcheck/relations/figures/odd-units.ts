import { Decimal, sumDecimals } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { dimensionOf, measured, pieceOf } from './measures.js';
import { placesOf } from './near.js';

/** A figure whose unit does not go with that of the figures beside it. */
export interface OddUnit {
  readonly odd: Mention;
  readonly beside: readonly Mention[];
  /** What the figures beside it make, where its digits follow from them. */
  readonly product?: string;
}

/** So much apart that no two figures of one sort are, unless one has the wrong unit. */
const APART = 1_000;
/** Printed alike: by their digits the figures are of one sort. */
const ALIKE = 5;
const FEWEST_BESIDE = 2;
/** In one list told line by line. */
const FEWEST_AROUND = 4;
const AROUND = 8;
const PASSAGES = 2;
/** So much of one thing, or another way to tell the figure before. */
const OF_ONE =
  /(?:单价|单方|单位|造价|均|每|[百千]公里|标准|时薪|价[格款]?|折合|约合|合(?!计)|即|罚款|奖金)[^，。；\d]{0,12}$/;
const OF_ALL = /生产总值|GDP|产值|全[县市区省国]|税收|总产|销售额|贷款|投资额|存款/;
const FROM = /(?:由|从)[^，。；]*$/;
const TO = /(?:到|至|为)[^，。；\d]{0,8}$/;
/** Two sides of one account. */
const SIDES: readonly (readonly [RegExp, RegExp])[] = [
  [/收入/, /支出/],
  [/预算|计划|安排|应/, /决算|执行|支出|支付|完成|实际|实/],
  [/年初|期初|上年|去年/, /年末|期末|本年|今年/],
];

/** Figures of one sentence, and amounts around one in a list, of which one is counted in another unit. */
export function oddUnits(document: TextDocument): OddUnit[] {
  const told = document.statements.filter(({ inTable }) => !inTable);
  return [
    ...told.flatMap((statement) => [
      ...fromTo(statement),
      ...aboveWhole(statement),
      ...added(statement),
      ...among(document, statement),
    ]),
    ...aroundEach(document, told),
  ];
}

const ratio = (one: Decimal, other: Decimal): number =>
  one.isZero() || other.isZero() ? Infinity : one.div(other).abs().toNumber();

const within = (times: number, most: number): boolean => times <= most && times >= 1 / most;

/** The digits are of one sort and the units are not. */
const isOddBeside = (one: Mention, other: Mention, alike = ALIKE): boolean =>
  dimensionOf(one) === dimensionOf(other) &&
  within(ratio(one.value, other.value), alike) &&
  !within(ratio(measured(one), measured(other)), APART);

/** 1.5万元，较2023年的1.2亿元增加 */
const AGAINST = /^[，,]?(?:较|比|上年(?:同期)?为?|去年为?)(?:20\d\d年度?|上年|去年)?(?:同期)?的?$/;

/** 由每人每月620元提高到680万元 */
function fromTo({ mentions }: Statement): OddUnit[] {
  return mentions.flatMap((odd, index) => {
    const before = mentions[index - 1];
    const changed =
      before !== undefined &&
      ((FROM.test(before.before) && TO.test(odd.before)) || AGAINST.test(odd.before));
    return changed && odd.exact && isOddBeside(odd, before) ? [{ odd, beside: [before] }] : [];
  });
}

const FAR_ABOVE = 10;

/** 总投资1.26亿元，其中中央8000万元、地方4600亿元: many times what it is a part of. */
function aboveWhole({ mentions }: Statement): OddUnit[] {
  return mentions.flatMap((odd, index) => {
    const [whole, first] = mentions.slice(index - 2, index);
    const listed =
      index > 1 && /^[，,]其中/.test(first?.before ?? '') && /^、/.test(odd.before) && odd.exact;
    const above =
      whole?.kind === 'amount' &&
      !OF_ONE.test(whole.before) &&
      odd.kind === 'amount' &&
      odd.base.greaterThan(whole.base.times(FAR_ABOVE));
    return listed && above ? [{ odd, beside: [whole] }] : [];
  });
}

const LONGEST_LIST = 6;
const FEWEST_DIGITS = 3;
const FEWEST_ADDED = 2;

const isLong = ({ value }: Mention): boolean =>
  value.toFixed().replace('.', '').length >= FEWEST_DIGITS;

/** 亿元 and 万元: two digits are enough where the amounts are so much apart. */
const isFarOff = (odd: Mention, total: Mention): boolean =>
  total.kind === 'amount' && !within(ratio(odd.scale, total.scale), APART);

/** 18.6公里，其中拓宽6.2公里、罩面12.4米; 580亩，其中320亩、260公顷: the digits add up and the units do not. */
function added({ mentions }: Statement): OddUnit[] {
  return mentions.flatMap((total, index) => {
    if (total.value.toFixed().replace('.', '').length < FEWEST_ADDED) return [];
    const rest = mentions.slice(index + 1, index + 1 + LONGEST_LIST);
    for (let length = FEWEST_BESIDE; length <= rest.length; length += 1) {
      const parts = rest.slice(0, length);
      const odd = parts.find((part) => !pieceOf(part).equals(pieceOf(total)));
      if (parts.some((part) => dimensionOf(part) !== dimensionOf(total))) return [];
      const enough = odd !== undefined && (isLong(total) || isFarOff(odd, total));
      if (enough && sumDecimals(parts.map(({ value }) => value)).equals(total.value))
        return [{ odd, beside: [total, ...parts.filter((part) => part !== odd)] }];
    }
    return [];
  });
}

const isPlain = (mention: Mention): boolean =>
  mention.exact &&
  mention.kind !== 'percent' &&
  mention.kind !== 'points' &&
  !mention.bracketed &&
  !isChange(mention) &&
  !OF_ONE.test(mention.before) &&
  !mention.value.isZero();

/** 25.80元/公斤: so much of one thing by what stands behind it. */
const isPriced = ({ text }: TextDocument, { end }: Mention): boolean =>
  /^\s?[/／每]/.test(text.slice(end, end + 2));

/** One figure of a sentence in a unit of its own. */
function among(document: TextDocument, { mentions }: Statement): OddUnit[] {
  const plain = mentions.filter((mention) => isPlain(mention) && !isPriced(document, mention));
  return plain.flatMap((odd) => {
    const others = plain.filter(
      (other) => other !== odd && other.kind === 'amount' && odd.kind === 'amount',
    );
    return isAlone(odd, others, FEWEST_BESIDE) && !isAmongItsLike(document, odd)
      ? [{ odd, beside: others }]
      : [];
  });
}

/** Items of a list told line by line: 支出312840元 … 支出290000万元 … 支出142500元. */
function aroundEach(document: TextDocument, told: readonly Statement[]): OddUnit[] {
  const amounts = told.flatMap(({ mentions, passage }) =>
    mentions
      .filter((mention) => mention.kind === 'amount' && !isPriced(document, mention))
      .map((mention) => ({ mention, passage })),
  );
  return amounts.flatMap(({ mention: odd, passage }, index) => {
    if (!isPlain(odd)) return [];
    const others = amounts
      .slice(Math.max(0, index - AROUND), index + AROUND + 1)
      .filter((other) => Math.abs(other.passage - passage) <= PASSAGES && isPlain(other.mention))
      .map(({ mention }) => mention)
      .filter((other) => other !== odd);
    return isAlone(odd, others, FEWEST_AROUND) && !isAmongItsLike(document, odd)
      ? [{ odd, beside: others }]
      : [];
  });
}

/** All others share a unit, and by it this figure is of their sort. */
function isAlone(odd: Mention, others: readonly Mention[], fewest: number): boolean {
  const [first] = others;
  if (first === undefined || first.unit === odd.unit || OF_ALL.test(odd.before)) return false;
  if (others.some(({ unit }) => unit !== first.unit)) return false;
  const sided = others.some((other) => areSides(odd, other) && isOddBeside(odd, other));
  if (others.length < fewest && !sided) return false;
  return odd.scale.greaterThan(first.scale) ? isHuge(odd, others) : isTiny(odd, others);
}

/** 28.46亿元 where the report has 3.14亿元 elsewhere. */
const isAmongItsLike = ({ statements }: TextDocument, odd: Mention): boolean =>
  odd.unit === '亿元' &&
  statements.some(({ mentions }) =>
    mentions.some(
      (other) =>
        other !== odd &&
        other.unit === odd.unit &&
        !other.value.equals(odd.value) &&
        within(ratio(other.base, odd.base), TENS),
    ),
  );

const areSides = (one: Mention, other: Mention): boolean =>
  SIDES.some(
    ([left, right]) =>
      (left.test(one.label) && right.test(other.label)) ||
      (right.test(one.label) && left.test(other.label)),
  );

/** A thousand times the largest of them, by digits in their range. */
function isHuge(odd: Mention, others: readonly Mention[]): boolean {
  const most = Decimal.max(...others.map(measured));
  const near = others.some((other) => within(ratio(odd.value, other.value), ALIKE));
  return near && measured(odd).greaterThanOrEqualTo(most.times(APART));
}

const CLOSE = 3;
const TENS = 20;

/** Printed as exactly as one of them and close to it. */
const isTiny = (odd: Mention, others: readonly Mention[]): boolean =>
  placesOf(odd) > 0 &&
  others.some((other) => placesOf(other) === placesOf(odd) && isOddBeside(odd, other, CLOSE));
