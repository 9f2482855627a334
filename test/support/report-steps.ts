import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';

import type { Client } from './client.js';
import type { TestService } from './service.js';

/** Who takes the steps, and where: a running service, or what stands in for one. */
export type Stage = Pick<TestService, 'as'> & {
  readonly district: Pick<TestService['district'], 'east' | 'west'>;
};

export interface Sample {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly measures: Readonly<Record<string, { reason: string; measure: string }>>;
}

/** Content of rules/2024/examples/humu-2024.json. */
export function sampleContent(): Sample {
  const path = join(repositoryRoot(), 'rules', '2024', 'examples', 'humu-2024.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { content: Sample }).content;
}

export const MINUTES = {
  filename: '户木乡党委会会议纪要（2025年第5次）.pdf',
  bytes: new TextEncoder().encode('%PDF-1.4\n% 会议纪要\n'),
};

/** A report on its way over HTTP. It knows the version and the content hash that the next request must name. */
export class ReportSteps {
  private constructor(
    private readonly service: Stage,
    private readonly unit: 'east' | 'west',
    readonly id: string,
    public version: number,
  ) {}

  public contentHash = '';

  static async create(service: Stage, unit: 'east' | 'west', year = 2024): Promise<ReportSteps> {
    const drafter = await service.as(`${unit}.drafter`);
    const body = { organisationId: service.district[unit], year };
    const { id, version } = await drafter.ok('createReport', { body });
    return new ReportSteps(service, unit, id, version);
  }

  get params(): { reportId: string } {
    return { reportId: this.id };
  }

  /** Bound to the version, as an edit is. */
  get seen() {
    return { expectedVersion: this.version };
  }

  /** Bound to the content as well, as a decision is. */
  get decision() {
    return { expectedVersion: this.version, contentHash: this.contentHash };
  }

  drafter(): Promise<Client> {
    return this.service.as(`${this.unit}.drafter`);
  }

  secretary(): Promise<Client> {
    return this.service.as(`${this.unit}.committee_secretary`);
  }

  /** Catches up with what others did to the report. */
  async sync(): Promise<void> {
    const { version, submission } = await this.view();
    this.version = version;
    this.contentHash = submission?.contentHash ?? '';
  }

  view() {
    return this.drafter().then((drafter) => drafter.ok('getReport', { params: this.params }));
  }

  /** Facts and measures of the sample. */
  async fill({ facts, measures } = sampleContent()) {
    const drafter = await this.drafter();
    const factsBody = { ...this.seen, set: facts };
    this.version = (
      await drafter.ok('patchFacts', { params: this.params, body: factsBody })
    ).version;
    const body = { ...this.seen, set: measures };
    const patched = await drafter.ok('patchMeasures', { params: this.params, body });
    this.version = patched.version;
    return patched.evaluation;
  }

  /** Sets every failing error aside, as the unit would with a reason. */
  async waiveErrors(): Promise<void> {
    const drafter = await this.drafter();
    const { evaluation } = await this.view();
    const failing = evaluation.checks.filter(
      ({ outcome, severity }) => outcome === 'fail' && severity === 'error',
    );
    for (const { key } of failing) {
      const body = { ...this.seen, checkKey: key, reason: '情况属实，已另附说明。' };
      this.version = (await drafter.ok('waiveCheck', { params: this.params, body })).version;
    }
  }

  async submit() {
    const drafter = await this.drafter();
    const submitted = await drafter.ok('submit', { params: this.params, body: this.seen });
    this.version = submitted.version;
    this.contentHash = submitted.submission.contentHash;
    return submitted;
  }

  async uploadEvidence(): Promise<string> {
    const drafter = await this.drafter();
    const body = { ...this.seen, kind: 'evidence' };
    const added = await drafter.ok('addAttachment', { params: this.params, body, file: MINUTES });
    this.version = added.version;
    return added.attachment.id;
  }

  async uploadMinutes(): Promise<string> {
    const secretary = await this.secretary();
    const body = { ...this.seen, kind: 'minutes' };
    const added = await secretary.ok('addAttachment', { params: this.params, body, file: MINUTES });
    this.version = added.version;
    return added.attachment.id;
  }

  async meetingBody(change: Readonly<Record<string, unknown>> = {}) {
    return {
      ...meetingToday(),
      minutesAttachmentId: await this.uploadMinutes(),
      ...this.decision,
      ...change,
    };
  }

  async meet(change: Readonly<Record<string, unknown>> = {}) {
    const secretary = await this.secretary();
    const body = await this.meetingBody(change);
    const recorded = await secretary.ok('recordMeeting', { params: this.params, body });
    this.version = recorded.version;
    return recorded;
  }

  async pass() {
    const secretary = await this.secretary();
    const moved = await secretary.ok('committeePass', { params: this.params, body: this.decision });
    this.version = moved.version;
    return moved;
  }

  /** The next revision of an archived report, as its drafter begins it. */
  async revise(): Promise<ReportSteps> {
    await this.sync();
    const drafter = await this.drafter();
    const body = { ...this.seen, reason: '附件有误' };
    const { id, version } = await drafter.ok('revise', { params: this.params, body });
    return new ReportSteps(this.service, this.unit, id, version);
  }

  /** From an empty report to the bureau's desk. */
  async reachBureau(content?: Sample): Promise<void> {
    await this.fill(content);
    await this.waiveErrors();
    await this.submit();
    await this.meet();
    await this.pass();
  }
}

/** Nine entitled, seven there, one of them excused from the vote, six in favour. */
function meetingToday() {
  const beijing = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return {
    heldOn: beijing,
    title: '户木乡党委会2025年第5次会议',
    chair: '委员一',
    entitled: 9,
    present: ['委员一', '委员二', '委员三', '委员四', '委员五', '委员六', '委员七'],
    nonVoting: ['财政所所长'],
    recused: [{ name: '委员七', reason: '分管本项工作' }],
    votesFor: 6,
    votesAgainst: 0,
    abstained: 0,
    resolution: '同意报送。',
  };
}
