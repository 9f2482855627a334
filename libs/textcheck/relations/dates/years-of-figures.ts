import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { blanked, type StaleYear } from './period-years.js';

const OTHER =
  /上年|去年|往年|以前|历年|[比较]|同期|同比|增[长加支]|减|[升降]|持平|两年|三年|累计|跨年|翻番|分年|逐年/;
/** Money that is granted in one year and may be spent in another. */
const CARRIED = /下达|提前|专项|中央|省级|结转|结余|尾款|欠|项目资金|补助|合同|债券|追加指标/;
const OF_BUDGET = /预算|决算|支出|收入|安排/;
const NEAR = 24;
const MOST = 12;
const HUNDRED = 100;

/** 调整后2022年预算1975万元 of 2023's 1860 and the 115 added to it: a figure that this year's make, under another year. */
export const yearsOfFigures = (document: TextDocument, own: number): StaleYear[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !/20\d\d年/.test(statement.text)) return [];
    const text = blanked(statement.text);
    const years = matchesIn(text, /(20\d\d)年/g);
    const odd = years.filter(([, year]) => Math.abs(Number(year) - own) === 1);
    if (odd.length === 0) return [];
    const around = document.passages[statement.passage]?.text ?? '';
    if (OTHER.test(around) || !around.includes(`${String(own)}年`)) return [];
    return odd.flatMap((match) => {
      const figure = figureOf(statement, text, match);
      if (figure === undefined) return [];
      // 2023年支出370万元，2024年支出680万元: each of the two years has its own.
      const told = statement.text.slice(match.index + 4, figure.start - statement.start);
      if (told.length > 1 && text.includes(`${String(own)}${told}`)) return [];
      const others = (document.figures[statement.passage] ?? [])
        .filter((one) => one !== figure && (one.kind === 'amount' || one.kind === 'percent'))
        .slice(0, MOST);
      const until =
        statement.start + (years.find(({ index }) => index > match.index)?.index ?? text.length);
      // A year that tells of all the figures alone is another's.
      const within = others.filter(({ start }) => start > figure.start && start < until);
      if (!isMade(figure, others) || isMade(figure, within)) return [];
      return [
        {
          ...rangeOf(statement, match, 1),
          named: Number(match[1]),
          right: own,
          where: '与本年数字相连的数字所属年份',
        },
      ];
    });
  });

function figureOf(
  { mentions, start }: Statement,
  text: string,
  match: RegExpExecArray,
): Mention | undefined {
  const end = match.index + match[0].length;
  const first = mentions.find(({ start: at }) => at >= start + end && at <= start + end + NEAR);
  const between = text.slice(end, (first?.start ?? 0) - start);
  const isOfBudget =
    OF_BUDGET.test(between) && !CARRIED.test(between) && !/[。；]|20\d\d年/.test(between);
  return first?.kind === 'amount' && isOfBudget ? first : undefined;
}

/** Two others make it by addition, or one of them and a percentage by division. */
function isMade(figure: Mention, others: readonly Mention[]): boolean {
  const whole = figure.base.toNumber();
  const amounts = others.filter(({ kind }) => kind === 'amount').map(valueOf);
  const rates = others
    .filter(({ kind }) => kind === 'percent')
    .map(({ value }) => value.toNumber());
  const isSum = amounts.some((one) =>
    amounts.some((other) => other !== one && isEqual(whole, one + other)),
  );
  const isLess = amounts.some((one) =>
    amounts.some((other) => other !== one && isEqual(whole, one - other)),
  );
  const isRate = rates.some((rate) =>
    amounts.some(
      (one) =>
        one !== whole &&
        (Math.abs((one / whole) * HUNDRED - rate) < RATE_HALF ||
          Math.abs((whole / one) * HUNDRED - rate) < RATE_HALF),
    ),
  );
  return isSum || isLess || isRate;
}

const RATE_HALF = 0.051;
const valueOf = ({ base }: Mention): number => base.toNumber();
const isEqual = (one: number, other: number): boolean => Math.abs(one - other) < 1;
