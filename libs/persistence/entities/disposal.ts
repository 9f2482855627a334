import { Column, Entity } from 'typeorm';

import type { DisposalItemRecord, DisposalListRecord } from '#libs/features/ports';

import { Instant, Int, Key, Text, Uuid } from './columns.js';

@Entity('disposal_list')
export class DisposalListEntity implements DisposalListRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Int() year!: number;
  @Int() ordinal!: number;
  @Text() number!: string;
  @Text() opinion!: string;
  @Text() contentHash!: string;
  @Uuid() proposedBy!: string;
  @Text() proposedByName!: string;
  @Instant() proposedAt!: Date;
  @Text({ nullable: true }) verdict!: DisposalListRecord['verdict'];
  @Text({ nullable: true }) verdictOpinion!: string | null;
  @Uuid({ nullable: true }) decidedBy!: string | null;
  @Text({ nullable: true }) decidedByName!: string | null;
  @Instant({ nullable: true }) decidedAt!: Date | null;
  @Instant({ nullable: true }) completedAt!: Date | null;
}

@Entity('disposal_item')
export class DisposalItemEntity implements DisposalItemRecord {
  @Key() bureauId!: string;
  @Key() listId!: string;
  @Key() entryId!: string;
  @Uuid() reportId!: string;
  @Text() organisationName!: string;
  @Int() year!: number;
  @Int() revision!: number;
  @Text() number!: string;
  @Text() retention!: DisposalItemRecord['retention'];
  @Column({ type: 'date' }) keptUntil!: string;
  @Int() pages!: number;
  /** Bytes; as text, since JavaScript's drivers give 64 bits so. */
  @Column({ type: 'bigint' }) size!: string;
  @Text() manifestSha256!: string;
  @Instant({ nullable: true }) begunAt!: Date | null;
  @Instant({ nullable: true }) destroyedAt!: Date | null;
}
