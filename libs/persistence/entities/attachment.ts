import { Entity } from 'typeorm';

import type { AttachmentRecord } from '#libs/features/ports';

import { Instant, Int, Key, Text, Uuid } from './columns.js';

@Entity('attachment')
export class AttachmentEntity implements AttachmentRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Text() kind!: AttachmentRecord['kind'];
  @Text({ nullable: true }) indicatorId!: string | null;
  @Text() filename!: string;
  @Text() mediaType!: string;
  @Int() size!: number;
  @Text() sha256!: string;
  @Uuid() uploadedBy!: string;
  @Instant() uploadedAt!: Date;
  @Instant({ nullable: true }) removedAt!: Date | null;
}
