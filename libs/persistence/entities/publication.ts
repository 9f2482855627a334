import { Entity } from 'typeorm';

import type { PublicationRecord } from '#libs/features/ports';

import { Decimal, Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('publication')
export class PublicationEntity implements PublicationRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Uuid() organisationId!: string;
  @Int() year!: number;
  @Text() stage!: PublicationRecord['stage'];
  @Int() version!: number;
  @Text({ nullable: true }) title!: string | null;
  @Decimal({ nullable: true }) converted!: string | null;
  @Text({ nullable: true }) grade!: string | null;
  @Text({ nullable: true }) gradeLabel!: string | null;
  @Json() categories!: PublicationRecord['categories'];
  @Json() blockedBy!: PublicationRecord['blockedBy'];
  @Json() withheld!: PublicationRecord['withheld'];
  @Json() files!: PublicationRecord['files'];
  @Int({ nullable: true }) pages!: number | null;
  @Text({ nullable: true }) publicText!: string | null;
  @Text({ nullable: true }) pdfSha256!: string | null;
  @Uuid() requestedBy!: string;
  @Text() requestedByName!: string;
  @Instant() requestedAt!: Date;
  @Instant({ nullable: true }) holdUntil!: Date | null;
  @Instant({ nullable: true }) publishedAt!: Date | null;
  @Instant({ nullable: true }) endedAt!: Date | null;
  @Text({ nullable: true }) endReason!: string | null;
  @Uuid({ nullable: true }) supersededBy!: string | null;
}
