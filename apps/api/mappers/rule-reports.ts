import type { CaseSources, LimitCases, OutdatedDrafts, RuleTrial, Wire } from '#libs/contracts';
import type { ReportListRow } from '#libs/features/ports';
import type { DraftTrial, MadeLimitCases, MovePreview } from '#libs/features/rule-reports';
import type { LimitCase } from '#libs/rulebook';
import { STAGE_LABELS } from '#libs/workflow';

export function toCaseSource(row: ReportListRow): Wire<CaseSources['items'][number]> {
  const { id, organisationName, organisationKind, year, revision, stage } = row;
  const { converted, gradeLabel } = row;
  return {
    ...{ id, organisationName, organisationKind, year, revision, stage, converted, gradeLabel },
    stageLabel: STAGE_LABELS[stage],
  };
}

export function toLimitCases({ base, pairing, examples, left }: MadeLimitCases): Wire<LimitCases> {
  const { pair } = pairing;
  return {
    base: base && { id: base.id, title: base.title },
    pair: pair && {
      ...{ ...pair, besides: pair.besides.map(({ label, value }) => ({ label, value })) },
      ...{ on: toLimitCase(pair.on), beyond: toLimitCase(pair.beyond) },
    },
    why: pairing.pair === null ? pairing.why : null,
    examples: examples.map((example) => ({ ...example })),
    left: [...left],
  };
}

const toLimitCase = ({ example: { id, title }, typed, figure, expected }: LimitCase) => ({
  ...{ id, title, typed, figure },
  expected: expected.map(({ label, value }) => ({ label, value })),
});

export function toOutdatedDraft(preview: MovePreview): Wire<OutdatedDrafts['items'][number]> {
  const { report, organisationName, rulebookVersion, before, after, dropped, asked } = preview;
  const { id: reportId, revision, version } = report;
  return {
    ...{ reportId, organisationName, revision, version, rulebookVersion },
    ...{ before: toScore(before), after: toScore(after) },
    ...{ dropped: [...dropped], asked: [...asked] },
  };
}

export const toTrial = ({ version, values, score }: DraftTrial): Wire<RuleTrial> => ({
  ...{ version, values: values.map(({ path, kind, text }) => ({ path, kind, text })) },
  score: score && toScore(score),
});

const toScore = ({ status, score, converted, gradeLabel }: MovePreview['before']) => ({
  ...{ status, score, converted, gradeLabel },
});
