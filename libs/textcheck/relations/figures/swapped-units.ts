import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { FROM, TO } from '../changes/change-words.js';
import { dimensionOf, measured } from './measures.js';
import { digitsOf } from './near.js';
import type { OddUnit } from './odd-units.js';

/** Counts that stand next to each other with nothing between: 96户、402人. */
type Pair = readonly [Mention, Mention];
const JOINED = /^[、，,]?(?:共)?$/;
const HOUSES_AND_HEADS = new Set(['户', '人']);
const FEWEST_DIGITS = 2;
const LINES = 3;

/** Figures whose unit is that of the figure beside them, or no unit of theirs at all. */
export const swappedUnits = (document: TextDocument): OddUnit[] => {
  const told = document.statements.filter(({ inTable }) => !inTable);
  return [
    ...turnedPairs(told),
    ...ofSums(document),
    ...told.flatMap((statement) => [
      ...ofOneUnit(statement),
      ...ofDifference(statement),
      ...beyondRates(document, statement),
      ...toldAgain(statement),
      ...ofTwoTimes(statement),
    ]),
  ];
};

const isCount = ({ kind, exact }: Mention): boolean => kind === 'count' && exact;

const pairsIn = ({ mentions }: Statement): Pair[] =>
  mentions.flatMap((other, at): Pair[] => {
    const one = mentions[at - 1];
    const joined = one !== undefined && isCount(one) && isCount(other) && JOINED.test(other.before);
    return joined && one.end + other.before.length === other.start ? [[one, other]] : [];
  });

/** 312户、586人 … 312人、586户: the same two figures with each other's unit. */
function turnedPairs(told: readonly Statement[]): OddUnit[] {
  const pairs = told.flatMap((statement) =>
    pairsIn(statement)
      .filter(([one, other]) => one.thing !== other.thing && digitsOf(one) >= FEWEST_DIGITS)
      .map((pair) => ({ pair, passage: statement.passage })),
  );
  return pairs.flatMap(({ pair: [one, other], passage }, at) => {
    const before = pairs.slice(0, at).find(({ pair: [first, second], passage: from }) => {
      const same = first.base.equals(one.base) && second.base.equals(other.base);
      const turned = first.thing === other.thing && second.thing === one.thing;
      return same && turned && passage - from <= LINES;
    });
    return before === undefined
      ? []
      : [
          { odd: one, beside: before.pair },
          { odd: other, beside: before.pair },
        ];
  });
}

const ALIKE = 3;
const APART = 50;

/** 从每亩0.32公斤降到每亩0.28吨: one measure at two times, digits of one size, and units that are not. */
const ofTwoTimes = ({ mentions }: Statement): OddUnit[] =>
  mentions.flatMap((odd, at): OddUnit[] => {
    const from = mentions[at - 1];
    if (from === undefined || from.unit === odd.unit || from.value.isZero() || odd.value.isZero())
      return [];
    const told = FROM.test(from.before) && TO.test(odd.before);
    if (!told || dimensionOf(from) !== dimensionOf(odd)) return [];
    const [values, sizes] = [odd.value.div(from.value), measured(odd).div(measured(from))].map(
      (times) => Math.abs(Math.log(times.toNumber())),
    );
    const isOdd = (values ?? 0) < Math.log(ALIKE) && (sizes ?? 0) > Math.log(APART);
    return isOdd ? [{ odd, beside: [from] }] : [];
  });

const FAR_BACK = 4;

/** 预算2,316万元，追加184万元，可用预算2,500亿元: the sum of two in another unit. */
const ofSums = (document: TextDocument): OddUnit[] =>
  document.figures.flatMap((passage) => {
    const amounts = passage.filter(({ kind, exact }) => kind === 'amount' && exact);
    return amounts.flatMap((odd, at): OddUnit[] => {
      const before = amounts
        .slice(Math.max(0, at - FAR_BACK), at)
        .filter(({ unit }) => unit !== odd.unit);
      const [unit] = before.map((one) => one.unit);
      const pair = before.flatMap((one, first) =>
        before
          .slice(first + 1)
          .filter(
            (other) =>
              one.unit === unit &&
              other.unit === unit &&
              one.value.plus(other.value).equals(odd.value),
          )
          .map((other) => [one, other]),
      )[0];
      return pair === undefined || digitsOf(odd) <= FEWEST_DIGITS ? [] : [{ odd, beside: pair }];
    });
  });

