import type { Fault } from '#libs/kernel';
import type { FactSymbol } from '../formula/symbols.js';
import type { FactValue, ReportContent } from '../schema/index.js';
import { contentReferenceFaults, notEditable, parseEditableFact } from '../facts/content-faults.js';

/** What a client asks to change: raw values by fact id, and fact ids to make missing again. */
export interface FactPatch {
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly clear?: readonly string[] | undefined;
}

/** The content after the change; with faults it is the content as it was. */
export interface PatchResult {
  readonly content: ReportContent;
  readonly faults: readonly Fault[];
}

function clearFault(facts: ReadonlyMap<string, FactSymbol>, id: string): Fault[] {
  const path = `facts.${id}`;
  const symbol = facts.get(id);
  if (symbol === undefined)
    return [{ code: 'fact.unknown', message: '本年度规则中没有这项事实', path }];
  const fault = notEditable(symbol, path);
  return fault === null ? [] : [fault];
}

/**
 * Applies a patch of facts to a report's content, all or nothing. Pure: the content given is not changed.
 * Faults carry paths `facts.<id>` or `facts.<table>.<row>.<column>`: `fact.unknown`, `fact.not_editable`,
 * `fact.invalid_value` (also a `ref` to a row that is not there), `fact.out_of_range`.
 */
export function applyFactPatch(
  compiled: { readonly facts: ReadonlyMap<string, FactSymbol> },
  content: ReportContent,
  patch: FactPatch,
): PatchResult {
  const faults: Fault[] = [];
  const values = new Map<string, FactValue>(Object.entries(content.facts));
  for (const id of patch.clear ?? []) {
    faults.push(...clearFault(compiled.facts, id));
    values.delete(id);
  }
  for (const [id, raw] of Object.entries(patch.set ?? {})) {
    const parsed = parseEditableFact(compiled.facts, id, raw);
    if (parsed.faults !== undefined) faults.push(...parsed.faults);
    else values.set(id, parsed.value);
  }
  const next = { ...content, facts: Object.fromEntries(values) };
  if (faults.length === 0) faults.push(...contentReferenceFaults(compiled.facts, next));
  return faults.length > 0 ? { content, faults } : { content: next, faults };
}
