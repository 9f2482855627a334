import type { PrintableCharacters, UnitOfWork } from '#libs/features/ports';
import type { CompiledRulebooks } from '#libs/features/rulebooks';
import type { Clock, IdSource } from '#libs/kernel';

/** What every service that changes a report works with. */
export interface ReportDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly rulebooks: Pick<CompiledRulebooks, 'byHash'>;
  readonly characters: PrintableCharacters;
  readonly clock: Clock;
  readonly ids: IdSource;
}
