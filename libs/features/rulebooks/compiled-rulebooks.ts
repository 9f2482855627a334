import type { UnitOfWork } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { compilePackage, type CompiledRulebook } from '#libs/rulebook';

/** Compiled packages by identity, kept in memory: a published package never changes. */
export class CompiledRulebooks {
  private readonly compiled = new Map<string, Promise<CompiledRulebook>>();

  constructor(private readonly read: UnitOfWork['read']) {}

  /**
   * @param read a transaction already open: the first load then needs no second connection, of which there may be none
   *   left when every transaction waits for the same rulebook
   * Errors: `rulebook.not_found`.
   */
  byHash(
    bureauId: string,
    hash: string,
    read: Pick<UnitOfWork['read'], 'rulebooks'> = this.read,
  ): Promise<CompiledRulebook> {
    const key = `${bureauId} ${hash}`;
    const known = this.compiled.get(key);
    if (known !== undefined) return known;
    const loading = load(read, bureauId, hash);
    this.compiled.set(key, loading);
    // A failure is not remembered: the package may be there the next time.
    loading.catch(() => this.compiled.delete(key));
    return loading;
  }
}

async function load(
  read: Pick<UnitOfWork['read'], 'rulebooks'>,
  bureauId: string,
  hash: string,
): Promise<CompiledRulebook> {
  const record = await read.rulebooks.find(bureauId, hash);
  if (record === null) throw new ZipingError('rulebook.not_found', '没有这个版本的规则');
  const compiled = compilePackage(record.package);
  // Told to people by the walk over the archive.
  if (compiled.packageHash !== hash)
    throw new Error(`保存的规则与发布时的校验码 ${hash.slice(0, 12)}… 不符`);
  return compiled;
}
