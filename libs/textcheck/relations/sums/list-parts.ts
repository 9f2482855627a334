import type { Mention } from '../../mentions/mention.js';
import { alike } from '../figures/near.js';
import { COMPLETE } from './complete-lists.js';
import { GOES_ON, MARKER } from './list-readings.js';

/** 由财政拨款收入4530.10万元、事业收入210.00万元构成 */
export const MADE_OF = /^[，,][^\d，。；]{0,6}由[^\d，。；]{2,20}$/;
/** Words that make a figure something else than a part. */
export const NOT_A_PART =
  /(较|比(?!赛)|同比|环比|占|增加|减少|增长|下降|上升|提高|降低|结余|余额|年初|年末|人均|平均|每|截至|主要|因此|所以|预计|不少于|不低于|不超过|另有|另外|此外|空编|缺编|超编|空缺|空岗)/;
/** Of a total of receipts or outlays what was or is left over is a part like any other. */
const CARRIED = /(?:年初|年末|上年|本年)?结[转余]/;
/** 全口径收入4218万元，其中：…；上年结余215万元: what was carried into the year counts with what came in. */
const CARRIED_INTO = /^[，,、；;](?:上年|以前年度)(?:滚存)?结[转余](?:收入|资金)?(?:为)?$/;
/** Remarks on a part: 增收72,266万元. */
const REMARK = /(?:增收|减收|增支|减支|增加|减少|增长|下降|上升|提高|降低)(?:了)?$/;
/** 8辆，每辆14.10万元; 车均2.70万元: what one of them comes to. */
const EACH = /(?:[人户车亩辆件次项家所套班日月年]均|每[^，。；、\d]{1,3})(?:为|约)?$/;
/** 其中农业人口380人，现有劳动力250人: the next thought. */
const NOW = /[，,；;](?:全[^，。；\d]{1,2})?现有/;
/** 伤员86人，其中未成年人12人，治愈79人: what was done for all of them. */
export const DONE =
  /[，,；;](?:已|均|全部|共)?(?:放归|放生|治愈|存活|救治|办结|结案|整改|销号|验收|合格|达标|取得|获得|签约|收回|支付|到位|兑现|支出|执行)[^，、。；\d]{0,4}$/;
/** 其中上年结转80万元；全年支出460万元: the next thought. */
const OWN_TOPIC =
  /^[；;](?:已|实际)?(?:支出|支付|执行)|[；;][^，、]*(?:全年|本年|当年|年末|年底|累计|实际支出)/;

/** The figures of a list from the first part on, as far as the words go on with it. */
export function partsFrom(mentions: readonly Mention[], whole: Mention): Mention[] {
  const parts: Mention[] = [];
  let each = false;
  for (const [index, mention] of mentions.entries()) {
    if (isAside(mention, whole)) continue;
    if (mention.kind !== whole.kind) break;
    // 购置8辆，每辆14.10万元；运行费256.50万元: after what one of them comes to the list goes on only beyond a semicolon.
    if (each && !/^[；;]/.test(mention.before)) break;
    each = EACH.test(mention.before);
    if (each && index > 0) continue;
    if (index > 0 && endsList(mention, whole, parts)) break;
    if (opensNext(mentions, index, parts, whole)) break;
    parts.push(mention);
  }
  return parts;
}

/** A remark inside the list: a bracket, a percentage, a number of other things. */
function isAside(mention: Mention, whole: Mention): boolean {
  const rate = mention.kind === 'percent' || mention.kind === 'points';
  const otherThings = mention.kind === 'count' && !alike(mention, whole);
  return (
    mention.bracketed !== whole.bracketed || rate || otherThings || REMARK.test(mention.before)
  );
}

/** 患者300人，其中规范管理240人；管理糖尿病患者90人，其中…: a total of its own, beside the one before. */
function opensNext(
  mentions: readonly Mention[],
  index: number,
  parts: readonly Mention[],
  whole: Mention,
): boolean {
  const [mention, ...after] = mentions.slice(index);
  if (mention === undefined || !/[；;]/.test(mention.before)) return false;
  const next = after.find(({ kind }) => kind !== 'percent');
  const flat = !parts.slice(1).some(({ before }) => MARKER.test(before));
  const own = flat && /其中[^\d]*$/.test(next?.before ?? '');
  // Of a list that opens its sentence the first part is no whole to go by.
  return own || (whole !== parts[0] && mention.base.greaterThan(whole.base));
}

function endsList(mention: Mention, whole: Mention, parts: readonly Mention[]): boolean {
  const [first] = parts;
  const otherYear =
    first !== undefined && mention.year !== whole.year && mention.year !== first.year;
  const summed = first !== undefined && /(?:合计|共计|小计|其余)/.test(lastClause(mention.before));
  return (
    summed ||
    isLarger(mention, whole, first) ||
    otherYear ||
    (first !== undefined && [OWN_TOPIC, NOW, DONE].some((words) => words.test(mention.before))) ||
    takesTurns(first, mention) ||
    (NOT_A_PART.test(lastClause(mention.before)) && !isCarried(mention, whole))
  );
}

const isCarried = ({ before }: Mention, { label }: Mention): boolean =>
  (/总计$/.test(label) && CARRIED.test(before)) ||
  (/收入(?:总[计量额])?$/.test(label) && CARRIED_INTO.test(lastClause(before)));

/** So many times the whole is a slip of the unit: 总投资1.26亿元，其中…4600亿元. */
const UNIT_SLIP = 10;

/** 零售总额67亿元，其中限额以上4亿元，批发业103亿元: more than the whole is no part of it, unless all of it was promised. */
const isLarger = (mention: Mention, whole: Mention, first: Mention | undefined): boolean =>
  first !== undefined &&
  first !== whole &&
  !(GOES_ON.test(mention.before) && first.base.lessThanOrEqualTo(whole.base)) &&
  mention.base.greaterThan(whole.base) &&
  mention.base.lessThan(whole.base.times(UNIT_SLIP)) &&
  ![COMPLETE, MADE_OF].some((words) => words.test(first.before));

/** 其中甲院编制268名、在职259人: posts and people are told in turns. */
export const takesTurns = (first: Mention | undefined, { label }: Mention): boolean =>
  /编制$/.test(first?.label ?? '') && /^(?:在职|在编|实有)/.test(label);

/** The words since the last comma. */
export const lastClause = (words: string): string => /[^，；。]*$/.exec(words)?.[0] ?? words;
