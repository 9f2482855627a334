import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { onceFor } from '../../once-for.js';
import { oncePerDocument } from '../../once.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { isBorneOut } from '../figures/borne-out.js';
import { digitsOf, isTypo } from '../figures/near.js';
import { MARKER } from './list-readings.js';
import { DONE, NOT_A_PART, takesTurns } from './list-parts.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';
import { isOneOfThem, SUMS_UP } from './one-of-them.js';

/** Parts a list has at most, and at least where no word says that the figure beside them is their sum. */
const MOST = 9;
const FEWEST = 3;
/** Off by so much a list is still meant to make its total, whatever the words; farther where no part is most of it. */
const CLOSE = '0.06';
const FAR = '0.15';
const MOST_OF_IT = '0.7';
const MOST_FAR = 6;
const FEWEST_DIGITS = 3;
/** A part is told shortly. */
const LONGEST = 16;
/** Each, of another time, planned, what came and went: neither a part nor a total of what stands beside it. */
const OF_OTHERS =
  /每|均|上年|去年|同比|另|超过|(?<!公共)预算|计划|目标|标准|限额|上限|完成率|其余|新招|招录|辞职|[调转退]出|[调转]入|调离|注销|接收|结存|授予|净|满意|收回|回收|有效/;
/** 拨款900万元，事业收入80万元，其他20万元，支出950万元: what was done with it is no sum of it. */
const DONE_WITH = /支出|执行|使用|支付|结/;
const JOINED = /^(?:、|和|及|与)/;

/**
 * Figures that follow one another and miss the one right before or after them by little, whatever words tell them:
 * 市级64万元，县级28万元，自筹15万元，投入达到117万元. Nothing is said where some figure of the paragraph is made by any of them.
 */
export const plainRuns = (
  document: TextDocument,
  { inTable, passage, mentions }: Statement,
): PartsOfTotal[] =>
  inTable
    ? []
    : (runsByPassage(document)[passage] ?? [])
        .filter(({ list, next }) => mentions.includes(list.total) || mentions.includes(next))
        .map(({ list }) => list);

interface Run {
  readonly list: PartsOfTotal;
  /** The figure right behind the total or, where that is the last one, the total. */
  readonly next: Mention;
}

/** Those of each passage, found once for all of its statements. */
const runsByPassage = oncePerDocument((document): readonly Run[][] =>
  document.figures.map((figures) => {
    const counted = figures.filter(isCounted);
    const things = new Set(counted.map(({ thing }) => thing));
    return [...things].flatMap((thing) =>
      runsAmong(
        document,
        counted.filter((one) => one.thing === thing),
      ),
    );
  }),
);

function runsAmong(document: TextDocument, same: readonly Mention[]): Run[] {
  const known = knownOf(same);
  return same.flatMap((total, at) => {
    const parts = [...runsBeside(same, at), ...runsBeyond(same, at)].find(
      (run) => isMissed(same, known, total, run) && isOneRun(document, same, total, run),
    );
    if (parts === undefined) return [];
    const list = fullList(total, parts);
    return [{ list, next: same[at + 1] ?? total }];
  });
}

const isCounted = ({ kind, exact, unit }: Mention): boolean =>
  (kind === 'amount' || kind === 'count') && exact && unit !== '分';

/** Runs that begin right after a figure, or end right before it, the longest first. */
function runsBeside(same: readonly Mention[], at: number): Mention[][] {
  const lengths = Array.from({ length: MOST - 1 }, (_, less) => MOST - less);
  return lengths.flatMap((length) => [
    ...(at + length < same.length ? [same.slice(at + 1, at + 1 + length)] : []),
    ...(at >= length ? [same.slice(at - length, at)] : []),
  ]);
}

/** What opens a list of what was told before, whatever stands between. */
const AMONG =
  /^[。；]?(?:在?[^，。；\d]{2,8}中[，,]?|其中[：:，,]?|(?:按|从)[^，。；\d]{1,8}(?:看|分|划分)[，,：:]?)[^，。；：、\d]{1,12}$/;

