import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DataSource } from 'typeorm';

import { AppealService, ApprovalService, ReviewService } from '#libs/features/approvals';
import { decide } from '#libs/features/decisions';
import { systemActor, type Actor, type JobQueue, type UnitOfWork } from '#libs/features/ports';
import {
  AttachmentService,
  ReportService,
  type AttachmentDependencies,
} from '#libs/features/reports';
import { CompiledRulebooks, publishPackage } from '#libs/features/rulebooks';
import { createIdSource, ManualClock, type IdSource } from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';
import type { RulebookPackage } from '#libs/rulebook';
import { openFolderBlobStore } from '#libs/storage';
import type { Role } from '#libs/workflow';

import { SAMPLE_FACTS, samplePackage } from '../../libs/rulebook/testing/sample-package.js';
import { createMigratedDatabase } from './persistence.js';
import { testCharacters } from './test-renderer.js';

const START = new Date('2025-03-03T01:00:00.000Z');
// A well-formed PHC string of no password.
const PASSWORD_HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA';
const PDF = Buffer.from('%PDF-1.4\n% minutes\n');

/** People of the world: two units with drafter and secretary each, the bureau, and the three officers. */
const PEOPLE = {
  drafter: ['unit', ['drafter']],
  secondDrafter: ['unit', ['drafter']],
  secretary: ['unit', ['committee_secretary']],
  both: ['unit', ['drafter', 'committee_secretary']],
  stranger: ['otherUnit', ['drafter', 'committee_secretary']],
  reviewer: ['bureau', ['bureau_reviewer']],
  approver: ['bureau', ['bureau_approver']],
  archivist: ['bureau', ['archivist']],
  systemAdmin: ['bureau', ['system_admin']],
  securityAdmin: ['bureau', ['security_admin']],
  auditor: ['bureau', ['auditor']],
} as const satisfies Record<string, readonly [Place, readonly Role[]]>;

type Place = 'bureau' | 'unit' | 'otherUnit';
export type PersonName = keyof typeof PEOPLE;

/** The product's own services on a database of their own, with a clock that every step advances. */
export interface World extends Services {
  readonly unitOfWork: UnitOfWork;
  readonly app: DataSource;
  /** Of the database's owner. */
  readonly url: string;
  readonly clock: ManualClock;
  readonly ids: IdSource;
  readonly bureauId: string;
  readonly actors: Readonly<Record<PersonName, Actor>>;
  /** A unit of its own, so that each test has its year to itself; the people work there as well. */
  newUnit(): Promise<{ readonly organisationId: string; actor(person: PersonName): Actor }>;
  /** The services as a process that just started has them: no rulebook compiled yet. */
  reopen(unitOfWork?: UnitOfWork): Services;
  /** Approvals whose job queue refuses, as if PostgreSQL failed at the last statement but one. */
  withBrokenJobs(): ApprovalService;
  close(): Promise<void>;
}

export interface Services {
  readonly reports: ReportService;
  readonly attachments: AttachmentService;
  readonly approvals: ApprovalService;
  readonly review: ReviewService;
  readonly appeals: AppealService;
}

/** The bureau may return to the committee as well, as in the year's real rules. */
export const worldRules = (): RulebookPackage =>
  samplePackage((files) => {
    files.workflow['returns'] = { committee: ['draft'], bureau: ['draft', 'committee_review'] };
  });

