import { Entity } from 'typeorm';

import type { RoleGrantRecord } from '#libs/features/ports';

import { Instant, Key, Text, Uuid } from './columns.js';

/** Grants end but are not deleted: who could do what, and when, stays answerable. */
@Entity('role_grant')
export class RoleGrantEntity implements RoleGrantRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() userId!: string;
  @Uuid() organisationId!: string;
  @Text() role!: RoleGrantRecord['role'];
  @Uuid({ nullable: true }) grantedBy!: string | null;
  @Instant() grantedAt!: Date;
  @Instant({ nullable: true }) endedAt!: Date | null;
}
