import { Entity } from 'typeorm';

import type { ArchiveRunRecord } from '#libs/features/ports';

import { Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('archive_run')
export class ArchiveRunEntity implements ArchiveRunRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Text() trigger!: ArchiveRunRecord['trigger'];
  @Text() startedByName!: string;
  @Instant() startedAt!: Date;
  @Int() total!: number;
  @Int() done!: number;
  @Uuid({ nullable: true }) cursor!: string | null;
  @Int() failing!: number;
  @Json() findings!: ArchiveRunRecord['findings'];
  @Instant({ nullable: true }) finishedAt!: Date | null;
}
