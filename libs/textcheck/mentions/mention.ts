import { Decimal } from '#libs/kernel';

import { CHINESE_DIGITS, CHINESE_NUMERAL, chineseDecimal } from '../text/numerals.js';
import { matchesIn } from '../text/matches.js';

export type MentionKind = 'amount' | 'percent' | 'points' | 'count';

/** A figure of the text with what it is a figure of. */
export interface Mention {
  readonly kind: MentionKind;
  /** As printed, in its own unit. */
  readonly value: Decimal;
  /** Half a unit of the last printed place, in its own unit. */
  readonly half: Decimal;
  readonly unit: string;
  /** What can be compared with it: `元` for every amount, else one unit for all that count alike (人 for 名). */
  readonly thing: string;
  /** False for 约, 余, 以上, 不少于 and their like: nothing exact follows from such a figure. */
  readonly exact: boolean;
  /** In yuan for an amount, else in pieces: 1.08万亩 are 10800. */
  readonly base: Decimal;
  /** Yuan or pieces in one unit. */
  readonly scale: Decimal;
  /** Offsets of number and unit in the whole text. */
  readonly start: number;
  readonly end: number;
  /** The words before it, back to the figure before or the start of the sentence. */
  readonly before: string;
  /** What it is a figure of: its noun, stripped of years, pronouns and verbs; may be empty. */
  readonly label: string;
  /** The year it is of, as far as the sentence says; null where it does not. */
  readonly year: number | null;
  /** Stands inside brackets of its sentence. */
  readonly bracketed: boolean;
}

const ONE = new Decimal(1);
const YUAN_IN: Readonly<Record<string, Decimal>> = {
  亿元: new Decimal(100_000_000),
  万元: new Decimal(10_000),
  千元: new Decimal(1_000),
  元: ONE,
};
/** What is counted or measured; a longer name stands before the one it begins with. */
const THINGS = [
  '平方公里|平方米|㎡|立方米|公里|千米|延米|毫米|厘米|米|亩|公顷|公斤|千克|毫克|微克|吨|毫升|千瓦时|千瓦|兆瓦',
  '人天|工日|学位|小时|课时|学时|辆|台|套|册|期|名|人|位|户|条|件|项|处|所|家|个|村|份|起|宗|批|艘|座|笔|篇|盏|株|棵',
  '轮|支|类|种|队|张|例|床|卷|门|片|幅|枚|头|只|羽|块|根|本|盒|箱|桶|袋|组|栋|幢|顶|页|尾|场|次|眼|樘|叶|扇|瓶|孔|粒',
  // 3部门, 2020对比, 5节能, 2口径, 8升级: no parts, pairs, lessons or litres.
  '部(?![门分级委队署位])|路(?![公线口段])|口(?![之径岸])|段(?!落)|对(?![比照应象于口接标账外内])|架(?!构)|具(?![体有备])',
  '节(?![能约点日假余水气支流电俗庆前后目期令制省])|升(?![级学至高到旗本])|面(?![积对上向临貌试])|把(?![关握控])|匹(?!配)',
  '副(?![县局科主书镇处高职院校所])|双(?![方向创减重拥高桥])',
].join('|');
/** 餐次, 科次, 架次, 车次: times of anything, but 3月次, 10余次, 三层次. */
const TIMES_OF =
  '[^\\x00-\\x7f，。；：、（）年月日号季届天周再首初末多余来几每第级度层档等名位顺梯这此前]次';
const MEASURES = [
  '个百分点|百分点|%|亿元|万元|千元|元',
  // 12.40万页, 8.64万起, 286万度: so many of anything; 用户38万 of what the words before say.
  `[万亿](?:${TIMES_OF}|${THINGS}|度|天|(?=[，。；、,;：:）)]|$))`,
  TIMES_OF,
  THINGS,
  '分钟|秒|分|间|天|月|年|日|号|度|级',
].join('|');
const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
/** 即3.2所述的小区: the number of a section. */
const SECTION = String.raw`[\d.]*\s?所[述列示指]`;
const NUMBER = new RegExp(
  [
    String.raw`(?<![\dA-Za-z.])(?<digits>-?\d+(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?!${SECTION})[^\S\t\n]?(?<unit>${MEASURES})?`,
    String.raw`百分之(?<hundredths>\d+(?:\.\d+)?)`,
    String.raw`百分之(?<percent>${CHINESE_NUMERAL}(?:点${CHINESE_DIGITS})?)`,
    String.raw`(?<![\d.第数几每${NUMERALS}])(?!百分[制比点])(?<words>${CHINESE_NUMERAL}(?:点${CHINESE_DIGITS})?)(?<measure>${MEASURES})(?<half>(?<=分)五(?![一二三四五六七八九十百千]))?`,
  ].join('|'),
  'g',
);
/** 一个、三项 are turns of speech as often as counts. */
const LOOSE_MEASURES =
  /^(?:个|项|次|期|类|种|批|级|天|月|条|份|件|张|例|组|片|块|场|轮|分|本|根|门|头|只|部|路|眼|口|段|对|节|面|把|双|孔|扇)$/;
