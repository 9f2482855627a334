import { oncePerDocument } from '../../once.js';
import type { TextDocument } from '../../document.js';
import { chineseNumeral } from '../../text/numerals.js';
import { matchesIn } from '../../text/matches.js';
import { groupBy } from '#libs/kernel';

/** A figure with any unit there is, also those nothing else is worked out with: 毫升, Mbps, 千分点, 个月. */
export interface Told {
  readonly value: number;
  /** Digits behind the point. */
  readonly places: number;
  readonly unit: string;
  /** What can be told in each other: length, area, 元, or one measure word. */
  readonly sort: string;
  /** Of the smallest unit of its sort. */
  readonly factor: number;
  readonly start: number;
  readonly end: number;
  /** Words between the figure before, or the start of the sentence, and this one. */
  readonly before: string;
  /** A few characters behind it. */
  readonly after: string;
}

type Units = Readonly<Record<string, number>>;

/** Units of each sort, by how many of its smallest one they are. */
export const SORTS: Readonly<Record<string, Units>> = {
  money: { 角: 0.1, 元: 1, 千元: 1e3, 万元: 1e4, 百万元: 1e6, 千万元: 1e7, 亿元: 1e8 },
  area: {
    平方厘米: 1e-4,
    平方米: 1,
    平米: 1,
    '㎡': 1,
    'm²': 1,
    亩: 2000 / 3,
    公顷: 1e4,
    平方公里: 1e6,
    平方千米: 1e6,
  },
  length: { 毫米: 1e-3, 厘米: 0.01, 公分: 0.01, 分米: 0.1, 米: 1, 延米: 1, 公里: 1e3, 千米: 1e3 },
  weight: { 毫克: 1e-6, 克: 1e-3, 斤: 0.5, 公斤: 1, 千克: 1, 吨: 1e3 },
  volume: { 毫升: 1e-3, 升: 1, 立方米: 1e3, 方: 1e3 },
  time: {
    秒钟: 1,
    秒: 1,
    分钟: 60,
    个小时: 3600,
    小时: 3600,
    个工作日: 86400,
    工作日: 86400,
    天: 86400,
    日: 86400,
    周: 604800,
    个月: 2592000,
    年: 31536000,
  },
  data: { Kbps: 1e-3, Mbps: 1, Gbps: 1e3 },
  store: { MB: 1, GB: 1e3, TB: 1e6, PB: 1e9 },
  power: { 瓦: 1, 千瓦: 1e3, kW: 1e3, KW: 1e3, 兆瓦: 1e6, MW: 1e6 },
  energy: { 度: 1, 千瓦时: 1, 千瓦小时: 1, kWh: 1, 兆瓦时: 1e3 },
  rate: {
    '%': 100,
    个百分点: 100,
    百分点: 100,
    '‰': 10,
    个千分点: 10,
    千分点: 10,
    个基点: 1,
    基点: 1,
  },
};
const COUNTED =
  '人次|人日|人天|场次|车次|架次|件次|批次|辆次|户次|床位|学位|课时|学时|餐次|人|名|位|户|口|辆|台|套|册|件|条|项|处|所|家|个|村|份|宗|批|艘|座|笔|篇|盏|株|棵|头|只|羽|尾|块|根|本|盒|箱|桶|袋|组|栋|幢|页|场|次|餐|顿|尊|支|把|张|例|门|片|幅|枚|粒|瓶|床|间|班|期|包|捆|车';
const NAMES = Object.values(SORTS)
  .flatMap((units) => Object.keys(units))
  .sort((one, other) => other.length - one.length)
  .join('|');
const NUMERALS = '二两三四五六七八九十百';
const FIGURE = new RegExp(
  `(?<![\\dA-Za-z.〔])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s?(万|亿|千)?(${NAMES}|${COUNTED})(?![A-Za-z]|(?<=所)[述列示指])|(?<![第\\d每${NUMERALS}])([${NUMERALS}]{1,4})(个(?:村|社区|班|站|点|镇|乡)|${COUNTED})`,
  'g',
);
const MANY: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 千: 1e3 };
const SAME: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  家: '个',
  所: '个',
  处: '个',
  餐次: '餐',
  顿: '餐',
  棵: '株',
};
const BY_UNIT = new Map(
  Object.entries(SORTS).flatMap(([sort, units]) =>
    Object.entries(units).map(([unit, factor]) => [unit, { sort, factor }] as const),
  ),
);
/** 2023年, 3月1日, 12日: of the calendar. */
const CALENDAR = /^(?:年|日)$/;
const ABOUT = 14;

