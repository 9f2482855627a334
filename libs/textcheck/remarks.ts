import type { Finding } from './finding.js';
import { SEVERITY_NAMES } from './html.js';
import { kindName } from './kinds/names.js';
import { otherPlaces } from './other-places.js';

/** What a reviewer would write beside the words at these offsets of the text. */
export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One remark a finding, at its first place. */
export function remarksOf(findings: readonly Finding[]): Remark[] {
  return findings.flatMap((finding) => {
    const { quotes, message, suggestion, computed, kind, severity } = finding;
    const [place] = quotes;
    if (place === undefined) return [];
    const head = `【${SEVERITY_NAMES[severity]}·${kindName(kind)}】${message}`;
    const lines = [head, computed, otherPlaces(finding), suggestion].filter(
      (line) => line !== null,
    );
    return [{ start: place.start, end: place.end, text: lines.join('\n') }];
  });
}
