import type { TextDocument } from '../../../document.js';
import { onceFor } from '../../../once-for.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf } from '../../../text/sentences.js';
import { pairsIn, shared } from '../wide/pairs.js';
import { isDenied, type RoleClaim } from './claims-told.js';
import { isGeneric } from './departures.js';
import { isMended, isNoException, isNow } from './excuses.js';
import { LATE } from './kin.js';
import { isOfOtherPart } from './other-part.js';
import type { Fact } from './fact.js';

/** Says itself that there was none. */
const saysNone = onceFor(({ text }: Fact): boolean => isDenied(text));

/** 一次通过, 抽查: what was mended since was not so then. */
const STAGE = /一次|首次|抽查|检查结果|无一|([批份次件])\1/;
/** Made good in substance. */
const MADE_GOOD = /补课|补训|的[^，。；]{0,8}(?:已|均|都)补/;

/** A told clause held against a claim. */
interface Held {
  readonly document: TextDocument;
  readonly claim: RoleClaim;
  readonly fact: Fact;
  /** What stands before it, but for the claim. */
  readonly before: string;
  /** How the next sentence begins. */
  readonly later: string;
  /** It denies just what all are said to have. */
  readonly isUndone: boolean;
}

const EXCUSES: readonly (readonly [why: string, excuses: (held: Held) => boolean])[] = [
  ['denial', ({ fact, isUndone }) => saysNone(fact) && (!isUndone || NO_HARM.test(fact.text))],
  ['sort', ({ claim, fact }) => isOfOtherSort(claim, fact)],
  ['set', ({ claim, fact }) => isSetOf(claim, fact) || isBesides(claim, fact)],
  ['wider', ({ claim, fact }) => isOfWider(claim, fact)],
  [
    'part',
    ({ claim, fact, before }) =>
      isOfOtherPart(claim, `${before.split('，').at(-1) ?? ''}，${fact.text}`),
  ],
  [
    'no fact',
    ({ claim, fact: { text } }) => CONDITION.test(text) || (claim.isFinal && BY_THEN.test(text)),
  ],
  ['no exception', isNone],
  ['other year', isOfOtherYear],
  ['again', ({ claim, fact }) => fact.start < claim.start && /再/.test(claim.text)],
  ['mended', ({ claim, fact, later }) => isMadeGood(claim, fact, later)],
];

/** Why a told clause takes nothing back, for all its words; null where nothing excuses it. */
export function excuseOf(
  document: TextDocument,
  claim: RoleClaim,
  fact: Fact,
  isUndone = false,
): string | null {
  const before = beforeOf(claim, fact);
  const later = laterOf(document, claim, fact);
  const held = { document, claim, fact, before, later, isUndone };
  return EXCUSES.find(([, excuses]) => excuses(held))?.[0] ?? null;
}

/** Of others, allowed, or no fact: but a death is no leave where harm is denied. */
function isNone({ claim, fact: { text, after }, before, later }: Held): boolean {
  const isOfHarm = claim.isNone && /亡|事故|安全/.test(claim.text);
  const told = { text: isOfHarm ? text.replace('死亡', '') : text, before, after, later };
  return isNoException(told, {
    isOfChange: claim.isNone && CHANGE.test(claim.text),
    isOfFirst: /一次|首次/.test(claim.text),
  });
}

function isOfOtherYear({ document, claim, fact: { text }, before }: Held): boolean {
  const isLater = claim.isTimed && LATE.test(text);
  return !isLater && !isNow(text) && isOtherYear(yearOf(document, claim), `${before}，${text}`);
}

/** The clauses right before a told one, but for the claim itself and what stands before that. */
const beforeOf = (claim: RoleClaim, { statement, at, before }: Fact): string => {
  const between = claim.statement === statement ? at - claim.at - 1 : BETWEEN;
  if (between < 0 || between >= BETWEEN) return before;
  return between === 0 ? '' : (before.split('，').at(-1) ?? '');
};
const BETWEEN = 2;

/** 未通过的，…: if any. */
const CONDITION = /^[^\d]*[未没不][^\d]{1,8}的$/;
/** 9月检查时尚未: not in the end. */
const BY_THEN = /(?<!\d)(?:[1-9]|1[01])月[^，。；]{0,8}时(?!有)/;

