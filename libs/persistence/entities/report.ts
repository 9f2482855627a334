import { Entity } from 'typeorm';

import type { ReportRecord } from '#libs/features/ports';

import { Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('report')
export class ReportEntity implements ReportRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() organisationId!: string;
  @Int() year!: number;
  @Int() revision!: number;
  @Uuid({ nullable: true }) supersedes!: string | null;
  @Text() rulebookHash!: string;
  @Text() stage!: ReportRecord['stage'];
  @Int() version!: number;
  @Json() content!: ReportRecord['content'];
  @Json({ nullable: true }) openFields!: readonly string[] | null;
  @Uuid({ nullable: true }) submissionId!: string | null;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
  @Instant() stageSince!: Date;
}
