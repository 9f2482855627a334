import { Entity } from 'typeorm';

import type { ArchiveEntryRecord } from '#libs/features/ports';

import { Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('archive_entry')
export class ArchiveEntryEntity implements ArchiveEntryRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Uuid() submissionId!: string;
  @Text() contentHash!: string;
  @Json() files!: ArchiveEntryRecord['files'];
  @Text() manifestSha256!: string;
  @Int() pages!: number;
  @Instant() archivedAt!: Date;
}
