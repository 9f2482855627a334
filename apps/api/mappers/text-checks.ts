import type { TakenOverView, TakeoverView, TextFindingView, Wire } from '#libs/contracts';
import type { TakeoverRecord } from '#libs/features/ports';
import type { TakenOver } from '#libs/features/takeover';
import { kindName, otherPlaces, type Finding } from '#libs/textcheck';

export const toFindings = (findings: readonly Finding[]): TextFindingView[] =>
  findings.map(toFinding);

const toFinding = (finding: Finding) => {
  const { kind, severity, quotes, computed, message, suggestion, confidence } = finding;
  return {
    ...{ kind, severity, computed, message, suggestion, confidence },
    kindName: kindName(kind),
    elsewhere: otherPlaces(finding),
    quotes: [...quotes],
  };
};

export function toTakeover(takeover: TakeoverRecord): Wire<TakeoverView> {
  const { id, filename, sha256, year, facts, found, takenByName } = takeover;
  return {
    ...{ id, filename, sha256, year, facts, found, takenByName },
    findings: takeover.findings.map((finding) => ({
      ...toFinding(finding),
      checkKey: finding.checkKey,
      fields: finding.places.map(({ field }) => field),
    })),
    takenAt: takeover.takenAt.toISOString(),
  };
}

export const toTakenOver = ({ year, proposals, findings }: TakenOver): Wire<TakenOverView> => ({
  year,
  proposals: proposals.map(({ fact, value, confidence, quote, before, after }) => ({
    fact,
    value,
    confidence,
    quote: { before, text: quote.text, after },
  })),
  findings: toFindings(findings),
});
