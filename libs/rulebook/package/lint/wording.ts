import { Decimal } from '#libs/kernel';
import type { IntervalBounds } from '../../score/intervals.js';
import { narrativeTemplates } from '../blocks.js';
import { formBands, formDeductions, placedIndicators } from '../places.js';
import type { LintContext } from './types.js';

const PERCENTAGES = /(\d+(?:\.\d+)?)\s*[%％]/g;
const NUMBERS = /\d+(?:\.\d+)?/g;
/** A year written out, but for the number of a document: 〔2019〕33号. */
const YEARS = /(?<![\d〔[（(])(?:19|20)\d{2}(?=\s*年)/g;

/** Percentages in a band's label that are none of its bounds: the bound was moved, or the label. */
function lintLabel(
  context: LintContext,
  { label = '', from, to }: IntervalBounds & { readonly label?: string | undefined },
  path: string,
): void {
  const bounds = [from, to].filter((bound) => bound !== undefined);
  const strange = [...label.matchAll(PERCENTAGES)]
    .flatMap(([, number]) => number ?? [])
    .find((number) => !bounds.some((bound) => new Decimal(bound).equals(number)));
  if (strange !== undefined)
    context.warn(`${path}.label`, `名称“${label}”中的 ${strange}% 不是这一档的界限`);
}

/** Points of deductions that the sentence people read does not say. */
function lintStandards(context: LintContext): void {
  placedIndicators(context.pkg).forEach(({ indicator, path }) => {
    const { scoring, standard } = indicator;
    const said = standard.match(NUMBERS) ?? [];
    if (said.length === 0) return;
    const unsaid = formDeductions(scoring, `${path}.scoring`).find(
      ({ points }) => !said.some((number) => new Decimal(number).equals(points)),
    );
    if (unsaid !== undefined)
      context.warn(
        `${path}.standard`,
        `评分标准中没有“${unsaid.label}”的 ${unsaid.points} 分：文字与计分不一致`,
      );
  });
}

/** Years typed into text that is printed next year again. */
function lintYears(context: LintContext): void {
  const { narrative, checks, manifest } = context.pkg;
  const texts = [
    ...narrativeTemplates(narrative),
    ...checks.checks.flatMap(({ message, instruction }, index) => [
      { template: message, path: `checks.checks.${index}.message` },
      { template: instruction, path: `checks.checks.${index}.instruction` },
    ]),
  ];
  for (const { template, path } of texts) {
    const [year] = template.match(YEARS) ?? [];
    if (year !== undefined)
      context.warn(path, `写死了年份 ${year}，下一年会印错；请用 {{report.year}} 等代替`);
  }
  const strange = (manifest.title.match(YEARS) ?? []).find(
    (year) => Number(year) !== manifest.year,
  );
  if (strange !== undefined)
    context.warn('manifest.title', `标题写的是 ${strange} 年，评价年度是 ${manifest.year} 年`);
  const from = Number(manifest.effectiveFrom.slice(0, 4));
  if (from < manifest.year || from > manifest.year + 1)
    context.warn(
      'manifest.effectiveFrom',
      `${manifest.year} 年度的规则自 ${manifest.effectiveFrom} 生效，应在当年或次年`,
    );
}

/** Words that no longer say what the figures do: labels of bands, sentences of standards, years. */
export function lintWording(context: LintContext): void {
  placedIndicators(context.pkg).forEach(({ indicator, path }) => {
    formBands(indicator.scoring, `${path}.scoring`).forEach(({ bands, path: at }) => {
      bands.forEach((band, index) => {
        lintLabel(context, band, `${at}.${index}`);
      });
    });
  });
  context.pkg.indicators.caps.forEach(({ bands }, c) => {
    bands.forEach((band, index) => {
      lintLabel(context, band, `indicators.caps.${c}.bands.${index}`);
    });
  });
  lintStandards(context);
  lintYears(context);
}