const PART = /其中|户/;

/** 96户、402人，其中脱贫户61人、251人: houses and heads once, and then two figures of one sort with nothing between. */
function ofOneUnit(statement: Statement): OddUnit[] {
  const pairs = pairsIn(statement);
  const model = pairs.find(
    ([one, other]) =>
      one.thing !== other.thing && [one, other].every(({ thing }) => HOUSES_AND_HEADS.has(thing)),
  );
  if (model === undefined) return [];
  const [house, head] = model;
  return pairs.flatMap(([one, other]) => {
    const alike = one.thing === other.thing && HOUSES_AND_HEADS.has(one.thing);
    if (!alike || one.start < head.end || !PART.test(one.before)) return [];
    return one.thing === house.thing
      ? [{ odd: other, beside: [head] }]
      : [{ odd: one, beside: [house] }];
  });
}

const BARE_CHANGE = /^[，,]?(?:净|共)?(?:减少|增加|下降|上升|减|增|多|少)(?:了)?$/;

/** 由480户缩减到455户，减少25人: by so much, in another unit. */
const ofDifference = ({ mentions }: Statement): OddUnit[] =>
  mentions.flatMap((odd, at) => {
    const [one, other] = mentions.slice(Math.max(0, at - 2), at);
    if (one === undefined || other === undefined || !isCount(odd)) return [];
    const told = FROM.test(one.before) && TO.test(other.before) && BARE_CHANGE.test(odd.before);
    const pair = isCount(one) && isCount(other) && one.thing === other.thing;
    const gap = one.base.minus(other.base).abs().equals(odd.base);
    return told && pair && gap && odd.thing !== one.thing ? [{ odd, beside: [other, one] }] : [];
  });

const RATE = /(?:率|满意度|占比|比例|比重|进度)(?:为|是|达到?|已达|仅|完成)?$/;
const AGAINST_GOAL =
  /^[，,（(]?(?:高于|低于|超过|超出|高出|[比较](?:上年|去年|目标|计划|同期|预期|年初|20\d\d年)(?:值|末|底|同期)?(?:的)?(?:高|低|提高|提升|上升|下降|降低|增加|减少|回落)(?:出|了)?|超目标|同比(?:提高|提升|上升|下降|降低))(?:了)?(?:年度|年初|预期)?(?:目标|计划|指标|要求|上年|去年)?(?:值|数|同期)?$/;

/** 办结率94.87%，高于目标值4.87万元: what a rate is more or less by is no money and no number of things. */
const beyondRates = ({ text }: TextDocument, { mentions }: Statement): OddUnit[] =>
  mentions.flatMap((odd, at) => {
    const rate = mentions[at - 1];
    const told =
      rate?.kind === 'percent' && RATE.test(rate.before) && AGAINST_GOAL.test(odd.before);
    const plain = odd.kind === 'amount' || odd.kind === 'count';
    const next = told ? text.slice(odd.end, odd.end + 1) : '';
    return told && plain && /[，。；、）\n]|^$/.test(next) ? [{ odd, beside: [rate] }] : [];
  });

const CONVERTS =
  /^[（(，,]?(?:大约|约)?(?:合(?!计)|折合|换算(?:过来|下来|成)?(?:就是|是|为)?|折算为|相当于|也就是)(?:约)?$/;
/** One unit in another of its dimension. */
const FACTORS: Readonly<Record<string, readonly number[]>> = {
  亩: [15, 1500, 1 / 15, 0.0015],
  米: [1000, 0.001],
  公斤: [1000, 0.001, 0.5, 2],
  元: [10_000, 0.0001],
};
const CLOSE = 0.002;

/** 3000亩，折合200亩: told again in the unit it had. */
const toldAgain = ({ mentions }: Statement): OddUnit[] =>
  mentions.flatMap((odd, at) => {
    const from = mentions[at - 1];
    if (from === undefined || from.unit !== odd.unit || !CONVERTS.test(odd.before)) return [];
    if (from.value.isZero()) return [];
    const times = odd.value.div(from.value).toNumber();
    const factors = FACTORS[dimensionOf(odd)] ?? [];
    const fits = factors.some((factor) => Math.abs(times / factor - 1) < CLOSE);
    return fits ? [{ odd, beside: [from] }] : [];
  });
