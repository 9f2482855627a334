import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { absoluteClaims, type AbsoluteClaim } from './absolute-claims.js';
import { unfinished } from './open-ends.js';
import { covers } from './deeds.js';
import { shares } from './subjects.js';
import type { Unfinished } from './unfinished.js';

/** A claim and the place that takes it back. */
export interface Overclaim {
  readonly claim: AbsoluteClaim;
  readonly open: Unfinished;
}

/** So many statements on, 任务全部完成 still speaks of what was just told. */
const NEAR = 3;

/** Every claim of all that a place of the text takes back, as far as it speaks of the same. */
export function overclaims(document: TextDocument): Overclaim[] {
  const claims = absoluteClaims(document);
  const open = claims.length === 0 ? [] : unfinished(document);
  return claims.flatMap((claim) => {
    const chapter = chapterOf(document, claim);
    const near = ({ statement, start }: Unfinished): boolean =>
      statement?.passage === claim.statement.passage ||
      (start >= chapter &&
        // The rows of a table above are what is summed up below it.
        (claim.sumsUp || (claim.whole && statement === null)
          ? start < claim.start
          : Math.abs((statement?.index ?? Infinity) - claim.statement.index) <= NEAR));
    const found = open.find(
      (one) =>
        !overlap(claim, one) &&
        !isItsCount(document, claim, one) &&
        (missesGoal(document, claim, one) || takesBack(claim, one, near(one))),
    );
    return found === undefined ? [] : [{ claim, open: found }];
  });
}

/** 整改300户，全部完成: its own number, which falls short only of a figure of another sentence. */
const isItsCount = (
  { figures }: TextDocument,
  { borrowed, statement, start }: AbsoluteClaim,
  open: Unfinished,
): boolean => {
  const isWhole = ({ value }: Mention): boolean => value.toString() === open.of;
  return (
    borrowed &&
    open.statement === statement &&
    open.end <= start &&
    start - open.end < 2 &&
    !statement.mentions.some(isWhole) &&
    figures.some((passage) => passage.some(isWhole))
  );
};

/** Where the section begins that a claim speaks of; a summing-up reaches over all items above it. */
const chapterOf = ({ headings }: TextDocument, { start, sumsUp }: AbsoluteClaim): number =>
  headings.findLast((heading) => heading.level <= (sumsUp ? 1 : 2) && heading.start <= start)
    ?.start ?? 0;

const overlap = (claim: AbsoluteClaim, { start, end }: Unfinished): boolean =>
  start < claim.end && end > claim.start;

/** 没有达到年初目标, in so many words, wherever it stands: no report has reached all of its goals then. */
const MISSED =
  /(?:未|没有|没|未能|没能)(?:完全)?(?:达到?|完成|实现)(?:了)?(?:年初|年度|绩效|预期|既定|设定|全年|计划)*(?:目标|任务|指标)/;

const missesGoal = ({ text }: TextDocument, claim: AbsoluteClaim, { start, late }: Unfinished) =>
  claim.whole &&
  claim.subject.size === 0 &&
  claim.counted === null &&
  !late &&
  /目标|指标/.test(claim.said) &&
  text.slice(start, start + LONGEST).search(MISSED) === 0;
const LONGEST = 20;

const takesBack = (claim: AbsoluteClaim, open: Unfinished, near: boolean): boolean =>
  isOfOneTime(claim, open) &&
  isOfOneDeed(claim, open) &&
  !isOfFewer(claim, open) &&
  !isOfOwnCount(claim, open) &&
  (claim.isRate && claim.borrowed
    ? isInOneStretch(claim, open)
    : goesOn(claim, open) || isOfOneThing(claim, open, near));

/** 问题户厕300户，全部完成: of those just counted, and not of what the sentences before measure against their goal. */
const isOfOwnCount = (
  { borrowed, whole, statement, start }: AbsoluteClaim,
  open: Unfinished,
): boolean =>
  borrowed &&
  !whole &&
  open.goal &&
  open.of === null &&
  open.statement !== null &&
  open.statement.index < statement.index &&
  /\d\s?[一-龥]{1,2}，$/.test(statement.text.slice(0, start - statement.start));

/** 比目标少4台，验收合格率100%: of how good those are that there are, not of how many. */
const QUALITY = /(?:合格|达标|优良|优秀|完好|通过|满意|准确)率/;
const FEWER = /^(?:[比较][^，。；]*|[一-龥]?)少/;
const isOfFewer = ({ isRate, statement, said, start }: AbsoluteClaim, open: Unfinished): boolean =>
  isRate &&
  (QUALITY.test(said) ||
    QUALITY.test(statement.text.slice(Math.max(0, start - statement.start - 8)).slice(0, 14))) &&
  open.statement !== null &&
  FEWER.test(open.statement.text.slice(open.start - open.statement.start));

