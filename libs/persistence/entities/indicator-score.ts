import { Entity } from 'typeorm';

import { Decimal, Int, Key, Text } from './columns.js';

/** Score of one indicator of a submission, out of its evaluation, so that a district can be summed up by the database. */
@Entity('indicator_score')
export class IndicatorScoreEntity {
  @Key() bureauId!: string;
  @Key() submissionId!: string;
  @Key('text') indicatorId!: string;
  /** Place in the year's list of indicators, from 1. */
  @Int() position!: number;
  @Text() number!: string;
  @Text() label!: string;
  @Text() category!: string;
  @Text() status!: string;
  @Decimal({ nullable: true }) score!: string | null;
  @Decimal() applicableFullMarks!: string;
}
