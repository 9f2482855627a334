import { publicBlobName } from '#libs/features/archive';
import type { BlobStore, PublicationRecord } from '#libs/features/ports';
import { sha256Hex, ZipingError } from '#libs/kernel';

type Place = Pick<PublicationRecord, 'bureauId' | 'id' | 'files'>;

/** A public file's bytes, checked on the way out. Errors: `publication.not_found`, `archive.altered`. */
export async function publicBytes(
  blobs: BlobStore,
  { bureauId, id, files }: Place,
  name: string,
): Promise<Uint8Array> {
  const file = files.find((one) => one.name === name);
  if (file === undefined) throw new ZipingError('publication.not_found', '没有这个公开文件。');
  const bytes = await blobs.get(publicBlobName({ bureauId, publicationId: id }, file));
  if (sha256Hex(bytes) === file.sha256) return bytes;
  throw new ZipingError('archive.altered', '公开文件与登记的校验码不一致，已停止提供。', {
    details: { file: name },
  });
}
