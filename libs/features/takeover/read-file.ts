import { readReportText } from '#libs/reading';
import { compilePackage, type RulebookPackage } from '#libs/rulebook';
import { checkDocument, settled, readText, type Finding } from '#libs/textcheck';

import type { Proposal } from './proposal.js';
import { readFacts } from './read-facts.js';

/** A report that exists as a file, and the rules whose facts are looked for. */
export interface TakeoverTask {
  readonly bytes: Uint8Array;
  readonly package: RulebookPackage;
}

/** A proposal with the words it stands among, in its line. */
export interface QuotedProposal extends Proposal {
  readonly before: string;
  readonly after: string;
}

export interface TakenOver {
  /** Year the report says it is of; null when it does not say. */
  readonly year: number | null;
  readonly proposals: readonly QuotedProposal[];
  /** What a careful reviewer would send back: figures there are to be doubted. */
  readonly findings: readonly Finding[];
}

/** Characters around a quote that show what it is about. */
const AROUND = 24;

/** Reads a file in this thread. For files from outside, `TakeoverService` does it in a bounded one. Errors: `FileFault`. */
export async function readReportFile(task: TakeoverTask): Promise<TakenOver> {
  const { text } = settled((await readReportText(task.bytes)).text);
  const document = readText(text);
  const proposals = readFacts(compilePackage(task.package), document);
  return {
    year: document.year,
    proposals: proposals.map((proposal) => ({ ...proposal, ...around(text, proposal) })),
    findings: checkDocument(document),
  };
}

function around(text: string, { quote }: Proposal): Pick<QuotedProposal, 'before' | 'after'> {
  const before = text.slice(Math.max(0, quote.start - AROUND), quote.start);
  const after = text.slice(quote.end, quote.end + AROUND);
  return { before: before.split('\n').at(-1) ?? '', after: after.split('\n')[0] ?? '' };
}
