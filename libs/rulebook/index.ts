export { ORGANISATION_KINDS, type OrganisationKind } from '#libs/kernel';
export * from './schema/index.js';
export { packageJsonSchemas, schemaFileText } from './schema/json-schema.js';
export * from './evaluate/types.js';
export { diffContent, type ContentChange } from './content/diff.js';
export { applyContentPatch, EMPTY_CONTENT, type ContentPatch } from './content/patch.js';
export type { FactPatch, PatchResult } from './content/patch-facts.js';
export type { TextPatch } from './content/patch-texts.js';
export { evaluate } from './evaluate/evaluate.js';
export { expectationChanges, type ExpectationChange } from './examples/accept.js';
export type { ExampleDifference } from './examples/compare.js';
export type { RuleCoverage } from './examples/coverage.js';
export { exampleFromReport, type ReportExample } from './examples/from-report.js';
export {
  limitAt,
  limitCases,
  limitCasesFromAny,
  type LimitCase,
  type LimitPairing,
} from './examples/limit-cases.js';
export { limitGaps, type LimitGap } from './examples/limit-gaps.js';
export { exampleInput } from './examples/resolve.js';
export { diffPackages, type RuleDifference } from './diff/diff.js';
export {
  applyOperations,
  type AppliedOperations,
  type DraftOperation,
} from './draft/operations.js';
export { openYear, type ShiftedText } from './draft/shift-year.js';
export { lintFiles } from './draft/lint-files.js';
export { simulator, type SimulationSubject, type Simulator } from './simulate/simulate.js';
export type { ReportEffect } from './simulate/effect.js';
export type { FailedCheck, Standing } from './simulate/standing.js';
export {
  EMPTY_TALLY,
  mergeTallies,
  tallyOf,
  type SimulatedReport,
  type SimulationTally,
} from './simulate/tally.js';
export { tryNarrative, type NarrativeTrial } from './trial/try-narrative.js';
export {
  tryPackage,
  type PackageTrial,
  type TrialReport,
  type TrialValue,
} from './trial/try-package.js';
export { boundsFault } from './package/bounds.js';
export {
  lintWithExamples,
  runExamples,
  type ExampleResult,
  type ExampleRun,
} from './examples/run.js';
export { contentReferenceFaults } from './facts/content-faults.js';
export { decimalsOf, type Parsed } from './facts/parse-scalar.js';
export { parseFactValue } from './facts/parse-value.js';
export type { FormulaFunction } from './formula/functions/types.js';
export type { FactSymbol, ColumnSymbol } from './formula/symbols.js';
export { compilePackage } from './package/compile.js';
export type { CompiledRulebook } from './package/compiled.js';
export { typedFactsBehind } from './package/inputs.js';
export { lintPackage, type LintFault } from './package/lint/index.js';
export { parsePackage, type PackageFiles } from './package/parse.js';
export { bureauScoreOf, gradeOf, type BureauScore, type ScoreAdjustment } from './score/totals.js';
export {
  renderNarrative,
  type NarrativeInput,
  type RenderedBlock,
  type RenderedNarrative,
} from './template/narrative.js';
export { rewrittenParagraphs } from './template/narrative-text.js';
export { parseTemplate } from './template/parse.js';
export type { RenderedText, Run } from './template/render.js';
export type { TemplateRow, TemplateScope } from './template/scope.js';
export { disclosurePlan, type DisclosurePlan, type Withheld } from './disclosure/plan.js';
export { identityNumberIn, mobileNumberIn } from './formula/functions/privacy.js';
