import type { FactValue } from '#libs/rulebook';

/** What an existing report seems to say of a fact. Nothing is taken over before somebody confirms it. */
export interface Proposal {
  readonly fact: string;
  readonly label: string;
  readonly value: FactValue;
  /** `sure`: the words around it are the rulebook's own. `likely`: they are like it; look twice. */
  readonly confidence: 'sure' | 'likely';
  /** Where it stands: UTF-16 offsets of the text. */
  readonly quote: { readonly text: string; readonly start: number; readonly end: number };
}

/** A figure read, with how many characters of the words before it agree. */
export interface FigureProposal extends Proposal {
  readonly agreed: number;
}
