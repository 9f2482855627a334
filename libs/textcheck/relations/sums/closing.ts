import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { total as totalBase } from '../figures/arithmetic.js';
import { alternate, endings, GOES_ON, MARKER } from './list-readings.js';
import { COMPLETE, DIVIDED, isComplete } from './complete-lists.js';
import { lastClause, NOT_A_PART, partsFrom } from './list-parts.js';
import type { PartsOfTotal } from './lists.js';
import { isOneOfThem } from './one-of-them.js';
import { alike } from '../figures/near.js';

const CLOSES =
  /(?:^(?:组成|构成)[，,](?:一?共|合计)?$|[，,；;](?:(?:全年|当年|本年)(?:共)?)?(?:可用|可支配|可安排)(?:财力|资金|财政资金)(?:为|共|总额)*$|[，,；;]满分(?:为|共)?$|(?:合计|共计|总计|总共|总投资|总额|总数|(?<=收入|支出)总量|累计|相加|之和)(?:为|是|达|达到|支出|支付|投入|执行|完成|到位|发放|下达|收入|金额|资金|约|人数|正好|得)*|^[，,；;]?(?:总|一)?共(?:是|有|为)?|^[，,；;]?合计(?:核定|实有)?[^，。；、\d]{2,4}|^[，,；;](?:全年|全县|本年|当年)?(?:共计|总计|总共|一共|共)(?:检查|巡查|走访|受理|办理|查处|购置|适配|发放|安装|采购|建设|新建|开展|举办|服务|接待|投入|支出|投放|栽植|种植|清理|维修|改造|培训|接诊|印制))$/;
/** 全年累计支出: of the year, which need not be told in full. */
const ALL_YEAR = /累计/;
const LONGEST = 12;
/** 2024年末实有民警271名、事业人员16名，合计287名 */
const AS_OF = /^(?:截[至止])?到?(?:20\d\d年)?年?[末底]/;
/** 支书14名，共58.80万元；其他56名，共176.40万元: each a total of its own; 加上 adds to what was told. */
const OF_ITS_OWN =
  /(?:^[，,](?:合计|共计|总共|共)|均[^，。；\d]{0,4})$|加上|连同|(?<=收入|支出)加(?=[^，。；、\d]{0,6}收入)/;

/** 甲10万元、乙20万元，合计30万元: a total that follows its parts. */
export function closingTotals({ mentions, text, start }: Statement): PartsOfTotal[] {
  return mentions.flatMap((total, index) => {
    const plain = (part: Mention): boolean => mayBeListed(part, total, mentions);
    const both = BOTH_NOUNS.test(text.slice(total.end - start));
    if (!CLOSES.test(total.before) && !closesAll(total, mentions.slice(0, index), both)) return [];
    if (total.before.includes('其中') || total.before.length > LONGEST) return [];
    const listed = listedBefore(mentions.slice(0, index), total);
    // 增长9.2%；集中供养312人，分散供养748人，共计1060人: a new thought begins a new list.
    const turn = listed.findLastIndex(({ before }) => /^[；;]/.test(before));
    const own = listed.slice(Math.max(0, turn));
    const parts = turn > 0 && listed.length - turn > 1 && !listed.every(plain) ? own : listed;
    const summed = summedIn(total, parts, both);
    if (summed.length < 2 || !summed.every(plain)) return [];
    const readings = closings(total, summed);
    const complete = !ALL_YEAR.test(total.before) && !isOfOthers(mentions, summed);
    return [{ total, parts: summed, readings, complete, ...BESIDE }];
  });
}

/** 14个行政村、2个社区，共16个村（社区）: the noun of all of them holds those of the parts. */
const BOTH_NOUNS = /^(?:[^，。；、（()）\d]{1,6}[（(][^，。；（()）\d]{1,6}[）)]|村居|村社)/;
/** ，合计250张; ，三类合计192份: of nothing but what stands before it. */
const SUMMED =
  /^[，,；;]?(?:[两二三四五六七八九](?:项|类|者|个?部分|方面)?)?(?:一?共|合计|共计|总计)(?:为|是|有)?$/;
const LITTLE = '0.05';

/**
 * The figures it sums up. 收入总额1000万元，…；支出总额980万元 closes no list: what is more than the total is no part, unless
 * its words sum up what they follow; what stands behind the last such figure may nearly make it.
 */
