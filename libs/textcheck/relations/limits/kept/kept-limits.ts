import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../../document.js';
import type { Range } from '../../../finding-of.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import type { WrongVerdict } from '../../goals/verdicts.js';
import { paragraphs } from '../../outline/paragraphs.js';
import { areOfTwoScopes } from '../../same/scopes.js';
import { boundsOf, isOther, type Bound } from './bound-figures.js';
import { keptClaim, mayBeOn, MAY_KEEP, type KeptClaim } from './kept-claims.js';
import { daysBeyond, placesBeyond } from './kept-days.js';
import { workedFor } from './kept-worked.js';

/** Sentences before a verdict that its limit and its figures may stand in. */
const BACK = 5;
const MARKED = /\d/;
/** What is told of as broken, excused or still to be mended. */
const TOLD =
  /(?:提高|上调|调整|放宽)[到至为]\s?\d|未达|达不到|扣减|扣款|相反|经批准|特批|豁免|瞬时|责令|限期|返工|检讨|不达标|不符合|不合格|(?<![无未]一?[^，。；]{0,4})超标\d|未达到|没有达到|不作|除外|例外|不纳入|另有|允许|可(?:适当|上浮)|个别|越[小低少]越|力争|拟于|[一二三]是(?=[^，。；]{0,20}(?:建立|加强|健全|完善|推进|推行|落实|开展|按月|强化))/;

/** Why the limit does not hold for it, or another way to reckon; before the verdict or behind it. */
const EXCUSED =
  /不可抗力|批准|审批同意|特殊|不在此|不适用|不属于|换算|折合|折算|处罚|需要?说明|属于|不达标|不符合|未达|达不到|没有达到|返工|个别|例外|除外|允许|扣减|限期|责令|瞬时|豁免|特批|不作|不纳入|不计入|相反|检讨|不合格(?!产品|药品|食品|率)|另有(?![一-龥]{0,4}\d)|越[小低少]越|可(?:适当|上浮)/;

/** Figures of a paragraph that lie beyond a limit it tells, and yet are said to keep it. */
export const keptLimits = (document: TextDocument): WrongVerdict[] =>
  paragraphs(document).flatMap((paragraph) =>
    paragraph.flatMap((statement, at) => {
      if (!MAY_KEEP.test(statement.text)) return [];
      const near = paragraph.slice(Math.max(0, at - BACK), at + 1);
      const around = [...near, ...paragraph.slice(at + 1, at + 3)];
      if (!near.some(({ text }) => MARKED.test(text))) return [];
      if (near.some(({ text }) => TOLD.test(text))) return [];
      if (around.some(({ text }) => EXCUSED.test(text))) return [];
      return judged(document, near, statement);
    }),
  );

function judged(
  document: TextDocument,
  near: readonly Statement[],
  statement: Statement,
): WrongVerdict[] {
  const bounds = near.flatMap(boundsOf);
  for (const clause of clausesOf(statement)) {
    const claim = keptClaim(clause.text);
    if (claim === null) continue;
    const wrong =
      beyond(document, bounds, clause, claim) ??
      daysBeyond(document, near.slice(-2), claim) ??
      placesBeyond(near);
    if (wrong !== null) {
      const verdict = { start: clause.start, end: clause.start + clause.text.length };
      return [{ verdict, said: clause.text, ...wrong }];
    }
  }
  return [];
}

interface Wrong {
  readonly wanted: Range;
  readonly came: Range;
}

type Way = 'most' | 'least';

/** The side of a limit, by its own words or by those of the claim. */
function wayOf({ side }: Bound, claim: KeptClaim): Way | null {
  if (side === 'most' || side === 'least')
    return claim.side === 'either' || claim.side === side ? side : null;
  return side === null || claim.side === 'either' ? null : claim.side;
}

export const isBeyond = (way: Way, came: Decimal, limit: Decimal): boolean =>
  way === 'most' ? came.greaterThan(limit) : came.lessThan(limit);

function beyond(
  document: TextDocument,
  all: readonly Bound[],
  clause: Sentence,
  claim: KeptClaim,
): Wrong | null {
  const end = clause.start + clause.text.length;
  const isOpen = isBeforeColon(clause, all);
  const bounds = isOpen ? all : all.filter((one) => one.start < end);
  const isIn = (one: Bound): boolean => one.start >= clause.start && one.end <= end;
  const limits = bounds.filter((one) => isLimit(one, clause, claim));
  const own = limits.filter((one) => isIn(one) && (isOpen || isHeldAgainst(one)));
  if (own.length === 0 && (limits.some(isIn) || namesOther(bounds.filter(isIn)))) return null;
  for (const limit of own.length > 0 ? own : limits) {
    const rivals = limits.filter((one) => one !== limit && one.unit === limit.unit);
    const reach = own.length > 0 ? reachOf(limit, bounds) : bounds;
    const told = { limit, way: wayOf(limit, claim) ?? 'most', rivals, claim, clause };
    const came = against(told, reach, own.length > 0 && !isOpen);
    // 市级限额 is none of 全市余额.
    if (came !== null && !areOfTwoScopes(document, limit, came)) return { wanted: limit, came };
  }
  return null;
}

/** 没有超过15%的问责线: a figure that the claim itself names is what it is on. */
const namesOther = (inClause: readonly Bound[]): boolean =>
  inClause.some(({ inWords, unit }) => !inWords && unit !== '') &&
  inClause.some(({ before }) => COMPARED.test(before));

