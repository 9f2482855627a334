import type { DataValidation, Workbook } from 'exceljs';
import { columnLetters } from '../address.js';

/** Sheet that holds lists too long for the rule of a cell; not shown. */
const LISTS = '_选项';
/** Longest list, quotes included, that a rule holds itself. */
const MOST_INLINE = 255;

type ListOf = (choices: readonly string[]) => DataValidation;

function rule(formula: string): DataValidation {
  return {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: true,
    errorTitle: '请从列表中选择',
    error: '请从下拉列表中选择一项，或清空单元格。',
  };
}

/** A list with a comma or a quote in it, or too long, cannot stand in the rule itself. */
function fitsInline(choices: readonly string[]): boolean {
  const joined = choices.join(',');
  return (
    joined.length + 2 <= MOST_INLINE &&
    !/["\r\n]/.test(joined) &&
    !choices.some((choice) => choice.includes(','))
  );
}

/**
 * Drop-downs of one workbook. Short lists stand in the rule; long ones on a hidden sheet, each list once.
 * Sheets the file is about have to be added first, so that the hidden one comes last: see `finish`.
 */
export function choiceLists(workbook: Workbook): { ruleOf: ListOf; finish: () => void } {
  const lists = new Map<string, readonly string[]>();
  const ruleOf: ListOf = (choices) => {
    if (fitsInline(choices)) return rule(`"${choices.join(',')}"`);
    const key = JSON.stringify(choices);
    if (!lists.has(key)) lists.set(key, choices);
    const column = columnLetters([...lists.keys()].indexOf(key));
    return rule(`'${LISTS}'!$${column}$1:$${column}$${choices.length}`);
  };
  const finish = () => {
    if (lists.size === 0) return;
    const sheet = workbook.addWorksheet(LISTS, { state: 'veryHidden' });
    [...lists.values()].forEach((choices, index) => {
      sheet.getColumn(index + 1).values = [...choices];
    });
  };
  return { ruleOf, finish };
}
