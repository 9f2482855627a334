import type { Statement, TextDocument } from '../../../document.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { GOAL_CHAPTER, isAhead, pathFinder } from '../../outline/chapters.js';
import { shares, subjectOf } from '../subjects.js';
import { deniedFrom, isAbsence, isDealtWith } from '../absence.js';
import { allClaims } from './all-claims.js';
import { flawAt, rangeOfClause, type Flaw } from './flaw-at.js';
import { pairsIn, without } from './pairs.js';

/** A clause that says that something is not so, or only so. */
interface Fact extends Sentence {
  readonly subject: ReadonlySet<string>;
  /** What is denied. */
  readonly denied: ReadonlySet<string>;
}

const NOT =
  /未(?!来|经|发生|发现|出现|收到|接到|成年|挤占|挪用|截留|拖欠)|没有(?!挤占|挪用|截留|拖欠|发生|出现|收到)|没能|(?<!并|所|有|毫)无(?!法|论|障|偿|关|害|人|锡|需)|无法|不(?!断|仅|少|同|久|足|超|低|高|良|到|得|含|予|等|动|可)|尚|仍|暂|仅|只(?!要)/g;
const NO_FACT =
  /上年|去年|以前|往年|目标|若|如(?!期)|凡|避免|防止|杜绝|应(?!急)|将|拟|不存在|已于|已(?:全部)?(?:整改|补|退|换|更)|计划/;
/** Put right since, or within its term. */
const EXCUSED = /[期时]限内|不得|[（(][^）)]*[未不无]|后复|后已|均已|已(?:补|退|换|整改|恢复)/;
/** What is denied begins so near. */
const TAIL = 8;

const factsOf = oncePerDocument((document: TextDocument): readonly Fact[] => {
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || matchesIn(statement.text, NOT).length === 0) return [];
    const path = pathAt(statement.start);
    return isAhead(path) || GOAL_CHAPTER.test(path) ? [] : factsIn(statement);
  });
});

function factsIn(statement: Statement): Fact[] {
  const clauses = clausesOf(statement);
  return clauses.flatMap((clause, at) => {
    const excuse = clauses.slice(at, at + 3).some(({ text }) => EXCUSED.test(text));
    if (excuse || NO_FACT.test(clause.text)) return [];
    const denials = matchesIn(clause.text, NOT).filter(
      ({ index }) => !isDealtWith(clause.text.slice(index)),
    );
    return denials.map((match) => {
      const from = match.index + match[0].length;
      const own = subjectOf(clause.text.slice(0, match.index));
      return {
        ...clause,
        subject: own.size > 0 ? own : subjectOf(clauses[at - 1]?.text ?? ''),
        denied: pairsIn(clause.text.slice(from, from + deniedFrom(clause.text, match.index, TAIL))),
      };
    });
  });
}

/** 6个分馆全部实现夜间开放, and wherever it stands 南屏分馆全年只在日间开放: of such a thing the very same is denied. */
export const againstAll = (document: TextDocument): Flaw[] =>
  allClaims(document).flatMap((claim) => {
    const { named, said, isRate, start } = claim;
    const deed = isRate ? said : without(said, named);
    if (deed.size === 0) return [];
    const subject = without(named, deed);
    const found = factsOf(document).find(
      (fact) =>
        fact.start !== start &&
        !isAbsence(fact.text, claim.text) &&
        shares(deed, fact.denied) &&
        shares(subject, fact.subject),
    );
    return found === undefined ? [] : [flawAt(claim, rangeOfClause(found))];
  });
