import {
  approvedAt,
  identifiedBy,
  publicBlobName,
  sealedBy,
  verificationMark,
} from '#libs/features/archive';
import type { ReportDependencies } from '#libs/features/decisions';
import { loadHistory } from '#libs/features/documents';
import {
  systemActor,
  type ArchivedFile,
  type BlobStore,
  type DocumentSealer,
  type PreparePublicationJob,
  type PrintRequest,
  type PublicationRecord,
  type ReportPrinter,
} from '#libs/features/ports';
import { sha256Hex, ZipingError } from '#libs/kernel';

import { advance } from './advance.js';
import { PUBLIC_FILES } from './names.js';
import { renditionOf, type Rendition } from './rendition.js';

export interface PreparerOptions extends ReportDependencies {
  readonly blobs: BlobStore;
  readonly printer: ReportPrinter;
  /** Where the public reaches the service, for the code on every page; without it none is printed. */
  readonly publicOrigin?: string;
  /** Signs the PDF; without it none is signed. */
  readonly sealer?: DocumentSealer | null;
}

/** The job as claimed: with `id`, it is completed in the transaction that registers the rendition. */
export interface PrepareTask {
  readonly id: string | null;
  readonly data: PreparePublicationJob['data'];
}

/**
 * Renders, stores and registers the public version of an archived report, or blocks it where personal data stands in it.
 * Does nothing when that is done, or when the round was withdrawn meanwhile. Errors: `render.*`, `storage.*`.
 */
export async function preparePublication(
  options: PreparerOptions,
  task: PrepareTask,
): Promise<void> {
  const { bureauId, reportId, publicationId } = task.data;
  const { read } = options.unitOfWork;
  const waiting = await read.publications.find(bureauId, publicationId);
  if (waiting?.stage !== 'preparing') return;
  const history = await loadHistory(read, { bureauId, organisationIds: null }, reportId);
  const rulebook = await options.rulebooks.byHash(bureauId, history.report.rulebookHash);
  const mark = verificationMark(options.publicOrigin, { kind: 'published', id: publicationId });
  const rendition = renditionOf(history, rulebook, mark);
  const blocked = rendition.blockedBy.length > 0;
  const made = blocked
    ? null
    : await print(options, waiting, rendition, {
        instant: approvedAt(history),
        ...identifiedBy(mark),
      });
  await register(options, task, rendition, made);
}

interface Printed {
  readonly files: readonly ArchivedFile[];
  readonly pages: number;
  readonly pdfSha256: string;
}

async function print(
  { printer, blobs, sealer = null }: PreparerOptions,
  { bureauId, id }: PublicationRecord,
  { html, title, organisation, json }: Rendition,
  dated: Pick<PrintRequest, 'instant' | 'identifier'>,
): Promise<Printed> {
  const { pdf, pages } = await printer.print({
    html,
    title,
    author: organisation,
    ...dated,
    ...sealedBy(sealer),
  });
  const described = [
    { name: PUBLIC_FILES.pdf, bytes: pdf },
    { name: PUBLIC_FILES.data, bytes: json },
  ].map(({ name, bytes }) => ({
    bytes,
    file: { name, sha256: sha256Hex(bytes), size: bytes.byteLength },
  }));
  for (const { file, bytes } of described)
    await blobs.put(publicBlobName({ bureauId, publicationId: id }, file), bytes);
  return { files: described.map(({ file }) => file), pages, pdfSha256: sha256Hex(pdf) };
}

function register(
  options: PreparerOptions,
  task: PrepareTask,
  rendition: Rendition,
  made: Printed | null,
): Promise<void> {
  const { bureauId, publicationId } = task.data;
  const { withheld, blockedBy, title, text: publicText } = rendition;
  const { categories, converted, grade, gradeLabel } = rendition;
  const result = { categories, converted, grade, gradeLabel };
  return options.unitOfWork.run(async (transaction) => {
    const publication = await transaction.publications.find(bureauId, publicationId);
    if (publication === null) throw new ZipingError('publication.not_found', '没有这次公开。');
    if (publication.stage === 'preparing') {
      await advance(transaction, {
        publication,
        command: made === null ? 'block' : 'prepare',
        actor: systemActor(bureauId),
        roles: [],
        reviewers: [],
        now: options.clock.now(),
        change: { withheld, blockedBy, title, publicText, ...result, ...made },
      });
    }
    if (task.id !== null)
      await transaction.jobs.complete({ name: 'prepare-publication', id: task.id });
  });
}