const FEWEST_COUNTED = 10;
/** 1.08万亩, 1.37亿立方米 */
const MANY: Readonly<Record<string, Decimal>> = {
  万: new Decimal(10_000),
  亿: new Decimal(100_000_000),
};
/** Units of the calendar and of names: no figures to calculate with. */
const NOT_FIGURES = new Set(['年', '月', '日', '号', '级', '度']);

const HALVES = Array.from({ length: 6 }, (_, places) => new Decimal(10).pow(-places).div(2));

/** Half a unit of the last of so many places behind the point. */
export const halfUnit = (places: number): Decimal =>
  HALVES[places] ?? new Decimal(10).pow(-places).div(2);

/** The figures of one sentence of a normalised text, in order. */
export function mentionsOf(sentence: { readonly text: string; readonly start: number }): Mention[] {
  const found: Mention[] = [];
  let from = 0;
  let year: number | null = null;
  for (const match of matchesIn(sentence.text, NUMBER)) {
    const [whole] = match;
    const written =
      writtenIn(match.groups ?? {}) ?? inDays(match.groups ?? {}, sentence.text, match.index);
    if (written === null) continue;
    const { unit, value: printed, places } = written;
    const before = sentence.text.slice(from, match.index);
    year = lastYear(before) ?? year;
    const scale = YUAN_IN[unit] ?? MANY[unit.charAt(0)] ?? ONE;
    found.push({
      kind: kindOf(unit),
      value: printed,
      half: halfUnit(places),
      unit: unit === '百分点' ? '个百分点' : unit,
      thing: thingOf(unit),
      exact: isExact(sentence.text, match.index, match.index + whole.length),
      base: printed.times(scale),
      scale,
      start: sentence.start + match.index,
      end: sentence.start + match.index + whole.length,
      before,
      label: labelOf(before),
      year,
      bracketed: isBracketed(sentence.text, match.index),
    });
    from = match.index + whole.length;
  }
  return found;
}

/** What 用户38万 counts. */
const NUMBER_OF = '数';

/** Measure words of one sort of thing: 县里 62 所小学和 1 个机关 are 63 of them. */
const ALIKE: readonly { readonly thing: string; readonly units: readonly string[] }[] = [
  { thing: '人', units: ['人', '名', '位'] },
  { thing: '个', units: ['个', '所', '家', '处'] },
  // 来信来访164件次，其中来信58件
  ...['件', '册', '例', '场', '期', '批', '项', '轮', '条'].map((thing) => ({
    thing,
    units: [`${thing}次`],
  })),
];

function thingOf(unit: string): string {
  if (unit in YUAN_IN) return '元';
  const measure = unit.replace(/^[万亿]/, '');
  return ALIKE.find(({ units }) => units.includes(measure))?.thing ?? (measure || NUMBER_OF);
}

const ABOUT_BEFORE =
  /(?:(?<![节合签集契违公履条制预])约|近|将近|超过|超|逾|不少于|不低于|不高于|不超过|不足|至少|最多|大于|小于|高于|低于)(?:为|是|到|达)?\s?$/;
const ABOUT_AFTER = /^\s?(?:左右|以上|以内|以下|及以上|及以下|余|多(?![\d增收支于出]))/;

/** 2938人至2971人之间, 3—5人: the two ends of a range. */
const RANGE_BEFORE = new RegExp(`\\d(?:${MEASURES})?\\s?[至~～—-]\\s?$`);
/** Few figures have one before them. */
const RANGE_MARK = /[至~～—-]\s?$/;
const RANGE_AFTER = /^\s?[至~～—-]\s?\d/;

/** 比计划的380盏多装: no 380-odd. */
const MORE_THAN = /(?:[较比]|与)[^，。；]*$/;

const isExact = (text: string, start: number, end: number): boolean => {
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end, end + 4);
  const more = /^多(?![，。；、）])/.test(after) && MORE_THAN.test(text.slice(0, start));
  const about = ABOUT_BEFORE.test(before) || (!more && ABOUT_AFTER.test(after));
  const ranges = RANGE_MARK.test(before) && RANGE_BEFORE.test(before);
  return !about && !ranges && !RANGE_AFTER.test(after);
};

