import { Decimal } from '#libs/kernel';

import type { Mention } from './mention.js';
import type { Cell } from '../text/tables.js';

const FIGURE = /^(-?\d+(?:,\d{3})*(?:\.\d+)?)\s?(万元|元|个|人|%)?$/;

/** The figure a table cell holds and nothing else; the column's heading names it. */
export function mentionOfCell(cell: Cell | undefined, heading: string): Mention | null {
  const [, digits, unit = ''] = FIGURE.exec(cell?.text ?? '') ?? [];
  if (cell === undefined || digits === undefined) return null;
  const percent = unit === '%';
  const value = new Decimal(digits.replaceAll(',', ''));
  return {
    kind: percent ? 'percent' : 'amount',
    value,
    half: new Decimal(10).pow(-(digits.split('.')[1]?.length ?? 0)).div(2),
    unit: percent ? unit : '',
    thing: percent ? unit : '元',
    exact: true,
    base: value,
    scale: new Decimal(1),
    start: cell.start,
    end: cell.start + cell.text.length,
    before: heading,
    label: heading,
    year: null,
    bracketed: false,
  };
}
