import { sumDecimals } from '#libs/kernel';

import { mentionOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Table } from '../../text/tables.js';
import type { RowFault } from './table-rows.js';
import { TOTAL } from './table-totals.js';

/** A column that sums up all those beside it. */
const SUM = /^(?:合计|小计|总计|共计|总分|总得分|得分合计|综合得分)(?:[（(].*)?$/;
const NO_PART = /序号|编号|(?:率|比例|均值?|权重|分值|满分)(?!得分)|占比|排名|名次|年度?$/;
const FEWEST_PARTS = 3;
const FEWEST_ROWS = 2;

/** 执行率得分|产出得分|效益得分|总分: a row whose cells miss its total, where the other rows make theirs. */
export function rowSums({ header, rows }: Table): RowFault[] {
  const at = header.findIndex(({ text }) => SUM.test(text));
  const columns = header.flatMap(({ text }, column) =>
    column > 0 && column !== at && !NO_PART.test(text) ? [column] : [],
  );
  const isLast = at === header.length - 1;
  const used = columns.filter((column) =>
    rows.every((row) => mentionOfCell(row[column], '') !== null),
  );
  if (at < 0 || used.length < FEWEST_PARTS || (!isLast && at !== 1)) return [];
  const told = rows
    .filter((row) => row.length === header.length && !TOTAL.test(row[0]?.text ?? ''))
    .flatMap((row) => {
      const printed = mentionOfCell(row[at], header[at]?.text ?? '');
      const of = used.flatMap((column) => mentionOfCell(row[column], '') ?? []);
      return printed === null ? [] : [{ printed, of, computed: sumDecimals(of.map(valueOf)) }];
    });
  const wrong = told.filter(({ printed, computed }) => !printed.value.equals(computed));
  const [fault] = wrong;
  return fault !== undefined && wrong.length === 1 && told.length > FEWEST_ROWS
    ? [{ ...fault, sign: '+', told: '' }]
    : [];
}

const valueOf = ({ value }: Mention): Mention['value'] => value;