export async function openWorld(options: { readonly poolSize?: number } = {}): Promise<World> {
  const database = await createMigratedDatabase();
  const app = await openDataSource(database.url, options);
  const folder = mkdtempSync(join(tmpdir(), 'ziping-world-'));
  const clock = new ManualClock(START);
  const ids = createIdSource(clock);
  const unitOfWork = new TypeOrmUnitOfWork(app);
  const fixed = { characters: testCharacters, clock, ids, blobs: openFolderBlobStore(folder) };
  const places = await settle(unitOfWork, ids);
  await publishPackage({ unitOfWork, clock }, systemActor(places.bureau), worldRules());
  const actors = await hire(unitOfWork, ids, places);
  return {
    ...{ unitOfWork, app, url: database.url, clock, ids, bureauId: places.bureau, actors },
    ...servicesOn(unitOfWork, fixed),
    newUnit: async () => {
      const organisationId = ids.next();
      await insertUnit(unitOfWork, places.bureau, organisationId);
      const actor = (person: PersonName): Actor => movedTo(actors[person], places, organisationId);
      return { organisationId, actor };
    },
    reopen: (other = unitOfWork) => servicesOn(other, fixed),
    withBrokenJobs: () => servicesOn(new TypeOrmUnitOfWork(app, brokenJobs), fixed).approvals,
    close: async () => {
      await app.destroy();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function servicesOn(
  unitOfWork: UnitOfWork,
  fixed: Omit<AttachmentDependencies, 'unitOfWork' | 'rulebooks'>,
): Services {
  const rulebooks = new CompiledRulebooks(unitOfWork.read);
  const dependencies = { unitOfWork, rulebooks, ...fixed };
  return {
    reports: new ReportService(dependencies),
    attachments: new AttachmentService(dependencies),
    approvals: new ApprovalService(dependencies),
    review: new ReviewService(dependencies),
    appeals: new AppealService(dependencies),
  };
}

function brokenJobs(): JobQueue {
  const refuse = (): Promise<never> => Promise.reject(new Error('the job queue is down'));
  return { enqueue: refuse, enqueueAll: refuse, complete: refuse };
}

type Places = Readonly<Record<Place, string>>;

async function settle(unitOfWork: UnitOfWork, ids: IdSource): Promise<Places> {
  const places = { bureau: ids.next(), unit: ids.next(), otherUnit: ids.next() };
  await insertUnit(unitOfWork, places.bureau, places.bureau);
  await insertUnit(unitOfWork, places.bureau, places.unit);
  await insertUnit(unitOfWork, places.bureau, places.otherUnit);
  return places;
}

async function insertUnit(unitOfWork: UnitOfWork, bureauId: string, id: string): Promise<void> {
  const bureau = id === bureauId;
  const name = bureau ? '示例县财政局' : `示例县${id}乡人民政府`;
  await unitOfWork.run(({ organisations }) =>
    organisations.insert({
      ...{ id, bureauId, parentId: bureau ? null : bureauId, name, shortName: name },
      ...{ kind: bureau ? 'bureau' : 'township', district: '示例县', createdAt: START },
    }),
  );
}

async function hire(
  unitOfWork: UnitOfWork,
  ids: IdSource,
  places: Places,
): Promise<Record<PersonName, Actor>> {
  const hired = {} as Record<PersonName, Actor>;
  for (const person of Object.keys(PEOPLE) as PersonName[]) {
    const [place, roles] = PEOPLE[person];
    const organisationId = places[place];
    const bureauId = places.bureau;
    const userId = ids.next();
    await unitOfWork.run(({ users }) =>
      users.insert(
        {
          ...{ id: userId, bureauId, organisationId, account: person, name: person },
          ...{ passwordHash: PASSWORD_HASH, failedAttempts: 0, createdAt: START },
          ...{ lockedUntil: null, disabledAt: null, mustChangePassword: false },
        },
        [],
      ),
    );
    const grants = roles.map((role) => ({ role, organisationId }));
    const who = { userId, name: person, bureauId, organisationId };
    hired[person] = { ...who, grants, requestId: null };
  }
  return hired;
}

/** The person with what they hold at the unit held at another. */
function movedTo(actor: Actor, places: Places, organisationId: string): Actor {
  if (actor.organisationId !== places.unit) return actor;
  const grants = actor.grants.map(({ role }) => ({ role, organisationId }));
  return { ...actor, organisationId, grants };
}

/** A report in a unit of its own, and steps that take it further; each step sees the newest version. */
export class ReportInHand {
  private constructor(
    readonly world: World,
    readonly id: string,
    readonly organisationId: string,
    readonly actor: (person: PersonName) => Actor,
  ) {}

  /** Created and filled in: nothing stands in the way of 送审. */
  static async draft(world: World): Promise<ReportInHand> {
    const { organisationId, actor } = await world.newUnit();
    const { id } = await world.reports.create(actor('drafter'), { organisationId, year: 2024 });
    const report = new ReportInHand(world, id, organisationId, actor);
    await report.patch({ facts: { set: SAMPLE_FACTS } });
    return report;
  }

  /** At the committee, with a meeting that decided for it. */
  static async met(world: World): Promise<ReportInHand> {
    const report = await ReportInHand.draft(world);
    await report.submit();
    await report.meet();
    return report;
  }

  /** At the bureau. */
  static async passed(world: World): Promise<ReportInHand> {
    const report = await ReportInHand.met(world);
    await report.pass();
    return report;
  }

  view(person: PersonName = 'approver') {
    return this.world.reports.get(this.actor(person), this.id);
  }

  /** What somebody who looks now has seen. */
  async seen() {
    const { report, submission } = await this.view();
    const contentHash = submission?.contentHash ?? '';
    return { reportId: this.id, expectedVersion: report.version, contentHash };
  }

  /** The same without a content hash, for what is done to a draft. */
  async draftSeen() {
    const { reportId, expectedVersion } = await this.seen();
    return { reportId, expectedVersion };
  }

  async patch(patch: Parameters<ReportService['patch']>[2], person: PersonName = 'drafter') {
    this.world.clock.advance(60_000);
    const seen = await this.draftSeen();
    return this.world.reports.patch(this.actor(person), seen, patch);
  }

  async submit(person: PersonName = 'drafter') {
    this.world.clock.advance(60_000);
    return this.world.approvals.submit(this.actor(person), await this.draftSeen());
  }

  /** @param votesFor of five who are present, of nine entitled */
  async meet({ votesFor = 5, present = 5 } = {}, person: PersonName = 'secretary') {
    this.world.clock.advance(60_000);
    const { world, actor } = this;
    const file = { kind: 'minutes', filename: '会议纪要.pdf', bytes: PDF } as const;
    const sent = await world.attachments.attach(actor(person), { ...(await this.seen()), ...file });
    return world.approvals.recordMeeting(actor(person), await this.seen(), {
      ...{ heldOn: '2025-03-03', title: '第 5 次党委会', chair: '委员1', entitled: 9 },
      ...{ present: Array.from({ length: present }, (_, n) => `委员${n + 1}`) },
      ...{ nonVoting: [], recused: [], votesFor, votesAgainst: present - votesFor, abstained: 0 },
      ...{ resolution: '同意上报。', minutesAttachmentId: sent.attachment.id },
    });
  }

  async pass(person: PersonName = 'secretary') {
    this.world.clock.advance(60_000);
    return this.world.approvals.committeePass(this.actor(person), await this.seen());
  }

  async approve(person: PersonName = 'approver') {
    this.world.clock.advance(60_000);
    return this.world.approvals.approve(this.actor(person), await this.seen());
  }

  async bureauReturn(
    fields: readonly string[],
    target: 'draft' | 'committee_review' = 'draft',
    person: PersonName = 'reviewer',
  ) {
    this.world.clock.advance(60_000);
    const input = { ...(await this.seen()), reason: '数字有误', fields, target };
    return this.world.approvals.bureauReturn(this.actor(person), input);
  }

  /** What the archive worker's transaction does to the report. */
  async archive(): Promise<void> {
    const { unitOfWork, clock, ids, bureauId } = this.world;
    const rulebooks = new CompiledRulebooks(unitOfWork.read);
    const scope = { bureauId, organisationIds: null };
    const expectedVersion = (await unitOfWork.read.reports.find(scope, this.id))?.version ?? 0;
    const seen = { reportId: this.id, expectedVersion };
    const decision = { command: 'archive', seen } as const;
    const dependencies = { unitOfWork, rulebooks, characters: testCharacters, clock, ids };
    const outcome = { result: null, decision: {} };
    await decide(dependencies, systemActor(bureauId), decision, () => Promise.resolve(outcome));
  }

  /** Rows a decision leaves, for what a failed one must not have left. */
  async traces() {
    const { unitOfWork, bureauId, app } = this.world;
    const decisions = await unitOfWork.read.decisions.listByReport(bureauId, this.id);
    const audit = await unitOfWork.read.audit.list(bureauId, { subjectId: this.id, limit: 500 });
    const jobs = await app.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM pgboss.job WHERE data ->> 'reportId' = $1`,
      [this.id],
    );
    return { decisions: decisions.length, audit: audit.length, jobs: jobs[0]?.n ?? 0 };
  }
}
