import type { TakenOverView, TextFindingView, Wire } from '#libs/contracts';
import type { TakenOver } from '#libs/features/takeover';
import { kindName, type Finding } from '#libs/textcheck';

export const toFindings = (findings: readonly Finding[]): TextFindingView[] =>
  findings.map(({ quotes, ...finding }) => ({
    ...finding,
    kindName: kindName(finding.kind),
    quotes: [...quotes],
  }));

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
