import { Entity } from 'typeorm';

import type { DecisionRecord } from '#libs/features/ports';

import { Instant, Json, Key, Text, Uuid } from './columns.js';

@Entity('decision')
export class DecisionEntity implements DecisionRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Uuid({ nullable: true }) submissionId!: string | null;
  @Text({ nullable: true }) contentHash!: string | null;
  @Text() command!: DecisionRecord['command'];
  @Text() fromStage!: DecisionRecord['fromStage'];
  @Text() toStage!: DecisionRecord['toStage'];
  @Uuid({ nullable: true }) actorId!: string | null;
  @Text() actorName!: string;
  @Text() actorRole!: DecisionRecord['actorRole'];
  @Text({ nullable: true }) reason!: string | null;
  @Json() fields!: readonly string[];
  @Uuid({ nullable: true }) meetingId!: string | null;
  @Instant() decidedAt!: Date;
}
