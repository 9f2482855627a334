import { onceFor } from '../../../once-for.js';
import { matchesIn } from '../../../text/matches.js';
import type { Sentence } from '../../../text/sentences.js';
import { deniedFrom } from '../absence.js';
import { pairsIn } from '../wide/pairs.js';
import type { RoleClaim } from './claims-told.js';
import { boundIn, isOut, type Bound } from './bounds.js';
import { KIN, LATE, type Kin } from './kin.js';
import { literal } from '../../../text/literal.js';

/** How surely a told clause departs from what is claimed. */
export interface Departure {
  readonly score: number;
  readonly why: string;
  /** By another name only, which any clause may have. */
  readonly isKin: boolean;
}
export const NO_DEPARTURE: Departure = { score: 0, why: '', isKin: false };
const SURE = 3;

const NEG =
  /未(?!来|经过|必|超|逾|突破)|没(?!收|有超|有突破)|不(?!一(?:$|[，。、])|(?:稳定|安全|确定)(?:因素|隐患)|断|仅|但|少于|同|久|低于|高于|良|含|予|等|动产|可|锈|限|定期|超过|足为|到位率)|(?<![并所毫])无(?!论|保留|障|偿|害|锡|线|人机|需|须|烟|间断|误|缝|缺)|缺|漏(?!斗)|欠|(?<![最减至不多])少(?!于|数|年|量|儿|先)/g;
const DENIES_EVENT =
  /不(?:构成|属于|算|是)[^，。；]{0,2}$|(?:未|没有?|无|不存在|零|杜绝|防止?|避免|减少|化解|消除|从未|不曾)(?:再|曾|了)?(?:任何|一[一-龥])?[^，。；]{0,3}$|(?:未|没有?|不|从未|避免|防止?|杜绝)(?:再|曾)?(?:经手|使用|收取|动用|发生|出现|发现|收到|接到|造成|受到|被|有)[^，。；]{0,8}$/;
/** Deeds any set may be said to have come to. */
const GENERIC =
  /到位|完成|办妥|齐[备全]|完[整好备毕]|落实|着落|办结|覆盖|一[一-龥][也都]?[不没未无]|[漏落]|应(.)尽|清零|消除|彻底|遍$|例外|纠正|不[少缺]|逢[一-龥]必/;
export const isGeneric = (text: string): boolean => GENERIC.test(text);
/** One thing is set apart from all others. */
export const SET_APART =
  /唯独|唯有|只是|只差|美中不足|遗憾的是|值得反思|例外的是|个别|少数|部分(?!门)|但有|仅有|仅剩/;
/** What of a whole is left. */
const LEFT_OVER =
  /剩余的?\s?\d|余下的?\s?\d|剩下的?\s?\d|尚待|有待|仍待|(?:尚|仍|还)有\s?\d|其余\s?\d+[^，。；]{1,3}/;

export const surer = (best: Departure, one: Departure): Departure =>
  one.score > best.score ? one : best;

/** A told clause, with what is read in it once for all the claims it is held against. */
export type ToldClause = Pick<Sentence, 'text'>;

/** Whichever way it departs most surely. */
export const departureOf = (claim: RoleClaim, told: ToldClause): Departure =>
  [denied, undone, late, kin, leftOver, zero, beyond]
    .map((read) => read(claim, told))
    .reduce(surer, NO_DEPARTURE);

/** What there was none of is told in the same words. */
function denied({ isNone, heads }: RoleClaim, { text }: ToldClause): Departure {
  if (!isNone) return NO_DEPARTURE;
  return heads.reduce((best, head) => {
    const score = coverOf(head, text);
    return score > best.score ? { score, why: `denied ${head}`, isKin: false } : best;
  }, NO_DEPARTURE);
}

const COMMON = /^(?:资金|项目|工作|情况|费用|单位|指标|预算|支出|经费|人员|管理|任务|目标|数据)$/;
const EVENT =
  /发生|出现|查[获出处]|收到|接到|[致被因]|发现|\d\s?[起例件次笔人个项户名处家台辆]|万?元|付|购|经|用|退|超|产生|造成|一[起例件次笔]/;
/** 不满意, 未到岗: denied with its own denial. */
const NEGATIVE = /[不未没无]./;
const NEARLY = 0.75;

function coverOf(head: string, text: string): number {
  const negative = NEGATIVE.exec(head)?.[0];
  if (negative !== undefined) return text.includes(negative) ? SURE : 0;
  return COMMON.test(head) || !EVENT.test(text) ? 0 : coverOfEvent(head, text);
}

