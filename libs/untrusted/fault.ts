/** Why a file from outside is not read. */
export const FILE_FAULTS = [
  /** Not a file of the kind that is wanted. */
  'unsupported',
  'encrypted',
  /** Cut off, altered, or never whole. */
  'corrupt',
  /** Holds what would run, fetch or embed something. */
  'active_content',
  'too_large',
  'no_text',
  'not_chinese',
  'timeout',
  /** Nothing is wrong with it: too many are being read. */
  'busy',
] as const;
export type FileFaultKind = (typeof FILE_FAULTS)[number];

/** A file that is not read at all. The message is Chinese and says what to do. */
export class FileFault extends Error {
  constructor(
    readonly kind: FileFaultKind,
    message: string,
  ) {
    super(message);
    this.name = 'FileFault';
  }
}
