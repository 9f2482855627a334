import type { ReportRecord } from '#libs/features/ports';
import { contentReferenceFaults, parseFactValue, type CompiledRulebook } from '#libs/rulebook';

export interface MovedContent {
  readonly content: ReportRecord['content'];
  readonly openFields: ReportRecord['openFields'];
  /** Labels of facts that were filled in and that the other package does not take. */
  readonly dropped: readonly string[];
  /** Labels of facts that the other package asks for and the one before did not have. */
  readonly asked: readonly string[];
}

/**
 * A report's content as another package of the same year takes it. Facts, paragraphs and measures that have no place in it
 * are left behind; of a returned report the facts that are new are open, since they could not be filled in otherwise.
 */
export function movedContent(
  { content, openFields }: Pick<ReportRecord, 'content' | 'openFields'>,
  from: CompiledRulebook,
  to: CompiledRulebook,
): MovedContent {
  const entries = Object.entries(content.facts).filter(([id, value]) => takes(to, id, value));
  const facts = withoutDangling(to, Object.fromEntries(entries));
  const fresh = [...to.facts.values()].filter(
    ({ id, definition }) => definition.origin === 'input' && !from.facts.has(id),
  );
  const dropped = Object.keys(content.facts).filter((id) => !(id in facts));
  const asked = fresh.filter(({ definition }) => definition.required);
  const indicators = new Set(to.indicators.map(({ definition }) => definition.id));
  const blocks = new Set(to.package.narrative.body.map(({ id }) => id));
  return {
    content: {
      facts,
      paragraphs: kept(content.paragraphs, blocks),
      measures: kept(content.measures, indicators),
    },
    openFields: openFields === null ? null : [...openFields, ...fresh.map(({ id }) => id)],
    dropped: dropped.map((id) => from.facts.get(id)?.label ?? id),
    asked: asked.map(({ label }) => label),
  };
}

type Facts = ReportRecord['content']['facts'];

function takes({ facts }: CompiledRulebook, id: string, value: unknown): boolean {
  const definition = facts.get(id)?.definition;
  if (definition?.origin !== 'input') return false;
  return parseFactValue(definition, value, `facts.${id}`).faults === undefined;
}

/** Tables whose references lead nowhere any more go as well. */
function withoutDangling(to: CompiledRulebook, facts: Facts): Facts {
  const broken = contentReferenceFaults(to.facts, { facts }).map(({ path = '' }) => path);
  const left = Object.entries(facts).filter(
    ([id]) => !broken.some((path) => path.startsWith(`facts.${id}.`)),
  );
  return broken.length === 0 ? facts : withoutDangling(to, Object.fromEntries(left));
}

const kept = <T>(
  values: Readonly<Record<string, T>>,
  ids: ReadonlySet<string>,
): Record<string, T> => Object.fromEntries(Object.entries(values).filter(([id]) => ids.has(id)));
