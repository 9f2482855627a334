import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openDataSource } from '#libs/persistence';

import { FILL } from '../../libs/persistence/migrations/1765000800000-bureau-score.js';
import { openWorld, ReportInHand, type World } from '../support/approval-world.js';

const YEAR = 2024;

let world: World;
let adjusted: ReportInHand;
let plain: ReportInHand;
beforeAll(async () => {
  world = await openWorld();
  adjusted = await ReportInHand.passed(world);
  plain = await ReportInHand.passed(world);
}, 120_000);
afterAll(() => world.close());

const unit = async ({ organisationId }: ReportInHand) => {
  const units = await world.unitOfWork.read.overview.units(world.bureauId, YEAR);
  return units.find((one) => one.organisationId === organisationId);
};
const listed = async (conditions: { scoreFrom?: string; scoreBefore?: string } = {}) => {
  const scope = { bureauId: world.bureauId, organisationIds: null };
  const filter = { sort: 'score_desc', limit: 50, ...conditions } as const;
  const rows = await world.unitOfWork.read.reports.list(scope, filter);
  return rows.map(({ id }) => id);
};
/** The first indicator with points, and half of them. */
async function halved(report: ReportInHand) {
  const { submissionId } = (await report.view()).report;
  const { submissions } = world.unitOfWork.read;
  const submission = await submissions.find(world.bureauId, submissionId ?? '');
  const scored = submission?.evaluation.score.indicators.find(({ score }) => Number(score) > 0);
  const bureauScore = String(Number(scored?.score) / 2);
  return { indicatorId: scored?.id ?? '', bureauScore, reason: '证据不足', basis: '评分细则' };
}
const shareOf = async (id: string): Promise<number> => {
  const rows = await world.unitOfWork.read.overview.indicators(world.bureauId, YEAR);
  return Number(rows.find((row) => row.id === id)?.share);
};

describe('the score that counts', () => {
  it("is the unit's own until the bureau adjusts it", async () => {
    const before = await unit(adjusted);
    expect(before).toMatchObject({ byBureau: false, rank: 1 });
    expect(before?.selfConverted).toBe(before?.converted);
  });

  it("is the bureau's afterwards, in rank, list and share of the indicator", async () => {
    const self = (await unit(plain))?.converted ?? '';
    const input = await halved(adjusted);
    const full = await shareOf(input.indicatorId);
    await world.review.adjust(adjusted.actor('reviewer'), await adjusted.seen(), input);
    const now = await unit(adjusted);
    expect(now).toMatchObject({ byBureau: true, selfConverted: self, rank: 2 });
    expect(Number(now?.converted)).toBeLessThan(Number(self));
    expect(await unit(plain)).toMatchObject({ byBureau: false, converted: self, rank: 1 });
    expect(await listed()).toEqual([plain.id, adjusted.id]);
    expect(await listed({ scoreFrom: self })).toEqual([plain.id]);
    expect(await listed({ scoreBefore: self })).toEqual([adjusted.id]);
    expect(await shareOf(input.indicatorId)).toBeLessThan(full);
    const [year] = await world.unitOfWork.read.overview.years(world.bureauId);
    expect(year).toMatchObject({ best: self, worst: now?.converted });
  });

  it('is what the migration finds for reports adjusted before it was kept', async () => {
    const kept = await unit(adjusted);
    const owner = await openDataSource(world.url, { role: null });
    await owner.query(
      'UPDATE report SET bureau_converted = NULL, bureau_grade = NULL, bureau_grade_label = NULL',
    );
    expect(await unit(adjusted)).toMatchObject({ byBureau: false });
    await owner.query(FILL);
    await owner.destroy();
    expect(await unit(adjusted)).toEqual(kept);
  });

  it("is the unit's own again when the adjustment is taken back", async () => {
    const { adjustments } = await adjusted.view();
    const inForce = adjustments.find(({ revokedAt }) => revokedAt === null);
    const reviewer = adjusted.actor('reviewer');
    await world.review.revokeAdjustment(reviewer, await adjusted.seen(), inForce?.id ?? '');
    expect(await unit(adjusted)).toMatchObject({ byBureau: false, rank: 1 });
  });
});
