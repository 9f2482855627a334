import type { BlobStore, UnitOfWork } from '#libs/features/ports';
import { withDeadline, ZipingError } from '#libs/kernel';

/** Whoever asks has a time limit of its own: a part that does not answer within this is away. */
const PATIENCE_MS = 3_000;
/** Nothing is ever kept there; whether the storage can say so is what is asked. */
const PROBE = 'health/ready';

export interface Readiness {
  readonly status: 'ok' | 'degraded';
  readonly database: 'ok';
  readonly storage: 'ok' | 'unavailable';
}

export interface ReadinessParts {
  readonly unitOfWork: Pick<UnitOfWork, 'read'>;
  readonly blobs: Pick<BlobStore, 'exists'>;
}

/**
 * Whether this process can take requests. Without its database it can take none; without its storage it takes most, so
 * that is no reason to send people to another one. Errors: `database.unavailable`.
 */
export async function readiness({ unitOfWork, blobs }: ReadinessParts): Promise<Readiness> {
  const storage = answers(blobs.exists(PROBE));
  await withDeadline(unitOfWork.read.organisations.bureaus(), PATIENCE_MS, databaseSilent);
  const stored = await storage;
  return {
    status: stored ? 'ok' : 'degraded',
    database: 'ok',
    storage: stored ? 'ok' : 'unavailable',
  };
}

async function answers(probe: Promise<boolean>): Promise<boolean> {
  try {
    await withDeadline(probe, PATIENCE_MS, () => new Error('no answer'));
    return true;
  } catch {
    return false;
  }
}

const databaseSilent = (): ZipingError =>
  new ZipingError('database.unavailable', '数据库没有应答，请稍后重试。', {
    details: { reason: 'no_answer' },
  });
