import type { OwnedContent, SimulationScope } from './simulation-subjects.js';
import type { ReportEffect, RulebookPackage, SimulationTally } from '#libs/rulebook';

export const SIMULATION_STATES = ['queued', 'running', 'done', 'cancelled', 'failed'] as const;
export type SimulationState = (typeof SIMULATION_STATES)[number];

/** A draft of the rules tried on the reports of a year, in chunks that any worker may take. */
export interface SimulationRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly draftId: string;
  /** Of the draft as it was tried. */
  readonly contentHash: string;
  /** 评价年度 of the reports. */
  readonly year: number;
  readonly state: SimulationState;
  /** Reports there are, and those tried so far. */
  readonly total: number;
  readonly done: number;
  /** Numbers of the chunks still to be tried. */
  readonly pending: readonly number[];
  /** Of the reports tried so far. */
  readonly tally: SimulationTally;
  readonly startedByName: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Why it failed, for people. */
  readonly failure: string | null;
}

export const SIMULATION_OUTCOMES = ['compared', 'unscorable', 'unfinished', 'failed'] as const;

/** A report the draft changes. */
export interface SimulationResultRecord {
  readonly bureauId: string;
  readonly simulationId: string;
  readonly reportId: string;
  /** Of the reporting unit. */
  readonly name: string;
  readonly outcome: (typeof SIMULATION_OUTCOMES)[number];
  /** How far the converted score moves, up or down; -1 where it cannot be told. */
  readonly distance: string;
  readonly gradeChanged: boolean;
  /** How many checks begin to fail. */
  readonly newlyFailing: number;
  readonly effect: ReportEffect | null;
}

/** Which of a simulation's sums counts the reports: `{ of: 'check', key: its id, way: 'newly' }`. */
export interface SimulationCount {
  readonly of: 'band' | 'grade' | 'move' | 'indicator' | 'check' | 'missing';
  /** The band's lower bound, the grade's name, `优 → 良`, or an id. */
  readonly key: string;
  readonly way?: 'before' | 'after' | 'better' | 'worse' | 'onesided' | 'newly' | 'resolved';
}

export interface SimulationResultFilter {
  readonly show: 'all' | 'grade' | 'checks' | 'unscored';
  readonly counted?: SimulationCount;
  /** Keyset pagination: report of the last row seen. */
  readonly after?: string;
  readonly limit: number;
}

export interface SimulationRepository {
  insert(simulation: SimulationRecord, tried: RulebookPackage): Promise<void>;
  find(bureauId: string, id: string): Promise<SimulationRecord | null>;
  /** The package as it is tried, whatever became of the draft since. */
  tried(bureauId: string, id: string): Promise<RulebookPackage>;
  /** The newest one of a draft. */
  latest(bureauId: string, draftId: string): Promise<SimulationRecord | null>;
  /** SELECT … FOR UPDATE. */
  lock(bureauId: string, id: string): Promise<SimulationRecord | null>;
  /** Writes how far it has come. */
  update(simulation: SimulationRecord): Promise<void>;
  /** Whether a finished one is of exactly this content of the draft. */
  covers(bureauId: string, draftId: string, contentHash: string): Promise<boolean>;
  /** Divides the reports to be tried into chunks of so many, by id. */
  chunks(scope: SimulationScope, size: number): Promise<readonly SimulationChunk[]>;
  subjects(scope: SimulationScope, chunk: SimulationChunk): Promise<readonly OwnedContent[]>;
  insertResults(results: readonly SimulationResultRecord[]): Promise<void>;
  /** Furthest moved first. */
  results(
    bureauId: string,
    simulationId: string,
    filter: SimulationResultFilter,
  ): Promise<readonly SimulationResultRecord[]>;
}

/** Reports from one id to another, both included. */
export interface SimulationChunk {
  readonly first: string;
  readonly last: string;
  readonly reports: number;
}
