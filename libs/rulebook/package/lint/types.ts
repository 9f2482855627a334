import type { FactSymbol } from '../../formula/symbols.js';
import type { RulebookPackage } from '../../schema/index.js';

/** One fault of a package. `path` leads into its files: `indicators.categories.2.indicators.0.scoring.items.1.count`. */
export interface LintFault {
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** What can be done about it at once: golden cases on and beyond the limit at `path`. */
  readonly remedy?: 'limit_cases';
}

/** What every part of lint reads and reports to. */
export interface LintContext {
  readonly pkg: RulebookPackage;
  readonly facts: ReadonlyMap<string, FactSymbol>;
  /** Facts and the tables that checks may run over besides. */
  readonly checkFacts: ReadonlyMap<string, FactSymbol>;
  error(path: string, message: string): void;
  warn(path: string, message: string): void;
  /** Notes that a rule, text or formula reads a fact. */
  read(fact: string): void;
}
