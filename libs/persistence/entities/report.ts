import { Column, Entity } from 'typeorm';

import type { FailingCheck, ReportRecord } from '#libs/features/ports';

import { Decimal, Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('report')
export class ReportEntity implements ReportRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() organisationId!: string;
  @Int() year!: number;
  @Int() revision!: number;
  @Uuid({ nullable: true }) supersedes!: string | null;
  @Text() rulebookHash!: string;
  @Text() stage!: ReportRecord['stage'];
  @Int() version!: number;
  @Json() content!: ReportRecord['content'];
  @Json({ nullable: true }) openFields!: readonly string[] | null;
  @Uuid({ nullable: true }) submissionId!: string | null;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
  @Instant() stageSince!: Date;

  // What lists and the district's overview read, so that neither has to evaluate or unpack anything.

  /** Day (Beijing) after which the report is late in its stage. */
  @Column({ type: 'date', nullable: true }) dueOn!: string | null;
  /** Failing error checks nobody waived, of the content as it stands; null: not evaluated since this is kept. */
  @Int({ nullable: true }) openErrors!: number | null;
  @Json({ nullable: true }) failingChecks!: readonly FailingCheck[] | null;
  /** 得分, 换算得分 and grade of the newest submission. */
  @Decimal({ nullable: true }) score!: string | null;
  @Decimal({ nullable: true }) converted!: string | null;
  @Text({ nullable: true }) grade!: string | null;
  @Text({ nullable: true }) gradeLabel!: string | null;
  /** The same with the bureau's adjustments in force: what counts. null without any. */
  @Decimal({ nullable: true }) bureauConverted!: string | null;
  @Text({ nullable: true }) bureauGrade!: string | null;
  @Text({ nullable: true }) bureauGradeLabel!: string | null;
}
