import { Column, Entity } from 'typeorm';

import type { CommitteeMeetingRecord } from '#libs/features/ports';

import { Bool, Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('committee_meeting')
export class CommitteeMeetingEntity implements CommitteeMeetingRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Uuid() submissionId!: string;
  @Text() contentHash!: string;
  @Column({ type: 'date' }) heldOn!: string;
  @Text() title!: string;
  @Text() chair!: string;
  @Int() entitled!: number;
  @Json() present!: readonly string[];
  @Json() nonVoting!: readonly string[];
  @Json() recused!: CommitteeMeetingRecord['recused'];
  @Int() votesFor!: number;
  @Int() votesAgainst!: number;
  @Int() abstained!: number;
  @Text() resolution!: string;
  @Uuid() minutesAttachmentId!: string;
  @Bool() quorate!: boolean;
  @Bool() carried!: boolean;
  @Uuid() recordedBy!: string;
  @Instant() recordedAt!: Date;
  @Instant({ nullable: true }) voidedAt!: Date | null;
  @Text({ nullable: true }) voidReason!: string | null;
}
