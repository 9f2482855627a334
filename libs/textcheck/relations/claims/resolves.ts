import { matchesIn } from '../../text/matches.js';
import { clauseAt, type Pair } from './claimed-and-told.js';
import { ALL, NONE } from './roles/words-of-all.js';

/** What is claimed is a slogan, a principle or the reason for no change, or what is told is what shall be done: no claim and no fact. */
export const isNoFact = (pair: Pair): boolean =>
  [isSlogan, isPrinciple, isNoChange, isResolve].some((excuses) => excuses(pair));

const saidIn = ({ document: { text }, claimed: { start, end } }: Pair): string =>
  text.slice(start, end);

/** “三个全覆盖”, “五个百分百”: what it is called, by how many there are of it. */
const CALLED = /“[一二两三四五六七八九十双多][^”，。；\d]{0,6}”/g;

/** 实现“三个全覆盖”: there is no word of all but in the name. */
function isSlogan(pair: Pair): boolean {
  const said = saidIn(pair);
  const rest = said.replaceAll(CALLED, '');
  return rest !== said && [ALL, NONE].every((words) => matchesIn(rest, words).length === 0);
}

const DUE = /[应该当能可宜]([一-龥])[尽必则快即]\1/;
/** 本着应保尽保的原则, 视财力情况做到应保尽保, 坚持应收尽收: how it is to be, not how it came out. */
const PRINCIPLE =
  /^(?:坚持|按照?|本着|遵循|秉持|秉承|贯彻|树立|视|根据|依据|围绕|力求|要求)|的?(?:原则|要求|理念|思路|导向|机制|政策)$/;
const isPrinciple = (pair: Pair): boolean => {
  const said = saidIn(pair);
  return DUE.test(said) && PRINCIPLE.test(said) && !/\d|已|了/.test(said);
};

/** 主要原因是没有增加公车购置及运行费: there is as much of it as there was. */
const SAME =
  /(?:没有?|未|无)再?(?:增加|新增|新购|减少|增减|调整|变动)了?[^，。；\d]*?([一-龥]{2})$/;
const CHANGED =
  /增|减|变|调|追|升|降|扩|新|超|多|少|[高低]于|加[大快]|借|购买|购置|购入|采购|招|聘/;
/** What the cost of vehicles is called, bought or not. */
const NAME_OF_COST = /购置[和及与]运行/g;
function isNoChange(pair: Pair): boolean {
  const noun = SAME.exec(saidIn(pair))?.[1];
  const told = clauseAt(pair.document.text, pair.told);
  return (
    noun !== undefined && told.includes(noun) && !CHANGED.test(told.replaceAll(NAME_OF_COST, ''))
  );
}

/** 加大税务稽查和欠税清缴力度; 做到预算不超财力; 清理欠税工作持续加强 */
const RESOLVE =
  /^(?:并|同时|进一步|持续|不断|切实|着力|大力|全面|严格|认真|依法|依规|积极)*(?:加大|加强|强化|严格|从严|坚持|做到|确保|力争|推动|推进|健全|完善|规范|深化|优化|清理|严控|避免|防止|落实|抓好|做好|督促)|(?:力度|工作|管理|机制|监管|管控)(?:持续|不断|进一步|得到)*(?:加大|加强|强化|深化|完善|健全|优化|规范)$/;
/** With a figure, or of what is wanting, it tells how it came out. */
const SHORT =
  /\d|[一二两三四五六七八九十][个项件起户处名家人]|未|没|尚|仍|漏|滞|逾|缺|偏|难|问题|慢|差|欠(?![税费缴])|才|延|不(?!超|断|打|搞|留|折|突|放|增|减|低|少|落)/;
const isResolve = ({ document: { text }, told }: Pair): boolean => {
  const clause = clauseAt(text, told);
  return RESOLVE.test(clause) && !SHORT.test(clause);
};
