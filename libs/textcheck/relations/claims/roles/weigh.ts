import type { TextDocument, Statement } from '../../../document.js';
import { onceFor } from '../../../once-for.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { pairsIn } from '../wide/pairs.js';
import { isDenied, type RoleClaim } from './claims-told.js';
import { departureOf, isGeneric, SET_APART, surer, type Departure } from './departures.js';
import { LATE } from './kin.js';
import { exceptionNear } from './exceptions.js';
import { isMended, isNoException, isNow } from './excuses.js';
import { isOfOtherPart } from './other-part.js';

/** A clause read as what may be told of one of the set. */
export interface Fact extends Sentence {
  readonly statement: Statement;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Says itself that there was none. */
const saysNone = onceFor(({ text }: Fact): boolean => isDenied(text));

const REMNANT =
  /尚有|仍[有在]|还[有在]|余下|剩余|其余|剩下|尚余|(?<![一-龥])余\d|个别|部分(?!门)|少数|有的|唯独|唯有|仅|只有|只是|其中|另有|不过|然而|但|直到|至今/;
export const SOME =
  /[1-9]\d*(?:\.\d+)?\s?(?:批次|人次|万元|[元起件次例宗笔个项台套处间辆份人户名张册家本亩天床箱条座所村盏组卷只头公斤吨日月段片栋栏轮期单支分])|[一二两三四五六七八九]\s?(?:[起件处例宗笔个项台套处间辆份人户名张册家本条座所组卷只头段片栋轮期天]|批次)/;
const TOLD =
  /检查|审计|抽查|督查|台账|记录|显示|反映|通报|发现|查出|指出|附[件注表]|清单|明细|回复|举报|整改|意见|备注|说明|盘点|比对|名册|凭证|测评|统计|汇总|核对|核查|通知单|系统|报告|\d月|\d日|理赔|结算|决算|存在|问题|监测|台帐|复盘|值得|遗留|扣分|失分|不足|改进|剖析|登记簿|数据|评价|表明/;
/** A source that says so. */
const SOURCE =
  /(?:记录|台账|检查|审计|抽查|督导|监督|复核|统计|数据|通报|清单|报表|登记簿|材料|成绩册|意见|名册|核对|复盘|回访|附[注件表]|说明|总结)[^，。；]{0,10}(?:载明|显示|反映|表明|列明|指出|发现|查出|提到|(?=，))|扣分|失分|美中不足|待改进/;
export const NAMED =
  /[一-龥]{2,6}(?:村|社区|[镇乡]|小区|桥|站|院|校|厂|馆|所|园|库|项目|工程|中心|公司|科|室|班|段|片区?|组|店|采石场|河|沟|渠|塘|坡|路|街|机构|系统|改造)|“[^”]{2,14}”|\d+号/;

export interface Weighed {
  readonly claim: RoleClaim;
  readonly fact: Fact;
  readonly score: number;
  readonly why: string;
}

/** The least that must bind a told clause to the set. */
const BOUND = 0.75;
const BOUND_IN_HABIT = 1.5;

/** How much speaks for a told clause taking a claim back; null where it does not at all. */
export function weigh(document: TextDocument, claim: RoleClaim, fact: Fact): Weighed | null {
  if (claim.isPast && fact.statement !== claim.statement) return null;
  const depart = surer(departureOf(claim, fact), exceptionNear(claim, fact));
  if (depart.score === 0) return null;
  const link = linkOf(claim, fact, depart.isKin);
  const part = partOf(claim, fact);
  if (!isBound(claim, fact, depart.isKin, [link, part])) return null;
  if (excuseOf(document, claim, fact, isDeniedDeed(depart)) !== null) return null;
  const told = toldBy(`${fact.before}，${fact.text}`);
  const near = nearness(claim, fact);
  const score = depart.score + link + part + told + near;
  return {
    claim,
    fact,
    score,
    why: `${depart.why} l${String(link)} p${String(part)} t${String(told)} n${String(near)}`,
  };
}

export const toldBy = (words: string): number =>
  SOURCE.test(words) ? 1 : TOLD.test(words) ? 0.5 : 0;

/** Enough binds the two that they are of the same things at all. */
function isBound(
  claim: RoleClaim,
  fact: Fact,
  isKin: boolean,
  [link, part]: readonly [number, number],
): boolean {
  const isElsewhere = claim.isBare && fact.statement !== claim.statement;
  if (!isKin && isElsewhere && link < 1) return false;
  // 8台书亭无停机记录 and 主馆闭馆9天 have not a character in common.
  if (isKin && claim.count !== null && link < 0) return false;
  if (claim.isHabit && link < BOUND_IN_HABIT) return false;
  if (link <= 0 && fact.statement !== claim.statement && !isKin) return false;
  return link + part >= (isKin ? BOUND / 3 : BOUND);
}

/** Pairs any clause has. */
const STOP = /^(?:中心|单位|年[末内底]|余额|全年|本年|今年|完成|达到|方面|有关|我[镇乡局])$/;

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((pair) => other.has(pair) && !STOP.test(pair)).length;

/** Characters any clause has. */
const WEAK =
  /[的了在是有为和与及对到从由以其中年月日个项全均都未不无没一二三四五六七八九十人位上下内外前后于已被把将这那本我各每等也就还又因所能可要会]/g;
const HAN = /[一-龥]/;
const MOST_LINK = 2.5;

/** Many claims are held against one clause. */
const ownPairs = onceFor(({ text }: Fact) => pairsIn(text));
const pairsBefore = onceFor(({ before }: Fact) => pairsIn(before));
const pairsOf = onceFor(({ text }: Statement) => pairsIn(text));

function linkOf(claim: RoleClaim, fact: Fact, isKin: boolean): number {
  const own = shared(claim.topic, ownPairs(fact));
  const around = Math.max(
    shared(claim.topic, pairsBefore(fact)),
    fact.statement === claim.statement ? 0 : shared(claim.topic, pairsOf(fact.statement)) - own,
  );
  const strange = isKin && claim.isNone && isOfSome(claim) && own + around === 0 ? -0.5 : 0;
  return Math.min(MOST_LINK, strange + own + Math.min(1, around / 2) + charsOf(claim, fact));
}

/** Of a set of its own, and not of what there is none of alone: 退票概无. */
const isOfSome = ({ topic, heads }: RoleClaim): boolean =>
  [...topic].some((pair) => !heads.some((head) => head.includes(pair)));

const ownChars = onceFor(({ whole }: RoleClaim) => new Set(whole.replaceAll(WEAK, '')));

/** 仓仓账实相符, 4号仓实物比账面短少: single characters are a weak bond. */
function charsOf(claim: RoleClaim, fact: Fact): number {
  const own = ownChars(claim);
  const common = charsIn(fact).filter((one) => own.has(one)).length;
  return Math.min(1, common * 0.25);
}
const charsIn = onceFor((fact: Fact): readonly string[] =>
  [...new Set(leadOf(fact) + fact.text)].filter((one) => HAN.test(one)),
);
const leadOf = ({ before }: Fact): string => before.split('，').at(-1) ?? '';

const BEFORE = 14;

/** A number of what the claim counts. */
const countedIn = onceFor(({ count, measure }: RoleClaim) =>
  count === null || measure === null
    ? null
    : new RegExp(`(\\d+|[一二两三四五六七八九])\\s?${measure}`),
);

/** 其中公交补贴…，只作账面核对. */
const IN_ALL_OF = /^(?:其中|唯|仅|只有)/;

/** It is told of a part: fewer by the same measure word, or of one by its name. */
export function partOf(claim: RoleClaim, fact: Fact): number {
  const { text } = fact;
  const fewer = countedIn(claim)?.exec(text) ?? null;
  const isFewer = fewer !== null && Number(fewer[1] ?? '0') !== claim.count;
  const { isSome, apart } = partIn(fact);
  return (isFewer ? 1 : isSome ? 0.5 : 0) + apart;
}

interface Part {
  readonly isSome: boolean;
  readonly apart: number;
}

const partIn = onceFor((fact: Fact): Part => {
  const { text, before } = fact;
  const told = `${before.slice(-BEFORE)}，${text}`;
  const isLeft = REMNANT.test(text) || IN_ALL_OF.test(leadOf(fact));
  return {
    isSome: SOME.test(text),
    apart:
      (SET_APART.test(told) ? 1 : isLeft ? 0.5 : 0) +
      (NAMED.test(told) || DATED.test(told) ? 0.5 : 0),
  };
});

/** On one day of them all. */
const DATED = /\d月\d+日|当[天日周晚]|那[次天晚]/;
/** 但, 其中, 有三次: set against what was just said. */
const SET_AGAINST = /^(?:但|不过|只是|唯|却|仅|然而|其中|有[\d一两三四五六七八九])/;

function nearness(claim: RoleClaim, fact: Fact): number {
  const apart = Math.abs(claim.statement.index - fact.statement.index);
  const isSame = claim.statement.passage === fact.statement.passage;
  const isAgainst = apart === 0 && fact.at > claim.at && SET_AGAINST.test(fact.text);
  return (isSame ? 0 : -0.5) + (apart <= 1 ? 0.5 : 0) + (isAgainst ? 0.5 : 0);
}

/** 一次通过, 抽查: what was mended since was not so then. */
const STAGE = /一次|首次|抽查|检查结果|无一|([批份次件])\1/;
/** Made good in substance. */
const MADE_GOOD = /补课|补训|的[^，。；]{0,8}(?:已|均|都)补/;

/** Why a told clause takes nothing back, for all its words; null where nothing excuses it. */
export function excuseOf(
  document: TextDocument,
  claim: RoleClaim,
  fact: Fact,
  isUndone = false,
): string | null {
  const { text, after } = fact;
  const before = beforeOf(claim, fact);
  const later = laterOf(document, claim, fact);
  const isOfHarm = claim.isNone && /亡|事故|安全/.test(claim.text);
  if (saysNone(fact) && (!isUndone || NO_HARM.test(text))) return 'denial';
  if (isOfOtherSort(claim, fact.start < claim.start ? text : `${text}，${after}`)) return 'sort';
  if (isSetOf(claim, fact) || isBesides(claim, fact) || isOfWider(claim, fact)) return 'set';
  if (isOfOtherPart(claim, `${before.split('，').at(-1) ?? ''}，${text}`)) return 'part';
  if (CONDITION.test(text) || (claim.isFinal && BY_THEN.test(text))) return 'no fact';
  const told = { text: isOfHarm ? text.replace('死亡', '') : text, before, after, later };
  const claimed = {
    isOfChange: claim.isNone && CHANGE.test(claim.text),
    isOfFirst: /一次|首次/.test(claim.text),
  };
  if (isNoException(told, claimed)) return 'no exception';
  const isLater = claim.isTimed && LATE.test(text);
  if (!isLater && !isNow(text) && isOtherYear(yearOf(document, claim), `${before}，${text}`))
    return 'other year';
  if (fact.start < claim.start && /再/.test(claim.text)) return 'again';
  return isMadeGood(claim, fact, later) ? 'mended' : null;
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

/** 走访一周不落, and 当周无走访记录: what is denied is just what all are said to have. */
const NO_HARM =
  /(?:未|没有?)(?:再)?(?:发生|出现|发现|收到|接到|受到|造成|引发|产生|存在)|没有?(?:一|任何)|^无|[未没无]有?[漏缺欠超拖延错误逾]/;
const isDeniedDeed = ({ why, score }: Departure): boolean =>
  (why.startsWith('undone') && score > 2) || /无人/.test(why);

/** 未发生较大事故, 没有有效投诉: only what is of that sort takes it back. */
const SORTS: readonly (readonly [claimed: RegExp, told: RegExp])[] = [
  [/死亡|亡人/, /死|亡|遇难/],
  [/伤亡/, /伤|亡|死|遇难|骨折|溺/],
  [/有效/, /有效|属实/],
  [/较大|重大|特大/, /较大|重大|特大/],
  [/越级|集体上访|进京|赴[省京]|群体/, /越级|集体|进京|赴[省京]|群体/],
  [/责任事故/, /责任|全责|主责/],
];
const isOfOtherSort = ({ text: own, isNone }: RoleClaim, told: string): boolean =>
  isNone && SORTS.some(([claimed, sort]) => claimed.test(own) && !sort.test(told));

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