/** Good, that it was not so. */
const NO_HARM =
  /(?:未|没有?)(?:再)?(?:发生|出现|发现|收到|接到|受到|造成|引发|产生|存在)|没有?(?:一|任何)|^无|[未没无]有?[漏缺欠超拖延错误逾]/;

/** 未发生较大事故, 没有有效投诉: only what is of that sort takes it back. */
const SORTS: readonly (readonly [claimed: RegExp, told: RegExp])[] = [
  [/死亡|亡人/, /死|亡|遇难/],
  [/伤亡/, /伤|亡|死|遇难|骨折|溺/],
  [/有效/, /有效|属实/],
  [/较大|重大|特大/, /较大|重大|特大/],
  [/越级|集体上访|进京|赴[省京]|群体/, /越级|集体|进京|赴[省京]|群体/],
  [/责任事故/, /责任|全责|主责/],
];
function isOfOtherSort(claim: RoleClaim, { text, after, start }: Fact): boolean {
  const told = start < claim.start ? text : `${text}，${after}`;
  return claim.isNone && SORTS.some(([own, sort]) => own.test(claim.text) && !sort.test(told));
}

/** What is allowed is a change all the same. */
const CHANGE = /调整|变更|追加|调剂|更改|突破/;

const FAILURE = /不合格|返工|不达标/;

/** Mended since, where the claim is of how it stands in the end. */
function isMadeGood(claim: RoleClaim, { text, after, start }: Fact, later: string): boolean {
  const isFailure = FAILURE.test(text) && !STAGE.test(claim.text + text);
  if (isFailure && isMended(`${text}，${after}`)) return true;
  const isOfNone = claim.isNone && !isGeneric(claim.text);
  if (isOfNone || claim.isTimed || STAGE.test(claim.text)) return false;
  const isInTheEnd = start < claim.start || claim.isFinal || MADE_GOOD.test(after + text);
  return isInTheEnd && isMended(`${text}，${after}，${later}`);
}

function laterOf({ statements }: TextDocument, claim: RoleClaim, { statement }: Fact): string {
  const next = statements[statement.index + 1];
  if (next?.passage !== statement.passage) return '';
  const clauses = clausesOf(next);
  const own = clauses.findIndex(({ start }) => start === claim.start);
  return clauses
    .slice(0, own < 0 ? 2 : own)
    .map(({ text }) => text)
    .join('，');
}

/** 发生纠纷3起，均已调解: what all is said of are those just told. */
const isSetOf = (claim: RoleClaim, fact: Fact): boolean =>
  claim.isBare && fact.statement === claim.statement && fact.start < claim.start;

/** 6个均按期完成，1个延期: one besides those six. */
const isBesides = (claim: RoleClaim, fact: Fact): boolean =>
  claim.count !== null &&
  fact.statement === claim.statement &&
  /^\d/.test(fact.text) &&
  !/全部|全体|所有|无一|[不未没]/.test(claim.text);

/** 渡口未发生事故, and 全镇 had 2起: of all of the place, and not of the part that had none. */
const isOfWider = ({ isNone, topic, text: own, statement }: RoleClaim, fact: Fact): boolean =>
  isNone &&
  topic.size > 0 &&
  fact.statement !== statement &&
  WIDER.test(fact.text) &&
  !/[全本我该各所每]|辖区|境内|年|期间|一直|从未|始终/.test(own) &&
  shared(topic, pairsIn(fact.statement.text)) === 0;
const WIDER = /^(?:全|我|辖)[镇乡县市区街校院局村]/;

function isOtherYear(year: number | null, text: string): boolean {
  const told = matchesIn(text, YEAR).map(([, one]) => Number(one));
  return told.length > 0 && year !== null && told.every((one) => one !== year);
}

/** The year a claim names, or else that of the report. */
function yearOf({ year }: TextDocument, { text }: RoleClaim): number | null {
  const named = matchesIn(text, YEAR).at(-1)?.[1];
  return named === undefined ? year : Number(named);
}
const YEAR = /(?<!\d)(20\d\d)年/g;
