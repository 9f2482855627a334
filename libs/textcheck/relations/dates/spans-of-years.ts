import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import type { Line } from '../../text/line.js';
import { countOf } from './counted-years.js';
import type { WrongSpan } from './spans.js';

const NUMBER = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})';

const SINCE = new RegExp(
  `(?:自|从)?(20\\d\\d)年度?(?:\\d{1,2}月)?(?:起|以来|开始|至今|算起|到现在)[^。；\\d]{0,20}?(?:已|连续|累计|历时|坚持了?|持续|前后|走过)[^。；，\\d]{0,4}?(${NUMBER})(?:个)?(?:年头|年度|年(?![级代]))`,
  'g',
);

/** 自2019年以来连续六年: more or fewer years than have gone by. */
const since = (line: Line, own: number): WrongSpan[] =>
  matchesIn(line.text, SINCE).flatMap((match) => {
    const from = Number(match[1]);
    const told = countOf(match[2] ?? '');
    const gap = own - from;
    // Counted to the day of writing it is one more.
    if (told === 0 || gap < 0 || (told >= gap && told <= gap + 2)) return [];
    if (/20\d\d/.test(line.text.slice(match.index + 4).replaceAll(String(own), ''))) return [];
    const computed = `${String(from)}年至${String(own)}年为${String(gap)}年，含首尾${String(gap + 1)}年`;
    return [{ at: rangeOf(line, match), what: '年数与起始年份不符。', computed }];
  });

const FIRST_OF =
  /(?:首届|第一届|头一届)[^。；，\d]{0,12}?(20\d\d)年|(20\d\d)年[^。；，\d]{0,12}?(?:首届|第一届|头一届)/;
const YEARLY =
  /每年(?:都)?(?:办|举办|开|一)|一年一[届次度回]|年年|从未间断|没有中断|从没断过|不间断/;
const NTH_OF = new RegExp(`(?:今年|本年度?|本届|20\\d\\d年)[^。；\\d]{0,14}?第(${NUMBER})届`, 'g');

/** 首届2019年，一年一届，今年第六届 */
function editions(line: Line, own: number): WrongSpan[] {
  const first = line.text.includes('届') ? FIRST_OF.exec(line.text) : null;
  if (first === null || !YEARLY.test(line.text)) return [];
  const from = Number(first[1] ?? first[2]);
  return matchesIn(line.text, NTH_OF).flatMap((match) => {
    const year = Number(/20\d\d/.exec(match[0])?.[0] ?? own);
    const told = countOf(match[1] ?? '');
    if (year === from || told === year - from + 1) return [];
    const computed = `${String(from)}年为第一届，${String(year)}年应为第${String(year - from + 1)}届`;
    return [
      {
        at: rangeOf(line, match),
        also: [rangeOf(line, first)],
        what: '届次与年份不符。',
        computed,
      },
    ];
  });
}

const LIFE = new RegExp(
  `((?:19|20)\\d\\d)年(?:\\d{1,2}月)?[^。；\\d]{0,16}?(?:购[入置买]|采购|安装|投用|投入使用|签订?|验收|竣工|建成|取得|核发|领取|启用|入库)[^。；\\d]{0,16}?(?:质保期?|保修期?|有效期|折旧年限|使用年限|报废年限|服役年限|合同期|租期|期限|寿命)(?:为|是|限|共)?(${NUMBER})(?:个)?年(?![度级])`,
);
const IS_OVER =
  /(?:已|早已|早就|已经)(?:过|超过?|出)(?:了)?(?:质保|保修|期|年限|保)|已(?:经)?(?:期满|届满|到期|提足|过期|失效)|超期服役|过保|脱保|达到报废年限|已到报废年限/;
const IS_STILL =
  /(?:仍|还|尚|依然|仍然)?(?:处于|处在|在)(?:质保|保修|有效|合同|租|使用)(?:期|年限)(?:之)?内|(?:尚未|还没|没有?|未)(?:到期|过期|过保|届满|到报废年限|达到报废年限|提足)/;

