import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, rangeOfText } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import type { Cell, Table } from '../../text/tables.js';
import { blanked, type StaleYear } from './period-years.js';

const NO_PART =
  '(?!度?(?:年?[初底末]|\\d|[上下]半年|第?[一二三四]季度|的?(?:部门)?(?:年初|预算|目标|计划|批复|指标|同期?1)))';
const COMPARED = new RegExp(
  `(?:比|较|相当于|高于|低于|多于|少于|超过|对比)(?:上年)?[（(]?(20\\d\\d)年${NO_PART}`,
  'g',
);
const LEVEL = /(?:与|同|和)(20\d\d)年(?:度)?的?(?:基本)?(?:持平|相当|一致|相比)/g;
const NAMED = /(?<![比较与同和])(20\d\d)年/g;

/** 2023年门诊量12.4万人次，较2023年的11.1万人次增长: a year set against itself. */
export const comparedWithItself = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (!/[比较于与同和]20|超过20/.test(statement.text)) return [];
    const text = blanked(statement.text);
    return [...matchesIn(text, COMPARED), ...matchesIn(text, LEVEL)].flatMap((match) => {
      const before = text.slice(0, match.index);
      const told = matchesIn(before, NAMED).at(-1);
      const named = Number(match[1]);
      if (told === undefined || Number(told[1]) !== named) return [];
      const isAlike = /^年度?的?\d/.test(text.slice(match.index + match[0].length - 1));
      if (
        (!isWhole(text, told) && !isAlike) ||
        /预算|目标|计划|批复|年初|[；]/.test(before.slice(told.index))
      )
        return [];
      return [{ ...rangeOf(statement, match, 1), named, right: own - 1, where: '比较的年份' }];
    });
  });

/** 2023年 and no month, quarter or half of it. */
const isWhole = (text: string, told: RegExpExecArray): boolean =>
  !/^(?:年|度)?(?:\d{1,2}月|[上下]半年|第?[一二三四]季度|[底末初])/.test(
    text.slice(told.index + told[0].length),
  );

const HALVES = [
  /(20\d\d)年(?:度)?(?:上半年|1[—至-]6月)[^；。]{0,40}?[、，；](?:[^，。；\d]{0,6})(20\d\d)年(?:度)?(?:下半年|7[—至-]12月)/g,
  /(20\d\d)年(?:第?一季度)[^；。]{0,40}?[、，；](?:[^，。；\d]{0,6})(20\d\d)年(?:第?[二三四]季度)/g,
];

/** 2023年上半年1502件、2024年下半年1712件: the halves of one year, under two. */
export const halvesOfTwoYears = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) =>
    statement.text.includes('年上半年') || statement.text.includes('季度')
      ? HALVES.flatMap((halves) =>
          matchesIn(statement.text, halves).flatMap((match) => {
            const years = [Number(match[1]), Number(match[2])];
            const wrong = years.findIndex((year) => year !== own);
            if (years[0] === years[1] || !years.includes(own) || wrong < 0) return [];
            return [yearIn(statement, match, wrong, own)];
          }),
        )
      : [],
  );

function yearIn(
  { start }: Statement,
  match: RegExpExecArray,
  index: number,
  own: number,
): StaleYear {
  const year = match[index + 1] ?? '';
  const at = index === 0 ? match[0].indexOf(year) : match[0].lastIndexOf(`${year}年`);
  const from = start + match.index + at;
  return { start: from, end: from + 4, named: Number(year), right: own, where: '各时段的年份' };
}

const BARE_YEAR = /^(20\d\d)年?度?$/;
const BUDGET =
  /^(20\d\d)年度?(?:年初|调整|全年)?(?:部门)?(预算|决算|执行|支出|实际)[数额]?(?:（[^）]*）)?$/;
const HEADS_SAID = '表中的年份';

/** Years over the columns of a table: the same one twice, or the budget of one year beside the accounts of another. */
export const yearsOfColumns = (document: TextDocument, own: number): StaleYear[] =>
  document.tables.flatMap((table) => [...twins(table, own), ...budgetOfOther(table, own)]);

const twins = ({ header }: Table, own: number): StaleYear[] =>
  header.flatMap((cell, index) => {
    const before = header[index - 1];
    const named = Number(BARE_YEAR.exec(cell.text)?.[1]);
    if (before?.text !== cell.text || !Number.isFinite(named)) return [];
    return [{ ...rangeOfText(cell), named, right: own, where: HEADS_SAID }];
  });

function budgetOfOther({ header }: Table, own: number): StaleYear[] {
  const named = header.flatMap((cell: Cell) => {
    const found = BUDGET.exec(cell.text.replaceAll(/\s/g, ''));
    return found === null ? [] : [{ cell, year: Number(found[1]), sort: found[2] ?? '' }];
  });
  const [first, second, ...more] = named;
  if (first === undefined || second === undefined || more.length > 0) return [];
  if (first.sort === second.sort || first.year === second.year) return [];
  const years = header.filter(({ text }) => /20\d\d|上年|本年/.test(text));
  const wrong = [first, second].find(({ year }) => year !== own);
  if (wrong === undefined || years.length > 2 || ![first.year, second.year].includes(own))
    return [];
  const start = wrong.cell.start + wrong.cell.text.indexOf('20');
  return [{ start, end: start + 4, named: wrong.year, right: own, where: HEADS_SAID }];
}

