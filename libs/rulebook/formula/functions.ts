import { dateFunctions } from './functions/dates.js';
import { logicFunctions } from './functions/logic.js';
import { numberFunctions } from './functions/numbers.js';
import { privacyFunctions } from './functions/privacy.js';
import { tableFunctions } from './functions/tables.js';
import { targetFunctions } from './functions/targets.js';
import { textFunctions } from './functions/texts.js';
import { wordingFunctions } from './functions/wording.js';
import type { FormulaFunction } from './functions/types.js';

/**
 * Every function a formula may call; there is no other. Operators: + - * / % (remainder), == != < <= > >=,
 * and, or, not, `condition ? a : b`, parentheses. Operands: decimals, "texts", true, false, fact ids,
 * `row.<column>`, `row.id`, `row.index`; in checks also `text.report` (the whole report as text) and
 * `text.rewritten` (only the paragraphs a drafter rewrote).
 *
 * The functions stand in files by subject, each with its line of documentation.
 */
export const FORMULA_FUNCTIONS: readonly FormulaFunction[] = Object.freeze([
  ...numberFunctions,
  ...logicFunctions,
  ...tableFunctions,
  ...textFunctions,
  ...dateFunctions,
  ...targetFunctions,
  ...wordingFunctions,
  ...privacyFunctions,
]);

const BY_NAME: ReadonlyMap<string, FormulaFunction> = new Map(
  FORMULA_FUNCTIONS.map((definition) => [definition.name, definition]),
);

export function findFunction(name: string): FormulaFunction | undefined {
  return BY_NAME.get(name);
}
