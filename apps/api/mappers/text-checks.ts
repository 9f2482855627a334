import type { TextFindingView } from '#libs/contracts';
import { kindName, type Finding } from '#libs/textcheck';

export const toFindings = (findings: readonly Finding[]): TextFindingView[] =>
  findings.map(({ quotes, ...finding }) => ({
    ...finding,
    kindName: kindName(finding.kind),
    quotes: [...quotes],
  }));
