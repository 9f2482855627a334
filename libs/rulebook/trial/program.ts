import { checkSymbols } from '../checks/system-tables.js';
import type { FactProgram } from '../facts/store.js';
import { compileFormula } from '../formula/compile.js';
import type { CompiledFormula } from '../formula/nodes.js';
import { factSymbols, type FactSymbol } from '../formula/symbols.js';
import { derivedCycles } from '../package/lint/cycles.js';
import { packageFormulas, type PlacedFormula } from '../package/places.js';
import type { Condition, RulebookPackage } from '../schema/index.js';

interface TriedFormula extends PlacedFormula {
  readonly formula: CompiledFormula;
}

/** As much of an unfinished package as can be computed. */
export interface TolerantProgram extends FactProgram {
  readonly package: RulebookPackage;
  readonly formulas: readonly TriedFormula[];
  readonly named: ReadonlyMap<string, Condition>;
  /** Facts, and the tables that checks may run over besides. */
  readonly symbols: ReadonlyMap<string, FactSymbol>;
}

/** @param sound whether lint has nothing against a place */
export function tolerantProgram(
  pkg: RulebookPackage,
  sound: (path: string) => boolean,
): TolerantProgram {
  const facts = factSymbols(pkg.facts.facts);
  const symbols = checkSymbols(facts);
  const formulas = packageFormulas(pkg).flatMap((placed): TriedFormula[] => {
    const { source, row, ofCheck = false } = placed;
    const environment = { facts: ofCheck ? symbols : facts, texts: ofCheck };
    const { formula } = compileFormula(source, {
      ...environment,
      ...(row === undefined ? {} : { row }),
    });
    return formula === undefined || !sound(placed.path) ? [] : [{ ...placed, formula }];
  });
  const byPath = new Map(formulas.map(({ path, formula }) => [path, formula]));
  const named = new Map(Object.entries(pkg.indicators.conditions));
  return { package: pkg, facts, symbols, formulas, named, ...derivedFormulas(pkg, byPath) };
}

/** Formulas of facts and columns, without those that rest on themselves: they would never end. */
function derivedFormulas(
  pkg: RulebookPackage,
  byPath: ReadonlyMap<string, CompiledFormula>,
): Pick<FactProgram, 'derived' | 'derivedColumns'> {
  const derived = new Map<string, CompiledFormula>();
  const derivedColumns = new Map<string, CompiledFormula>();
  pkg.facts.facts.forEach(({ id, columns = [] }, f) => {
    const own = byPath.get(`facts.facts.${f}.formula`);
    if (own !== undefined) derived.set(id, own);
    columns.forEach((column, c) => {
      const inside = byPath.get(`facts.facts.${f}.columns.${c}.formula`);
      if (inside !== undefined) derivedColumns.set(`${id}/${column.id}`, inside);
    });
  });
  const circles = () => derivedCycles({ facts: derived, columns: derivedColumns }).flat();
  for (let found = circles(); found.length > 0; found = circles()) {
    for (const id of found) {
      derived.delete(id);
      derivedColumns.delete(id);
    }
  }
  return { derived, derivedColumns };
}
