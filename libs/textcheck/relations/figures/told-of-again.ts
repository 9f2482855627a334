import type { TextDocument } from '../../document.js';
import { isChange } from '../changes/change-words.js';
import type { CountPair } from './counts-across.js';
import { areOne } from './near.js';
import { isInterim, isPlanned } from './stated.js';
import {
  bareOfTurns,
  clausesByThing,
  isOfOthers,
  isOtherwise,
  LEADS,
  piecesIn,
  type Clause,
} from './told-clauses.js';

/** Before the figure: what they do, with 的 behind it. */
const BACK = /(?:^|[，。；：（(])([^，。；：（()\d]*?)的$/;
/** These: of what was told right above. */
const THESE = /(?:^|[，。；：（(、])[^，。；：（()\d]{0,4}(?:这|上述|以上|前述)$/;
/** Of money without a noun behind it. */
const MONEY_VERB =
  /(?:结转|结余|追加|收回|拨付|支付|到位|下达|安排|调减|核减|压减|节约|欠付|未付|投入|争取|筹集|发放|上缴|追回|筹措)$/;
/** 29个仍占道经营的摊贩 */
const BEHIND_OF = /^([^，。；：、（）()\d]{3,14}?)的([一-龥]{2,8})/;
const LONGEST_NOUN = 8;
const SHORTEST = 2;
/** Of what has no noun behind it. */
const LONG_VERB = 4;

/**
 * Things spoken of as told already - 新建的16家幸福食堂, 发布的207期预警, 针对29个仍占道经营的摊贩 - of which another place
 * tells one other number in the same words.
 */
export const toldOfAgain = (document: TextDocument): CountPair[] =>
  clausesByThing(document).flatMap((clauses) =>
    clauses.flatMap((later) => {
      const said = definiteOf(later);
      const first = said === null ? null : onlyTold(clauses, later, said);
      return said === null || first === null || !isOtherwise(document, first, later)
        ? []
        : [
            {
              first: first.stated.mention,
              other: later.stated.mention,
              noun: said.verb + said.noun,
            },
          ];
    }),
  );

interface Said {
  /** What they do, without 的. */
  readonly verb: string;
  readonly noun: string;
  /** Of what stands in this paragraph or the one before. */
  readonly near: boolean;
}

function definiteOf({ before, behind, stated: { mention } }: Clause): Said | null {
  if (isOfOthers(before) || mention.kind === 'percent') return null;
  const back = BACK.exec(before)?.[1];
  const verb = back === undefined ? '' : bareOfTurns(back);
  if (mention.kind === 'amount')
    return MONEY_VERB.test(verb) ? { verb, noun: '', near: false } : null;
  const noun = behind.slice(0, LONGEST_NOUN);
  if (back !== undefined) return { verb, noun, near: false };
  if (THESE.test(before)) return noun.length < SHORTEST ? null : { verb: '', noun, near: true };
  return LEADS.test(before) ? ledBy(behind) : null;
}

function ledBy(behind: string): Said | null {
  const [, verb, noun = ''] = BEHIND_OF.exec(behind) ?? [];
  return verb === undefined ? null : { verb: bareOfTurns(verb), noun, near: false };
}

/** The one other number told of them anywhere; null where there is none, or where one place tells the same. */
function onlyTold(clauses: readonly Clause[], later: Clause, said: Said): Clause | null {
  const told = said.near ? clauses.filter((one) => isNear(one, later)) : clauses;
  const found = told.filter((one) => isSameSort(one, later) && tells(one, said));
  const [first] = found;
  if (first === undefined) return null;
  const isTold = said.near && told.some((one) => agree(one, later));
  const only = found.every((one) => agree(one, first));
  return only && !isTold ? first : null;
}

const agree = (one: Clause, other: Clause): boolean =>
  areOne(one.stated.mention, other.stated.mention);

/** Elsewhere, of the whole, and both planned or both done. */
const isSameSort = (one: Clause, later: Clause): boolean =>
  one.stated.statement !== later.stated.statement &&
  !isOfOthers(one.before) &&
  !isChange(one.stated.mention) &&
  isPlanned(one.stated) === (isPlanned(later.stated) && !isThere(later)) &&
  !isInterim(one.stated);

/** 引进的114名人才中 are there, in a chapter of what is to be done, too. */
const isThere = ({ before, stated: { statement, mention } }: Clause): boolean =>
  BACK.test(before) && !INTENDED.test(statement.text.slice(0, mention.start - statement.start));
const INTENDED = /拟|将|计划|力争|争取|预计|目标/;

const isNear = ({ stated: one }: Clause, { stated: later }: Clause): boolean =>
  one.mention.end <= later.mention.start && later.passage - one.passage < 2;

function tells({ words, behind, stated }: Clause, { verb, noun, near }: Said): boolean {
  const { mention } = stated;
  const name = noun.slice(0, SHORTEST);
  if (near) return behind.startsWith(name) || mention.label.endsWith(name);
  if (noun !== '' && !words.includes(name)) return false;
  if (verb.length < (noun === '' && mention.kind !== 'amount' ? LONG_VERB : SHORTEST)) return false;
  const plain = bareOfTurns(words);
  return noun === '' ? plain.includes(verb) : piecesIn(plain, verb);
}
