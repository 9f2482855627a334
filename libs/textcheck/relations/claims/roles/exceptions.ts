import { pairsIn } from '../wide/pairs.js';
import type { RoleClaim } from './claims-told.js';
import { isGeneric, NO_DEPARTURE, type Departure } from './departures.js';
import { LATE } from './kin.js';
import type { Fact } from './fact.js';

/** One of the set, or one time of all times, is picked out. */
const ONE =
  /其中|只有|仅(?![供为])|唯|个别|部分(?!门)|少数|但(?!是?并)|不过|有[\d一两二三四五六七八九]|[1-9]\d*(?:\.\d+)?\s?(?:批次|人次|万元|[元起件次例宗笔个项台套处间辆份人户名张册家本亩天床箱条座所村盏组卷只头公斤吨日段片栋栏轮期单支分页路])|[一二两三四五六七八九十]\s?(?:[起件处例宗笔个项台套间辆份人户名张册家本条座所组卷只头段片栋轮期天位]|批次)|第[一二三四五六七八九十\d]+|[一二三四五六七八九十]+标段|[一二三四]季度|\d+[月日号]|那[次天]|当[周日天晚月]|[一-龥](?:村|社区|组|站|所|小区|标段|号|单位)(?![长级])/;
/** That it went otherwise. */
const OTHERWISE =
  /未(?!来|受|满|必|超|逾|突破|出现|发生|影响|造成)|没(?!有超|有突破|有出现|有发生|有影响)|尚[未有无在]|仍[未有没在按是挂靠住用存留欠]|还[在没有是靠]|缺|(?<!渗)漏|欠|停(?!留|车|放)|断(?!面)|无(?!论|需|须|偿|误|障|一)|不(?!断|仅|但|久|超过|少于|低于|高于|大于|动产|可|锈|含|同|例外|出村|需|涉及|属)|(?:退回|返工|返修)(?!率)|核减|查获|来不及|(?<!不)低于|(?<!不)少[了于发拨付上]|(?<!不)只(?:有|能|够|发|拨|付|开|做|到|完成|收|给|剩)|仅(?![供为])|代[发签领替办管]|改[用为由]|自行|现金|线下|闲置|空[着缺置]|离职|辞职|取消|搁置|暂[扣缓停]|冻结|失[败灵效]|故障|损坏|丢|(?<!专)用[来于]|擅自|挂着|留[作存]|除外/;
/** Or rather that it went as claimed. */
const AS_CLAIMED =
  /均|都|全部|已全|皆|无一|也不?(?:例外|已)|同样|(?:没有|未|无|不存在)(?:任何|一[一-龥])?[缺漏欠停断拖延超错逾]/;

/** So many clauses on it may still be told of one of them. */
const CLAUSES = 4;
const CLAUSES_NEXT = 3;

/** Right behind the claim, or at the beginning of the next sentence. */
function isBehind(claim: RoleClaim, { statement, at }: Fact): boolean {
  if (statement === claim.statement) return at > claim.at && at <= claim.at + CLAUSES;
  return (
    statement.index === claim.statement.index + 1 &&
    statement.passage === claim.statement.passage &&
    at < CLAUSES_NEXT
  );
}

/** What a check of all of them found of one says nothing against it. */
const LOOKED_AT =
  /检查|排查|抽查|核查|巡查|督查|自查|审[核定计]|查[看验]|监测|检测|评[审价]|走访|排摸|整治/;
/** One of them came about later, or was put right: then all of them are so in the end. */
const IN_THE_END =
  /复工|通过验收|补[齐聘上记发办交]|已[一-龥]{0,4}(?:完[工成毕]|建成|到位|补|付|发)|随即|当即|(?:即|已)由|兼管|顶[班岗替]|照常|未(?:出现|影响|造成|受)|同样|即可|重[铺做建修]|最终|全部/;
const OF_OTHERS = /(?<![原规细准守法])则|另[一-龥]*[由有行]/;
/** 3个乡镇的考核奖惩没有兑现: of something they have. */
const THEIRS = /[一-龥]的([一-龥]{2,6}?)(?:[未没尚仍不只仅]|还没)/;

/** 4台停用 alone is told of them besides; 其中4台, 仍有4台 of them as against all. */
const BESIDES = /^(?:[1-9]\d*\s?[一-龥]|不满意)/;
const AGAINST = /仍|尚|还|只有|仅/;
/** 按期完工的仅一处: of another deed by its name. */
const DEED_OF_ONE = /([一-龥]{2})的(?:仅|只有|只剩)/;

const isBesides = (claim: RoleClaim, text: string): boolean => {
  const deed = DEED_OF_ONE.exec(text)?.[1];
  return deed === undefined
    ? BESIDES.test(text) && !AGAINST.test(text)
    : !claim.whole.includes(deed);
};

const isOfTheirs = (claim: RoleClaim, text: string): boolean => {
  const thing = THEIRS.exec(text)?.[1];
  return thing !== undefined && ![...thing].some((one) => claim.whole.includes(one));
};

/** 全部完工，其中13座通过验收，另2座…: of those that were not passed. */
const isOfOtherDeed = ({ saidPairs }: RoleClaim, lead: string, text: string): boolean =>
  /^(?:另|其余|余)/.test(text) &&
  lead.startsWith('其中') &&
  ![...pairsIn(lead)].some((pair) => saidPairs.has(pair));

/** 每村一名, 逐件登记: how often, or how it is done. */
const HABIT = /^(?:每|逐|各|按)/;
const EVERY_ONE = /均|都|全部|无一|一律/;
const isHabit = ({ word, text }: RoleClaim): boolean => HABIT.test(word) && !EVERY_ONE.test(text);

/** Neither a check of all, nor a way of doing it, nor the denial of an event, which other words than those for it take back. */
const isOpen = (claim: RoleClaim): boolean =>
  (!claim.isNone || isGeneric(claim.text)) && !isHabit(claim) && !LOOKED_AT.test(claim.whole);

/** The clause before, where it is not the claim itself. */
const leadOf = (claim: RoleClaim, { statement, at, before }: Fact): string =>
  at > (statement === claim.statement ? claim.at + 1 : 0) ? (before.split('，').at(-1) ?? '') : '';

const isOfElse = (claim: RoleClaim, lead: string, text: string): boolean =>
  isBesides(claim, text) ||
  isOfOtherDeed(claim, lead, text) ||
  OF_OTHERS.test(`${lead}，${text}`) ||
  isOfTheirs(claim, text);

/** What goes otherwise, where one of them is picked out. */
const otherwiseIn = (claim: RoleClaim, lead: string, text: string): string | null =>
  ONE.test(text) || ONE.test(lead)
    ? ((OTHERWISE.exec(text) ?? (claim.isTimed ? LATE.exec(text) : null))?.[0] ?? null)
    : null;

/** 设备悉数装机，其中一台年底仍未到货: what is told of one of them right behind needs no word in common with what is said of all. */
export function exceptionNear(claim: RoleClaim, fact: Fact): Departure {
  if (!isBehind(claim, fact) || !isOpen(claim)) return NO_DEPARTURE;
  const { text, after } = fact;
  const lead = leadOf(claim, fact);
  const otherwise = otherwiseIn(claim, lead, text);
  if (otherwise === null) return NO_DEPARTURE;
  const isSo = AS_CLAIMED.test(text) || (!claim.isTimed && IN_THE_END.test(`${text}，${after}`));
  return isSo || isOfElse(claim, lead, text)
    ? NO_DEPARTURE
    : { score: 2, why: `excepted ${otherwise}`, isKin: false };
}