/** 在编149人，空编9名。在编人员中专任132人、行政11人、工勤8人: one smaller figure stands between the total and its list. */
function runsBeyond(same: readonly Mention[], at: number): Mention[][] {
  const [total, between, first] = same.slice(at, at + 3);
  if (total === undefined || between === undefined || first === undefined) return [];
  if (between.base.greaterThanOrEqualTo(total.base) || !AMONG.test(first.before)) return [];
  return Array.from({ length: MOST - 2 }, (_, less) =>
    same.slice(at + 2, at + 2 + MOST - less),
  ).filter(({ length }) => length >= FEWEST);
}

/** Figures of a paragraph that are accounted for. */
interface Known {
  /** Some run beside it just makes it. */
  readonly sums: ReadonlySet<Mention>;
  /** It stands in such a run. */
  readonly parts: ReadonlySet<Mention>;
}

function knownOf(same: readonly Mention[]): Known {
  const found = same.flatMap((figure, at) =>
    runsBeside(same, at)
      .filter((run) => totalBase(run).equals(figure.base) && isNoChance(figure, run))
      .map((run) => ({ figure, run })),
  );
  return {
    sums: new Set(found.map(({ figure }) => figure)),
    parts: new Set(found.flatMap(({ run }) => run)),
  };
}

/** 4人、6人、3人、9人: of small numbers two make a third by chance. */
const isNoChance = (figure: Mention, run: readonly Mention[]): boolean =>
  run.length >= FEWEST || digitsOf(figure) >= FEWEST_DIGITS || SUMS_UP.test(figure.before);

/** The run misses the figure by little, and none of them is accounted for otherwise. */
function isMissed(
  same: readonly Mention[],
  known: Known,
  total: Mention,
  parts: readonly Mention[],
): boolean {
  if (known.sums.has(total) || parts.some((one) => known.parts.has(one) || known.sums.has(one)))
    return false;
  if (isOneOfThem(total, parts, same[same.indexOf(total) - 1])) return false;
  if (!isList(total, parts) || !isNear(total, parts)) return false;
  const sum = totalBase(parts);
  const opened = AMONG.test(parts[0]?.before ?? '');
  return !same.some(({ base }) => base.equals(sum)) && (opened || !isBorneOut(same, total));
}

/** Asked of each figure for every run it may stand in. */
const isOfAnother = onceFor((one: Mention): boolean => isChange(one) || OF_OTHERS.test(one.before));

/** Each may be what the list is of: none is a change, of another time or told in turn with the rest, and two are not nought. */
const isList = (total: Mention, parts: readonly Mention[]): boolean =>
  !isOfAnother(total) &&
  !parts.some(isOfAnother) &&
  !takesTurns(parts[0], parts.at(-1) ?? total) &&
  parts.every((part) => mayBePart(part, total)) &&
  parts.filter(({ base }) => !base.isZero()).length > 1;

const mayBePart = ({ base, before }: Mention, total: Mention): boolean =>
  base.lessThan(total.base) &&
  before.length <= LONGEST &&
  ![NOT_A_PART, DONE].some((words) => words.test(withoutCarried(before, total)));

/** Of all that could be spent what was carried over is a part like any other. */
const withoutCarried = (words: string, total: Mention): string =>
  /可用|收入|资金|来源/.test(total.before)
    ? words.replace(/(?:年初|上年|以前年度)结(?:转和结余|转结余|[转余])(?:资金)?/, '')
    : words;

/** The words that tell a list leave so much room: the more they say, the farther off it may be. */
function isNear(total: Mention, parts: readonly Mention[]): boolean {
  const gap = totalBase(parts).minus(total.base);
  const off = gap.abs().div(total.base);
  const said = SUMS_UP.test(total.before);
  const follows = isBefore(total, parts);
  const close = off.lessThanOrEqualTo(CLOSE);
  const far = (said || follows) && isEven(total, parts) && off.lessThanOrEqualTo(FAR);
  const near = close || far || isMisprint(total, parts, gap);
  return near && (said || isListByPlace(total, parts, close));
}

/** Where no word sums up, their number and place do; of two parts a word that opens a list must stand before them. */
function isListByPlace(total: Mention, parts: readonly Mention[], close: boolean): boolean {
  const follows = isBefore(total, parts);
  return parts.length >= FEWEST
    ? follows || !DONE_WITH.test(total.before)
    : close && follows && parts.slice(0, 1).some(({ before }) => MARKER.test(before));
}

