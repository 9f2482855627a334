import { canonicalJson } from '#libs/kernel';
import { EMPTY_CONTENT } from '../content/patch.js';
import { patchMeasures, patchParagraphs } from '../content/patch-texts.js';
import { parseEditableFact } from '../facts/content-faults.js';
import type { FactSymbol } from '../formula/symbols.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { FactDefinition, FactValue, ReportContent, RulebookPackage } from '../schema/index.js';
import type { NamedFact } from './effect.js';

export interface ReadableContent {
  readonly content: ReportContent;
  /** Facts that were typed and that the other package knows nothing of, or not with such a value. */
  readonly unread: readonly NamedFact[];
}

/** Reads content written for one package as another one would take it. */
export type ContentReader = (content: ReportContent) => ReadableContent;

/** What a package is to whoever reads facts for it. */
interface FactTarget {
  readonly facts: ReadonlyMap<string, FactSymbol>;
  readonly package: RulebookPackage;
}

/** How `target` reads facts typed for `source`: of the same definition as they are, others where their value is still one. */
export function factReader(
  source: RulebookPackage,
  target: FactTarget,
): (id: string, value: FactValue) => FactValue | undefined {
  const known = new Map(source.facts.facts.map((fact) => [fact.id, canonicalJson(fact)]));
  const same = new Set(
    target.package.facts.facts
      .filter((fact) => fact.origin === 'input' && known.get(fact.id) === canonicalJson(fact))
      .map(({ id }) => id),
  );
  return (id, value) => (same.has(id) ? value : readFact(target, id, value));
}

/**
 * How `target` reads what was typed for `source`: facts, and texts whose place and placeholders are still there. Nothing
 * is invented: what has no place is left out.
 */
export function contentReader(source: RulebookPackage, target: CompiledRulebook): ContentReader {
  const labels = new Map(source.facts.facts.map(({ id, label }) => [id, label]));
  const readOne = factReader(source, target);
  return ({ facts, paragraphs, measures }) => {
    const entries = Object.entries(facts).map(([id, value]) => [id, readOne(id, value)] as const);
    const read = entries.filter((entry): entry is [string, FactValue] => entry[1] !== undefined);
    const texts = patchParagraphs(target, EMPTY_CONTENT, { set: paragraphs });
    const kept = patchMeasures(target, EMPTY_CONTENT, { set: measures });
    return {
      content: {
        facts: Object.fromEntries(read),
        paragraphs: texts.value,
        measures: kept.value,
      },
      unread: entries.flatMap(([id, value]) =>
        value === undefined ? [{ id, label: labels.get(id) ?? id }] : [],
      ),
    };
  };
}

function readFact(target: FactTarget, id: string, value: FactValue): FactValue | undefined {
  const definition = target.facts.get(id)?.definition;
  const offered = definition === undefined ? value : withKnownColumns(definition, value);
  const parsed = parseEditableFact(target.facts, id, offered);
  return parsed.faults === undefined ? parsed.value : undefined;
}

/** A table with a column less is still the table. */
function withKnownColumns(definition: FactDefinition, value: FactValue): FactValue {
  if (!Array.isArray(value)) return value;
  const columns = (definition.columns ?? []).filter(({ formula }) => formula === undefined);
  const known = new Set(columns.map(({ id }) => id));
  return value.map((row) =>
    'classified' in row
      ? row
      : {
          ...row,
          cells: Object.fromEntries(Object.entries(row.cells).filter(([id]) => known.has(id))),
        },
  );
}
