import { mentionOfCell } from '../mentions/cell.js';
import type { Mention } from '../mentions/mention.js';
import type { Table } from '../text/tables.js';
import { isShare, percentOf } from './near.js';
import type { RowFault } from './table-rows.js';
import { TOTAL } from './table-totals.js';

const SHARE = /占比|比重|占[^率]*比例/;
/** Rows that must obey before one that does not is a fault. */
const FEWEST = 2;

/** Shares of a column in the table's total that do not follow, where those of the other rows do. */
export function shareFaults({ header, rows }: Table): RowFault[] {
  const total = rows.find((row) => row.slice(0, 2).some(({ text }) => TOTAL.test(text)));
  const column = header.findIndex(({ text }) => SHARE.test(text));
  if (total === undefined || column < 0) return [];
  const others = rows.filter((row) => row !== total);
  for (const [at] of header.entries()) {
    const whole = mentionOfCell(total[at], '');
    if (at === column || whole === null || whole.base.isZero()) continue;
    const judged = others.flatMap((row) => {
      const part = mentionOfCell(row[at], '');
      const printed = mentionOfCell(row[column], header[column]?.text ?? '');
      return part === null || printed === null ? [] : [{ part, printed }];
    });
    const wrong = judged.filter(({ part, printed }) => !isShare(part, whole, printed));
    const obeying = judged.length - wrong.length;
    if (obeying >= FEWEST && obeying >= wrong.length * 2)
      return wrong.flatMap(({ part, printed }) => faultOf(part, whole, printed));
  }
  return [];
}

function faultOf(part: Mention, whole: Mention, printed: Mention): RowFault[] {
  const computed = percentOf(part, whole);
  return computed === null ? [] : [{ printed, of: [part, whole], computed, sign: '÷' }];
}
