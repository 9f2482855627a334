import { Entity } from 'typeorm';

import type { RuleDraftRecord } from '#libs/features/ports';

import { Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('rule_draft')
export class RuleDraftEntity implements RuleDraftRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Int() year!: number;
  @Text() rulebookVersion!: string;
  @Text() title!: string;
  @Text() state!: RuleDraftRecord['state'];
  @Int() version!: number;
  @Json() package!: RuleDraftRecord['package'];
  @Text() contentHash!: string;
  @Text({ nullable: true }) basedOn!: string | null;
  @Json() editors!: readonly string[];
  @Uuid() createdBy!: string;
  @Text() createdByName!: string;
  @Instant() createdAt!: Date;
  @Text() updatedByName!: string;
  @Instant() updatedAt!: Date;
  @Text({ nullable: true }) note!: string | null;
  @Text({ nullable: true }) submittedByName!: string | null;
  @Instant({ nullable: true }) submittedAt!: Date | null;
  @Text({ nullable: true }) reason!: string | null;
  @Text({ nullable: true }) decidedByName!: string | null;
  @Instant({ nullable: true }) decidedAt!: Date | null;
  @Text({ nullable: true }) publishedHash!: string | null;
}