const MONTH_OF = /(20\d\d)年(\d{1,2})月/g;

/** 2024年3月末210户，2023年9月末231户，2024年12月末246户: months in turn, one of them under another year. */
export const monthsInTurn = (document: TextDocument): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const months = statement.text.includes('月')
      ? matchesIn(blanked(statement.text), MONTH_OF)
      : [];
    return months.flatMap((match, index) => {
      const [before, after] = [months[index - 1], months[index + 1]];
      if (before?.[1] === undefined || after === undefined || before[1] !== after[1]) return [];
      const isInTurn = Number(before[2]) < Number(match[2]) && Number(match[2]) < Number(after[2]);
      const named = Number(match[1]);
      if (named === Number(before[1]) || !isInTurn) return [];
      return [
        { ...rangeOf(statement, match, 1), named, right: Number(before[1]), where: '各时段的年份' },
      ];
    });
  });

const SAME_END =
  /(?<![比较与同])(20\d\d)年(?:(?:末|底|12月31日|12月底)[^。；]{1,60}?(?:比|较|与|同)\1年(?:末|底|12月31日|12月底)|初[^。；]{1,40}?(?:比|较|与|同)\1年初)/g;
const TWO_ENDS = /(20\d\d)年初[^。；]{1,40}?，(?:到|至|截至)?(20\d\d)年[末底]/g;

/** 2023年末64人，比2023年末减少2人; 2023年初58人，…2022年末59人: the two ends of a year. */
export const endsOfOneYear = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (!/年[初末底]|31日/.test(statement.text)) return [];
    const text = blanked(statement.text);
    const ends = matchesIn(text, TWO_ENDS).filter(([, one, other]) => Number(other) < Number(one));
    return [...matchesIn(text, SAME_END), ...ends].map((match) => {
      const named = Number(match[2] ?? match[1]);
      const start = statement.start + match.index + match[0].lastIndexOf(`${String(named)}年`);
      return { start, end: start + 4, named, right: own, where: '年初、年末的年份' };
    });
  });

const USUAL = /同比|(?:比|较)上年(?!同期)|(?:比|较)去年/;

/** 2023年8.6万元，2021年9.1万元，同比下降: what is said to be the year before is not. */
export const skippedYear = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !USUAL.test(statement.text)) return [];
    const text = blanked(statement.text);
    const years = matchesIn(text, /(20\d\d)年(?!\d{1,2}月)[^，。；\d]{0,8}\d/g);
    const [one, other, ...more] = years;
    if (one === undefined || other === undefined || more.length > 0) return [];
    const wrong = [one, other].find(([, year]) => Number(year) === own - 2);
    const isBeside = [one, other].some(([, year]) => Number(year) === own);
    if (wrong === undefined || !isBeside || text.includes(String(own - 1))) return [];
    return [
      { ...rangeOf(statement, wrong, 1), named: own - 2, right: own - 1, where: '上年的年份' },
    ];
  });

const QUARTER = /(20\d\d)年第?[一二三四]季度/g;
const BARE_QUARTER = /(?<!年)(?<!年第)(?<!第)第?[一二三四]季度/;
const HALF = /(20\d\d)年[上下]半年/g;

/** 一季度1120户、二季度1130户，2023年四季度1135户: the year of one quarter among those that need none. */
export const oddQuarters = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    const { text } = statement;
    if (statement.inTable || !/季度|半年/.test(text) || !/20\d\d年/.test(text)) return [];
    if (/[比较与同]|上年|去年|同期|结转|计划|拟|预计|下达|批复/.test(text)) return [];
    const quarters = BARE_QUARTER.test(text) ? matchesIn(text, QUARTER) : [];
    const halves = /(?<!年)[上下]半年/.test(text) ? matchesIn(text, HALF) : [];
    return [...quarters, ...halves]
      .filter(([, year]) => Number(year) === own - 1)
      .map((match) => ({
        ...rangeOf(statement, match, 1),
        named: Number(match[1]),
        right: own,
        where: '各时段的年份',
      }));
  });

const YEAR_COLUMN = /^(?:预算|资金|所属|评价|项目|实施|执行)?(?:年度|年份)$/;
const LEAST_ROWS = 3;

/** A column of years of which all but one are the report's. */
export const oddInColumn = (document: TextDocument, own: number): StaleYear[] =>
  document.tables.flatMap(({ header, rows }) => {
    const column = header.findIndex(({ text }) => YEAR_COLUMN.test(text));
    if (column < 0) return [];
    const years = rows.flatMap((row) => {
      const cell = row[column];
      const named = /^(20\d\d)年?度?$/.exec(cell?.text ?? '')?.[1];
      return cell === undefined || named === undefined ? [] : [{ cell, named: Number(named) }];
    });
    const others = years.filter(({ named }) => named !== own);
    const [only] = others;
    if (years.length < LEAST_ROWS || others.length !== 1 || only === undefined) return [];
    return [{ ...rangeOfText(only.cell), named: only.named, right: own, where: '表中的年份' }];
  });
