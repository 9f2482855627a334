import type { TextDocument, Statement } from '../../../document.js';
import { matchesIn } from '../../../text/matches.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { pairsIn } from '../wide/pairs.js';
import type { RoleClaim } from './claims-told.js';
import { isElsewhere, isMended, isNoFact, isOtherTime } from './excuses.js';
import { KIN, LATE } from './kin.js';

/** A clause read as what may be told of one of the set. */
export interface Fact extends Sentence {
  readonly statement: Statement;
  readonly at: number;
  readonly before: string;
  readonly after: string;
  /** Says itself that there was none. */
  readonly isDenial: boolean;
}

const NEG =
  /未(?!来|经过|必)|没(?!收)|不(?!断|仅|但|少于|同|久|低于|高于|良|含|予|等|动产|可|锈|限|定期|超过|足为|到位率)|(?<![并所毫])无(?!论|障|偿|害|锡|线|人机|需|须|烟|间断|误|缝|缺)|缺|漏(?!斗)|欠|(?<![最减至不多])少(?!于|数|年|量|儿|先)/g;
const DENIES_EVENT =
  /(?:未|没有?|无|不存在|零|杜绝|防止?|避免|从未|不曾|减少|下降|不)(?:再|曾)?(?:发生|出现|发现|收到|接到|造成|受到|被|有)?(?:任何|一[一-龥])?[^，。；]{0,3}$/;
const REMNANT =
  /尚有|仍有|还有|余下|剩余|其余|剩下|尚余|(?<![一-龥])余\d|个别|部分(?!门)|少数|有的|唯独|唯有|仅|只有|只是|其中|另有|不过|然而|但|直到|至今/;
const SOME =
  /[1-9]\d*(?:\.\d+)?\s?(?:批次|人次|万元|[元起件次例宗笔个项台套处间辆份人户名张册家本亩天床箱条座所村盏组卷只头公斤日段片栋栏轮期])|[一二两三四五六七八九]\s?(?:[起件例宗笔个项台套处间辆份人户名张册家本条座所组卷只头段片栋轮期]|批次)/;
const TOLD =
  /检查|审计|抽查|督查|台账|记录|显示|反映|通报|发现|查出|指出|附[件注表]|清单|明细|回复|举报|整改|意见|备注|说明|盘点|比对|名册|凭证|测评|统计|汇总|核对|核查|通知单|系统|报告|\d月|\d日|理赔|结算|决算|存在|问题|监测|台帐|复盘|值得|遗留/;
const NAMED =
  /[一-龥]{2,6}(?:村|社区|[镇乡]|小区|桥|站|院|校|厂|馆|所|园|库|项目|工程|中心|公司|科|室|班|段|片|组|店|采石场|河|沟|渠|塘|坡|路|街|机构|系统)|“[^”]{2,14}”/;
const GENERIC =
  /到位|完成|办妥|齐[备全]|完[整好备]|落实|着落|办结|覆盖|一个|[漏落]|应(.)尽|清零|消除|彻底|遍$|例外|通过|合格|达标/;

export interface Weighed {
  readonly claim: RoleClaim;
  readonly fact: Fact;
  readonly score: number;
  readonly why: string;
}

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((pair) => other.has(pair)).length;

export function weigh(document: TextDocument, claim: RoleClaim, fact: Fact): Weighed | null {
  const depart = departure(claim, fact);
  if (depart.score === 0 || isExcused(document, claim, fact)) return null;
  const link = linkOf(claim, fact);
  const part = partOf(claim, fact);
  const told = TOLD.test(fact.before + fact.text) ? 0.5 : 0;
  const near = nearness(claim, fact);
  const score = depart.score + link + part + told + near;
  return { claim, fact, score, why: `${depart.why} l${link} p${part} t${told} n${near}` };
}

interface Departure {
  readonly score: number;
  readonly why: string;
}
const NO_DEPARTURE: Departure = { score: 0, why: '' };

const departure = (claim: RoleClaim, fact: Fact): Departure =>
  [denied(claim, fact), undone(claim, fact), late(claim, fact), kin(claim, fact)].reduce(
    (best, one) => (one.score > best.score ? one : best),
    NO_DEPARTURE,
  );

/** What there was none of is told in the same words. */
function denied({ isNone, heads }: RoleClaim, { text }: Fact): Departure {
  if (!isNone) return NO_DEPARTURE;
  return heads.reduce((best, head) => {
    const score = coverOf(head, text);
    return score > best.score ? { score, why: `denied ${head}` } : best;
  }, NO_DEPARTURE);
}

const COMMON = /^(?:资金|项目|工作|情况|费用|单位|指标|预算|支出|经费|人员|管理|任务|目标|数据)$/;
/** 不满意, 未到岗: denied with its own denial. */
const NEGATIVE = /[不未没无]./;

function coverOf(head: string, text: string): number {
  const negative = NEGATIVE.exec(head)?.[0];
  if (negative !== undefined) return text.includes(negative) ? 3 : 0;
  const at = text.indexOf(head);
  if (at >= 0) return DENIES_EVENT.test(text.slice(0, at)) ? 0 : 3;
  const tail = head.slice(-2);
  const found = text.indexOf(tail);
  if (found >= 0 && DENIES_EVENT.test(text.slice(0, found))) return 0;
  const covered = [...head].filter((one) => text.includes(one)).length;
  if (head.length > 2 && covered >= head.length * 0.75) return 2.5;
  return found >= 0 && !COMMON.test(tail) ? 2 : 0;
}

