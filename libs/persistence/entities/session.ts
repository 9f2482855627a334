import { Entity } from 'typeorm';

import type { SessionRecord } from '#libs/features/ports';

import { Instant, Key, Uuid } from './columns.js';

/** The only rows that are deleted. Found by the cookie alone, so the token's hash is the whole key. */
@Entity('session')
export class SessionEntity implements SessionRecord {
  @Key('text') tokenHash!: string;
  @Uuid() bureauId!: string;
  @Uuid() userId!: string;
  @Instant() createdAt!: Date;
  @Instant() lastSeenAt!: Date;
  @Instant() expiresAt!: Date;
}
