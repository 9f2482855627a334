import type { OrganisationContext } from '../../evaluate/types.js';
import type { Value, ValueType } from '../values.js';

/**
 * What a parameter accepts. `column` is the literal name of a column of the table given first; `literal` a text
 * constant; `scalar` any single value; `list` a column; `numbers` a number or a column of numbers.
 */
export type ParameterKind =
  | 'number'
  | 'text'
  | 'boolean'
  | 'date'
  | 'scalar'
  | 'list'
  | 'numbers'
  | 'table'
  | 'column'
  | 'literal'
  | 'any';

/** `column`: a list of the named column's type; `cell`: one value of that type; `first`: the first argument's type. */
type ResultKind = ValueType | 'column' | 'cell' | 'first';

/** What some functions read besides their arguments. */
export interface FunctionContext {
  readonly organisation: OrganisationContext;
  readonly otherOrganisations: readonly string[];
  /** Whether a figure (decimal text without sign) is the value of some fact, cell or score, or printed from one. */
  isKnownFigure(figure: string): boolean;
}

export interface FormulaFunction {
  readonly name: string;
  readonly params: readonly ParameterKind[];
  /** How many of `params` may be left out, from the end. */
  readonly optional?: number;
  /** Further arguments of this kind, any number. */
  readonly rest?: ParameterKind;
  readonly result: ResultKind;
  /** `propagates` (default): a missing argument, or a missing cell of a list, makes the result missing. `own`: it decides itself. */
  readonly missing?: 'own';
  /** It also reads the report as a whole, which is there only for checks. */
  readonly readsReport?: true;
  /** One line for authors of rulebooks. */
  readonly doc: string;
  readonly apply: (args: readonly Value[], context: FunctionContext) => Value;
}
