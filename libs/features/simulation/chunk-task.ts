import { organisationContext } from '#libs/features/decisions';
import { organisationAt } from '#libs/features/organisations';
import type {
  OrganisationRecord,
  OwnedContent,
  SimulationChunk,
  SimulationScope,
  UnitOfWork,
} from '#libs/features/ports';
import type { CompiledRulebooks } from '#libs/features/rulebooks';

import type { ChunkSubject, ChunkTask, NamedPackage } from './evaluate-chunk.js';

export interface ReadingDependencies {
  readonly unitOfWork: Pick<UnitOfWork, 'read'>;
  readonly rulebooks: Pick<CompiledRulebooks, 'byHash'>;
}

/** Everything a thread needs to try one chunk of reports. Golden cases stay behind: they are large, and no rule. */
export async function chunkTask(
  { unitOfWork: { read }, rulebooks }: ReadingDependencies,
  draft: NamedPackage,
  scope: SimulationScope,
  chunk: SimulationChunk,
): Promise<ChunkTask> {
  const subjects = await read.simulations.subjects(scope, chunk);
  const organisations = await read.organisations.list(scope.bureauId);
  const byId = new Map(organisations.map((one) => [one.id, one]));
  const hashes = [...new Set(subjects.map(({ rulebookHash }) => rulebookHash))];
  const own = await Promise.all(
    hashes.map(async (hash) =>
      withoutExamples((await rulebooks.byHash(scope.bureauId, hash)).package, hash),
    ),
  );
  return {
    draft: withoutExamples(draft.package, draft.hash),
    own,
    reports: subjects.map((subject) => asSubject(subject, byId.get(subject.organisationId))),
    units: organisations.flatMap(({ kind, shortName }) => (kind === 'bureau' ? [] : [shortName])),
  };
}

const withoutExamples = (pkg: NamedPackage['package'], hash: string): NamedPackage => ({
  hash,
  package: { ...pkg, examples: [] },
});

function asSubject(subject: OwnedContent, unit: OrganisationRecord | undefined): ChunkSubject {
  const { reportId, organisationId, year, rulebookHash, createdAt, content, stored } = subject;
  if (unit === undefined) throw new Error(`organisation ${organisationId} of a report is gone`);
  const then = organisationAt(unit, createdAt);
  const input = { organisation: organisationContext(then), year, content };
  return { reportId, name: then.name, input, rulebookHash, stored };
}
