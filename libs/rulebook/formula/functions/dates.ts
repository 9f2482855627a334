import { Decimal } from '#libs/kernel';
import { asNumber, asText, FormulaFault, type Value } from '../values.js';
import { isCalendarDate } from '../../facts/calendar.js';
import type { FormulaFunction } from './types.js';

const MS_PER_DAY = 86_400_000;

function pad(value: Decimal, width: number): string {
  return value.toFixed(0).padStart(width, '0');
}

function makeDate([year, month, day]: readonly Value[]): string {
  const text = `${pad(asNumber(year!), 4)}-${pad(asNumber(month!), 2)}-${pad(asNumber(day!), 2)}`;
  if (!isCalendarDate(text)) throw new FormulaFault('rule.type', `不存在的日期：${text}`);
  return text;
}

function part(start: number, end: number): (args: readonly Value[]) => Decimal {
  return ([date]) => new Decimal(asText(date!).slice(start, end));
}

function daysBetween([from, to]: readonly Value[]): Decimal {
  const [start, end] = [from, to].map((date) => Date.parse(`${asText(date!)}T00:00:00Z`));
  return new Decimal((end! - start!) / MS_PER_DAY);
}

export const dateFunctions: readonly FormulaFunction[] = [
  {
    name: 'date',
    params: ['number', 'number', 'number'],
    result: 'date',
    doc: 'date(年, 月, 日)：日期，例如 date(report.year, 12, 31)',
    apply: makeDate,
  },
  { name: 'year', params: ['date'], result: 'number', doc: 'year(日期)：年份', apply: part(0, 4) },
  {
    name: 'month',
    params: ['date'],
    result: 'number',
    doc: 'month(日期)：月份',
    apply: part(5, 7),
  },
  { name: 'day', params: ['date'], result: 'number', doc: 'day(日期)：日', apply: part(8, 10) },
  {
    name: 'days_between',
    params: ['date', 'date'],
    result: 'number',
    doc: 'days_between(甲, 乙)：自甲至乙的天数，乙在前为负',
    apply: daysBetween,
  },
];
