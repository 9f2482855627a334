import { rangeOf, type Range } from '../../finding-of.js';
import { figureOfCell } from '../../mentions/cell.js';
import { clausesOf } from '../../text/sentences.js';
import type { Statement, TextDocument } from '../../document.js';
import type { Cell, Table } from '../../text/tables.js';
import type { Flaw } from './flaws.js';

/** 其余项目均已100%执行, 除应急物资采购外，其余项目资金均全额支付 */
const OTHERS =
  /(?:其余|其他|其它)(?:各)?(?:个)?(?:支出|子)?项目(?!\s?\d)[^，。；\d未不]{0,8}?(?:均|全部|都)[^，。；\d未不]{0,4}?(?:100%|百分之百|全额|足额|全部|为100|达到?100)[^，。；]{0,8}/;
const OF_RATE = /执行|支付|支出|拨付|使用|完成/;
const RATE_COLUMN = /(?:执行|支付|支出|拨付|使用)(?:率|进度)/;
const TOTAL = /[合总小共]\s*计|平均|综合/;
const OTHERWISE = /目标|要求|确保|力争|将|拟|上年|去年|季度|上半年/;
const WHOLE = 100;
const FEWEST = 3;

/** The other projects are said to be paid in full, and rows of the table, none of those just excepted, are not. */
export const othersInFull = (document: TextDocument): Flaw[] =>
  document.statements.flatMap((statement) => {
    if (statement.inTable || !/其[余他它]/.test(statement.text)) return [];
    return clausesOf(statement).flatMap((clause) => {
      const match = OTHERS.exec(clause.text);
      if (match === null || !OF_RATE.test(match[0]) || OTHERWISE.test(clause.text)) return [];
      const before = beforeIn(document, statement) + clause.text.slice(0, match.index);
      return document.tables
        .flatMap((table) => shortRow(table, before))
        .slice(0, 1)
        .map((flawed) => ({ claimed: rangeOf(clause, match), said: match[0], flawed }));
    });
  });

/** What the sentence and the one before it say, where the excepted ones are named. */
const beforeIn = ({ statements }: TextDocument, { index, passage, text }: Statement): string => {
  const previous = statements[index - 1];
  return (previous?.passage === passage ? previous.text : '') + text;
};

/** A row below a hundred that is not named; only where one of those named stands in the same table. */
function shortRow({ header, rows }: Table, named: string): Range[] {
  const at = header.findIndex(({ text }) => RATE_COLUMN.test(text));
  const heading = header[at];
  if (heading === undefined || rows.length < FEWEST) return [];
  const ofOne = rows.filter((row) => !row.some(({ text }) => TOTAL.test(text)));
  const excepted = ofOne.filter((row) => isNamed(row, named));
  if (excepted.length === 0) return [];
  return ofOne
    .filter((row) => !excepted.includes(row))
    .flatMap((row) => {
      const rate = figureOfCell(row[at], heading.text)?.value;
      const cell = row[at];
      return rate === undefined || cell === undefined || !rate.lessThan(WHOLE)
        ? []
        : [{ start: cell.start, end: cell.start + cell.text.length }];
    })
    .slice(0, 1);
}

const LONG_NAME = 4;
const isNamed = (row: readonly Cell[], named: string): boolean =>
  row.some(({ text }) => {
    const name = text.replace(/(?:项目|经费|资金|工程)+$/, '');
    return name.length >= LONG_NAME && /^[一-龥（）“”]+$/.test(name) && named.includes(name);
  });
