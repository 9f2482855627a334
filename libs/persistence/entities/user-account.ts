import { Entity } from 'typeorm';

import type { UserRecord } from '#libs/features/ports';

import { Bool, Instant, Int, Key, Text, Uuid } from './columns.js';

@Entity('user_account')
export class UserAccountEntity implements UserRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() organisationId!: string;
  @Text() account!: string;
  @Text() name!: string;
  @Text() passwordHash!: string;
  @Int() failedAttempts!: number;
  @Instant({ nullable: true }) lockedUntil!: Date | null;
  @Instant({ nullable: true }) disabledAt!: Date | null;
  @Bool() mustChangePassword!: boolean;
  @Instant() createdAt!: Date;
}
