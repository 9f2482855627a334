import { Entity } from 'typeorm';

import type { ScoreAdjustmentRecord } from '#libs/features/ports';

import { Decimal, Instant, Key, Text, Uuid } from './columns.js';

@Entity('score_adjustment')
export class ScoreAdjustmentEntity implements ScoreAdjustmentRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Uuid() submissionId!: string;
  @Text() indicatorId!: string;
  @Decimal() selfScore!: string;
  @Decimal() bureauScore!: string;
  @Text() reason!: string;
  @Text() basis!: string;
  @Uuid() authorId!: string;
  @Text() authorName!: string;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) revokedAt!: Date | null;
}
