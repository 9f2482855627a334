import { Entity } from 'typeorm';

import type { ReplayRunRecord } from '#libs/features/ports';

import { Instant, Int, Json, Key } from './columns.js';

@Entity('replay_run')
export class ReplayRunEntity implements ReplayRunRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Instant() startedAt!: Date;
  @Instant() finishedAt!: Date;
  @Int() reports!: number;
  @Int() differing!: number;
  @Int({ nullable: true }) scoresOnly!: number | null;
  @Json() differences!: ReplayRunRecord['differences'];
}