/** Not done, of what all are said to be or do. */
function undone({ isNone, saidPairs, said, text: own }: RoleClaim, { text }: Fact): Departure {
  const generic = GENERIC.test(own);
  if (isNone && !generic) return NO_DEPARTURE;
  return matchesIn(text, NEG).reduce((best, { index, 0: word }) => {
    const tail = text.slice(index + word.length, index + word.length + 10).split(/[（(]/)[0] ?? '';
    const words = pairsIn(tail);
    const verb = tail.replace(/^(?:有|能|曾|得到|及时|按时|按期|再|再次|予以?|被|经|按|走|履行|参加|办理?|完成)+/, '').charAt(0);
    const score =
      shared(saidPairs, words) > 0 ? 3 : verb !== '' && said.includes(verb) && /[一-龥]/.test(verb) ? 2.5 : generic ? 1.5 : 0;
    return score > best.score ? { score, why: `undone ${word}${tail}` } : best;
  }, NO_DEPARTURE);
}

function late({ isTimed }: RoleClaim, { text }: Fact): Departure {
  const match = isTimed ? LATE.exec(text) : null;
  return match === null || /均|都|全部/.test(text) || DENIES_EVENT.test(text.slice(0, match.index))
    ? NO_DEPARTURE
    : { score: 3, why: `late ${match[0]}` };
}

/** 差评整改率100%: of what is done about them, not of whether there are any. */
const DEALS =
  /回访|整改|办结|处置|答复|化解|处理|调解|结案|核查|纠正|反馈|补办|追缴|退还/;

function kin({ text: whole, said, isNone }: RoleClaim, { text }: Fact): Departure {
  const own = isNone ? whole : said;
  const deals = !isNone && DEALS.test(whole);
  return KIN.reduce((best, { good, bad, weight, noneOnly }) => {
    if (weight <= best.score || (noneOnly && !isNone) || (deals && weight === 3)) return best;
    if (!good.test(own)) return best;
    const match = bad.exec(text);
    if (match === null || DENIES_EVENT.test(text.slice(0, match.index))) return best;
    return { score: weight, why: `kin ${match[0]}` };
  }, NO_DEPARTURE);
}

const WEAK =
  /[的了在是有为和与及对到从由以其中年月日个项全均都未不无没一二三四五六七八九十人位上下内外前后于已被把将这那本我各每等也就还又因所能可要会]/g;
const HAN = /[一-龥]/;

function linkOf(claim: RoleClaim, fact: Fact): number {
  const own = shared(claim.topic, pairsIn(fact.text));
  const around = shared(claim.topic, pairsIn(fact.before));
  return Math.min(2.5, own + Math.min(1, around / 2) + charsOf(claim, fact.text));
}

/** 仓仓账实相符, 4号仓实物比账面短少: single characters are a weak bond. */
function charsOf({ whole }: RoleClaim, text: string): number {
  const own = new Set(whole.replaceAll(WEAK, ''));
  const common = [...new Set(text)].filter((one) => HAN.test(one) && own.has(one)).length;
  return Math.min(1, common * 0.25);
}

/** It is told of a part: fewer by the same measure word, or of one by its name. */
function partOf({ count, measure }: RoleClaim, { text }: Fact): number {
  const fewer =
    count !== null && measure !== null
      ? new RegExp(`(\\d+|[一二两三四五六七八九])\\s?${measure}`).exec(text)
      : null;
  const isFewer = fewer !== null && Number(fewer[1] ?? '0') !== count;
  return (
    (isFewer ? 1 : SOME.test(text) ? 0.5 : 0) +
    (REMNANT.test(text) ? 0.5 : 0) +
    (NAMED.test(text) ? 0.5 : 0)
  );
}

function nearness(claim: RoleClaim, fact: Fact): number {
  const apart = Math.abs(claim.statement.index - fact.statement.index);
  const isSame = claim.statement.passage === fact.statement.passage;
  return (isSame ? 0 : -0.5) + (apart <= 1 ? 0.5 : apart <= 4 ? 0 : -0.5);
}

function isExcused(document: TextDocument, claim: RoleClaim, fact: Fact): boolean {
  const { text, before, after } = fact;
  const next = document.statements[fact.statement.index + 1];
  const later =
    next !== undefined && next.passage === fact.statement.passage && next.index !== claim.statement.index
      ? clausesOf(next).slice(0, 2).map((one) => one.text).join('，')
      : '';
  if (isElsewhere(`${text}，${after}`) || isElsewhere(before) || isOtherTime(before + text)) return true;
  if (isNoFact(text) || fact.isDenial || isSetOf(claim, fact)) return true;
  if (isOtherYear(document, `${before}，${text}`)) return true;
  const isBefore = fact.start < claim.start;
  if (isBefore && /再/.test(claim.text)) return true;
  if (/不合格|返工|不达标/.test(text) && isMended(`${text}，${after}`) && !STAGE.test(claim.text + text)) return true;
  if (isElsewhere(later)) return true;
  if (claim.isNone && !GENERIC.test(claim.text)) return false;
  const isMendedLater = isMended(`${text}，${after}，${later}`);
  return isMendedLater && !claim.isTimed && (isBefore || claim.isFinal || /补课|补训/.test(after + text));
}

/** 一次通过, 抽查: what was mended since was not so then. */
const STAGE = /一次|首次|抽查|检查结果|无一/;

/** 发生纠纷3起，均已调解: what all is said of are those just told. */
const isSetOf = (claim: RoleClaim, fact: Fact): boolean =>
  claim.isBare && fact.statement === claim.statement && fact.start < claim.start;

function isOtherYear({ year }: TextDocument, text: string): boolean {
  const told = matchesIn(text, /(?<!\d)(20\d\d)年/g).map(([, one]) => Number(one));
  return told.length > 0 && year !== null && told.every((one) => one !== year);
}
