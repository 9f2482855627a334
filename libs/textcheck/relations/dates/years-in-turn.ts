import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, rangeOfText } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral } from '../../text/numerals.js';
import { pathFinder } from '../outline/chapters.js';
import { blanked, type StaleYear } from './period-years.js';

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);
const N = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})';

const SINCE = new RegExp(
  `(20\\d\\d|19\\d\\d)年(?!以|前|度)[^。；]{0,40}?(?:已|至今|距今|迄今)[^，。；\\d]{0,8}?${N}\\s?(?:个)?(?:多)?年(?!度|级|前|[^，。；]{0,4}(?:超|届满))|(?:建成|购置|使用|运行|服役|投用|成立)已?(?:近|满|有|逾|超过)?${N}年[^。；]{0,30}?(?:于|为|自|从)(20\\d\\d|19\\d\\d)年`,
  'g',
);
const ORDINAL = new RegExp(
  `(?:自|从)?(20\\d\\d)年[^。；]{0,30}?(?:启动|开始|起|实施|成立|建成|立项)[^。；]{0,30}?(?:本年度?|今年|20\\d\\d年)[^。；]{0,10}?第${N}(?:个)?年`,
  'g',
);

/** 2016年购置，已使用5年, told in 2023: an age that its year does not make. */
export const agesTold = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const { text } = statement;
    if (!/\d{4}年/.test(text) || !/已|至今|距今|迄今|第/.test(text)) return [];
    return [
      ...matchesIn(text, SINCE).flatMap((match) => {
        const year = Number(match[1] ?? match[4]);
        const age = numberOf(match[2] ?? match[3] ?? '');
        const isNear = age >= own - year - 1 && age <= own - year + 2;
        const isPlain =
          !/多|近|逾|超|余/.test(match[0]) && matchesIn(match[0], /(?:20|19)\d\d年/g).length === 1;
        if (age === 0 || isNear || !isPlain || year > own) return [];
        return [yearAt(statement, match, year, '年份与已过的年数')];
      }),
      ...matchesIn(text, ORDINAL).flatMap((match) => {
        const year = Number(match[1]);
        const nth = numberOf(match[2] ?? '');
        const named = /(20\d\d)年[^年]*$/.exec(match[0].slice(5))?.[1];
        const now = named === undefined ? own : Number(named);
        if (nth === 0 || nth === now - year || nth === now - year + 1 || year > now) return [];
        return [yearAt(statement, match, year, '年份与第几年')];
      }),
    ];
  });

function yearAt(statement: Statement, match: RegExpExecArray, year: number, where: string) {
  const start = statement.start + match.index + match[0].indexOf(String(year));
  return {
    start,
    end: statement.start + match.index + match[0].length,
    named: year,
    right: year,
    where,
  };
}

const RANGE = '(20\\d\\d)年?(?:度)?\\s?(?:至|到|—|–|-|~|～)+\\s?(20\\d\\d)年?(?:度)?';
const YEARS = new RegExp(
  `(?:${RANGE}[）)]?[^，。；\\d]{0,4}?${N}(?:个)?年(?:规划|行动|计划|任期|滚动|实施|攻坚|方案|期|间)|${N}年(?:规划|行动|计划|任期|滚动|实施|攻坚|方案|期)[^，。；\\d]{0,10}[（(]${RANGE})`,
  'g',
);
const FIVE = new RegExp(`[“"]?十([三四五])五[”"]?[^，。；\\d]{0,8}[（(]${RANGE}`, 'g');
const FIRST_OF: Readonly<Record<string, number>> = { 三: 2016, 四: 2021, 五: 2026 };

/** 三年行动（2021—2025年）, “十四五”（2020—2025年）: so many years, and the two ends of them. */
export const lengthsOfPlans = (document: TextDocument): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const { text } = statement;
    if (!/20\d\d年?(?:度)?\s?(?:至|到|—|–|-|~|～)/.test(text)) return [];
    const plans = matchesIn(text, YEARS).filter((match) => {
      const gap = Number(match[2] ?? match[6]) - Number(match[1] ?? match[5]);
      const told = numberOf(match[3] ?? match[4] ?? '');
      return told > 1 && gap > 0 && told !== gap && told !== gap + 1;
    });
    const fives = matchesIn(text, FIVE).filter(
      ([, which = '', from, to]) =>
        Number(from) !== FIRST_OF[which] || Number(to) !== (FIRST_OF[which] ?? 0) + 4,
    );
    return [...plans, ...fives].map((match) => ({
      ...rangeOf(statement, match),
      named: Number(match[1] ?? match[5]),
      right: Number(match[1] ?? match[5]),
      where: '起止年份与年数',
    }));
  });

const LISTED = /(20\d\d)年?、(20\d\d)年?(?:、|和|及|与)(20\d\d)年?(?:(?:、|和|及|与)(20\d\d)年?)?/g;

/** 连续三年（2020、2021、2023年）: years in turn of which one is skipped or comes twice. */
export const listedYears = (document: TextDocument): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (!statement.text.includes('、20')) return [];
    return matchesIn(blanked(statement.text), LISTED).flatMap((match) => {
      const years = match.slice(1).filter(Boolean).map(Number);
      const isTurn = years.every((year, at) => at === 0 || year - (years[at - 1] ?? 0) === 1);
      const isBack = years.every((year, at) => at === 0 || (years[at - 1] ?? 0) - year === 1);
      const isTwice = new Set(years).size < years.length;
      const isClaimed = /连续|[三四]年/.test(statement.text);
      if (isTurn || isBack || !(isTwice || isClaimed)) return [];
      return [
        {
          ...rangeOf(statement, match),
          named: years[0] ?? 0,
          right: years[0] ?? 0,
          where: '依次列出的年份',
        },
      ];
    });
  });

