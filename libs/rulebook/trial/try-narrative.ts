import { evaluate } from '../evaluate/evaluate.js';
import type { Evaluation } from '../evaluate/types.js';
import { compilePackage } from '../package/compile.js';
import type { NarrativeFile, ReportContent, RulebookPackage } from '../schema/index.js';
import { contentReader } from '../simulate/readable.js';
import { renderNarrative, type RenderedNarrative } from '../template/narrative.js';
import type { TrialReport } from './try-package.js';

/** The text of a package with a report's facts in it. */
export interface NarrativeTrial {
  /** As the package words it: paragraphs that the report words itself are not taken over. */
  readonly narrative: RenderedNarrative;
  /** The narrative it was made from. */
  readonly file: NarrativeFile;
  /** What of the report the package reads. */
  readonly content: ReportContent;
  readonly evaluation: Evaluation;
  /** Names of facts. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * The narrative of a package with the facts of one report.
 * @throws ZipingError `rulebook.invalid`: a package with an error scores nothing, and its text prints scores
 */
export async function tryNarrative(
  pkg: RulebookPackage,
  { input, source }: TrialReport,
): Promise<NarrativeTrial> {
  const rulebook = compilePackage(pkg);
  const { content } = contentReader(source, rulebook)(input.content);
  const evaluation = await evaluate(rulebook, { ...input, content });
  const narrative = renderNarrative(rulebook, evaluation, { paragraphs: {} });
  const labels = new Map(pkg.facts.facts.map(({ id, label }) => [id, label]));
  return { narrative, file: rulebook.narrative, content, evaluation, labels };
}
