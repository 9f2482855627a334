import {
  documentText,
  publicCategories,
  publicData,
  publicDocument,
  renderHtml,
  type PublicCategory,
  type VerificationMark,
} from '#libs/document';
import { approvedSubmission } from '#libs/features/archive';
import { submittedInput, type ReportHistory } from '#libs/features/documents';
import type { WithheldPlace } from '#libs/features/ports';
import { canonicalJson } from '#libs/kernel';
import { disclosurePlan, type CompiledRulebook } from '#libs/rulebook';

/** The public version of an approved report before it is printed. */
export interface Rendition {
  readonly html: string;
  readonly title: string;
  readonly organisation: string;
  /** public.json: the same as data. */
  readonly json: Uint8Array;
  /** The text the public searches. */
  readonly text: string;
  readonly withheld: readonly WithheldPlace[];
  /** Personal data, and values that could be computed from what is public: nothing is published with these. */
  readonly blockedBy: readonly WithheldPlace[];
  readonly categories: readonly PublicCategory[];
  readonly converted: string | null;
  readonly grade: string | null;
  readonly gradeLabel: string | null;
}

/** Pure but for the clock it never reads: the same approval gives the same rendition. */
export function renditionOf(
  history: ReportHistory,
  rulebook: CompiledRulebook,
  verification: VerificationMark | null = null,
): Rendition {
  const submission = approvedSubmission(history);
  const { snapshot, evaluation } = submission;
  const plan = disclosurePlan(rulebook, evaluation);
  const document = submittedInput(history, rulebook, submission);
  const { content } = snapshot;
  const made = publicDocument({ rulebook, evaluation, content, document }, plan);
  const result = resultOf(document, rulebook);
  const { revision } = history.report;
  const { model, leaks, personal } = made;
  const categories = publicCategories(document, plan);
  const data = publicData({
    model,
    evaluation,
    revision,
    plan,
    leaks,
    categories,
    result,
    verification: verification?.address ?? null,
  });
  const places = (list: readonly WithheldPlace[]) =>
    list.map(({ place, reason }) => ({ place, reason }));
  return {
    html: renderHtml(model, { verification }),
    title: model.metadata.title,
    organisation: model.metadata.organisation,
    json: new TextEncoder().encode(canonicalJson(data)),
    text: documentText(model),
    withheld: places(plan.withheld),
    blockedBy: [...places(personal), ...places(plan.exposed)],
    categories,
    ...result,
  };
}

/** What counts: the score the bureau approved, which is the self-score where it changed nothing. */
function resultOf(
  { record, evaluation }: ReturnType<typeof submittedInput>,
  { package: { indicators } }: CompiledRulebook,
) {
  const { converted, gradeLabel } = record.bureauScore ?? evaluation.score;
  const grade = indicators.grades.find(({ label }) => label === gradeLabel)?.id ?? null;
  return { converted, gradeLabel, grade };
}
