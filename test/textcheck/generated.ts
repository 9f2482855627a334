import { buildDocument, documentText, EMPTY_RECORD } from '#libs/document';
import {
  evaluate,
  renderNarrative,
  reportContentSchema,
  type OrganisationContext,
  type ReportContent,
} from '#libs/rulebook';

import { deriveContent } from '../../libs/features/demo/content/derive.js';
import { sampleRulebook } from '../support/approved-report.js';

const UNIT: OrganisationContext = {
  name: '保定市徐水区瀑河乡人民政府',
  shortName: '瀑河乡',
  kind: 'township',
  district: '保定市徐水区',
};

/** What a made-up report of another town says. */
export async function generatedContent(seed: number): Promise<ReportContent> {
  const compiled = await sampleRulebook();
  const example = compiled.package.examples.find(({ id }) => id === 'humu-2024');
  if (example?.organisation === undefined) throw new Error('the sample is not in the rulebook');
  const pattern = {
    package: compiled.package,
    organisation: example.organisation,
    content: reportContentSchema.parse(example.content),
  };
  return deriveContent(pattern, UNIT, seed);
}

/** The text of that report, as the product itself prints it. */
export async function generatedReport(seed: number): Promise<string> {
  const compiled = await sampleRulebook();
  const content = await generatedContent(seed);
  const year = 2024;
  const evaluation = await evaluate(compiled, { organisation: UNIT, year, content });
  return documentText(
    buildDocument({
      status: 'draft',
      narrative: renderNarrative(compiled, evaluation, content),
      organisation: UNIT,
      year,
      measures: content.measures,
      evaluation,
      signedOn: '2025-03-14',
      record: EMPTY_RECORD,
    }),
  );
}
