import { STAGES } from '#libs/kernel';
import { z } from 'zod';
import { idSchema } from './common.js';

const fractionSchema = z.strictObject({
  numerator: z.number().int().min(1).max(100),
  denominator: z.number().int().min(1).max(100),
  /** `more_than`: strictly more (过半数); `at_least`: equal is enough (三分之二以上). */
  comparison: z.enum(['more_than', 'at_least']),
});
export type VotingFraction = z.infer<typeof fractionSchema>;

/** `workflow.json`: what a year may change of the flow. The transitions themselves are code (libs/workflow). */
export const workflowFileSchema = z.strictObject({
  $schema: z.string().optional(),
  stages: z.array(
    z.strictObject({
      id: z.enum(STAGES),
      label: z.string().min(1).max(30),
      /** Calendar days a report may stand in the stage before it counts as late. */
      days: z.number().int().min(1).max(400).optional(),
    }),
  ),
  /** Month and day of the year after the evaluation year by which the report is due at the bureau. */
  deadline: z.strictObject({
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  }),
  /** The body that decides, by kind of organisation: a township has a 党委会, a department a 党组会议. */
  committees: z.array(
    z.strictObject({ kinds: z.array(idSchema).min(1), label: z.string().min(1).max(30) }),
  ),
  quorum: fractionSchema,
  majority: z.strictObject({
    ...fractionSchema.shape,
    /** Of whom: those who should attend (应到) or those present and voting. */
    of: z.enum(['entitled', 'present']),
  }),
  returns: z.strictObject({
    committee: z.array(z.enum(['draft'])).min(1),
    bureau: z.array(z.enum(['draft', 'committee_review'])).min(1),
  }),
  basis: z.string().max(500).optional(),
});
export type WorkflowFile = z.infer<typeof workflowFileSchema>;