/** 验收合格率100%；抽检材料132批次，不合格2批次: what stands behind a stop is of another thing. */
const isInOneStretch = (claim: AbsoluteClaim, open: Unfinished): boolean => {
  const { statement } = claim;
  // 抽检20处，合格18处。工程合格率100%: the rate of what was just counted.
  if (open.statement !== null && open.statement.index === statement.index - 1)
    return (
      open.statement.passage === statement.passage &&
      claim.deeds.size > 0 &&
      open.start < claim.start
    );
  if (open.statement !== statement) return false;
  const [from, to] = [Math.min(claim.start, open.start), Math.max(claim.start, open.start)];
  return !/[；;]/.test(statement.text.slice(from - statement.start, to - statement.start));
};

const isOfOneTime = (claim: AbsoluteClaim, { late, interim }: Unfinished): boolean =>
  (late ? claim.inTime || claim.inTerm : !claim.inTerm) && (!interim || claim.always);

const isOfOneDeed = ({ deeds, whole }: AbsoluteClaim, open: Unfinished): boolean =>
  covers(deeds, open.deeds) || (open.goal && (whole || open.deeds.size === 0));

/** 已全部整改。未整改的1个是…: the next sentence goes on with the same. */
const goesOn = (claim: AbsoluteClaim, { statement, late }: Unfinished): boolean =>
  claim.borrowed &&
  claim.counted === null &&
  !late &&
  claim.deeds.size > 0 &&
  statement?.passage === claim.statement.passage &&
  [0, 1].includes(statement.index - claim.statement.index);

function isOfOneThing(claim: AbsoluteClaim, open: Unfinished, near: boolean): boolean {
  // A row of a table stands anywhere, and says by its name of what it is.
  const row = open.statement === null && shares(claim.subject, open.subject);
  if (claim.counted !== null) return isOfCounted(claim, open, near || row);
  if (isRightBehind(claim, open)) return true;
  if (claim.borrowed && !near)
    return row && claim.deeds.size > 0 && covers(claim.deeds, open.deeds);
  if (claim.subject.size > 0) return shares(claim.subject, open.subject);
  return near || (claim.whole && open.goal);
}

/** 培训任务全部完成。全年办班7期，较计划少1期: the next sentence measures against the very plan. */
const isRightBehind = ({ statement, said }: AbsoluteClaim, open: Unfinished): boolean =>
  open.goal &&
  !open.late &&
  /任务|计划|目标/.test(said) &&
  open.statement?.passage === statement.passage &&
  open.statement.index - statement.index === 1;

/** 4个分馆 and 4个分馆中有1个; 40套全部验收，6套待验收 in one sentence; 7项目标全部达到 and one of them short. */
function isOfCounted(claim: AbsoluteClaim, open: Unfinished, near: boolean): boolean {
  if (open.of === claim.counted) return near || shares(claim.subject, open.subject);
  if (isOneOfThem(claim, open)) return true;
  const isOfGoals = claim.whole && open.goal && near;
  const isOfUnit = open.statement === claim.statement && open.unit === claim.unit;
  return (
    open.of === null && (isOfGoals || ((isOfUnit || isAmong(claim, open)) && claim.deeds.size > 0))
  );
}

/** 12个项目全部完工。其中11个已验收，雷家湾清淤尚未开工: the sentences right behind tell of one of those counted. */
function isOneOfThem({ statement, deeds }: AbsoluteClaim, open: Unfinished): boolean {
  const gap = (open.statement?.index ?? 0) - statement.index;
  return (
    open.statement?.passage === statement.passage &&
    [1, 2].includes(gap) &&
    deeds.size > 0 &&
    covers(deeds, open.deeds) &&
    open.of === null &&
    open.unit === null &&
    !open.late
  );
}

/** 8个项目均按期开工，其中垃圾中转站晚45天: one of those just counted. */
function isAmong({ statement, end, said }: AbsoluteClaim, open: Unfinished): boolean {
  if (open.statement !== statement || open.start < end) return false;
  const between = statement.text.slice(end - statement.start, open.end - statement.start);
  return (
    /^[^；;]*[，,]其中/.test(between) ||
    (open.late && /全部|均|都/.test(said) && /^[^；;，]*，[^；;]*$/.test(between))
  );
}
