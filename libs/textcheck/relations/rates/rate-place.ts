import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';

/** A rate whose two figures stand beside it and can be no others: whatever else makes it is the slip itself. */
export interface SureRate {
  readonly printed: Mention;
  readonly numerator: Mention;
  readonly denominator: Mention;
  readonly computed: Decimal;
}

/** A rate with the figures right before and after it. */
export interface Place {
  readonly document: TextDocument;
  readonly statement: Statement;
  readonly printed: Mention;
  /** Right before it, and before that. */
  readonly last: Mention;
  readonly first: Mention | undefined;
  readonly next: Mention | undefined;
}

export type Operands = Pick<SureRate, 'numerator' | 'denominator'>;

const FAR = 12;

/** The clause of a figure, what stands behind it included: 173人次表示满意. */
export function wordsOf(document: TextDocument, figure: Mention): string {
  const before = /[^，。；：]*$/.exec(figure.before)?.[0] ?? '';
  const after = /^[^，。；：、（）()\d\n]*/.exec(document.text.slice(figure.end, figure.end + FAR));
  return before + (after?.[0] ?? '');
}
