import { Decimal, toDecimalString } from '#libs/kernel';
import { decimalsOf } from '#libs/rulebook';
import type { CellContent } from '#libs/spreadsheet';
import type { Understood } from './cell-fault.js';
import type { FieldDefinition } from './field-definition.js';
import { converted, MONEY_UNITS, unitFactor } from './units.js';

/** A figure as typed: digits in groups of three or not at all, perhaps a unit behind. */
const TYPED = /^([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)([^\d,.]*)$/u;

const notNumber = ({ label }: FieldDefinition, shown: string): Understood => ({
  fault: { code: 'cell.number', message: `${label}须为数字，现为“${shown.slice(0, 40)}”` },
});

interface Typed {
  readonly figure: Decimal;
  /** Behind the digits; '' when nothing is. */
  readonly unit: string;
}

/** Full-width digits, signs of money, groups of three and accountants' brackets, as people type them. */
function typedFigure(raw: string): Typed | null {
  const plain = raw
    .normalize('NFKC')
    .replace(/[\s¥￥]/gu, '')
    .replace(/[−–—]/gu, '-');
  const [, bracketed] = /^\(([^()-]+)\)$/u.exec(plain) ?? [];
  const [, sign = '', digits, unit = ''] = TYPED.exec(bracketed ?? plain) ?? [];
  if (digits === undefined) return null;
  const figure = new Decimal(`${sign}${digits.replaceAll(',', '')}`);
  return { figure: bracketed === undefined ? figure : figure.negated(), unit };
}

/** The unit written behind a figure counts before the one in the heading. */
function ownUnit(unit: string, heading: string | null): string | null {
  if (unit === '') return heading;
  return MONEY_UNITS.find((known) => known === unit) ?? unit;
}

const isPercent = ({ type, unit }: FieldDefinition): boolean => type === 'percent' || unit === '%';

function inUnit(field: FieldDefinition, figure: Decimal, unit: string | null): Understood {
  const factor = unitFactor(unit, field.unit);
  if (factor === null) {
    const wanted = field.unit ?? '无单位';
    return {
      fault: {
        code: 'cell.unit',
        message: `${field.label}的单位是${wanted}，不能按“${unit ?? ''}”换算`,
      },
    };
  }
  if (factor.equals(1)) return { value: toDecimalString(figure) };
  const value = toDecimalString(converted(figure, factor, decimalsOf(field)));
  const note = `由 ${toDecimalString(figure)} ${unit ?? ''}换算为 ${value} ${field.unit ?? ''}`;
  return { value, note };
}

/**
 * A figure of a cell as decimal text in the field's own unit; a figure in another unit of money is converted, half up
 * to the field's places, and says so.
 * @param heading unit stated for the column or row, null when none is
 */
export function understandFigure(
  field: FieldDefinition,
  content: CellContent,
  heading: string | null,
): Understood {
  if (content.kind === 'number') {
    const figure = new Decimal(content.text);
    if (content.shown === 'number') return inUnit(field, figure, heading);
    return isPercent(field)
      ? { value: toDecimalString(figure.times(100)) }
      : { fault: { code: 'cell.unit', message: `${field.label}不是百分比，单元格却是百分比格式` } };
  }
  const shown = content.kind === 'text' || content.kind === 'date' ? content.text : '是/否';
  const typed = content.kind === 'text' ? typedFigure(content.text) : null;
  return typed === null
    ? notNumber(field, shown)
    : inUnit(field, typed.figure, ownUnit(typed.unit, heading));
}
