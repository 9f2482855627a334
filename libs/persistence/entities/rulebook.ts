import { Column, Entity } from 'typeorm';

import type { RulebookRecord } from '#libs/features/ports';

import { Instant, Int, Json, Key, Text } from './columns.js';

@Entity('rulebook')
export class RulebookEntity implements RulebookRecord {
  @Key() bureauId!: string;
  @Key('text') hash!: string;
  @Int() year!: number;
  @Text() version!: string;
  @Text() status!: RulebookRecord['status'];
  @Json() package!: RulebookRecord['package'];
  @Instant() publishedAt!: Date;
  @Column({ type: 'date' }) effectiveFrom!: string;
}
