import type { Decimal } from '#libs/kernel';

import { claimAround, claimIn, MAY_CLAIM, type Claim, type Claimed } from './judgements.js';
import { figuresOf, type Figure, type Side } from './limits.js';
import { workedFigure } from './worked-figures.js';
import { onceFor } from '../../once-for.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Statement, TextDocument } from '../../document.js';
import type { WrongVerdict } from '../goals/verdicts.js';

/** Figures of running text that a rule told beside them binds, said to keep it although they do not, or to break it although they do. */
export const limitVerdicts = (document: TextDocument): WrongVerdict[] =>
  document.statements.flatMap((statement) =>
    !statement.inTable && MAY_CLAIM.test(statement.text)
      ? [...judgedAround(statement), ...judgedIn(document, statement)]
      : [],
  );

const MAY_LIMIT =
  /[≤≥<>]|标准|不[得应能宜可准许]?[当许]?(?:超|高于|低于|少于|大于|小于|多于|突破|足)|限|最[高低多少长短]|至[少多]|以[内下上]|之内|定额|控制|红线|警戒|[日时天钟月]内|[应须]|要求|下限|封顶|的[，应须扣不]|%(?:的?比例)?(?:用于|安排|提取|计提|列支|足额)/;

const figures = onceFor(figuresOf);
/** So many sentences before its verdict a limit stands at most. */
const FAR = 4;
/** Of the year before, of a part, of some: not what the verdict is on. */
const ELSE =
  /上年|去年|(?<!截至)20\d\d年的|其中|其余|其他|个别|部分(?!单位)|比上|较上|同比|原来|以前|调整前|除|力争|下一步|今后|确保/;

function judgedIn({ statements }: TextDocument, statement: Statement): WrongVerdict[] {
  const near = statements
    .slice(Math.max(0, statement.index - FAR), statement.index + 2)
    .filter(({ inTable, text }) => !inTable && /\d/.test(text));
  if (!near.some(({ text }) => MAY_LIMIT.test(text))) return [];
  const clauses = clausesOf(statement);
  return clauses.flatMap((clause, index) => {
    const claimed = ELSE.test(clause.text) ? null : claimIn(clause.text);
    if (claimed === null) return [];
    const pairs = pairsFor(near, statement, clauses.slice(0, index + 1), claimed);
    const wrong = pairs.filter((pair) => isWrong(claimed.claim, pair));
    const [first] = wrong;
    if (first === undefined || (isNegative(claimed.claim) && wrong.length < pairs.length))
      return [];
    const verdict = { start: clause.start, end: clause.start + clause.text.length };
    return [{ verdict, said: clause.text, wanted: first.limit, came: first.came }];
  });
}

interface Pair {
  readonly limit: Figure;
  readonly side: Side;
  readonly came: Figure;
}

/** The limits told around a verdict, each with the figure before the verdict that it binds. */
function pairsFor(
  near: readonly Statement[],
  statement: Statement,
  clauses: readonly Sentence[],
  claimed: Claimed,
): Pair[] {
  const last = clauses.at(-1);
  if (last === undefined) return [];
  const end = last.start + last.text.length;
  const all = near.flatMap(figures);
  const told = all.filter((one) => one.end <= end);
  const cames = told.filter(
    ({ start, side, of }) => side === null && start >= reach(statement, of, clauses),
  );
  if (cames.length === 0) return [];
  const limits = limitsOf(all, last, claimed);
  return limits.flatMap((limit): Pair[] => {
    const here = limit.of.passage === statement.passage;
    const came = cameOf(limit, cames, last, here) ?? workedOut(limit, cames, here);
    if (limit.side === null || came === null) return [];
    const rivals = limits.filter((one) => one.thing === limit.thing && one !== limit);
    if (rivals.some((one) => fit(one, came) >= fit(limit, came))) return [];
    return [{ limit, side: limit.side, came }];
  });
}

/** Of its own paragraph only, and near enough to be meant for it. */
function workedOut(limit: Figure, cames: readonly Figure[], here: boolean): Figure | null {
  const worked = here ? workedFigure(limit, cames) : null;
  return worked !== null && isNear(limit, worked) ? worked : null;
}

