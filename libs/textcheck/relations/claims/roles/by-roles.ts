import type { Statement, TextDocument } from '../../../document.js';
import { onceFor } from '../../../once-for.js';
import { oncePerDocument } from '../../../once.js';
import { clausesOf } from '../../../text/sentences.js';
import { isAhead, pathFinder } from '../../outline/chapters.js';
import { flawAt, rangeOfClause, type Flaw } from '../wide/flaw-at.js';
import { roleClaims, type RoleClaim } from './claims-told.js';
import type { Fact } from './fact.js';
import { weigh, type Weighed } from './weigh.js';

/** From so much evidence on a claim is taken back. */
const ENOUGH = 5;
/** In a long text more is told of other things in the same words. */
const LONG = 24;
/** So many sentences on, and so many lines, one of them may still be told of. */
const FAR = 10;
const LINES = 2;
const LINES_IN_SHORT = 8;

const isLong = ({ statements }: TextDocument): boolean => statements.length > LONG;

/** What a plan tells as still open is open now. */
const STILL = /至今|尚|仍|还有|未|没有|剩余|余下|不通/;

/** Where headings stand: what they say is no fact. */
export const titlesOf = oncePerDocument(
  (document: TextDocument) => new Set(document.headings.map(({ start }) => start)),
);

/** What the clauses of a sentence tell; every claim near it asks. */
export const factsIn = onceFor((statement: Statement): readonly Fact[] => {
  const clauses = clausesOf(statement);
  const facts = clauses.map((clause, at) => ({
    ...clause,
    statement,
    at,
    before: clauses
      .slice(Math.max(0, at - 2), at)
      .map(({ text }) => text)
      .join('，'),
    after: clauses
      .slice(at + 1, at + 3)
      .map(({ text }) => text)
      .join('，'),
  }));
  return facts.filter((fact) => !isLabel(statement, fact));
});

/** 政府采购指标：…: what is spoken of, no fact. */
const isLabel = ({ text: whole, start: from }: Statement, { text, start }: Fact): boolean =>
  /(?:指标|目标|标准|要求|情况|方面)$/.test(text) &&
  whole.charAt(start - from + text.length) === '：';

/** A claim of all or none, and in what is told around it one of the set of which it is not true. */
export const byRoles = (document: TextDocument): Flaw[] =>
  roleClaims(document).flatMap((claim) => {
    const best = bestAgainst(document, claim);
    return best === null || best.score < enough(document, best)
      ? []
      : [flawAt(claim, rangeOfClause(best.fact))];
  });

/** In a report more is told of other things in the same words, but for what stands side by side. */
function enough(document: TextDocument, { claim, fact, why }: Weighed): number {
  if (!isLong(document)) return ENOUGH - 1;
  if (why.startsWith('excepted')) return ENOUGH + 2;
  if (claim.statement === fact.statement) return ENOUGH + 0.75;
  const apart = Math.abs(fact.statement.index - claim.statement.index);
  return ENOUGH + (apart > 1 ? 1.5 : why.startsWith('kin') ? 0.75 : 1.25);
}

const REST = /^(?:其余|剩下|余下|剩余|另外|另有?)的?\s?(\d+)/;

/** 立项58个，建成57个；剩下1个未批: the rest of what its own sentence counts is none of another claim's. */
export function isRestOfOwn({ text, statement: { mentions } }: Fact): boolean {
  const rest = Number(REST.exec(text)?.[1] ?? Number.NaN);
  return mentions.some((some, at) => {
    const all = mentions[at - 1];
    return all?.thing === some.thing && all.base.minus(some.base).equals(rest);
  });
}

export function bestAgainst(document: TextDocument, claim: RoleClaim): Weighed | null {
  const pathAt = pathFinder(document);
  const titles = titlesOf(document);
  const lines = isLong(document) ? LINES : LINES_IN_SHORT;
  const { index, passage } = claim.statement;
  const weighed = document.statements
    .slice(Math.max(0, index - FAR), index + FAR + 1)
    .filter(
      (one) => !one.inTable && !titles.has(one.start) && Math.abs(one.passage - passage) <= lines,
    )
    .filter((one) => one.passage === passage || STILL.test(one.text) || !isAhead(pathAt(one.start)))
    .flatMap((one) => factsIn(one))
    .filter(({ start }) => start !== claim.start)
    .filter((fact) => fact.statement === claim.statement || !isRestOfOwn(fact))
    .map((fact) => weigh(document, claim, fact))
    .filter((one) => one !== null);
  return surest(weighed);
}

/** What counts most; of equals the first. */
export const surest = <One extends { readonly score: number }>(all: readonly One[]): One | null =>
  all.reduce<One | null>(
    (best, one) => (best === null || one.score > best.score ? one : best),
    null,
  );
