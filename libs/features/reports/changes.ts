import {
  diffContent,
  type CheckResult,
  type ContentChange,
  type Evaluation,
  type ReportContent,
} from '#libs/rulebook';

/** One side of a comparison: a submission, or the draft as it stands. */
export interface ComparedSide {
  readonly submission: number | 'draft';
  readonly content: ReportContent;
  readonly evaluation: Evaluation;
  /** 佐证材料 by id: the same file uploaded again is another one. */
  readonly evidence: ReadonlyMap<string, string>;
}

/** What changed between two states of a report: fields, score, checks. */
export interface ReportChanges {
  readonly from: number | 'draft';
  readonly to: number | 'draft';
  readonly fields: readonly ContentChange[];
  readonly score: {
    readonly before: Pick<Evaluation['score'], 'score' | 'converted' | 'gradeLabel'>;
    readonly after: Pick<Evaluation['score'], 'score' | 'converted' | 'gradeLabel'>;
  };
  readonly indicators: readonly {
    readonly id: string;
    readonly label: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** Checks that fail now and did not, and those that failed and do not any more. */
  readonly checks: {
    readonly newlyFailing: readonly CheckResult[];
    readonly resolved: readonly CheckResult[];
  };
  /** Names of evidence files. */
  readonly evidence: { readonly added: readonly string[]; readonly removed: readonly string[] };
}

const failing = ({ checks }: Evaluation): readonly CheckResult[] =>
  checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');

const totals = ({ score, converted, gradeLabel }: Evaluation['score']) => ({
  score,
  converted,
  gradeLabel,
});

function without(checks: readonly CheckResult[], others: readonly CheckResult[]): CheckResult[] {
  const keys = new Set(others.map(({ key }) => key));
  return checks.filter(({ key }) => !keys.has(key));
}

const filesWithout = (files: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) =>
  [...files].filter(([id]) => !others.has(id)).map(([, filename]) => filename);

/** Compares two states of the same report under the same rulebook. */
export function compareReports(before: ComparedSide, after: ComparedSide): ReportChanges {
  const scoresBefore = new Map(
    before.evaluation.score.indicators.map(({ id, score }) => [id, score]),
  );
  const [failedBefore, failedAfter] = [failing(before.evaluation), failing(after.evaluation)];
  return {
    from: before.submission,
    to: after.submission,
    fields: diffContent(before.content, after.content),
    score: { before: totals(before.evaluation.score), after: totals(after.evaluation.score) },
    indicators: after.evaluation.score.indicators
      .map(({ id, label, score }) => ({
        id,
        label,
        before: scoresBefore.get(id) ?? null,
        after: score,
      }))
      .filter((entry) => entry.before !== entry.after),
    checks: {
      newlyFailing: without(failedAfter, failedBefore),
      resolved: without(failedBefore, failedAfter),
    },
    evidence: {
      added: filesWithout(after.evidence, before.evidence),
      removed: filesWithout(before.evidence, after.evidence),
    },
  };
}
