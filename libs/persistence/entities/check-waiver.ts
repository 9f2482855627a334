import { Entity } from 'typeorm';

import type { CheckWaiverRecord } from '#libs/features/ports';

import { Instant, Key, Text, Uuid } from './columns.js';

@Entity('check_waiver')
export class CheckWaiverEntity implements CheckWaiverRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Text() checkKey!: string;
  @Text() message!: string;
  @Text() reason!: string;
  @Uuid() waivedBy!: string;
  @Text() waivedByName!: string;
  @Instant() waivedAt!: Date;
  @Instant({ nullable: true }) revokedAt!: Date | null;
}
