import { Entity } from 'typeorm';

import type { OrganisationRecord } from '#libs/features/ports';

import { Instant, Key, Text, Uuid } from './columns.js';

@Entity('organisation')
export class OrganisationEntity implements OrganisationRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid({ nullable: true }) parentId!: string | null;
  @Text() name!: string;
  @Text() shortName!: string;
  @Text() kind!: OrganisationRecord['kind'];
  @Text() district!: string;
  @Instant() createdAt!: Date;
}
