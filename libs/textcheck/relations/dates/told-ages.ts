import type { TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import type { Line } from '../../text/line.js';
import { countOf, withoutTitles } from './counted-years.js';
import type { WrongSpan } from './spans.js';

const NUMBER = '(?:\\d{1,3}|[一二两三四五六七八九十百]{1,4})';
const YEAR = /((?:18|19|20)\d\d)年/g;

/** Told years against those between two. */
interface Told {
  readonly line: Line;
  readonly match: RegExpExecArray;
  readonly from: number;
  readonly until: number;
  readonly said: number;
}

const wrong = (what: string, { line, match, from, until, said }: Told): WrongSpan => ({
  at: rangeOf(line, match),
  also: yearsAround(line, match.index),
  what,
  computed: `${String(from)}年至${String(until)}年为${String(until - from)}年，文中为${String(said)}`,
});

/** The years a sentence names, of which the told number is the distance. */
function yearsAround(line: Line, at: number): Range[] {
  const from = line.text.lastIndexOf('。', at) + 1;
  const stop = line.text.indexOf('。', at);
  const text = line.text.slice(0, stop < 0 ? line.text.length : stop);
  return matchesIn(text, YEAR)
    .filter(({ index }) => index >= from)
    .map((match) => rangeOf(line, match, 1));
}

const FOUNDED =
  /((?:18|19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^。；\d]{0,8}?(?:建[站校院馆所场厂园库成制区立镇乡]|成立|创办|创建|创立|始建|落成|开馆|办学|建于|挂牌|设立|组建|投用|开园|开[业张办]|启用|通车|搬[进入迁])(?!满?[\d一二三四五六七八九十]|的?周年)|(?:建于|始建于|成立于|创办于|创建于|落成于|设立于)((?:18|19|20)\d\d)年/g;
const JUBILEE = new RegExp(`(${NUMBER})(?:个)?(周年|年头|年华诞|个春秋)`, 'g');

/** The year some words speak of: the last named before them in their sentence, else the report's. */
function yearAt(text: string, at: number, own: number, not: readonly number[]): number {
  const from = text.lastIndexOf('。', at) + 1;
  const named = matchesIn(text.slice(from, at), YEAR)
    .map(([, year]) => Number(year))
    .filter((year) => !not.includes(year))
    .at(-1);
  return named ?? own;
}

/** Founded in 1983, fifty years old in 2023. */
function jubilees(line: Line, own: number): WrongSpan[] {
  const told = matchesIn(line.text, JUBILEE);
  if (told.length === 0) return [];
  const text = withoutTitles(line.text);
  const founded = matchesIn(text, FOUNDED).map((match) => Number(match[1] ?? match[2]));
  if (founded.length === 0) return [];
  return told.flatMap((match) => {
    if (KNOWN.some(({ name }) => name.test(text.slice(Math.max(0, match.index - 16), match.index))))
      return [];
    const until = yearAt(text, match.index, own, founded);
    const said = countOf(match[1] ?? '');
    const most = match[2] === '周年' || match[2] === '年华诞' ? 0 : 1;
    const fits = founded.some(
      (from) => said - (until - from) >= 0 && said - (until - from) <= most,
    );
    const [from = 0] = founded;
    if (fits || said === 0 || from > until) return [];
    return [wrong('周年数与成立年份不符。', { line, match, from, until, said })];
  });
}

/** What the whole country counts years from. */
const KNOWN: readonly { readonly name: RegExp; readonly from: number }[] = [
  {
    name: /(?:建党|中国共产党(?:建党|成立)|中国共产党|庆祝党的生日|党的生日)[^，。；\d]{0,4}$/,
    from: 1921,
  },
  { name: /(?:新中国|中华人民共和国)(?:成立)?$|建国$|国庆$/, from: 1949 },
  { name: /改革开放$/, from: 1978 },
  { name: /建军$/, from: 1927 },
  { name: /五四运动$/, from: 1919 },
  { name: /(?:抗日战争|抗战)[^，。；\d]{0,14}胜利$/, from: 1945 },
  { name: /(?:红军)?长征胜利$/, from: 1936 },
  { name: /香港回归(?:祖国)?$/, from: 1997 },
  { name: /澳门回归(?:祖国)?$/, from: 1999 },
  { name: /抗美援朝(?:出国作战)?$/, from: 1950 },
  { name: /共青团(?:成立|建团)?$|建团$/, from: 1922 },
  { name: /人民代表大会(?:制度)?成立$/, from: 1954 },
  { name: /人民政协成立$/, from: 1949 },
];
const COUNTED = new RegExp(`(${NUMBER})周年`, 'g');

/** 新中国成立70周年 in 2023. */
const knownJubilees = (line: Line, own: number): WrongSpan[] =>
  matchesIn(line.text, COUNTED).flatMap((match) => {
    const lead = line.text.slice(Math.max(0, match.index - 24), match.index);
    const known = KNOWN.find(({ name }) => name.test(lead.replaceAll(/[“”"]/g, '')));
    const said = countOf(match[1] ?? '');
    if (known === undefined || said === 0) return [];
    const { from } = known;
    const named = matchesIn(line.text.slice(0, match.index), YEAR).map(([, year]) => Number(year));
    // What is done ahead of a jubilee may name it a year before.
    const around = [own, own + 1, ...named];
    if (around.some((year) => said === year - from)) return [];
    return [wrong('周年数与年份不符。', { line, match, from, until: own, said })];
  });

const BORN =
  /(19\d\d|20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:（含[^）]*）)?(?:之?前|以前|及以前|之?后|以后)?[^，。；\d]{0,3}?(?:出生|生人|生(?=[，。；、）])|以前的老人)/g;
const AGE = new RegExp(
  `(?:年满|满|达到?|年龄|年届|今年|现年|时年|虚岁)[^，。；\\d]{0,4}?(${NUMBER})周?岁|(${NUMBER})周岁`,
  'g',
);
const SLACK = 1;

/** 满80周岁, and by the same sentence born in 1953 or before. */
function ages(line: Line, own: number): WrongSpan[] {
  const born = matchesIn(line.text, BORN);
  const [birth, ...more] = born;
  const told = birth === undefined ? [] : matchesIn(line.text, AGE);
  const [age] = told;
  if (birth === undefined || age === undefined || more.length > 0 || told.length > 1) return [];
  const said = countOf(age[1] ?? age[2] ?? '');
  const from = Number(birth[1]);
  const until = yearAt(line.text, Math.min(age.index, birth.index), own, [from]);
  const years = [until, own];
  if (said === 0 || years.some((year) => Math.abs(year - from - said) <= SLACK)) return [];
  return [wrong('年龄与出生年份不符。', { line, match: birth, from, until, said })];
}

const BEGUN =
  /((?:19|20)\d\d)年(?:\d{1,2}月)?[^，。；\d]{0,8}?(?:参加工作|入职|购[置入]|采购|投用|投入使用|启用|入党|服役|上岗|任教|从教|从医|入伍)[^。；\d]{0,14}?(?:(?:到|至|截至)?20\d\d年[底末]?[^。；\d]{0,8})?(?:工龄|教龄|党龄|已(?:经)?(?:使用|服役|运行|用|干|工作|跑|从教|从医|开)(?:了)?|至今(?:已)?|使用年数|车龄)[^，。；\d]{0,3}?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:个)?年(?![度级代前])/g;

/** 2009年购入，已使用20年. */
const services = (line: Line, own: number): WrongSpan[] =>
  matchesIn(line.text, BEGUN).flatMap((match) => {
    const [from, said] = [Number(match[1]), countOf(match[2] ?? '')];
    const until = Number(
      /20\d\d年[底末]?[^，。；\d]*\d*[^，。；\d]*$/.exec(match[0].slice(4))?.[0].slice(0, 4) ?? own,
    );
    const gap = said - (until - from);
    if (said === 0 || (gap >= -1 && gap <= 2)) return [];
    return [wrong('年数与起始年份不符。', { line, match, from, until, said })];
  });

const LEAP = /(?<!\d)366\s?天|(?<!\d)366\s?个昼夜|366\s?个?日夜/g;
const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

/** 366 days of a year that has 365. */
const days = (line: Line, own: number): WrongSpan[] =>
  isLeap(own) || /20\d\d/.test(line.text.replaceAll(String(own), ''))
    ? []
    : matchesIn(line.text, LEAP).map((match) => ({
        at: rangeOf(line, match),
        what: '全年天数与年份不符。',
        computed: `${String(own)}年是平年，共365天`,
      }));

/** Ages, anniversaries and lengths of service against the years they are counted from. */
export const toldAges = ({ lines, year }: TextDocument): WrongSpan[] =>
  year === null
    ? []
    : lines.flatMap((line) =>
        /周年|年头|春秋|岁|华诞|366|[工教党]龄|已|至今/.test(line.text)
          ? [
              ...jubilees(line, year),
              ...knownJubilees(line, year),
              ...ages(line, year),
              ...services(line, year),
              ...days(line, year),
            ]
          : [],
      );
