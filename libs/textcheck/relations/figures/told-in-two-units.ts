import type { TextDocument } from '../../document.js';
import {
  baseOf,
  digitsIn,
  halfOf,
  isSame,
  otherFactors,
  toldMeasures,
  unitOf,
  type Told,
} from './measures-told.js';
import type { UnitSlip } from './measures-told.js';
import { comesToInAll } from './for-each.js';

/** 1.35亿元（折13500元）, 600亩即40公顷: the same again in another unit. */
const AGAIN =
  /^\s?(?:[（(，,]?\s?(?:大约|约|也就是|换句话说|按[^，。；、\d]{1,6})?(?:折|折合|折成|折算|折算成|折算为|换算|换算成|换算为|换成|合|合计为|相当于|等于|即|约合|约折合|就是|俗称|约等于)(?:人民币|面积|成)?(?:约|为|成)?|[（(](?:约)?)\s?$/;
/** A litre of it is a kilogram. */
const WATER = /水|库容|血/;
const NOUN = 2;
const FAR = 8;
const FEWEST_DIGITS = 2;
/** Rounded on the way: 亩 of square metres. */
const LOOSE = 0.012;

/** One thing in two units that do not make each other, right beside it or in another sentence of the paragraph. */
export function inTwoUnits(document: TextDocument): UnitSlip[] {
  return [...toldMeasures(document).values()].flatMap((figures) => [
    ...figures.flatMap((odd, at) => convertedFrom(figures[at - 1], odd)),
    ...figures.flatMap((odd, at) => toldOtherwise(document, figures.slice(0, at), odd)),
  ]);
}

function convertedFrom(from: Told | undefined, odd: Told): UnitSlip[] {
  if (from === undefined || !isToldAgain(from, odd) || !areOfOneSort(from, odd)) return [];
  const [one, other] = [baseOf(from), baseOf(odd)];
  if (comesToInAll(from, one, other)) return [];
  const right = isSame(one, other, halfOf(from) + halfOf(odd) + one * LOOSE);
  return right
    ? []
    : [
        {
          odd,
          beside: [from],
          computed: `${String(from.value)}${from.unit} ≠ ${String(odd.value)}${odd.unit}`,
          unit: unitFor(odd, one),
        },
      ];
}

/** In brackets by itself, or behind 折合 and its like. */
function isToldAgain(from: Told, odd: Told): boolean {
  const closed = !/[（(]约?\s?$/.test(odd.before) || /^\s?[）)]/.test(odd.after);
  const converted = MEASURED.test(odd.sort) && /合|折|相当于/.test(odd.before);
  const plain = from.unit !== odd.unit || converted;
  return plain && closed && AGAIN.test(odd.before) && !/合计/.test(odd.before);
}

function areOfOneSort(from: Told, odd: Told): boolean {
  if (odd.sort === 'time' || odd.sort === 'rate') return false;
  const sorts = [from.sort, odd.sort].sort().join();
  return from.sort === odd.sort || (WATER.test(from.before) && sorts === 'volume,weight');
}

const unitFor = (odd: Told, base: number): string => {
  const right = otherFactors(odd).find((factor) => isSame(base, odd.value * factor, base * LOOSE));
  return right === undefined ? '' : unitOf(odd, right);
};

const MEASURED = /^(?:area|length|weight|volume|store|data|power)$/;

/** 每个网格0.5平方公里 and 750平方米一格: right in another unit only, and of the same noun. */
function toldOtherwise({ text }: TextDocument, before: readonly Told[], odd: Told): UnitSlip[] {
  if (!MEASURED.test(odd.sort) || digitsIn(odd.value) < FEWEST_DIGITS) return [];
  const others = before.filter(({ sort, unit }) => sort === odd.sort && unit !== odd.unit);
  if (others.some((one) => isSame(baseOf(one), baseOf(odd), halfOf(one) + halfOf(odd)))) return [];
  for (const one of others) {
    const right = otherFactors(odd).find((factor) => isSame(baseOf(one), odd.value * factor));
    const same = right !== undefined && !isSame(one.value, odd.value) && shareNoun(text, one, odd);
    if (same)
      return [
        {
          odd,
          beside: [one],
          computed: `${String(one.value)}${one.unit} = ${String(odd.value)}${unitOf(odd, right)}`,
          unit: unitOf(odd, right),
        },
      ];
  }
  return [];
}

function shareNoun(text: string, one: Told, other: Told): boolean {
  const around = ({ before, end }: Told): string =>
    `${/[^，。；：]*$/.exec(before)?.[0].slice(-FAR) ?? ''} ${/^[一-龥]*/.exec(text.slice(end, end + FAR))?.[0] ?? ''}`;
  const [left, right] = [around(one), around(other)];
  return [...left].some((_, at) => {
    const word = left.slice(at, at + NOUN);
    return /^[一-龥]{2}$/.test(word) && right.includes(word);
  });
}
