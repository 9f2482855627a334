import { Entity } from 'typeorm';

import type { AuditEventRecord } from '#libs/features/ports';

import { Instant, Json, Key, Text, Uuid } from './columns.js';

@Entity('audit_event')
export class AuditEventEntity implements AuditEventRecord {
  @Key() bureauId!: string;
  /** 1, 2, 3 … within the bureau, without a gap. */
  @Key('bigint') sequence!: string;
  @Instant() at!: Date;
  @Uuid({ nullable: true }) actorId!: string | null;
  @Text() actorName!: string;
  @Text() action!: string;
  @Text() subjectType!: string;
  /** Text: what was asked for may not be an id of ours. */
  @Text() subjectId!: string;
  @Json() details!: AuditEventRecord['details'];
  @Text({ nullable: true }) requestId!: string | null;
  @Text() previousHash!: string;
  @Text() hash!: string;
}