function summedIn(total: Mention, parts: readonly Mention[], both: boolean): readonly Mention[] {
  const at = parts.findLastIndex(({ base }) => base.greaterThan(total.base));
  if (at < 0) return parts;
  const tail = parts.slice(at + 1);
  const gap = totalBase(tail).minus(total.base).abs();
  if (tail.length > 1 && gap.lessThanOrEqualTo(total.base.times(LITTLE))) return tail;
  const [, ...rest] = parts;
  const joined = rest.every(({ before }) => GOES_ON.test(before));
  const alone = parts.length === 2 && !rest.some(({ before }) => /[；;]/.test(before));
  const like = parts.every(
    ({ unit, before }) => unit === total.unit && !/单价|[每均]/.test(before),
  );
  return like && (both || SUMMED.test(total.before)) && (joined || alone) ? parts : [];
}

/** Those in the unit of the total; of people, where hardly any are, those of another: 组长1名、组员8名，九人. */
function listedBefore(mentions: readonly Mention[], total: Mention): Mention[] {
  const listed = mentions.filter((part) => part.kind === total.kind && isListed(part, total));
  const same = listed.filter((part) => total.kind === 'amount' || part.unit === total.unit);
  return same.length < 2 && total.thing === '人'
    ? listed.filter((part) => alike(part, total))
    : same;
}

const mayBeListed = (part: Mention, total: Mention, mentions: readonly Mention[]): boolean =>
  !NOT_A_PART.test(lastClause(withoutCarried(part.before.replace(AS_OF, ''), total))) &&
  !OF_ITS_OWN.test(part.before) &&
  !/各$/.test(part.before) &&
  (!MARKER.test(part.before) ||
    COMPLETE.test(part.before) ||
    (part === mentions[0] && /^其中/.test(part.before)) ||
    isOfOthers(mentions, [part]));

const CARRIED =
  /(?:上年|年初|以前年度|上年度)(?:财政|资金|项目)?结(?:转和结余|余和结转|转结余|[转余])(?:资金)?/;

/** 上年结转12万元，本年收入500万元，收入总计512万元: what was carried over is a part of what there was. */
const withoutCarried = (words: string, { before }: Mention): string =>
  before.includes('支出') ? words : words.replace(CARRIED, '');

const NUMBERED =
  /^[，,；;]?([两三四五六七八九])(?:[^，。；、\d]{1,4}(?:总|一)?共|(?:个|类|级|片|镇|村|校|所|处)(?![^，。；、\d]*[均各每占])[^，。；、\d共]{2,6})[^，。；、\d]{0,4}$/;
const OF_YEAR = /^[，,；;]全年(?:总|一)?共?[^，。；、\d]{0,6}$/;
/** Parts of the year that leave nothing of it out, each by its words. */
const YEARS: readonly (readonly RegExp[])[] = [
  [/上半年/, /下半年/],
  [/1[至—~-]6月/, /7[至—~-]12月/],
  [/前三季度/, /四季度/],
  [/一季度/, /二季度/, /三季度/, /四季度/],
];

const areAllYear = (parts: readonly Mention[]): boolean =>
  YEARS.some(
    (words) =>
      words.length === parts.length &&
      words.every((word, at) => word.test(parts[at]?.before ?? '')),
  );

/** 12个行政村、3个社区，共15个: behind the noun of what was counted last; 共186个村民小组 counts what is in them. */
const AFTER_NOUN = /^[^，。；、\d]{1,6}[，,](?:总|一)?共(?:是|有|为)?$/;
const NEAR = '0.25';

const isNear = (total: Mention, parts: readonly Mention[]): boolean => {
  const last = parts.filter((part) => alike(part, total)).slice(-2);
  const gap = totalBase(last).minus(total.base).abs();
  return last.length > 1 && gap.lessThanOrEqualTo(total.base.times(NEAR));
};

/** 三级资金共800万元 after three of them; 上半年312件，下半年368件，全年共办理680件 */
function closesAll(total: Mention, parts: readonly Mention[], both: boolean): boolean {
  const { before } = total;
  if (AFTER_NOUN.test(before)) return both || isNear(total, parts);
  const number = NUMBERED.exec(before)?.[1];
  const counted = number !== undefined && '两三四五六七八九'.indexOf(number) + 2 === parts.length;
  return counted || (OF_YEAR.test(before) && areAllYear(parts));
}

