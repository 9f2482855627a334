import { readText, type TextDocument } from './document.js';
import { KINDS } from './kinds/index.js';
import { oneRemarkEach } from './one-remark.js';
import { isExplained } from './relations/figures/explained.js';
import type { Finding } from './finding.js';

/**
 * Everything a careful reviewer would send back in a report's text, in the order of the text. Pure and deterministic.
 * Offsets are UTF-16 positions in `source`.
 */
export function checkText(source: string): Finding[] {
  return checkDocument(readText(source));
}

/** The same of a text that is already read. */
export function checkDocument(document: TextDocument): Finding[] {
  const findings = KINDS.flatMap(({ find }) => find(document));
  return oneRemarkEach(findings.filter((finding) => !isExplained(document, finding))).sort(
    (one, other) => (one.quotes[0]?.start ?? 0) - (other.quotes[0]?.start ?? 0),
  );
}
