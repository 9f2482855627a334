import type { ErasableBlobStore } from '#libs/features/ports';

/** Where all blobs of an installation are kept, for those who look after it as a whole. */
export interface BlobStorage extends ErasableBlobStore {
  /**
   * Removes half-written files left by processes that died.
   * @param before files last written before this instant; a running `put` is younger than an hour
   * @returns how many were removed
   */
  sweep(before: Date): Promise<number>;
  /** Name of every blob, in no particular order. */
  names(): AsyncGenerator<string>;
}