/** From where on figures may be what a verdict is on: some clauses back, or the sentence before one that tells none. */
function reach(statement: Statement, at: Statement, clauses: readonly Sentence[]): number {
  if (at === statement) return clauses.at(-1 - BACK)?.start ?? statement.start;
  const isBare = !clauses.some(({ text }) => /\d/.test(text));
  const isBefore = at.index === statement.index - 1 && at.passage === statement.passage;
  return isBare && isBefore ? at.start : Infinity;
}

/** Those in the words of the verdict, else those told before it, else those told right after. */
function limitsOf(all: readonly Figure[], last: Sentence, { index }: Claimed): Figure[] {
  const end = last.start + last.text.length;
  const limits = all.filter(({ side }) => side !== null);
  const own = limits.filter((one) => one.start >= last.start + index && one.end <= end);
  if (own.length > 0) return own;
  const before = limits.filter((one) => one.end <= end);
  return before.length > 0 ? before : limits;
}
const BACK = 3;
const TIMES = 4;

const wordsIn = onceFor(({ clause }: Figure) => wordsOf(clause));
const fit = (limit: Figure, came: Figure): number => sharedWords(wordsIn(limit), wordsIn(came));

/** The figure a limit binds: of its sort, near it in size, told with the most of its words, the last of these. */
function cameOf(
  limit: Figure,
  told: readonly Figure[],
  verdict: Sentence,
  here: boolean,
): Figure | null {
  const alike = told.filter(
    (one) =>
      one.exact &&
      one.thing === limit.thing &&
      isPer(one) === isPer(limit) &&
      isNear(limit, one) &&
      !isElse(one),
  );
  const best = Math.max(0, ...alike.map((one) => fit(limit, one)));
  const came = alike.findLast((one) => fit(limit, one) === best);
  if (came === undefined) return null;
  if (!here) return best >= FEWEST_FAR ? came : null;
  const isOf =
    best > 0 || alike.length === 1 || sharedWords(wordsOf(verdict.text), wordsIn(limit)) > 0;
  return isOf ? came : null;
}
/** 比整治前的45吨提高: what it was before. */
const BEFORE = /(?:(?<!占)比(?![例重率为是达约]|$)|较(?![好大高低])|[由从]|原)[^，。；\d]{0,10}$/;
const isElse = ({ clause, before }: Figure): boolean => ELSE.test(clause) || BEFORE.test(before);

const FEWEST_FAR = 2;

const isPer = ({ before, thing }: Figure): boolean =>
  thing === '元' && /每|均|单价|单位|\/$/.test(before);

const isNear = (one: Figure, other: Figure): boolean =>
  one.value.times(TIMES).greaterThanOrEqualTo(other.value) &&
  other.value.times(TIMES).greaterThanOrEqualTo(one.value);

const isNegative = (claim: Claim): boolean => claim === 'broken';

interface Held {
  readonly limit: { readonly value: Decimal };
  readonly side: Side;
  readonly came: { readonly value: Decimal };
}

/** Whether a claim does not go with a figure and the limit for it. */
export function isWrong(claim: Claim, { limit, side, came }: Held): boolean {
  const order = came.value.comparedTo(limit.value);
  if (claim === 'above') return order <= 0;
  if (claim === 'below') return order >= 0;
  if (claim === 'not above') return order > 0;
  if (claim === 'not below') return order < 0;
  if (side === 'unsaid') return false;
  const kept = side === 'most' ? order <= 0 : order >= 0;
  return claim === 'kept' ? !kept : kept;
}

/** 人均55元，未超过50元的县定标准: the limit stands in the words of the claim itself. */
function judgedAround(statement: Statement): WrongVerdict[] {
  const told = figures(statement);
  return told.flatMap((limit) => {
    const claim = claimAround(limit.before, limit.after);
    if (claim === null || ELSE.test(limit.clause)) return [];
    const back = told.filter(({ end, start }) => end <= limit.start && limit.start - start < CLOSE);
    const came = back.findLast((one) => one.thing === limit.thing && isNear(limit, one));
    if (came?.side !== null || !came.exact || isElse(came)) return [];
    if (!isWrong(claim, { limit, side: limit.side ?? 'least', came })) return [];
    const start = limit.start - limit.before.length;
    const verdict = { start: Math.max(start, came.end), end: limit.end };
    return [{ verdict, said: limit.clause, wanted: limit, came }];
  });
}
const CLOSE = 40;