interface Written {
  readonly value: Decimal;
  readonly unit: string;
  /** Digits after the point, as printed. */
  readonly places: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** A figure in digits, in words (七十二人), or as 百分之九十五 or 百分之95; null for what is none. */
function writtenIn(groups: Groups): Written | null {
  const { digits, unit = '', hundredths } = groups;
  if (hundredths !== undefined) return inDigits(hundredths, '%');
  return digits === undefined ? inWords(groups) : inDigits(digits, unit);
}

function inDigits(digits: string, unit: string): Written | null {
  if (unit === '' || NOT_FIGURES.has(unit)) return null;
  const plain = digits.replaceAll(',', '');
  return { value: new Decimal(plain), unit, places: plain.split('.')[1]?.length ?? 0 };
}

/** 平均住院日7.50日, 占用床日198,135日, 从30日缩短至18日: no day of the month. */
const OF_BEDS = /[院床]日/;
const TIMES = /(?:时限|时间|周期|时长|工期).*(?:缩短|压缩|延长)/;

function inDays({ digits, unit }: Groups, sentence: string, at: number): Written | null {
  if (unit !== '日' || digits === undefined || sentence.charAt(at - 1) === '月') return null;
  const beds = /[.,]/.test(digits) && OF_BEDS.test(sentence);
  if (!beds && !TIMES.test(sentence)) return null;
  const plain = digits.replaceAll(',', '');
  return { value: new Decimal(plain), unit, places: plain.split('.')[1]?.length ?? 0 };
}

const TEN_THOUSAND = 10_000;
/** 百公里油耗, 千人: a unit of its own, no count. */
const BARE = /^[百千万亿]/;

function inWords({ percent, words = '', measure = '', half }: Groups): Written | null {
  if (BARE.test(words)) return null;
  // 十八分五 is 18.5.
  const spelled = percent ?? (half === undefined ? words : `${words}点${half}`);
  const value = chineseDecimal(spelled);
  const places = spelled.split('点')[1]?.length ?? 0;
  if (value === null) return null;
  if (percent !== undefined) return { value, unit: '%', places };
  return isCounted(value, measure) ? inUnit(value, measure, words, places) : null;
}

/** 二百三十五万元 is read like 235万元. */
const inUnit = (value: Decimal, unit: string, words: string, places: number): Written =>
  unit === '元' && words.endsWith('万')
    ? { value: value.div(TEN_THOUSAND), unit: '万元', places: 0 }
    : { value, unit, places };

function isCounted(value: Decimal, measure: string): boolean {
  const loose = LOOSE_MEASURES.test(measure) && value.lessThan(FEWEST_COUNTED);
  return !loose && value.greaterThanOrEqualTo(2) && !NOT_FIGURES.has(measure);
}

function kindOf(unit: string): MentionKind {
  if (unit === '%') return 'percent';
  if (unit.endsWith('百分点')) return 'points';
  return unit in YUAN_IN ? 'amount' : 'count';
}

/** 与2019年相比增加: what comes after is of this year again. */
const COMPARED_YEAR =
  /[较比与同]\s?20\d\d年(?:度|同期|决算|预算|数|末|底)*(?=相比|相较|比较|增加|减少|增长|下降|上升|提高|降低)/g;

function lastYear(words: string): number | null {
  const text = words.replaceAll(COMPARED_YEAR, '');
  const years = matchesIn(text, /(20\d\d)年/g);
  const last = years.at(-1)?.[1];
  return last === undefined ? null : Number(last);
}

function isBracketed(text: string, index: number): boolean {
  const before = text.slice(0, index);
  const opened = (before.match(/[（(]/g) ?? []).length;
  return opened > (before.match(/[）)]/g) ?? []).length;
}

/** 加上级补助收入, 加转移支付收入: what is added is named, not the adding. */
const ADDED =
  /^加(?:上(?![级年解缴划]))?(?=上[级年]|转移|年[初终]|债务|调入|补助|结转|动用|返还|地方|一般|中央|[省市县区]|自治区|[一-龥]{2,6}(?:收入|支出|结余|结转|资金)$)(?!快|强|大|班|固|装|工|油|盟|密|权)/;
const LEADING =
  /^(?:其中|包括|包含|主要是|主要为|分别为|分别是|分为|以及|和|及|与|比|较|共|合计|的|是|为|有|截至|截止|我乡|我镇|我部门|我单位|我局|我街道|本部门|本单位|全年|累计|当年|年末|年底|底|末|20\d\d年度?|上年同期|上年|去年|\s)+/;
const TRAILING =
  /(?:分别)?(?:为|是|达到|达|共计|共有|共|(?<!节)约|有|的|完成|实现|累计|数|人民币|各|均|仅|只|已|了|\s|:|：)+$/;

/** The noun a figure belongs to, e.g. `一般公共服务支出`. */
export function labelOf(before: string): string {
  const clause = /[^，。；：、,;:！？!?（）()\n]*$/.exec(before)?.[0] ?? '';
  return clause.trim().replace(LEADING, '').replace(ADDED, '').replace(TRAILING, '').trim();
}
