import type { Statement, TextDocument } from '../../../document.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { shares } from '../subjects.js';
import { allClaims, type AllClaim } from './all-claims.js';
import { flawAt, rangeOfClause, type Flaw } from './flaw-at.js';
import { pairsIn } from './pairs.js';
import { literal } from '../../../text/literal.js';

const OPEN =
  /未(?!发生|发现|出现|来|经|收到|接到)|没有(?!发生|发现|出现)|没能|无法|(?<!并|所|有|毫)无(?!法|论|障|偿|关|害|锡|需|投诉|事故)|不(?!断|仅|少|同|久|低于|高于|超|动|含|[足满]\d)|尚|仍|暂|停用|闲置|故障|返工|请假|缺|超标|逾期|延期|推迟|现金|到期|才/;
const EXCUSED =
  /已(?:补|退|换|整改|更|恢复|于)|上年|去年|后(?:已|全部)|均已|目标|计划|要求|若|如有|避免|防止|复[检查]|合格后|至此/;
const WHOLE = /^(?:所有|全部|各|全体)/;
/** 12个分馆, with what they are called. */
const COUNTED = /\d\s?[个家所座处条名位户台辆套件份项]([一-龥]{2,10})/g;
const VERBAL = /(?:的.*|已|均|都|全部|全都)$/;
const FAR = 3;

/** 12个分馆全部实现通借通还, and two sentences on 三里桥、柏树两个分馆暂不能对接: of some of those very things. */
export const oneOfThem = (document: TextDocument): Flaw[] =>
  allClaims(document).flatMap((claim) => {
    const noun = nounOf(claim);
    if (noun === null) return [];
    const { index } = claim.statement;
    const found = document.statements
      .slice(index + 1, index + 1 + FAR)
      .filter(({ inTable, text }) => !inTable && !EXCUSED.test(text))
      .flatMap((statement) => openOnes(statement, noun));
    return found.slice(0, 1).map((one) => flawAt(claim, rangeOfClause(one)));
  });

/** The last two characters of what all of them are. */
function nounOf({ count, text, subject }: AllClaim): string | null {
  if (count === null && !WHOLE.test(text)) return null;
  const name = matchesIn(subject, COUNTED).at(-1)?.[1] ?? '';
  return /\D{2}$/.exec(name.replace(VERBAL, ''))?.[0] ?? null;
}

/** Some of them by number or by name, of which the words behind tell that something is open. */
function openOnes({ text, start }: Statement, noun: string): Sentence[] {
  const last = noun.slice(-1);
  if (!text.includes(last)) return [];
  const some = new RegExp(
    `[1-9一二两三]\\s?[个家所座处条名位户台辆套件份项](?![为是系在属])[一-龥]{0,4}${literal(noun)}(?!的[一-龥]{2})|^(?:其中|但|仅|只有)?[一-龥]{2,3}${literal(last)}(?![一-龥]*、)(?!\\d\\s?[一-龥]因)`,
  );
  const clauses = clausesOf({ text, start });
  return clauses.filter((clause, at) => {
    const match = some.exec(clause.text);
    if (match === null) return false;
    const behind = clauses.slice(at + 1, at + 3).map((one) => one.text);
    const own = clause.text.slice(match.index + match[0].length);
    return OPEN.test([own, ...behind].join('，'));
  });
}

/** 合格率100% says nothing of when. */
const TIMELY = /时|期|当年|年内/;
const NO_YEAR = /均|全部|有效|自评|应|拟|将|可|质保|继续|计划|纳入|列入|安排在|定于/;

/** 均在当年通车, and one of them in the year after. */
export function yearAfter(document: TextDocument): Flaw[] {
  const { year, statements } = document;
  if (year === null) return [];
  const later = new RegExp(
    `(?:于|至|到|在|转入|拖到|跨)${String(year + 1)}年|次年|下年|(?:翌|来)年`,
  );
  if (!later.test(document.text)) return [];
  const claims = allClaims(document).filter(({ isRate, text }) => !isRate || TIMELY.test(text));
  return claims.flatMap((claim) => {
    const { index, passage } = claim.statement;
    const found = statements
      .slice(index, index + FAR)
      .filter((one) => one.passage === passage)
      .flatMap((one) => laterIn(clausesOf(one), claim, later));
    return found.slice(0, 1).map((one) => flawAt(claim, rangeOfClause(one)));
  });
}

const laterIn = (clauses: readonly Sentence[], claim: AllClaim, later: RegExp): Sentence[] =>
  clauses.filter((clause, at) => {
    if (clause.start <= claim.start || !later.test(clause.text)) return false;
    if (EXCUSED.test(clause.text.replace('于', ''))) return false;
    const words = `${clauses[at - 1]?.text ?? ''}，${clause.text}`;
    return !NO_YEAR.test(words) && shares(claim.said, pairsIn(words));
  });
