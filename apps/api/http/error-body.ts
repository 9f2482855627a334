import type { ErrorBody } from '#libs/contracts';
import type { ZipingError } from '#libs/kernel';

/** The one shape of a refusal. Neither stack nor cause is ever part of it. */
export function errorBodyOf(error: ZipingError, requestId: string): ErrorBody {
  const { code, message, faults, details } = error;
  const path = error.path ?? (faults.length === 1 ? faults[0]?.path : undefined);
  return {
    error: {
      code,
      message,
      ...(path === undefined ? {} : { path }),
      faults: faults.map((fault) => ({ ...fault })),
      ...(details === undefined ? {} : { details: { ...details } }),
      requestId,
    },
  };
}