const IN_TURN =
  /(?<=^|[，；：、])(20\d\d)年度?(?!\d|初|[上下]半年|第?[一二三四]季度)([^，；。\d]{0,12})\d+(?:\.\d+)?([万亿]?[元人个户件次亩吨公里%]{1,2})/g;

/** 2021年20公里，2022年25公里，2022年30公里: the same measure of one year, twice. */
export const sameYearTwice = (document: TextDocument): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !statement.text.includes('20')) return [];
    const told = matchesIn(blanked(statement.text), IN_TURN);
    return told.flatMap((match, index) => {
      const before = told[index - 1];
      const isSame =
        before?.[1] === match[1] &&
        before?.[3] === match[3] &&
        (match[2] === before?.[2] || match[2] === '' || match[2] === '为');
      if (!isSame) return [];
      return [
        {
          ...rangeOf(statement, match, 1),
          named: Number(match[1]),
          right: Number(match[1]),
          where: '依次列出的年份',
        },
      ];
    });
  });

const ANYWHERE =
  /(20\d\d)年度?(?!初|[上下]半年)[^，；。、\d]{0,8}\d+(?:\.\d+)?[万亿]?[元人个户件次亩吨公里%]/g;
const ON_END = /连续[二两三四]年|逐年|[三四]年(?:来|间|均|稳|持续)/;

/** 2022年31万，2023年33万，2025年36万，连续三年增长: one of the years in turn is skipped. */
export const skippedInTurn = (document: TextDocument): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !ON_END.test(statement.text)) return [];
    const told = matchesIn(blanked(statement.text), ANYWHERE);
    const years = told.map(([, year]) => Number(year));
    const isOff = years.some((year, at) => at > 0 && year - (years[at - 1] ?? 0) !== 1);
    const isFalling = years.every((year, at) => at === 0 || (years[at - 1] ?? 0) - year === 1);
    const last = told.find((_, at) => at > 0 && (years[at] ?? 0) - (years[at - 1] ?? 0) !== 1);
    if (years.length < 3 || !isOff || isFalling || last === undefined) return [];
    return [
      {
        ...rangeOf(statement, last, 1),
        named: Number(last[1]),
        right: (years[0] ?? 0) + 1,
        where: '依次列出的年份',
      },
    ];
  });

const BARE = /^(20\d\d)年?度?(?:决算|预算|实际|支出|收入)?[数额]?$/;

/** Years of a table's columns or of its first column, of which one is skipped or comes twice. */
export const yearsOfRows = (document: TextDocument): StaleYear[] =>
  document.tables.flatMap(({ header, rows }) =>
    [header, rows.flatMap(([cell]) => cell ?? [])].flatMap((cells) => {
      const years = cells.flatMap((cell) => {
        const named = BARE.exec(cell.text)?.[1];
        return named === undefined ? [] : [{ cell, named: Number(named) }];
      });
      if (years.length < 2 || years.length < cells.length - 4) return [];
      return years.flatMap(({ cell, named }, at) => {
        const before = years[at - 1]?.named ?? named - 1;
        const isLast = at === years.length - 1;
        const isTwice = years[at - 1]?.cell.text === cell.text;
        const isOff =
          isLast &&
          Math.abs(named - before) > 1 &&
          years
            .slice(1, -1)
            .every((one, index) => Math.abs(one.named - (years[index]?.named ?? 0)) === 1);
        return isTwice || isOff
          ? [{ ...rangeOfText(cell), named, right: before + 1, where: '表中的年份' }]
          : [];
      });
    }),
  );

const AS_OF =
  /截[至止]到?(20\d\d)年(?:12月(?:31日|底|末)?|年?底|年?末)[，,]?(?![^。；]{0,10}(?:累计|已))/;
const OTHERS =
  /上年|年初|期初|去年|以前|历年|往年|[比较]|增[长加支]|减少|下降|结转|结余|尚未|累计|新增|决算|整改|问题|规划|基期|基准|立项|[三五]年|审计|以来|全[县市区]/;

const OF_THE_PAST = /背景|立项|由来|沿革|概况|历史|上年/;

/** 截至2022年末，辖区人口2.3万人: what a report of a unit counts is counted to the end of its own year. */
export function countedToLast(document: TextDocument, own: number): StaleYear[] {
  if (!/整体|部门|单位/.test(document.text.slice(0, 60))) return [];
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const found = statement.inTable ? null : AS_OF.exec(statement.text);
    if (found === null || Number(found[1]) !== own - 1 || OTHERS.test(statement.text)) return [];
    const around = document.passages[statement.passage]?.text ?? '';
    // 截至2022年底98400卷，2023年新收5904卷: what the year began with.
    const isOpening = statement.text.includes(`${String(own)}年`);
    const isOften = isOpening || around.split(`${String(own - 1)}年`).length > 2;
    if (isOften || OF_THE_PAST.test(pathAt(statement.start))) return [];
    return [{ ...rangeOf(statement, found, 1), named: own - 1, right: own, where: '截至的年份' }];
  });
}
