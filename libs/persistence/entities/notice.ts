import { Entity } from 'typeorm';

import type { NoticeRecord } from '#libs/features/ports';

import { Instant, Int, Key, Text, Uuid } from './columns.js';

@Entity('notice')
export class NoticeEntity implements NoticeRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() recipientId!: string;
  @Uuid({ nullable: true }) reportId!: string | null;
  @Uuid({ nullable: true }) organisationId!: string | null;
  @Int({ nullable: true }) year!: number | null;
  @Text() kind!: NoticeRecord['kind'];
  @Text({ nullable: true }) stage!: NoticeRecord['stage'];
  @Text() message!: string;
  @Uuid({ nullable: true }) senderId!: string | null;
  @Text() senderName!: string;
  @Instant() sentAt!: Date;
  @Instant({ nullable: true }) readAt!: Date | null;
}