/** 2021年购入，质保五年，2023年已过质保期: over, or still running, against its own length. */
function lifetimes(line: Line, own: number): WrongSpan[] {
  const life = /[质保有折使报服合租期寿]/.test(line.text) ? LIFE.exec(line.text) : null;
  if (life === null) return [];
  const end = Number(life[1]) + countOf(life[2] ?? '');
  const rest = line.text.slice(life.index + life[0].length);
  if (/20\d\d/.test(rest.replaceAll(String(own), '')) || /续|延/.test(rest)) return [];
  const wrong =
    (end > own + 1 ? IS_OVER.exec(rest) : null) ?? (end < own ? IS_STILL.exec(rest) : null);
  if (wrong === null) return [];
  const start = line.start + life.index + life[0].length + wrong.index;
  return [
    {
      at: { start, end: start + wrong[0].length },
      also: [rangeOf(line, life)],
      what: '是否到期与起始年份、年限不符。',
      computed: `${life[1] ?? ''}年 + ${life[2] ?? ''}年 = ${String(end)}年`,
    },
  ];
}

const SIGNS = '鼠牛虎兔龙蛇马羊猴鸡狗猪';
const ZODIAC = new RegExp(
  `(?:(20\\d\\d)年|今年|本年度?)(?:是|为|系|正值|适逢|恰逢|逢|，|（)?(?:农历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])?([${SIGNS}])年(?!轮|糕|货|画)`,
  'g',
);
const LEAP = /(?:(20\d\d)年|今年|本年度?)(?:是|为|系|逢|正值|恰逢|遇)(?:个|上)?(闰年|平年)/g;
const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

/** 2023年是龙年, 2023年是闰年 */
const calendars = (line: Line, own: number): WrongSpan[] => [
  ...matchesIn(line.text, ZODIAC)
    .filter(([, year, sign = '']) => SIGNS.charAt((Number(year ?? own) - 4) % 12) !== sign)
    .map((match) => ({
      at: rangeOf(line, match),
      what: '生肖与年份不符。',
      computed: `${match[1] ?? String(own)}年为${SIGNS.charAt((Number(match[1] ?? own) - 4) % 12)}年`,
    })),
  ...matchesIn(line.text, LEAP)
    .filter(([, year, word]) => isLeap(Number(year ?? own)) !== (word === '闰年'))
    .map((match) => ({
      at: rangeOf(line, match),
      what: '闰年、平年与年份不符。',
      computed: match[1] ?? String(own),
    })),
];

const ASKED =
  /《[^》]{0,30}?(20\d\d)年度?[^》]{0,30}?(自评|绩效评价|决算|预算(?:批复|编制|的批复|的通知)|批复[^》]{0,10}预算)[^》]{0,16}》[^〔。；，]{0,8}〔(20\d\d)〕/g;
const GIVEN = /(?:核定|批复|下达)(?:了)?[^。；〔\d]{0,8}(?:本年度?|当年|今年)[^。；\d]{0,8}预算/;
const CODE = /〔(20\d\d)〕\d+号/g;

/** The number of a paper against the year that it is about. */
function numbers(line: Line, own: number): WrongSpan[] {
  if (!line.text.includes('〔')) return [];
  const titled = matchesIn(line.text, ASKED).filter(([, year, what = '', code]) => {
    const gap = Number(code) - Number(year);
    return what.includes('预算') ? gap < -1 || gap > 0 : gap < 0 || gap > 2;
  });
  const codes = GIVEN.test(line.text) ? matchesIn(line.text, CODE) : [];
  const other =
    codes.length === 1
      ? codes.filter(([, code]) => Number(code) > own || Number(code) < own - 1)
      : [];
  return [...titled, ...other].map((match) => ({
    at: rangeOf(line, match),
    what: '文号的年份与文件所说的年度不符。',
    computed: match[0].slice(-24),
  }));
}

/** Spans, turns, lifetimes and numbers that the years beside them do not bear out. */
export const spansOfYears = ({ lines, year }: TextDocument): WrongSpan[] =>
  year === null
    ? []
    : lines.flatMap((line) =>
        /年/.test(line.text)
          ? [
              ...since(line, year),
              ...editions(line, year),
              ...lifetimes(line, year),
              ...calendars(line, year),
              ...numbers(line, year),
            ]
          : [],
      );