/** 148人次、5.92万元 is one item: the mark before the amount joins it to a count and to no amount before. */
const joins = ({ before, label }: Mention): boolean => GOES_ON.test(before) && label !== '';

/** What opens a list that is told in full. */
const IN_FULL = /(?:来源|构成|分别|如下|包括)[^，。；\d]*[：:]?[^，。；：\d]*$/;
const SUMS_UP = /^[^，。；\d]*(?:总|合计|共)[^，。；\d]*$/;

/** 资金来源：中央1200万元、…、旗县50万元。项目总资金2000万元: the sentence after the list begins with its total. */
export function totalsAfter({ statements }: TextDocument, statement: Statement): PartsOfTotal[] {
  const before = statements[statement.index - 1];
  const [total] = statement.mentions;
  if (total === undefined || before?.passage !== statement.passage) return [];
  const parts = listIn(before);
  const joined = parts.slice(1).every((part) => mayBePart(part, total));
  if (parts.length < FEWEST || !joined || !SUMS_UP.test(total.before)) return [];
  return [{ total, parts, readings: [parts], complete: true, ...BESIDE }];
}

/** The figures of a statement that holds nothing but a full list of them. */
function listIn({ mentions }: Statement): Mention[] {
  const [first] = mentions;
  if (first === undefined || !IN_FULL.test(first.before)) return [];
  const parts = partsFrom(mentions, first);
  return parts.length === mentions.length ? parts : [];
}

/** 合同27份，其中货物类318万元: 其中 is of what was counted, not of money. */
function isOfOthers(mentions: readonly Mention[], [first]: readonly Mention[]): boolean {
  const before = first && mentions[mentions.indexOf(first) - 1];
  const others = before !== undefined && first !== undefined && !alike(before, first);
  return others && /^[^，。；\d]{0,20}[，,]其中/.test(first.before);
}

