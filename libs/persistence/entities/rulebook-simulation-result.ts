import { Entity } from 'typeorm';

import type { SimulationResultRecord } from '#libs/features/ports';

import { Bool, Decimal, Int, Json, Key, Text } from './columns.js';

@Entity('rulebook_simulation_result')
export class SimulationResultEntity implements SimulationResultRecord {
  @Key() bureauId!: string;
  @Key() simulationId!: string;
  @Key() reportId!: string;
  @Text() name!: string;
  @Text() outcome!: SimulationResultRecord['outcome'];
  @Decimal() distance!: string;
  @Bool() gradeChanged!: boolean;
  @Int() newlyFailing!: number;
  @Json({ nullable: true }) effect!: SimulationResultRecord['effect'];
}
