import { Decimal } from '#libs/kernel';

import { onceFor } from '../once-for.js';
import { halfUnit, type Mention } from './mention.js';
import type { Cell } from '../text/tables.js';

const FIGURE = /^([-−+＋]?\d+(?:,\d{3})*(?:\.\d+)?)\s?(%|[一-龥]{1,3}|)$/;
/** Units of the calendar and of order: no figures to calculate with. */
const NOT_FIGURES = /^(?:年|月|日|号|季度|年度)/;
/** What cells of one column are counted in where they are added up. */
const SUMMED = new Set(['', '万元', '元', '个', '人', '%']);

/** The figure a table cell holds and nothing else, with the unit it may bear; the column's heading names it. */
export function figureOfCell(cell: Cell | undefined, heading: string): Mention | null {
  const figure = cell === undefined ? null : unnamed(cell);
  return figure === null || heading === ''
    ? figure
    : { ...figure, before: heading, label: heading };
}

/** A cell's figure without a name: many kinds ask for it, each by its own heading. */
const unnamed = onceFor((cell: Cell): Mention | null => {
  const [, digits, unit = ''] = FIGURE.exec(cell.text) ?? [];
  if (digits === undefined || NOT_FIGURES.test(unit)) return null;
  return {
    ...(unit === '%' ? PERCENT : PLAIN),
    ...valueOf(digits),
    exact: true,
    scale: new Decimal(1),
    start: cell.start,
    end: cell.start + cell.text.length,
    before: '',
    label: '',
    year: null,
    bracketed: false,
  };
});

const PERCENT = { kind: 'percent', unit: '%', thing: '%' } as const;
const PLAIN = { kind: 'amount', unit: '', thing: '元' } as const;

function valueOf(digits: string): Pick<Mention, 'value' | 'base' | 'half'> {
  const value = new Decimal(
    digits
      .replaceAll(',', '')
      .replace('−', '-')
      .replace(/^[+＋]/, ''),
  );
  const places = digits.split('.')[1]?.length ?? 0;
  return { value, base: value, half: halfUnit(places) };
}

/** The same where the cells of a column may be added up: plain figures, money and heads. */
export const mentionOfCell = (cell: Cell | undefined, heading: string): Mention | null =>
  SUMMED.has(unitOfCell(cell)) ? figureOfCell(cell, heading) : null;

/** The unit a cell writes behind its figure; empty where there is none. */
export const unitOfCell = (cell: Cell | undefined): string =>
  FIGURE.exec(cell?.text ?? '')?.[2] ?? '';
