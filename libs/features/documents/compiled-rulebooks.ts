import type { UnitOfWork } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { compilePackage, type CompiledRulebook } from '#libs/rulebook';

/** Compiled packages by identity. */
export interface CompiledRulebooks {
  /** Errors: `rulebook.not_found`. */
  byHash(bureauId: string, hash: string): Promise<CompiledRulebook>;
}

/** Years in use at one time, with room for their versions. */
const MOST_KEPT = 20;

/**
 * Packages from the database, each compiled once a process: a published package never changes, so that its hash is
 * all there is to know of it.
 */
export function createCompiledRulebooks(
  read: Pick<UnitOfWork['read'], 'rulebooks'>,
): CompiledRulebooks {
  const kept = new Map<string, CompiledRulebook>();
  return {
    byHash: async (bureauId, hash) => {
      const known = kept.get(hash);
      if (known !== undefined) return known;
      const record = await read.rulebooks.find(bureauId, hash);
      if (record === null) throw new ZipingError('rulebook.not_found', '没有这个规则包。');
      const compiled = compilePackage(record.package);
      const oldest = kept.keys().next();
      if (kept.size >= MOST_KEPT && oldest.done !== true) kept.delete(oldest.value);
      kept.set(hash, compiled);
      return compiled;
    },
  };
}
