import { ERROR_CODES } from '#libs/kernel';
import { z } from 'zod';

export const errorCode = z.enum(ERROR_CODES);

const fault = z.strictObject({
  code: errorCode,
  message: z.string(),
  /** Where in the request, or which fact. */
  path: z.string().optional(),
});

/** The one shape of every refusal. Clients branch on `code`, people read the Chinese `message`. */
export const errorBody = z.strictObject({
  error: z.strictObject({
    code: errorCode,
    message: z.string(),
    path: z.string().optional(),
    faults: z.array(fault),
    /** What a client may show: the newer version, who was faster … */
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;
