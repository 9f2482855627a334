import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import type { Line } from '../../text/line.js';
import { countOf } from './counted-years.js';
import type { WrongSpan } from './spans.js';

/** The first year of each five-year plan; each lasts five. */
const PLANS: Readonly<Record<string, number>> = {
  十一五: 2006,
  十二五: 2011,
  十三五: 2016,
  十四五: 2021,
  十五五: 2026,
};
const LENGTH = 5;
const NAME = '[“"「]?(十[一二三四五]五)[”"」]?(?:规划|时期|期间)?';
const NOW = String.raw`(?:今年|本年度?|当年|(?:评价|自评|报告)年度|(20\d\d)年度?)`;
const PLACE =
  '开局(?:之)?年?|起步(?:之)?年?|首年|中期|中间年|过半|收官(?:之)?年?|末年|最后一年|第([一二三四五])年|承上启下|关键(?:之)?年|期间|实施';
/** 今年恰逢“十四五”规划中期评估, 2023年是“十三五”的收官之年 */
const PLAN = new RegExp(
  `${NOW}[^。；，《]{0,6}?(?:是|为|系|逢|值|处于?|属于?|处在|进入|步入|迎来|作为)(?:了|我[镇县区市国])?${NAME}(?:的)?[^，。；]{0,4}?(${PLACE})`,
  'g',
);

/** Where in its plan a year can stand, by the word for it. */
function isPlaceOf(year: number, first: number, words: string, nth: string | undefined): boolean {
  const place = year - first + 1;
  if (place < 1 || place > LENGTH) return false;
  if (nth !== undefined) return place === countOf(nth);
  if (/开局|起步|首年/.test(words)) return place === 1;
  if (/收官|末年|最后/.test(words)) return place === LENGTH;
  return !/中期|中间|过半/.test(words) || (place >= 2 && place <= LENGTH - 1);
}

const plansOf = (line: Line, own: number): WrongSpan[] =>
  matchesIn(line.text, PLAN).flatMap((match) => {
    const [, named, plan = '', words = '', nth] = match;
    const year = Number(named ?? own);
    const first = PLANS[plan];
    if (first === undefined || isPlaceOf(year, first, words, nth)) return [];
    const computed = `“${plan}”为${String(first)}—${String(first + LENGTH - 1)}年，文中为${String(year)}年`;
    return [{ at: rangeOf(line, match), what: '年份与所属的五年规划不符。', computed }];
  });

const MEETING = '(?:胜利)?(?:召开|举行|举办|开幕)';
/** What happened once and is known to all, with its years. */
const EVENTS: readonly (readonly [name: string, ...years: number[]])[] = [
  ['(?:党的)?十八大', 2012],
  ['(?:党的)?十九大', 2017],
  ['(?:党的)?二十大', 2022],
  ['(?:党的)?十九届六中全会', 2021],
  ['(?:党的)?二十届二中全会', 2023],
  ['(?:党的)?二十届三中全会', 2024],
  ['(?:党的)?二十届四中全会', 2025],
  ['北京冬奥会?', 2022],
  ['东京奥运会?', 2021],
  ['巴黎奥运会?', 2024],
  ['杭州亚运会?', 2023],
  ['成都大运会?', 2023],
  ['哈尔滨亚冬会?', 2025],
  ['第六次全国人口普查', 2010],
  ['第七次全国人口普查', 2020, 2021],
  ['第四次全国经济普查', 2018, 2019],
  ['第五次全国经济普查', 2022, 2023, 2024],
  ['第三次全国农业普查', 2016, 2017],
];
const HELD = new RegExp(
  `(20\\d\\d)年度?[，,]?(?:正好|恰好|正|恰|也|又|既|同时)?(?:是|为|系|逢|值|迎来)(?:了)?(?:全面)?(?:(?:深入)?学习(?:宣传)?贯彻)?(?:“)?(${EVENTS.map(([name]) => name).join('|')})(?:”)?(?:的)?(?:${MEETING}|登记|开展|入户)(?:的)?(?:之年|当年|年|这一年|那一年|的一年)?`,
  'g',
);
const READS = EVENTS.map(([name, ...years]) => ({ name: new RegExp(`^${name}$`), years }));

const heldIn = (line: Line): WrongSpan[] =>
  matchesIn(line.text, HELD).flatMap((match) => {
    const event = READS.find(({ name }) => name.test(match[2] ?? ''));
    if (event === undefined || event.years.includes(Number(match[1]))) return [];
    const computed = `${match[2] ?? ''}在${String(event.years[0])}年，文中为${match[1] ?? ''}年`;
    return [{ at: rangeOf(line, match), what: '年份与所说的大事不符。', computed }];
  });

const TERMS = String.raw`(?:(20\d\d)年)?(春季?|秋季?|上半年|下半年)(?:学期|入学|开学)?[^。；，和与及、\d]{0,8}?[（(，]?(?:即|也就是|属于?|为|是|系)?[“"]?(20\d\d)(?:年)?\s?(?:-|—|–|~|～|至|\/)\s?(20\d\d)(?:年)?学年(?:度)?[”"]?(?:的)?(?:第([一二])学期)?`;
const TERM = new RegExp(TERMS, 'g');
const YEARS =
  /(20\d\d)年?\s?(?:-|—|–|~|～|至|\/)\s?(20\d\d)年?(?:学年|供暖季|采暖季|供暖期|采暖期|雪季|榨季)(?!初|末)/g;

/** A school year begins in autumn and runs into the next; its two terms are of one year each. */
function schoolYears(line: Line, own: number): WrongSpan[] {
  if (!/学年|暖|季/.test(line.text)) return [];
  const terms = matchesIn(line.text, TERM).flatMap((match) => {
    const [, named, season = '', from = '', , nth] = match;
    const isAutumn = /秋|下/.test(season);
    const year = Number(named ?? own);
    const isOpen = /上半年|下半年/.test(season) && nth === undefined;
    const right = isAutumn ? year : year - 1;
    const isNth = nth === undefined || (nth === '一') === isAutumn;
    if (isOpen || (Number(from) === right && isNth)) return [];
    const computed = `${String(year)}年${season}属${String(right)}—${String(right + 1)}学年第${isAutumn ? '一' : '二'}学期`;
    return [{ at: rangeOf(line, match), what: '学期与学年不符。', computed }];
  });
  const years = matchesIn(line.text, YEARS)
    .filter(([words, from, to]) => !/至/.test(words) && Number(to) - Number(from) !== 1)
    .map((match) => ({
      at: rangeOf(line, match),
      what: '跨年的起止年份不相连。',
      computed: `${match[1] ?? ''}年之后应为${String(Number(match[1]) + 1)}年`,
    }));
  return [
    ...terms,
    ...years.filter(({ at }) =>
      terms.every((term) => term.at.end <= at.start || term.at.start >= at.end),
    ),
  ];
}

/** Years against what everybody knows of them: five-year plans, great events, school years. */
export const knownYears = ({ lines, year }: TextDocument): WrongSpan[] =>
  lines.flatMap((line) => [
    ...(line.text.includes('五') && year !== null ? plansOf(line, year) : []),
    ...(/20\d\d年/.test(line.text) ? heldIn(line) : []),
    ...(year === null ? [] : schoolYears(line, year)),
  ]);
