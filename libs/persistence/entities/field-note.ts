import { Entity } from 'typeorm';

import type { FieldNoteRecord } from '#libs/features/ports';

import { Instant, Key, Text, Uuid } from './columns.js';

@Entity('field_note')
export class FieldNoteEntity implements FieldNoteRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() reportId!: string;
  @Uuid() submissionId!: string;
  @Text() field!: string;
  @Text() text!: string;
  @Uuid() authorId!: string;
  @Text() authorName!: string;
  @Instant() createdAt!: Date;
  @Text({ nullable: true }) reply!: string | null;
  @Instant({ nullable: true }) resolvedAt!: Date | null;
}
