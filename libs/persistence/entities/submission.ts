import { Entity } from 'typeorm';

import type { SubmissionRecord } from '#libs/features/ports';

import { Decimal, Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('submission')
export class SubmissionEntity implements SubmissionRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Int() number!: number;
  @Text() contentHash!: string;
  /** For queries; jsonb keeps neither the order of keys nor the bytes. */
  @Json() snapshot!: SubmissionRecord['snapshot'];
  /** The very text whose SHA-256 is the content hash; what is read back. */
  @Text() snapshotCanonical!: string;
  @Json() evaluation!: SubmissionRecord['evaluation'];
  @Json({ nullable: true }) otherOrganisations!: SubmissionRecord['otherOrganisations'];
  /** 得分, 换算得分 and grade out of the evaluation, so that lists need not unpack it. */
  @Decimal() score!: string;
  @Decimal({ nullable: true }) converted!: string | null;
  @Text({ nullable: true }) grade!: string | null;
  @Uuid() submittedBy!: string;
  @Instant() submittedAt!: Date;
}
