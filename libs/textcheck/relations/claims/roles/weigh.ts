import type { TextDocument, Statement } from '../../../document.js';
import { onceFor } from '../../../once-for.js';
import { pairsIn, shared } from '../wide/pairs.js';
import type { RoleClaim } from './claims-told.js';
import { departureOf, SET_APART, surer, type Departure } from './departures.js';
import { exceptionNear } from './exceptions.js';
import { excuseOf } from './excused.js';
import type { Fact } from './fact.js';
import { literal } from '../../../text/literal.js';

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
/** A character in common. */
const LEAST = 0.25;

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
  const isElsewhere = fact.statement !== claim.statement;
  if (claim.isHabit && link < BOUND_IN_HABIT) return false;
  // 8台书亭无停机记录 and 主馆闭馆9天 have not a character in common.
  if (isKin && claim.count !== null && link < 0) return false;
  if (!isKin && isElsewhere && link < (claim.isBare ? 1 : LEAST)) return false;
  return link + part >= (isKin ? BOUND / 3 : BOUND);
}

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
    : new RegExp(`(\\d+|[一二两三四五六七八九])\\s?${literal(measure)}`),
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

/** 走访一周不落, and 当周无走访记录: what is denied is just what all are said to have. */
const isDeniedDeed = ({ why, score }: Departure): boolean =>
  (why.startsWith('undone') && score > 2) || /无人/.test(why);