/** What is told beyond a limit; else what follows from the figures, where none of its sort is told. */
function against(told: Told, bounds: readonly Bound[], plainOnly: boolean): Range | null {
  const { limit, way, rivals } = told;
  const cames = camesFor(limit, bounds, rivals);
  const wrong = wrongAmong(cames, told);
  if (wrong !== null || cames.length > 0 || rivals.length > 0 || plainOnly) return wrong;
  const worked = workedFor(limit, bounds);
  return worked !== null && isBeyond(way, worked.value, worked.limit) ? worked.at : null;
}

/** 已达到“35%以上”的要求：院落占地…: the figures follow. */
const isBeforeColon = ({ start, text }: Sentence, all: readonly Bound[]): boolean => {
  const of = all.at(-1)?.of;
  return of?.text.charAt(start + text.length - of.start) === '：';
};

const COMPARED = /(?:超过?|突破|高于|低于|少于|达到?|优于|在)[^，。；\d]{0,8}$/;

const RULE = /标准|规定|要求|线|限|口径|定额|约定|配备|规范|额度|比例/;
/** 低于定额360元, 未超过15%的问责线, 控制在30%以内; 达到2200人以上 by itself is what is wanted. */
const isHeldAgainst = ({ before, after }: Bound): boolean =>
  RULE.test(/[^，。；]{0,10}$/.exec(before)?.[0] ?? '') ||
  RULE.test(/^[^，。；]{0,14}/.exec(after)?.[0] ?? '') ||
  /(?:未|没有|没|不|无)[^，。；]{0,4}(?:超|突破|高于)[^，。；]{0,4}$|(?:控制|保持|限制)在[^，。；]{0,2}$/.test(
    before,
  );

const isLimit = (one: Bound, clause: Sentence, claim: KeptClaim): boolean =>
  one.unit !== '' &&
  one.unit !== '分' &&
  !one.inWords &&
  mayBeOn(clause.text, one.unit) &&
  wayOf(one, claim) !== null;

/** A limit in the words of the claim is for what the clauses before tell. */
const reachOf = (limit: Bound, bounds: readonly Bound[]): readonly Bound[] =>
  bounds.filter((one) => one === limit || (one.of === limit.of && limit.start - one.end < NEAR));
const NEAR = 30;

const TIMES = 4;
const isNear = (one: Decimal, other: Decimal): boolean =>
  one.times(TIMES).greaterThanOrEqualTo(other) && other.times(TIMES).greaterThanOrEqualTo(one);

const PER = /每|均|单(?:价|位|[个座条户处次台亩件套班批间所棵株公平])/;
const isPer = ({ before, after, unit, clause }: Bound): boolean =>
  unit === '元' && (PER.test(before) || PER.test(clause) || after.startsWith('/'));

/** Plain figures of the unit of a limit and of its size. */
const camesFor = (limit: Bound, bounds: readonly Bound[], rivals: readonly Bound[]): Bound[] =>
  bounds.filter(
    (one) =>
      one !== limit &&
      !rivals.includes(one) &&
      one.side === null &&
      one.unit === limit.unit &&
      !one.inWords &&
      isPer(one) === isPer(limit) &&
      isNear(one.value, limit.value) &&
      !isOther(one),
  );

interface Told {
  readonly limit: Bound;
  readonly way: Way;
  readonly rivals: readonly Bound[];
  readonly claim: KeptClaim;
  readonly clause: Sentence;
}

const MOST_CAMES = 6;
const EXTREMES: Readonly<Record<Way, RegExp>> = {
  most: /最[高长大多重晚慢]|峰值|高值/,
  least: /最[低短小少轻]|谷值|低值/,
};

/** The one figure there is, the most extreme one, one of a series all of which are judged, or one of the limit's name. */
function wrongAmong(cames: readonly Bound[], told: Told): Bound | null {
  const { limit, way, rivals, claim } = told;
  const wrong = cames.filter(({ value }) => isBeyond(way, value, limit.value));
  const [first] = wrong;
  if (first === undefined || cames.length > MOST_CAMES) return null;
  if (rivals.length > 0) {
    const named = wrong.find((one) => isNamed(one, limit, rivals));
    const beyondAll = wrong.find(({ value }) =>
      rivals.every((one) => isBeyond(way, value, one.value)),
    );
    return named ?? (cames.length === 1 ? (beyondAll ?? null) : null);
  }
  if (cames.length === 1) return isOfLimit(first, told) ? first : null;
  const extreme = wrong.find(({ before }) => EXTREMES[way].test(before));
  if (extreme !== undefined) return extreme;
  return claim.every && isSeries(cames) ? first : null;
}

const runs = (words: string): string[] =>
  Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2)).filter(
    (run) => /^[一-龥]{2}$/.test(run),
  );

const shared = (one: Bound, other: Bound): number =>
  runs(one.before).filter((run) => other.before.includes(run)).length;

/** 夜间限值45分贝 … 夜间47.1分贝: more of the words before both than before any other limit. */
const isNamed = (came: Bound, limit: Bound, rivals: readonly Bound[]): boolean =>
  shared(limit, came) > 0 && rivals.every((one) => shared(one, came) < shared(limit, came));

/** Of the same sentence, of the one before or after, or of its words. */
const isOfLimit = (came: Bound, { limit, clause }: Told): boolean =>
  Math.abs(came.of.index - limit.of.index) <= 1 ||
  runs(limit.before).some((run) => came.clause.includes(run)) ||
  (came.start >= clause.start && came.end <= clause.start + clause.text.length);

const SHORT = 24;
/** One behind another in one sentence. */
const isSeries = (cames: readonly Bound[]): boolean =>
  cames.every((one, at) => at === 0 || (one.of === cames[at - 1]?.of && one.before.length < SHORT));
