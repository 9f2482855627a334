import { Entity } from 'typeorm';

import type { SimulationRecord } from '#libs/features/ports';
import type { RulebookPackage } from '#libs/rulebook';

import { Instant, Int, Json, Key, Text, Uuid } from './columns.js';

@Entity('rulebook_simulation')
export class SimulationEntity implements SimulationRecord {
  @Key() bureauId!: string;
  @Key() id!: string;
  @Uuid() draftId!: string;
  @Text() contentHash!: string;
  @Int() year!: number;
  @Text() state!: SimulationRecord['state'];
  @Int() total!: number;
  @Int() done!: number;
  @Json() pending!: readonly number[];
  @Json() tally!: SimulationRecord['tally'];
  /** The draft as it is tried. Large: read on its own. */
  @Json() tried!: RulebookPackage;
  @Text() startedByName!: string;
  @Instant() startedAt!: Date;
  @Instant({ nullable: true }) finishedAt!: Date | null;
  @Text({ nullable: true }) failure!: string | null;
}
