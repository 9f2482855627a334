import { Entity } from 'typeorm';

import type { SecrecyReviewRecord } from '#libs/features/ports';

import { Instant, Key, Text, Uuid } from './columns.js';

@Entity('secrecy_review')
export class SecrecyReviewEntity implements SecrecyReviewRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() publicationId!: string;
  @Text() step!: SecrecyReviewRecord['step'];
  @Text() verdict!: SecrecyReviewRecord['verdict'];
  @Text() opinion!: string;
  @Text() pdfSha256!: string;
  @Uuid() reviewerId!: string;
  @Text() reviewerName!: string;
  @Text() reviewerRole!: SecrecyReviewRecord['reviewerRole'];
  @Instant() reviewedAt!: Date;
}