const isBefore = (total: Mention, [first]: readonly Mention[]): boolean =>
  first !== undefined && first.start > total.start;

const isEven = (total: Mention, parts: readonly Mention[]): boolean =>
  parts.length <= MOST_FAR &&
  parts.every(({ base }) => base.lessThan(total.base.times(MOST_OF_IT)));

/** Right but for a slip of the pen in one of them. */
const isMisprint = (total: Mention, parts: readonly Mention[], gap: Decimal): boolean =>
  [total, ...parts].some((one) => {
    const owed = inUnitOf(one === total ? one.base.plus(gap) : one.base.minus(gap), one);
    return digitsOf(one) >= FEWEST_DIGITS && owed.isPositive() && isTypo(owed, one);
  });

/** Nothing but the parts stands between them and their total, and the list ends where its sentence does. */
function isOneRun(
  document: TextDocument,
  same: readonly Mention[],
  total: Mention,
  parts: readonly Mention[],
): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return false;
  const nested = parts.slice(1).some(({ before }) => MARKER.test(before));
  if (nested || !isInOneOrEach(document, parts) || areDeeds(document, total, parts)) return false;
  return isBefore(total, parts)
    ? !isItem(document, total, first) &&
        isUnbroken(document, same, [total.end, last.end]) &&
        endsAt(document, parts, same[same.indexOf(last) + 1])
    : isUnbroken(document, same, [first.start, total.end]) &&
        isAtEdge(document, first, same[same.indexOf(first) - 1]);
}

/** 技术人员中正高3人、副高9人、中级18人、初级15人，高级职称占…: a list told with marks alone ends at the comma. */
const endsAt = (
  document: TextDocument,
  parts: readonly Mention[],
  beyond: Mention | undefined,
): boolean =>
  parts.slice(-1).some((last) => isAtEdge(document, last, beyond)) ||
  (AMONG.test(parts[0]?.before ?? '') &&
    parts.slice(1).every(({ before }) => JOINED.test(before)) &&
    /^[，；]/.test(beyond?.before ?? ''));

/** The figure beyond the list stands in another sentence. */
const isAtEdge = (document: TextDocument, part: Mention, beyond: Mention | undefined): boolean =>
  beyond === undefined || sentenceOf(document, part)?.mentions.includes(beyond) !== true;

/** Money raised or given out, as a clause of its own tells it. */
const DEED =
  /(?:统筹|安排|投入|筹集|筹措|争取|下达|拨付|落实|兑现|整合|支出|发放)[^，。；：、\d]{0,14}$/;

/** 统筹资金41.3亿元，提升…。安排资金2.6亿元，支持…。投入环保资金12.15亿元，保障…: each sentence tells of a deed of its own. */
function areDeeds(document: TextDocument, total: Mention, parts: readonly Mention[]): boolean {
  if (SUMS_UP.test(total.before)) return false;
  const all = [total, ...parts];
  const homes = new Set(all.map((one) => sentenceOf(document, one)));
  return homes.size === all.length && all.every(({ before }) => DEED.test(before));
}

/** All parts in one sentence, or each in its own. */
function isInOneOrEach(document: TextDocument, parts: readonly Mention[]): boolean {
  const homes = new Set(parts.map((part) => sentenceOf(document, part)));
  return homes.size === 1 || homes.size === parts.length;
}

/** No figure of another sort between two places; shares may stand there. */
function isUnbroken(
  document: TextDocument,
  same: readonly Mention[],
  [from, to]: readonly [number, number],
): boolean {
  const { passage = 0 } = same[0] === undefined ? {} : (sentenceOf(document, same[0]) ?? {});
  return (document.figures[passage] ?? []).every(
    (one) => one.start < from || one.end > to || one.kind === 'percent' || same.includes(one),
  );
}

const sentenceOf = ({ statements }: TextDocument, one: Mention): Statement | undefined =>
  statements.find(({ mentions }) => mentions.includes(one));

/** 市容742万元，占20%；综治317万元: the first of a list, not its total. */
function isItem(document: TextDocument, total: Mention, first: Mention): boolean {
  const { mentions = [] } = sentenceOf(document, total) ?? {};
  const next = mentions[mentions.indexOf(total) + 1];
  const hasShare = next?.kind === 'percent' && next.before.includes('占');
  return JOINED.test(first.before) || hasShare;
}
