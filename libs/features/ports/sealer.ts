/** Signs finished documents. Whose key it is, and where it lies, is chosen where the process is put together. */
export interface DocumentSealer {
  /** Whose signature it is, in words a reader of the document is shown. */
  readonly name: string;
  /** SHA-256 of the signer's certificate, in hexadecimal. */
  readonly certificateSha256: string;
  /**
   * The same bytes give the same signature.
   * @returns DER of a CMS SignedData over the bytes, without them
   */
  sign(content: Uint8Array): Promise<Uint8Array>;
}
