import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { ArchiveLinkRecord, ArchiveRootRecord } from '#libs/features/ports';

import { Instant, Int, Key, Text, Uuid } from './columns.js';

@Entity('archive_link')
export class ArchiveLinkEntity implements ArchiveLinkRecord {
  @Key() bureauId!: string;
  @Key('bigint') sequence!: string;
  @Uuid() entryId!: string;
  @Column({ type: 'date' }) day!: string;
  @Text() leaf!: string;
  @Text() previousHash!: string;
  @Text() hash!: string;
}

@Entity('archive_root')
export class ArchiveRootEntity implements ArchiveRootRecord {
  @Key() bureauId!: string;
  @PrimaryColumn({ type: 'date' }) day!: string;
  @Int() size!: number;
  @Text() head!: string;
  @Text() root!: string;
  @Instant() sealedAt!: Date;
}
