import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { likelySlip, type Made } from '../figures/likely-slip.js';
import { total } from '../figures/arithmetic.js';
import { bigramsOf } from '../figures/name-pool.js';
import { OF_OTHERS } from './rate-pairs.js';
import type { SureRate } from './rate-place.js';
import { isPart, sizeBeside, toldFigures, type Told } from './wide-figures.js';

const RATE =
  /(?:率|比例|比重|占比|进度)(?:仅|只|已|均|约)?(?:有|为|是|达到?|只有)?$|占[^，。；\d]*$|(?:为|是|相当于|等于|完成|达到?)[^，。；\d]{2,16}的$/;
const OTHER_SORT =
  /(?:增长|下降|利|税|费|倍|满意|负债|折旧|发生)率|[较比](?!例|重)|满意度|增[长加幅]|减少|下降|上升|提高|降幅|分别|依次|合计|两项|平均/;
const WHOLE =
  /(?:占|相当于|等于|为|是|完成)([^占为是，。；、\d]{2,16}?)的?(?:比例|比重)?(?:为|达)?$/;
const EMPTY =
  /全部|全年|本年|年度|当年|总额|总数|总量|合计|总|的|本|其|金?额|人[员数]|数|该|（[^）]*）|全[市县区镇乡校院局街道站馆]+/g;
const OTHER_TIME = /(?:[较比]|上年|去年|同期)[^，。；]*$/;
/** What was planned or was of another year is not what was spent. */
const STAGE = /预算|计划|目标|概算|批复|年初|上年|去年/;
const GENERIC = /^(?:收入|支出|资金|经费|项目|比例|目标|计划|任务|预算|投资)?$/;
/** 相当于目标值的: of what was to be reached, not a goal itself. */
const OF_GOAL = /(?:为|相当于|完成|达到?)(?:年度|全年)?(?:目标|计划|任务)[值数量]?的$/;
/** 入户率 is of all households there are. */
const ALL_THERE = /户籍|总户数|总人[口数]|常住|(?:辖区|全[县市区镇乡街村])(?:共|有|总)/;
const FEWEST_ASKED = 2;
const FEWEST_DIGITS = 3;
const FEWEST_FAR = 4;
const HUNDRED = 100;
const MOST = new Decimal(HUNDRED);
const BUDGET = 0.1;
const NEAREST = 2;
const OPENING = 16;
const SHORTEST_NAME = 3;
const MOST_TIMES = 1.6;
const ROUNDING = 1.000001;

/** Rates that the figures beside them make with nothing in the whole report, and that are a slip of what they make with a figure of their subject. */
export const wideRates = (document: TextDocument, known: ReadonlySet<number>): SureRate[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed) =>
        known.has(printed.start) || !isAsked(printed) ? [] : judge(document, statement, printed),
      ),
    );

const isAsked = ({ kind, exact, value, before }: Mention): boolean =>
  kind === 'percent' &&
  exact &&
  digitsIn(value) >= FEWEST_ASKED &&
  value.greaterThan(1) &&
  RATE.test(before) &&
  !OTHER_SORT.test(before) &&
  (OF_GOAL.test(before) || !OF_OTHERS.test(before));

/** Without the noughts around them: people choose those. */
const digitsIn = (value: Decimal): number =>
  value
    .toFixed()
    .replace('.', '')
    .replaceAll(/^0+|0+$/g, '').length;

interface Pair {
  readonly numerator: Mention;
  readonly whole: Told;
  readonly value: number;
  /** How far off it may be. */
  readonly off: number;
}

/** 首次突破600亿元 is no whole of anything. */
const PASSED = /(?:突破|跨越|跃上|迈上|站上|超过)$/;

const wholesIn = oncePerDocument((document): readonly Told[] =>
  toldFigures(document).filter(({ mention }) => !PASSED.test(mention.before)),
);