/** Beside the total, or in a bracket of its own: 工资福利支出（1250.30万元）、…，合计1663.65万元. */
const isListed = ({ bracketed, before }: Mention, total: Mention): boolean =>
  bracketed === total.bracketed || /[（(]$/.test(before);

const BESIDE = { beside: true, rivals: [] } as const;

/** The parts from where they may begin, or those of the total's own noun: budget and outlay may take turns. */
function closings(total: Mention, parts: readonly Mention[]): Mention[][] {
  const tails = parts
    .slice(0, -1)
    .flatMap((part, index) => (index > 0 && joins(part) ? [] : [parts.slice(index)]));
  // 一季度、二季度、三季度，上半年合计: the total may be of the first ones only.
  const runs = tails.flatMap((tail) => tail.slice(2).map((_, index) => tail.slice(0, index + 2)));
  const noun = total.label.slice(-2);
  const own = noun === '' ? [] : parts.filter(({ label }) => label.endsWith(noun));
  return [...tails, ...runs, own, ...alternate(parts)].filter(({ length }) => length >= 2);
}

/** Parts that make a total by chance are few; of two figures alone that is often said. */
const FEWEST = 3;
/** A list that begins right after its total. */
const BEGINS = /^[，,：:。（(]/;
/** 五项相加正好是全年支出; 上述各项合计与决算一致: a sum without a figure of its own. */
const SAYS_SUM =
  /(?:[三四五六七八九十\d]项|(?:上述|以上)(?:各|几)?项)(?:支出|收入|资金)?(?:相加|合计|之和|加起来)[^，。；\d]*$/;
const FAR_OFF = '0.15';
const FARTHER_OFF = '0.25';

/** 全年支出1930万元。人员…万元，药品…万元，…: figures that follow their total with no word that says so. */
export function unmarkedTotals(document: TextDocument, statement: Statement): PartsOfTotal[] {
  if (statement.inTable) return [];
  const figures = document.figures[statement.passage] ?? [];
  const said = SAYS_SUM.test(statement.text);
  const lists = statement.mentions.flatMap((first, index) => {
    const whole = figures[figures.indexOf(first) - 1];
    if (whole === undefined || !mayBePart(first, whole)) return [];
    const inside = { ...whole, bracketed: first.bracketed };
    const parts = partsFrom(statement.mentions.slice(index), inside);
    const told = said || isBracketOf(document, whole, parts);
    const previous = figures[figures.indexOf(whole) - 1];
    return isOfLarger(figures, whole, parts) || isOneOfThem(whole, parts, previous)
      ? []
      : unmarkedList(whole, parts, told);
  });
  return said ? lists.slice(0, 1) : lists;
}

const FEWEST_IN_BRACKET = 3;
const OTHER_STAGE = /预算|计划|上年|去年|目标|决算|上限|控制/;

/** 运行维护费12.60万元（燃油费6.40万元、维修费4.10万元、保险费2.10万元）: a bracket of nothing but its parts. */
const isBracketOf = (
  { text }: TextDocument,
  whole: Mention,
  parts: readonly Mention[],
): boolean => {
  const [first] = parts;
  const end = parts.at(-1)?.end ?? 0;
  const gap = totalBase(parts).minus(whole.base).abs();
  return (
    parts.length >= FEWEST_IN_BRACKET &&
    text.startsWith('（', whole.end) &&
    first?.before.startsWith('（') === true &&
    /^[）)]/.test(text.slice(end, end + 1)) &&
    parts.slice(1).every(({ before }) => GOES_ON.test(before)) &&
    !parts.some(({ before }) => OTHER_STAGE.test(before)) &&
    gap.lessThanOrEqualTo(whole.base.times(FAR_OFF))
  );
};

/** 支出1258万元，其中工资612万元，商品168万元，…: the first part with the others makes the total before; it has none of its own. */
const isOfLarger = (
  figures: readonly Mention[],
  whole: Mention,
  parts: readonly Mention[],
): boolean => {
  const all = totalBase(parts).plus(whole.base);
  return (
    MARKER.test(whole.before) &&
    figures.some((one) => one.end <= whole.start && alike(one, whole) && one.base.equals(all))
  );
};

function unmarkedList(whole: Mention, parts: readonly Mention[], said: boolean): PartsOfTotal[] {
  const gap = totalBase(parts).minus(whole.base);
  const counted = isCounted(whole, parts) && gap.isPositive();
  const far = !said && gap.abs().greaterThan(whole.base.times(counted ? FARTHER_OFF : FAR_OFF));
  if (far || !parts.every((part) => mayBePart(part, whole))) return [];
  const all = said || isToldInFull(whole, parts);
  if (parts.length < FEWEST && !all) return [];
  const list = { total: whole, parts, readings: endings(parts), ...BESIDE };
  return [{ ...list, complete: all, unmarked: !all && !counted }];
}

const isToldInFull = (whole: Mention, parts: readonly Mention[]): boolean =>
  parts.length > 1 && opens(parts) && (isComplete(whole, parts) || areAlike(parts));

/** 、 goes on with a list that the whole is itself an item of. */
const opens = ([first]: readonly Mention[]): boolean => !GOES_ON.test(first?.before ?? '');

/** One list of people or things: there are not more of them than there are. */
const isCounted = (whole: Mention, parts: readonly Mention[]): boolean =>
  whole.kind === 'count' && opens(parts) && isOneList(parts);

const isOneList = (parts: readonly Mention[]): boolean =>
  parts.length >= FEWEST &&
  (parts.slice(1).every(({ before }) => GOES_ON.test(before)) || areAlike(parts));

const LONGEST_NAME = 6;

const PLACE = /[村镇乡片区县校组段站线]$/;

/** ，东片25眼，西片31眼，南片22眼: places of one sort and nothing else between the figures. */
const areAlike = (parts: readonly Mention[]): boolean =>
  parts.every(
    ({ before, label }) =>
      label.length >= 2 &&
      label.length <= LONGEST_NAME &&
      before.replace(/^[，,、；;：:]/, '') === label &&
      PLACE.test(label) &&
      label.at(-1) === parts[0]?.label.at(-1),
  );

/** May be a part of it by its words. */
const mayBePart = (part: Mention, whole: Mention): boolean =>
  alike(part, whole) &&
  part.exact &&
  (BEGINS.test(part.before) || /^[、；;]/.test(part.before) || part.before === part.label) &&
  ![MARKER, DIVIDED, NOT_A_PART].some((words) => words.test(part.before)) &&
  part.base.lessThan(whole.base);
