import type { TextDocument } from '../../document.js';
import type { Finding } from '../../finding.js';

/** As much of a clause as is quoted on either side. */
const LONGEST_CLAUSE = 40;

/** The words for all may stand anywhere in their clause: 所有项目均已完工 is quoted whole. */
export function wholeClause({ source, text }: TextDocument, finding: Finding): Finding {
  const [claimed, ...others] = finding.quotes;
  if (claimed === undefined) return finding;
  const before = /[^，。；：\n\t|]*$/.exec(
    text.slice(Math.max(0, claimed.start - LONGEST_CLAUSE), claimed.start),
  );
  const after = /^[^，。；：\n\t|]*/.exec(text.slice(claimed.end, claimed.end + LONGEST_CLAUSE));
  const [start, end] = [
    claimed.start - (before?.[0].length ?? 0),
    claimed.end + (after?.[0].length ?? 0),
  ];
  return { ...finding, quotes: [{ start, end, text: source.slice(start, end) }, ...others] };
}
