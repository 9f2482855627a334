import { Column, Entity } from 'typeorm';

import type {
  ArchiveFilingRecord,
  ArchiveHoldRecord,
  ArchiveSchemeRecord,
} from '#libs/features/ports';

import { Instant, Int, Key, Text, Uuid } from './columns.js';

@Entity('archive_scheme')
export class ArchiveSchemeEntity implements ArchiveSchemeRecord {
  @Key() bureauId!: string;
  @Key() organisationId!: string;
  @Text() fonds!: string;
  @Text() category!: string;
  @Text() retention!: ArchiveSchemeRecord['retention'];
  @Text() changedByName!: string;
  @Instant() changedAt!: Date;
}

@Entity('archive_filing')
export class ArchiveFilingEntity implements ArchiveFilingRecord {
  @Key() bureauId!: string;
  @Key() entryId!: string;
  @Text() fonds!: string;
  @Text() category!: string;
  @Int() year!: number;
  @Text() retention!: ArchiveFilingRecord['retention'];
  @Int() item!: number;
  @Text() number!: string;
  @Column({ type: 'date', nullable: true }) keptUntil!: string | null;
  @Instant() filedAt!: Date;
  @Instant({ nullable: true }) labelledAt!: Date | null;
}

@Entity('archive_hold')
export class ArchiveHoldEntity implements ArchiveHoldRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() entryId!: string;
  @Text() reason!: string;
  @Text() placedByName!: string;
  @Instant() placedAt!: Date;
  @Text({ nullable: true }) liftReason!: string | null;
  @Text({ nullable: true }) liftedByName!: string | null;
  @Instant({ nullable: true }) liftedAt!: Date | null;
}
