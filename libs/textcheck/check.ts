import { readText, type TextDocument } from './document.js';
import { KINDS } from './kinds/index.js';
import { stretchIn, type Edited } from './text/edits.js';
import { settled } from './text/settled.js';
import { oneRemarkEach } from './one-remark.js';
import { isExplained } from './relations/figures/explained.js';
import type { Finding, Quote } from './finding.js';

/**
 * Everything a careful reviewer would send back in a report's text, in the order of the text. Pure and deterministic.
 * Offsets are UTF-16 positions in `source`.
 */
export function checkText(source: string): Finding[] {
  const plain = settled(source);
  const findings = checkDocument(readText(plain.text));
  return plain.text === source
    ? findings
    : findings.map((finding) => ({ ...finding, quotes: quotesIn(source, plain, finding) }));
}

/** The quotes as they stand in the text as given, with its line ends and blanks. */
function quotesIn(source: string, plain: Edited, { quotes }: Finding): Quote[] {
  return quotes.map((quote) => {
    const { start, end } = stretchIn(plain, quote);
    return { text: source.slice(start, end), start, end };
  });
}

/** The same of a text that is already read. */
export function checkDocument(document: TextDocument): Finding[] {
  const findings = KINDS.flatMap(({ find }) => find(document));
  return oneRemarkEach(findings.filter((finding) => !isExplained(document, finding))).sort(
    (one, other) => (one.quotes[0]?.start ?? 0) - (other.quotes[0]?.start ?? 0),
  );
}
