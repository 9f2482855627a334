import { at } from './calendar.js';
import type { District } from './found-district.js';
import { castOf } from './steps.js';
import type { DemoServices } from './services.js';

/** Units whose archived report the demo brings before the public. */
const PUBLISHED_UNITS = ['humu', 'puhe'] as const;
const ARCHIVIST = 'czj.dangan';
const REQUESTED = at('2025-03-03', '09:30');
const REVIEWED = at('2025-03-04', '10:00');
const PUBLISHED = at('2025-03-10', '09:00');
const OPINION = '经审查，公开版不含涉密内容和个人信息，同意公开。';

/**
 * Takes every step of publication that can be taken now: asks for the public version of what is archived, and once that is
 * made, reviews and publishes it. Called after each job, so that nobody waits for it; does nothing when all is done.
 * @returns whether something was asked for that a worker has to make
 */
export async function publishDemo(services: DemoServices, district: District): Promise<boolean> {
  const asked: boolean[] = [];
  for (const unit of PUBLISHED_UNITS) asked.push(await publishUnit(services, district, unit));
  return asked.includes(true);
}

async function publishUnit(
  services: DemoServices,
  district: District,
  unit: string,
): Promise<boolean> {
  const { publications, clock, unitOfWork } = services;
  const archivist = district.actor(ARCHIVIST);
  const organisationId = district.organisations.get(unit);
  if (organisationId === undefined) return false;
  const scope = { bureauId: district.bureauId, organisationIds: null };
  const filter = { organisationId, stage: 'archived', limit: 1 } as const;
  const [report] = await unitOfWork.read.reports.list(scope, filter);
  if (report === undefined) return false;
  const { publication } = await publications.view(archivist, report.id);
  if (publication === null) {
    clock.set(REQUESTED);
    await publications.request(archivist, report.id);
    return true;
  }
  if (publication.stage === 'initial_review') await review(services, district, unit, report.id);
  return false;
}

async function review(
  { publications, clock }: DemoServices,
  district: District,
  unit: string,
  reportId: string,
): Promise<void> {
  const { secretary, reviewer, approver } = castOf(unit);
  const archivist = district.actor(ARCHIVIST);
  clock.set(REVIEWED);
  for (const account of [secretary, reviewer, approver]) {
    const { publication } = await publications.view(archivist, reportId);
    if (publication === null || publication.pdfSha256 === null) return;
    await publications.review(district.actor(account), reportId, {
      expectedVersion: publication.version,
      pdfSha256: publication.pdfSha256,
      verdict: 'pass',
      opinion: OPINION,
    });
  }
  clock.set(PUBLISHED);
  const { publication } = await publications.view(archivist, reportId);
  if (publication !== null) await publications.publish(archivist, reportId, publication.version);
}
