import type {
  BlobStore,
  KnownDocument,
  PublicFilter,
  PublishedRow,
  UnitOfWork,
} from '#libs/features/ports';
import { readVerificationCode, ZipingError } from '#libs/kernel';

import { publicBytes } from './files.js';
import { signatureOf, type SignatureVerdict } from './signature.js';
import { ALTERED, codeVerdictOf, verdictOf, withDisposal, type Verdict } from './verdict.js';

/** More than any district has; a file is made in memory. */
const MOST_EXPORTED = 20_000;
/** Entries of the feed. */
const LATEST = 50;

interface PublicReaderOptions {
  readonly unitOfWork: Pick<UnitOfWork, 'read'>;
  readonly blobs: BlobStore;
}

/** A PDF's standing, with what the public may know of it. */
export interface CheckedDocument extends Verdict {
  readonly document: KnownDocument | null;
  /** Of the PDF's digital signature; null of a code, which is no file, and of a file nobody knows. */
  readonly signature: SignatureVerdict | null;
}

/** What anybody may read. Errors of all methods: `publication.not_found` for whatever is not published now. */
export class PublicReader {
  constructor(private readonly options: PublicReaderOptions) {}

  list(filter: PublicFilter): Promise<readonly PublishedRow[]> {
    return this.options.unitOfWork.read.publications.listPublished(filter);
  }

  /** Everything published of a year. */
  ofYear(year: number): Promise<readonly PublishedRow[]> {
    return this.list({ year, limit: MOST_EXPORTED });
  }

  everything(): Promise<readonly PublishedRow[]> {
    return this.list({ limit: MOST_EXPORTED });
  }

  latest(): Promise<readonly PublishedRow[]> {
    return this.list({ limit: LATEST });
  }

  facets() {
    return this.options.unitOfWork.read.publications.publishedFacets();
  }

  async get(id: string): Promise<PublishedRow> {
    const row = await this.options.unitOfWork.read.publications.findPublished(id);
    if (row === null)
      throw new ZipingError('publication.not_found', '没有这份公开报告，或已撤回。');
    return row;
  }

  async file(id: string, name: string): Promise<Uint8Array> {
    return publicBytes(this.options.blobs, await this.get(id), name);
  }

  /** By the code printed on every page, as people type it. A code tells of the document it was printed on, not of the paper. */
  async verifyCode(code: string): Promise<CheckedDocument> {
    const coded = readVerificationCode(code);
    const { publications } = this.options.unitOfWork.read;
    const document = coded === null ? null : await publications.findCoded(coded);
    return { ...withDisposal(codeVerdictOf(document), document), document, signature: null };
  }

  /**
   * @param pdfSha256 lower-case hexadecimal
   * @param code which document the file itself says it is, for a file whose bytes nobody knows
   */
  async verify(pdfSha256: string, code?: string): Promise<CheckedDocument> {
    const { publications } = this.options.unitOfWork.read;
    const document = await publications.findDocument(pdfSha256);
    const coded = document === null && code !== undefined ? readVerificationCode(code) : null;
    const claimed = coded && (await publications.findCoded(coded));
    if (claimed !== null) return { ...ALTERED, document: claimed, signature: null };
    const { blobs } = this.options;
    const parts = { read: this.options.unitOfWork.read, blobs };
    const signature = document && (await signatureOf(parts, document, pdfSha256));
    return { ...withDisposal(verdictOf(document), document), document, signature };
  }
}