function coverOfEvent(head: string, text: string): number {
  const tail = head.slice(-2);
  const found = text.indexOf(text.includes(head) ? head : tail);
  if (found < 0 || DENIES_EVENT.test(text.slice(0, found))) return 0;
  if (text.includes(head)) return SURE;
  if (isGoingOn(head, text)) return 2;
  const covered = [...head].filter((one) => text.includes(one)).length;
  if (head.length > 2 && covered >= head.length * NEARLY) return 2.5;
  return COMMON.test(tail) ? 0 : 1.5;
}

/** 无一笔挂账, and 仍挂着. */
const isGoingOn = (head: string, text: string): boolean =>
  head.length === 2 &&
  ['着', '了', '在', '出'].some((after) => text.includes(head.charAt(0) + after));

const HELPERS =
  /^(?:有|能|曾|得到|及时|按时|按期|再|再次|予以?|被|经|按|走|履行|参加|办理?|完成|取得|到|成)+/;
const HAN = /[一-龥]/;
const TAIL = 10;

const BRACKETED = /[（(][^）)]*[）)]/g;
const DOUBLE = /(?:无|没有?|未)$/;
/** 没有行政诉讼案件: there were none of them. */
const NONE_OF = /^有[一-龥]{2,10}(?:案件|事故|投诉|情况|现象|问题)$/;

