import { Entity } from 'typeorm';

import type { TakenFinding, TakeoverRecord } from '#libs/features/ports';

import { Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('takeover')
export class TakeoverEntity implements TakeoverRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Text() filename!: string;
  @Text() sha256!: string;
  @Int({ nullable: true }) year!: number | null;
  @Json() facts!: readonly string[];
  @Json() findings!: readonly TakenFinding[];
  @Int() found!: number;
  @Uuid() takenBy!: string;
  @Text() takenByName!: string;
  @Instant() takenAt!: Date;
}
