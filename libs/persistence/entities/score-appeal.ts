import { Entity } from 'typeorm';

import type { ScoreAppealRecord } from '#libs/features/ports';

import { Instant, Key, Text, Uuid } from './columns.js';

@Entity('score_appeal')
export class ScoreAppealEntity implements ScoreAppealRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Uuid() adjustmentId!: string;
  @Text() text!: string;
  @Uuid() authorId!: string;
  @Text() authorName!: string;
  @Instant() createdAt!: Date;
  @Text({ nullable: true }) reply!: string | null;
  @Uuid({ nullable: true }) repliedBy!: string | null;
  @Text({ nullable: true }) repliedByName!: string | null;
  @Instant({ nullable: true }) repliedAt!: Date | null;
}
