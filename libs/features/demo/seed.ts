import { reportContentSchema, type RulebookPackage } from '#libs/rulebook';

import type { Pattern } from './content/derive.js';
import { DISTRICT, OTHER_UNITS, SAMPLE_UNIT } from './district.js';
import { RULES_PUBLISHED, YEAR } from './calendar.js';
import { districtScenarios, priorYearScenario } from './district-scenarios.js';
import { editionOf } from './edition.js';
import { foundDistrict, type District } from './found-district.js';
import { sampleScenario } from './sample-scenario.js';
import { play, type Say } from './scenario.js';
import type { DemoServices } from './services.js';

const SAMPLE_EXAMPLE = 'humu-2024';

/** The sample's content as the rulebook's golden case holds it. */
export function samplePattern(rulebook: RulebookPackage): Pattern {
  const example = rulebook.examples.find(({ id }) => id === SAMPLE_EXAMPLE);
  if (example?.content === undefined) throw new RangeError('the rulebook has no sample report');
  return {
    package: rulebook,
    organisation: { ...SAMPLE_UNIT, district: DISTRICT },
    content: reportContentSchema.parse(example.content),
  };
}

export interface SampleRun {
  readonly district: District;
  readonly reportId: string;
}

/** The sample's unit with its bureau and people, and its report from facts to approval. */
export async function playSample(
  services: DemoServices,
  rulebook: RulebookPackage,
  say: Say,
): Promise<SampleRun> {
  say('建立财政局、户木乡和各岗位账号，发布 2024 年度规则包');
  const district = await foundDistrict(services, [SAMPLE_UNIT], rulebook, say);
  if (district.rulebook === null) throw new RangeError('the rulebook of the demo cannot be read');
  const { content } = samplePattern(district.rulebook);
  const reportId = await play(services, district, sampleScenario(content), say);
  return { district, reportId };
}

/**
 * The whole district: the sample, and a made-up report for every other unit, one in every stage. Nothing is added to a
 * district whose published rules this program cannot read.
 */
export async function seedDistrict(
  services: DemoServices,
  rulebook: RulebookPackage,
  say: Say,
): Promise<District> {
  const units = [SAMPLE_UNIT, ...OTHER_UNITS];
  const names = new Map(units.map(({ key, shortName }) => [key, shortName]));
  const district = await foundDistrict(services, units, rulebook, say);
  if (district.rulebook === null) return district;
  const pattern = samplePattern(district.rulebook);
  await publishPriorEdition(services, district, district.rulebook);
  const scenarios = [
    priorYearScenario(pattern),
    sampleScenario(pattern.content),
    ...districtScenarios(pattern),
  ];
  for (const [place, scenario] of scenarios.entries()) {
    say(`演示数据 ${place + 1}/${scenarios.length}：${names.get(scenario.unitKey) ?? ''}`);
    await play(services, district, scenario, () => undefined);
  }
  return district;
}

/** The rules of the year before, so that there can be a report of it. One that is there already stays. */
async function publishPriorEdition(
  services: DemoServices,
  district: District,
  rulebook: RulebookPackage,
): Promise<void> {
  const published = await services.unitOfWork.read.rulebooks.list(district.bureauId);
  if (published.some(({ year }) => year === YEAR - 1)) return;
  services.clock.set(RULES_PUBLISHED);
  const publisher = district.actor('czj.guizeshending');
  await services.publish(services, publisher, editionOf(rulebook, YEAR - 1));
}
