import { Entity } from 'typeorm';

import type { NoticeRecord } from '#libs/features/ports';

import { Instant, Key, Text, Uuid } from './columns.js';

@Entity('notice')
export class NoticeEntity implements NoticeRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() recipientId!: string;
  @Uuid() reportId!: string;
  @Text() kind!: NoticeRecord['kind'];
  @Text() stage!: NoticeRecord['stage'];
  @Text() message!: string;
  @Uuid() senderId!: string;
  @Text() senderName!: string;
  @Instant() sentAt!: Date;
  @Instant({ nullable: true }) readAt!: Date | null;
}
