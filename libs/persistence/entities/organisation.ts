import { Column, Entity } from 'typeorm';

import type { OrganisationRecord } from '#libs/features/ports';

import { Instant, Json, Key, Text, Uuid } from './columns.js';

@Entity('organisation')
export class OrganisationEntity implements OrganisationRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid({ nullable: true }) parentId!: string | null;
  @Text() name!: string;
  @Text() shortName!: string;
  @Text() kind!: OrganisationRecord['kind'];
  @Text() district!: string;
  @Json() formerNames!: OrganisationRecord['formerNames'];
  @Column({ type: 'date', nullable: true }) namedSince!: string | null;
  @Uuid({ nullable: true }) mergedInto!: string | null;
  @Column({ type: 'date', nullable: true }) mergedOn!: string | null;
  @Instant() createdAt!: Date;
}