/** What a clause says was not done, each with its word of denial. */
const denialsIn = onceFor(({ text: whole }: ToldClause): readonly string[] => {
  const text = whole.replaceAll(BRACKETED, '');
  return matchesIn(text, NEG).flatMap(({ index, 0: word }) => {
    if (DOUBLE.test(text.slice(0, index)) || (word === '无' && index === 0)) return [];
    const tail =
      text
        .slice(index + word.length, index + word.length + deniedFrom(text, index, TAIL))
        .split(/[（(、]/)[0] ?? '';
    return NONE_OF.test(tail) || /^[设不未]/.test(tail) ? [] : [`${word}${tail}`];
  });
});

const genericOf = onceFor(({ text }: RoleClaim): boolean => isGeneric(text));

/** Not done, of what all are said to be or do. */
function undone(claim: RoleClaim, told: ToldClause): Departure {
  const generic = genericOf(claim);
  const denials = claim.isNone && !generic ? [] : denialsIn(told);
  if (denials.length === 0) return NO_DEPARTURE;
  const said = generic ? claim.whole : claim.predicate;
  const isAny = generic || SET_APART.test(told.text);
  return denials.reduce((best, denial) => {
    const score = undoneScore(claim, said, denial, isAny);
    return score > best.score ? { score, why: `undone ${denial}`, isKin: false } : best;
  }, NO_DEPARTURE);
}

/** Said of them, and not what they are called by. */
const isSaid = ({ text, predicate }: RoleClaim, one: string): boolean =>
  predicate.includes(one) && !text.slice(0, text.length - predicate.length).includes(one);

function undoneScore(claim: RoleClaim, said: string, told: string, generic: boolean): number {
  const tail = told.slice(1);
  const words = pairsIn(tail);
  if ([...claim.saidPairs].some((pair) => words.has(pair))) return SURE;
  const verb = tail.replace(HELPERS, '').slice(0, 4);
  if (SAYING.test(verb)) return 0;
  const first = verb.charAt(0);
  if (HAN.test(first) && said.includes(first)) return 2.5;
  const isTold = [...verb].some((one) => HAN.test(one) && isSaid(claim, one));
  if (/^[未没无缺]/.test(told) && isTold) return 2.5;
  // 全部完成检查, 2家未达标: how it turned out, not that it was not done.
  if (OUTCOME.test(tail) && !OUTCOME_SAID.test(said)) return 0;
  return generic && DOABLE.test(tail) ? 1.5 : 0;
}
const OUTCOME = /^(?:达标|合格|达到)/;
const OUTCOME_SAID = /达|合格|标|到位|整改|目标|指标|任务/;

/** “好差评”系统: a name that has both in it. */
const GRADES = /“?好差评”?/g;
/** 未提示退回: what was not said is none of what was not done. */
const SAYING = /^(?:提示|提出|提醒|反映|说明|要求|通知|告知)/;
/** What a set may come to in general. */
const DOABLE =
  /完成|到位|办|开|建|装|落实|整改|动工|启动|竣工|实施|验收|签|收|发|兑|付|到|见|走|检|参|通|领|达|齐|上墙|公开|公示|纳入|接|交|换|配|取得|采取|涉及|录|登|测|查|训|训练|完/;

/** All in time, and this late. */
const late = ({ isTimed }: RoleClaim, told: ToldClause): Departure =>
  isTimed ? lateIn(told) : NO_DEPARTURE;

const lateIn = onceFor(({ text }: ToldClause): Departure => {
  const match = LATE.exec(text);
  return match === null ||
    /(?<![才方])(?:均|都|全部)/.test(text) ||
    DENIES_EVENT.test(text.slice(0, match.index))
    ? NO_DEPARTURE
    : { score: SURE, why: `late ${match[0]}`, isKin: false };
});

/** 差评整改率100%: of what is done about them, not of whether there are any. */
const DEALS = /回访|整改|办结|处置|答复|化解|处理|调解|结案|核查|纠正|反馈|补办|追缴/;

/** What may take a claim back under another name: read once, for it is held against all that is told around it. */
const kinOf = onceFor(({ text: whole, predicate, isNone }: RoleClaim): readonly Kin[] => {
  const own = isNone ? whole : predicate;
  const deals = !isNone && DEALS.test(whole);
  return KIN.filter(
    ({ good, weight, noneOnly }) =>
      (isNone || !noneOnly) && !(deals && weight === SURE) && good.test(own),
  );
});

/** Under another name the very thing. */
function kin(claim: RoleClaim, told: ToldClause): Departure {
  const text = withoutGrades(told);
  return kinOf(claim).reduce((best, { bad, weight }) => {
    if (weight <= best.score) return best;
    const match = bad.exec(text);
    if (match === null || DENIES_EVENT.test(text.slice(0, match.index))) return best;
    return { score: weight, why: `kin ${match[0]}`, isKin: true };
  }, NO_DEPARTURE);
}

const withoutGrades = onceFor(({ text }: ToldClause): string => text.replace(GRADES, ''));

/** Figures in the unit of a bound. */
const figuresLike = onceFor(
  ({ unit }: Bound) =>
    new RegExp(`(?:超过|超出|不足|低于|只有|仅)?(\\d+(?:\\.\\d+)?)\\s?${literal(unit)}`, 'g'),
);
const boundOf = onceFor(({ text }: RoleClaim) => boundIn(text));

/** Of what was wanted, or of before. */
const OTHER_VALUE = /目标|要求|标准|上年|去年|平均|承诺|规定|下降|提高|节约|缩短/;
/** 10秒内接听率100%, and 700个超过10秒: past what all of them keep to. */
function beyond(claim: RoleClaim, { text }: ToldClause): Departure {
  const bound = claim.isNone ? null : boundOf(claim);
  if (bound === null || OTHER_VALUE.test(text) || /^(?:日|个?月)$/.test(bound.unit))
    return NO_DEPARTURE;
  const match = matchesIn(text, figuresLike(bound)).find(
    ([words, value]) =>
      isOut(Number(value), bound) ||
      (Number(value) === bound.value && (bound.isLeast ? /^(?:不足|低于)/ : /^超/).test(words)),
  );
  return match === undefined
    ? NO_DEPARTURE
    : { score: SURE, why: `beyond ${match[0]}`, isKin: false };
}

const EVERY = /每|月月|季季|周周|天天|村村|[均都]/;
const ZERO = /(?<![\d.])0\s?[场次期件人户个]|零[场次期]/;
/** 每月都举办, and of one month 0场. */
const zero = ({ isNone, text: own }: RoleClaim, { text }: ToldClause): Departure =>
  !isNone && text.length <= TAIL && ZERO.test(text) && EVERY.test(own)
    ? { score: SURE, why: 'zero', isKin: false }
    : NO_DEPARTURE;

/** All of it done, and some of it left. */
function leftOver({ isNone, topic }: RoleClaim, told: ToldClause): Departure {
  const left = isNone ? null : leftIn(told);
  return left !== null && [...topic].some((pair) => left.words.has(pair))
    ? { score: 2.5, why: `left ${left.match}`, isKin: false }
    : NO_DEPARTURE;
}

interface Left {
  readonly match: string;
  readonly words: ReadonlySet<string>;
}

const leftIn = onceFor(({ text: whole }: ToldClause): Left | null => {
  const text = whole.replaceAll(BRACKETED, '');
  const match = LEFT_OVER.exec(text)?.[0];
  return match === undefined || /均|都|全|无|已/.test(text)
    ? null
    : { match, words: pairsIn(text) };
});
