import type { FactDefinition } from '#libs/rulebook';

import type { Line, Sentence } from './blocks.js';
import type { Proposal } from './proposal.js';

/** Words on either side that lead to a text; short enough to be worded alike from report to report. */
const LEADING = 5;
const FOLLOWING = 3;
const LONGEST = 60;

/** A stretch of a line that stands where a sentence has a placeholder. */
export interface Filled {
  readonly id: string;
  readonly text: string;
  readonly start: number;
}

/** What stands in a line where the sentence has placeholders of those ids, found by the words around them. */
export function filledIn(
  { parts }: Sentence,
  line: Line,
  wanted: (id: string) => boolean,
  most = LONGEST,
): Filled[] {
  return parts.flatMap((part, index) => {
    if ('text' in part || part.score !== null || !wanted(part.id)) return [];
    const [before, after] = [parts[index - 1], parts[index + 1]];
    const lead = before !== undefined && 'text' in before ? before.text.slice(-LEADING) : '';
    const follow = after !== undefined && 'text' in after ? after.text.slice(0, FOLLOWING) : '';
    const found = between(line.text, clauseOf(lead), follow, most);
    return found === null ? [] : [{ id: part.id, text: found.text, start: line.start + found.at }];
  });
}

/** Words before a comma belong to another thought. */
const clauseOf = (lead: string): string => lead.replace(/^.*[，。；]/u, '');

function between(
  text: string,
  lead: string,
  follow: string,
  most: number,
): { text: string; at: number } | null {
  // One character leads to a text only where the words after it are plain.
  const isLead = lead.length >= 2 || (lead.length === 1 && follow.length === FOLLOWING);
  if (!isLead) return null;
  const at = text.indexOf(lead);
  if (at < 0 || (lead.length >= 2 && text.indexOf(lead, at + 1) >= 0))
    return between(text, lead.slice(1), follow, most);
  const start = at + lead.length;
  const end = follow === '' ? text.search(/[。；]?$/u) : text.indexOf(follow, start);
  const found = end < 0 ? '' : text.slice(start, end);
  const isWhole = found !== '' && found.length <= most && !/[。；]/u.test(found);
  return isWhole ? { text: found, at: start } : null;
}

/** Texts of a line, each to be read by a person: where a text ends is a guess. */
export function textsOf(
  sentence: Sentence,
  line: Line,
  factOf: (id: string) => FactDefinition | undefined,
): Proposal[] {
  const isText = (id: string): boolean => ['text', 'enum'].includes(factOf(id)?.type ?? '');
  return filledIn(sentence, line, isText).flatMap(({ id, text, start }) => {
    const fact = factOf(id);
    const option = fact?.options?.find(({ label }) => label === text)?.value;
    const value = fact?.type === 'enum' ? option : text;
    if (fact === undefined || value === undefined) return [];
    return [
      {
        fact: id,
        label: fact.label,
        value,
        confidence: 'likely',
        quote: { text, start, end: start + text.length },
      },
    ];
  });
}
