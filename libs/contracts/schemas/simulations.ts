import { z } from 'zod';
import { decimalText, idParam, isoInstant, limitQuery, sha256, year } from './common.js';

/** A draft of the rules tried on a year's reports. */

const count = z.number().int();
const sides = { before: count, after: count };

const simulationSummary = z.strictObject({
  reports: count,
  /** With a score on both sides; `estimated` of them lack facts the draft asks for, and are converted from the rest. */
  compared: count,
  estimated: count,
  /** Scored now, and not at all under the draft. */
  unscorable: count,
  /** Not filled in far enough to have a score now. */
  unfinished: count,
  failed: count,
  better: count,
  worse: count,
  gradeChanged: count,
  /** Mean change of the converted score of the reports compared; null while there is none. */
  averageDelta: decimalText.nullable(),
  /** Best grade first. */
  grades: z.array(z.strictObject({ label: z.string(), ...sides })),
  /** Bands of five points; the first is everything below 60. */
  bands: z.array(z.strictObject({ from: count, ...sides })),
  /** Most frequent first. */
  moves: z.array(z.strictObject({ from: z.string(), to: z.string(), reports: count })),
  /** The twenty that move furthest. */
  movers: z.array(
    z.strictObject({
      reportId: idParam,
      name: z.string(),
      before: decimalText,
      after: decimalText,
      delta: decimalText,
    }),
  ),
  /** Checks that begin (`newly`) or cease to fail, in how many reports. */
  checks: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      severity: z.enum(['error', 'warning', 'hint']),
      newly: count,
      resolved: count,
    }),
  ),
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      label: z.string(),
      better: count,
      worse: count,
      /** Scored on one side only: added, dropped, or without the facts it needs. */
      onesided: count,
      /** Mean change of points where it changes. */
      averageDelta: decimalText.nullable(),
    }),
  ),
  /** Typed facts the draft does not read, in how many reports. */
  unread: z.array(z.strictObject({ id: z.string(), label: z.string(), reports: count })),
  /** Facts the draft asks for that reports do not have. */
  missing: z.array(z.strictObject({ id: z.string(), label: z.string(), reports: count })),
});

export const simulationView = z.strictObject({
  id: idParam,
  /** 评价年度 of the reports. */
  year: z.number().int(),
  state: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  stateLabel: z.string(),
  /** Whether the draft is still what was tried; publication asks for that. */
  current: z.boolean(),
  contentHash: sha256,
  total: count,
  done: count,
  startedByName: z.string(),
  startedAt: isoInstant,
  finishedAt: isoInstant.nullable(),
  /** Why it failed. */
  failure: z.string().nullable(),
  /** Of the reports tried so far. */
  summary: simulationSummary,
});
export type SimulationView = z.infer<typeof simulationView>;

export const startSimulationRequest = z.strictObject({
  year,
  /** Of the content the caller has before them. */
  contentHash: sha256,
});

export const simulationAnswer = z.strictObject({
  /** null: the draft was never tried. */
  simulation: simulationView.nullable(),
});

/** Ways a sum counts reports; a sum without any counts them all. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  band: ['before', 'after'],
  grade: ['before', 'after'],
  indicator: ['better', 'worse', 'onesided'],
  check: ['newly', 'resolved'],
};

export const simulationResultsQuery = z
  .strictObject({
    show: z.enum(['all', 'grade', 'checks', 'unscored']).default('all'),
    /** The sum whose reports are asked for; absent: all. */
    of: z.enum(['band', 'grade', 'move', 'indicator', 'check', 'missing']).optional(),
    /** Which of its rows: lower bound of a band, name of a grade, `优 → 良`, or an id. */
    key: z.string().min(1).max(200).optional(),
    way: z.enum(['before', 'after', 'better', 'worse', 'onesided', 'newly', 'resolved']).optional(),
    /** `next` of the page before. */
    after: idParam.optional(),
    limit: limitQuery,
  })
  .refine(({ of, key }) => (of === undefined) === (key === undefined), {
    message: '须同时给出统计表和其中一行',
    path: ['key'],
  })
  .refine(
    ({ of, way }) => {
      const ways = of === undefined ? undefined : WAYS[of];
      return ways === undefined ? way === undefined : way !== undefined && ways.includes(way);
    },
    { message: '这张统计表没有这一列', path: ['way'] },
  );

const simulatedScore = z.strictObject({
  score: decimalText,
  converted: decimalText.nullable(),
  gradeLabel: z.string().nullable(),
});

/** One report the draft changes. */
export const simulationResult = z.strictObject({
  reportId: idParam,
  /** Of the reporting unit. */
  name: z.string(),
  outcome: z.enum(['compared', 'unscorable', 'unfinished', 'failed']),
  estimated: z.boolean(),
  before: simulatedScore.nullable(),
  after: simulatedScore.nullable(),
  delta: decimalText.nullable(),
  gradeChanged: z.boolean(),
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      label: z.string(),
      before: decimalText.nullable(),
      after: decimalText.nullable(),
    }),
  ),
  /** Labels of checks that begin to fail. */
  newlyFailing: z.array(z.string()),
  /** Labels of facts the draft asks for that the report does not have. */
  missing: z.array(z.string()),
});
export type SimulationResult = z.infer<typeof simulationResult>;
