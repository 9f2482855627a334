/** Why a file cannot be read. */
export type ReadingFaultKind =
  | 'unsupported'
  | 'encrypted'
  | 'corrupt'
  | 'active_content'
  | 'too_large'
  | 'no_text'
  | 'not_chinese';

/** A file from outside that is not read; `message` is Chinese and says what to do. */
export class ReadingFault extends Error {
  readonly kind: ReadingFaultKind;

  constructor(kind: ReadingFaultKind, message: string) {
    super(message);
    this.name = 'ReadingFault';
    this.kind = kind;
  }
}
