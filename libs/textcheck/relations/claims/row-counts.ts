import { Decimal } from '#libs/kernel';

import { rangeOf, type Range } from '../../finding-of.js';
import { figureOfCell } from '../../mentions/cell.js';
import { clausesOf } from '../../text/sentences.js';
import { chineseNumeral } from '../../text/numerals.js';
import type { TextDocument } from '../../document.js';
import type { Table } from '../../text/tables.js';

/** 其余5个项目执行率均为100%, and four such rows in the table. */
export interface RowCount {
  readonly claimed: Range;
  readonly said: string;
  readonly told: number;
  readonly counted: number;
  readonly column: Range;
}

const CLAIM =
  /(\d{1,2}|[一二两三四五六七八九十]{1,3})个?(?:项|子)?(?:支出)?项目(?:的)?(?:预算|资金)?((?:执行|支付|支出|完成)率|(?:支出|支付|执行)进度)(?:均|都|全部)?(?:已)?(为|达到?|是|在|超过|高于|低于|不足|不低于)\s?(\d{1,3}(?:\.\d+)?)%(?:（含）)?(以上|以下)?/;
const BELOW = /低于|不足|以下/;
/** 不低于, 在…以上: no rate below is meant. */
const NOT_BELOW = /不低于|以上/;
const TOTAL = /[合总小共]\s*计|平均|综合/;
const FEWEST = 3;
const NO_FACT = /目标|要求|确保|力争|应|上年|去年|季度|上半年|月末|月底/;

/** Counts of projects by their rate of which a table of all of them, wherever it stands, has fewer. */
export const rowCounts = (document: TextDocument): RowCount[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !/率|进度/.test(statement.text) || NO_FACT.test(statement.text))
      return [];
    return clausesOf(statement).flatMap((clause) => {
      const match = CLAIM.exec(clause.text);
      if (match === null) return [];
      const [said, count = '', rate = '', how = '', bound = '', side = ''] = match;
      const told = /\d/.test(count) ? Number(count) : (chineseNumeral(count)?.toNumber() ?? 0);
      const tables = document.tables.flatMap((table) => ratesOf(table, rate, told));
      const holds = testOf(how + side, new Decimal(bound));
      const counts = tables.map(({ rates, column }) => ({
        column,
        counted: rates.filter(holds).length,
      }));
      const most = counts.toSorted((one, other) => other.counted - one.counted)[0];
      if (most === undefined || most.counted >= told) return [];
      return [{ claimed: rangeOf(clause, match), said, told, ...most }];
    });
  });

/** The rates of a column that bears the name, of a table with as many projects as are told of. */
function ratesOf(
  { header, rows }: Table,
  rate: string,
  told: number,
): { rates: Decimal[]; column: Range }[] {
  const at = header.findIndex(({ text }) => text.replace(/[（(%].*$/, '').endsWith(rate));
  const heading = header[at];
  if (heading === undefined || !header.some(({ text }) => /项目/.test(text))) return [];
  const ofOne = rows.filter((row) => !row.some(({ text }) => TOTAL.test(text)));
  const rates = ofOne.flatMap((row) => figureOfCell(row[at], heading.text)?.value ?? []);
  const isWhole = rates.length === ofOne.length && rates.length >= Math.max(FEWEST, told);
  const column = { start: heading.start, end: heading.start + heading.text.length };
  return isWhole ? [{ rates, column }] : [];
}

/** A rate on the bound itself counts either way. */
function testOf(how: string, bound: Decimal): (rate: Decimal) => boolean {
  if (BELOW.test(how) && !NOT_BELOW.test(how)) return (rate) => rate.lessThanOrEqualTo(bound);
  if (/^(?:超过|高于)|以上|不低于/.test(how)) return (rate) => rate.greaterThanOrEqualTo(bound);
  return (rate) => rate.equals(bound);
}
