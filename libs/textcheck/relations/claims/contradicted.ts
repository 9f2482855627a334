import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { onceFor } from '../../once-for.js';
import { piecesWith } from '../../text/in-each.js';
import { matchesIn } from '../../text/matches.js';
import { canContradict, type Contradiction } from './contradictions.js';

/** What is claimed, and the place that tells otherwise. */
export interface Contradicted {
  readonly claimed: Range;
  readonly said: string;
  readonly told: Range;
  /** Both stand in one paragraph. */
  readonly isNear: boolean;
}

/** Claims of one rule with the place that takes each back. */
export function contradicted(document: TextDocument, rule: Contradiction): Contradicted[] {
  const claims = piecesWith(document.statements, inAll(rule.claim)).filter(({ text }) =>
    isClaimed(rule, text),
  );
  if (claims.length === 0) return [];
  const evidence = piecesWith(document.statements, inAll(rule.against)).flatMap((statement) =>
    matches(rule.against, statement).map((range) => ({ statement, range })),
  );
  return claims.flatMap((claimed) => {
    const own = matches(rule.claim, claimed).at(0);
    const against = evidence.find(({ statement }) =>
      canContradict(rule, claimed, statement),
    )?.range;
    if (against === undefined || own === undefined) return [];
    return [{ claimed: own, said: rule.what, told: against, isNear: rule.within !== 'text' }];
  });
}

/** The pattern as one to be looked for in all statements at once. */
const inAll = onceFor(({ source }: RegExp) => new RegExp(source, 'g'));

const firstIn = (text: string, pattern: RegExp): RegExpExecArray | undefined =>
  matchesIn(text, inAll(pattern))[0];

const EXCEPTED = /除外|之外|以外|除[^，。；]{1,20}外/;

/** True when a clause of the text makes the claim, and of the whole. */
function isClaimed({ claim: pattern, unless }: Contradiction, text: string): boolean {
  const match = firstIn(text, pattern);
  // 质保金除外: the sentence itself says what is not meant.
  if (match === undefined || EXCEPTED.test(text)) return false;
  if (unless === undefined) return true;
  const from = Math.max(...Array.from('，。；：', (mark) => text.lastIndexOf(mark, match.index)));
  return !unless.test(text.slice(from + 1, match.index + match[0].length));
}

const NOWHERE: readonly Range[] = [];

function matches(pattern: RegExp, statement: Statement): readonly Range[] {
  const match = firstIn(statement.text, pattern);
  if (match === undefined) return NOWHERE;
  const groups: readonly (string | undefined)[] = match.slice(1);
  const number = groups.find((group) => group !== undefined);
  const isNone = number !== undefined && Number(number) === 0;
  return isNone ? NOWHERE : [rangeOf(statement, match)];
}