function judge(document: TextDocument, statement: Statement, printed: Mention): SureRate[] {
  if (isOfParts(statement, printed)) return [];
  const parts = statement.mentions
    .filter((one) => one.end <= printed.start && isPart(one))
    .slice(-NEAREST);
  const after = statement.mentions
    .filter((one) => one.start > printed.end)
    .slice(0, 1)
    .filter((one) => /^[，,]?[（(]?(?:为|即|计|共)$/.test(one.before) && isPart(one));
  const told = parts.length > 0 ? parts : after;
  const numerators = told.length > 0 ? told : namedParts(document, statement, printed);
  const pairs = numerators.flatMap((numerator) => pairsOf(numerator, wholesIn(document)));
  const making = pairs.filter(makes(statement, printed));
  const words = wordsOf(document, statement, printed);
  if (making.length > 0) return borrowed(printed, pairs, making);
  if (isMadeBeside(document, statement, printed)) return [];
  const own = pairs.filter(
    ({ whole }) =>
      !OTHER_TIME.test(whole.mention.before) &&
      (whole.passage === statement.passage ||
        ALL_THERE.test(whole.words) ||
        [...whole.grams].some((gram) => words.has(gram))),
  );
  const slip = digitsIn(printed.value) < FEWEST_DIGITS ? [] : slipAmong(printed, own);
  // 其中：接待费完成年初预算的15.5%: of its own budget, which is not told.
  if (slip.length > 0 || STAGE.test(coreOf(printed))) return slip;
  return calledOnly(printed, pairs, numerators.at(-1));
}

/** 肢体残疾人数最多，占57.81%: the figure whose noun the words before the share hold. */
function namedParts(
  document: TextDocument,
  { text, start, passage }: Statement,
  printed: Mention,
): Mention[] {
  const words = text
    .slice(0, printed.start - start)
    .split(/[，；]/)
    .slice(-2)
    .join('，');
  const found = toldFigures(document).filter(({ mention, words: own }) => {
    const name = own.split('，')[0] ?? '';
    return (
      name.length >= SHORTEST_NAME && words.includes(name) && isPart(mention) && mention.unit !== ''
    );
  });
  const beside = found.filter((one) => one.passage === passage);
  const all = beside.length > 0 ? beside : found;
  return new Set(all.map(({ size }) => size)).size === 1
    ? all.slice(0, 1).map(({ mention }) => mention)
    : [];
}

/** All characters two by two of what its paragraph opens with and of its own clauses. */
function wordsOf(
  { text, passages }: TextDocument,
  { passage, start }: Statement,
  printed: Mention,
): ReadonlySet<string> {
  const opening = passages[passage]?.text.slice(0, OPENING) ?? '';
  return new Set([
    ...bigramsOf(/^[^。，]*/.exec(opening)?.[0] ?? ''),
    ...bigramsOf(text.slice(start, printed.start)),
  ]);
}

const pairsOf = (numerator: Mention, pool: readonly Told[]): Pair[] => {
  const loose = looseOf(numerator);
  const part = numerator.base.toNumber();
  const pairs: Pair[] = [];
  for (const whole of pool) {
    const size = whole.mention.start === numerator.start ? null : sizeBeside(whole, numerator);
    if (size === null || size <= 0) continue;
    const value = (part / size) * HUNDRED;
    pairs.push({ numerator, whole, value, off: value * Math.max(loose, whole.loose) });
  }
  return pairs;
};

const looseOf = ({ kind, unit, half, value }: Mention): number =>
  kind === 'amount' || unit.startsWith('万') ? half.toNumber() / value.toNumber() : 0;

/** Figures of its paragraph may be rounded; those far away make what is printed. */
function makes({ passage }: Statement, printed: Mention): (pair: Pair) => boolean {
  const told = printed.value.toNumber();
  const half = printed.half.toNumber() * ROUNDING;
  return ({ whole, value, off }) =>
    Math.abs(value - told) <= half + (whole.passage === passage ? off : 0);
}

function slipAmong(printed: Mention, pairs: readonly Pair[]): SureRate[] {
  const distinct = [...new Map(pairs.map((pair) => [pair.value.toFixed(4), pair])).values()];
  const made: (Made & { readonly pair: Pair })[] = distinct.map((pair) => ({
    value: new Decimal(pair.value),
    of: [pair.numerator, pair.whole.mention],
    most: MOST,
    pair,
  }));
  const found = likelySlip(printed, made, BUDGET);
  const pair = made.find((one) => one === found)?.pair;
  return pair === undefined ? [] : [rateOf(printed, pair)];
}

const rateOf = (printed: Mention, { numerator, whole, value }: Pair): SureRate => ({
  printed,
  numerator,
  denominator: whole.mention,
  computed: new Decimal(value),
});

/** 占在职人员的47.12%: what it is of is told, and gives another; what gives it goes by other names. */
function borrowed(printed: Mention, pairs: readonly Pair[], making: readonly Pair[]): SureRate[] {
  const core = coreOf(printed);
  if (digitsIn(printed.value) < FEWEST_FAR) return [];
  if (making.some(({ whole }) => sharesWords(whole, core))) return [];
  return calledOnly(printed, pairs, making.at(-1)?.numerator);
}

const coreOf = ({ before }: Mention): string =>
  (WHOLE.exec(before)?.[1] ?? '').replaceAll(EMPTY, '');

/** What the words say it is of, where that is told as one figure alone. */
function calledOnly(
  printed: Mention,
  pairs: readonly Pair[],
  last: Mention | undefined,
): SureRate[] {
  const core = coreOf(printed);
  if (GENERIC.test(core)) return [];
  const named = pairs.filter(
    ({ whole, value, numerator }) =>
      numerator === last &&
      isCalled(whole, core) &&
      value <= HUNDRED &&
      isNear(value, printed) &&
      whole.mention.start < printed.start,
  );
  const values = new Set(named.map(({ value }) => value.toFixed(3)));
  const [first] = named;
  return first !== undefined && values.size === 1 ? [rateOf(printed, first)] : [];
}

const isNear = (value: number, printed: Mention): boolean =>
  Math.max(value / printed.value.toNumber(), printed.value.toNumber() / value) <= MOST_TIMES;

/** 年初批复我镇部门预算 is 年初预算; of a table its total in the column of that name. */
function isCalled({ words }: Told, core: string): boolean {
  const name = words
    .split('，')
    .map((one) => one.replaceAll(EMPTY, ''))
    .find(Boolean);
  const other = name === undefined || name.length > core.length * 2 + 2;
  if (other || (STAGE.test(name) && !STAGE.test(core))) return false;
  let at = -1;
  return [...core].every((character) => {
    at = name.indexOf(character, at + 1);
    return at >= 0;
  });
}

const sharesWords = ({ grams }: Told, core: string): boolean => {
  const own = bigramsOf(core);
  return own.length === 0 || own.filter((gram) => grams.has(gram)).length * 2 >= own.length;
};

/** Of two figures of its paragraph, their sum or their gap. */
function isMadeBeside(document: TextDocument, { passage }: Statement, printed: Mention): boolean {
  const near = [
    ...(document.figures[passage - 1] ?? []),
    ...(document.figures[passage] ?? []),
  ].filter(
    (one) =>
      one !== printed && (one.kind === 'amount' || one.kind === 'count') && one.base.isPositive(),
  );
  const [value, half] = [printed.value.toNumber(), printed.half.toNumber() * ROUNDING];
  const sizes = near.map((one) => ({ one, size: one.base.toNumber(), loose: looseOf(one) }));
  return sizes.some((part) =>
    sizes.some((whole) => {
      if (part === whole || part.one.thing !== whole.one.thing || whole.size === 0) return false;
      const sum = part.size + whole.size;
      const gap = Math.abs(part.size - whole.size);
      return [part.size / whole.size, gap / whole.size, part.size / sum].some(
        (made) =>
          Math.abs(made * HUNDRED - value) <=
          half + made * HUNDRED * Math.max(part.loose, whole.loose),
      );
    }),
  );
}

/** 培训1260人次，其中春季420人次、夏季480人次、秋季360人次，完成目标的105%: the parts make the whole that the rate is of. */
function isOfParts({ text, start, mentions }: Statement, printed: Mention): boolean {
  const at = text.lastIndexOf('其中', printed.start - start);
  if (at < 0 || !/完成[^，。；]*的$/.test(printed.before)) return false;
  const whole = mentions.findLast(({ end }) => end <= start + at);
  const parts = mentions.filter(
    (one) => one.start > start + at && one.end <= printed.start && one.thing === whole?.thing,
  );
  return parts.length > 1 && whole?.base.equals(total(parts)) === true;
}