/** All such figures of each paragraph, in order. */
export const toldMeasures = oncePerDocument(
  (document: TextDocument): ReadonlyMap<number, readonly Told[]> => {
    const bySentence = document.statements.filter(({ inTable }) => !inTable);
    const told = bySentence.flatMap(({ text, start, passage }) =>
      figuresIn(text, start).map((figure) => ({ figure, passage })),
    );
    const grouped = groupBy(told, ({ passage }) => passage);
    return new Map(
      [...grouped].map(([passage, all]) => [passage, all.map(({ figure }) => figure)]),
    );
  },
);

/** The figures of one sentence. */
export function figuresIn(text: string, start: number): Told[] {
  let from = 0;
  return matchesIn(text, FIGURE).flatMap((match) => {
    const [whole, digits = '', many = '', ordinary, words, measure] = match;
    const unit = ordinary ?? measure ?? '';
    if (CALENDAR.test(unit) && many === '' && !isTerm(text, match.index, unit)) return [];
    const plain = plainOf(digits, words);
    const known = unitKnown(many, unit);
    const before = text.slice(from, match.index);
    from = match.index + whole.length;
    return [
      {
        value: Number(plain),
        places: placesIn(plain),
        unit: `${many}${unit}`,
        sort: known.sort ?? sortOf(unit, text.slice(from, from + 2)),
        factor: known.factor,
        start: start + match.index,
        end: start + from,
        before,
        after: text.slice(from, from + ABOUT),
      },
    ];
  });
}

const plainOf = (digits: string, words: string | undefined): string =>
  words === undefined ? digits.replaceAll(',', '') : (chineseNumeral(words)?.toFixed() ?? '0');

const placesIn = (plain: string): number => plain.split('.')[1]?.length ?? 0;

/** The sort a unit is of, where it is a known one, and its factor with how many of it are one. */
function unitKnown(
  many: string,
  unit: string,
): { readonly sort: string | undefined; readonly factor: number } {
  const whole = BY_UNIT.get(`${many}${unit}`);
  if (whole !== undefined) return whole;
  const plain = BY_UNIT.get(unit);
  return { sort: plain?.sort ?? SAME[unit], factor: (plain?.factor ?? 1) * (MANY[many] ?? 1) };
}

/** 工期90年: no year of the calendar. */
const isTerm = (text: string, at: number, unit: string): boolean =>
  unit === '年' &&
  !/^[12]\d{3}/.test(text.slice(at, at + 4)) &&
  TERM.test(text.slice(Math.max(0, at - ABOUT), at));
const TERM = /(?:工期|期限|周期|保质期|质保期|使用年限|租期|服务期)(?:为|是|共|定为|限为?)?$/;

/** 四个村, 12个网格: what they are of, where the word behind says so. */
const sortOf = (unit: string, behind: string): string =>
  unit.startsWith('个') ? (GROUP.exec(unit.slice(1) + behind)?.[0] ?? '个') : unit;
const GROUP = /^(?:村|社区|班|站|点|镇|乡|网格|小区|项目|标段|月)/;

const NEAR = 1e-9;
/** In the smallest unit of its sort. */
export const baseOf = ({ value, factor }: Told): number => value * factor;

/** Equal but for what the last places may hide. */
export const isSame = (one: number, other: number, slack = 0): boolean =>
  Math.abs(one - other) <= Math.abs(one) * NEAR + slack + NEAR;

/** Half of its last place, in the smallest unit. */
export const halfOf = ({ places, factor }: Told): number => (factor * 10 ** -places) / 2;

/** How many digits it has but for noughts at its ends. */
export const digitsIn = (value: number): number =>
  String(value).replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;

const SCALES = [1, 1e4, 1e8];

/** What else its digits could be: the factor of every other unit of its sort, or of so many ten thousand. */
export function otherFactors({ sort, factor }: Told): readonly number[] {
  const units = SORTS[sort];
  const own = units === undefined ? SCALES : withMany(sort, Object.values(units));
  return [...new Set(own)].filter((one) => !isSame(one, factor));
}

const withMany = (sort: string, factors: readonly number[]): number[] =>
  sort === 'money' || sort === 'rate' || sort === 'time'
    ? [...factors]
    : factors.flatMap((one) => [one, one * 1e4]);

/** The unit such a factor is of, for the reader. */
export function unitOf({ sort, unit }: Told, factor: number): string {
  const units = Object.entries(SORTS[sort] ?? { [unit.replace(/^[万亿千]/, '')]: 1 });
  const plain = units.find(([, one]) => isSame(one, factor));
  if (plain !== undefined) return plain[0];
  const many = SCALES.find((scale) => units.some(([, one]) => isSame(one * scale, factor)));
  const name = units.find(([, one]) => isSame(one * (many ?? 1), factor))?.[0] ?? unit;
  return `${many === 1e8 ? '亿' : '万'}${name}`;
}

/** A figure whose digits fit those beside it in another unit only. */
export interface UnitSlip {
  readonly odd: Told;
  readonly beside: readonly Told[];
  readonly computed: string;
  /** The unit it would be right in; empty where none is sure. */
  readonly unit: string;
}
