import { alike, readFigures, type Read } from './reading.js';
import { praises, type Praise } from './verdict-words.js';
import { oncePerDocument } from '../../../once.js';
import type { CitedGoal } from '../cited-goals.js';
import type { TextDocument } from '../../../document.js';

/** How many sentences a goal may be told again behind. */
const REACH = 8;
const PASSAGES = 3;
const HEARD = 0.5;
/** A goal is rightly another one after a change, for a part or for another year. */
export const CHANGED =
  /调整|调[高低增减]|核[减增]|变更|追加|修订|修改|批准|同意|改[为成](?!“)|[增减提降]为|[提增压]?[高加减]到|变为|分解|季度|上半年|阶段|上年|去年|往年|原来|十四五|三年|五年|累计|另一|其中|每[村户人月季个]|省[里级定]|市[里级定]|全[国省市]|力争|奋斗|挑战|基本目标|分年|明年|次年|下年/;
const OTHER_YEAR = /20\d\d年/g;

/** Goals whose figure is told again with another value where their result is judged. */
export const goalsSetAgain = oncePerDocument((document): readonly CitedGoal[] => {
  const figures = readFigures(document).filter(isGoal);
  if (figures.length < 2) return [];
  const all = readFigures(document);
  const said = praises(document);
  return figures.flatMap((cited, at): CitedGoal[] => {
    if (SUM.test(cited.clause.text) || !isToldOf(document, cited, all, said)) return [];
    const before = figures
      .slice(0, at)
      .filter(
        (one) => isSame(one, cited) && isNear(one, cited, nameOf(cited, all), isSole(one, figures)),
      );
    const sets = before.filter((one) => !one.mention.base.equals(cited.mention.base));
    const [set] = sets;
    if (set === undefined || sets.length !== before.length || !isOne(sets)) return [];
    if (isChanged(document, set, cited)) return [];
    return [{ set: set.mention, cited: cited.mention }];
  });
});

/** 合计核定53名 is none of the goals before it. */
const SUM = /合计|共计|总计/;

const isGoal = ({ role, mention }: Read): boolean =>
  role === 'wanted' && !mention.bracketed && mention.base.greaterThanOrEqualTo(2);

const isOne = (sets: readonly Read[]): boolean =>
  sets.every(({ mention }) => mention.base.equals(sets[0]?.mention.base ?? 0));

const isSame = ({ mention: one }: Read, { mention: other }: Read): boolean =>
  one.thing === other.thing &&
  one.kind === other.kind &&
  one.base.times(2).greaterThanOrEqualTo(other.base) &&
  other.base.times(2).greaterThanOrEqualTo(one.base);

/** The same thing by its name; a goal cited without one is the only of its sort. */
function isNear(set: Read, cited: Read, name: string, sole: boolean): boolean {
  if (!isInReach(set, cited)) return false;
  const named = alike(set.name, name);
  if (named === null) return name.length < 2 && set.name.length > 1 && sole;
  const isOwn = cited.name.length > 1;
  const words = isOwn ? name : cited.statement.text;
  if (isOwn || !sole)
    return named >= HEARD && (isOwn ? left(words, set.name) : left(set.name, words)) < 2;
  return named > 0;
}

const isInReach = (set: Read, cited: Read): boolean =>
  cited.statement.index - set.statement.index <= REACH &&
  cited.statement.passage - set.statement.passage <= PASSAGES &&
  set.clause !== cited.clause &&
  !isCarried(set, cited);

/** 户均增收2150元；户均增收目标2000元: nothing in their sentence says of the first that it was wanted. */
const isCarried = ({ mention, statement }: Read, cited: Read): boolean =>
  statement === cited.statement &&
  !GOAL_WORD.test(statement.text.slice(0, mention.end - statement.start + BEHIND));
const GOAL_WORD =
  /目标|指标|任务|计划|要求|年初|定[为下在]|设[为定]|[原预既核约]定|批复|下达|申报|承诺|应|须|拟|≥|≤|不[低少高超]/;
const BEHIND = 8;

/** How many characters of a name another has not. */
const left = (name: string, other: string): number =>
  [...name].filter((character) => !other.includes(character)).length;

/** The only goal of its measure so far. */
const isSole = (set: Read, figures: readonly Read[]): boolean =>
  figures
    .filter(({ mention }) => mention.thing === set.mention.thing && mention.end <= set.mention.end)
    .every((one) => one === set);

/** What a goal without a name is of: what the result beside it is. */
export function nameOf({ name, mention, statement }: Read, all: readonly Read[]): string {
  if (name.length > 1) return name;
  const beside = all.filter(
    (one) =>
      Math.abs(one.statement.index - statement.index) <= 1 &&
      one.role !== 'wanted' &&
      one.mention.thing === mention.thing,
  );
  const gap = ({ mention: at }: Read): number => Math.abs(at.start - mention.start);
  const [nearest] = beside.toSorted((one, other) => gap(one) - gap(other));
  if (nearest === undefined || nearest.name.length > 1) return nearest?.name ?? '';
  // 村集体经济收入合计176万元，村均19万元: 村均 alone names nothing.
  const before = beside.findLast(
    (one) =>
      one.statement === statement &&
      one.mention.end <= nearest.mention.start &&
      one.name.length > 1,
  );
  return before?.name ?? '';
}

/** Words that cite a goal, before or behind its figure. */
const CITED_BEFORE =
  /(?:目标|指标|任务|计划)(?:任务|值|数|总数)?(?:仅仅|只|就|才|却|则|仍|又)?(?:被|该|此|误|写成|写作|抄成|引用|写为|填成|填为|记为|列为|引作|引为|当作|说成|变成|是|为|有|按|：|“)*$|(?:抄|写|记|填|说|误|当|引|报)[成作为]了?$|(?:引用|沿用|采用|写|用|填)的?(?:是|为|成|作)$|(?:年初(?=[计目指任设定提申确承预要拟报])|原定|预定|既定|设定|承诺|核定|下达|批复|申报[表书时]|所[列设定报])[^，。；：\d]{0,10}$/;
const CITED_BEHIND =
  /^[”"]?\s?(?:及?以[上内下])?[”"]?的?(?:年[初度]|绩效|预期|既定|原定|考核|设定|约定|控制)*的?[^，。；\d]{0,6}?(?:目标|任务|计划|指标|要求|承诺)(?!完成)/;
/** A goal told again is told beside what came of it. */
export function isToldOf(
  { text }: TextDocument,
  cited: Read,
  all: readonly Read[],
  said: readonly Praise[],
): boolean {
  const { mention } = cited;
  const before = mention.before.split(/[。；]/).at(-1) ?? '';
  const isCited =
    CITED_BEFORE.test(before) || CITED_BEHIND.test(text.slice(mention.end, mention.end + 20));
  return isCited && isHeld(cited, all, said);
}

/** What came of a goal, or that it was met, is told beside it. */
export const isHeld = (
  { mention, statement }: Read,
  all: readonly Read[],
  said: readonly Praise[],
): boolean =>
  all.some(
    (one) =>
      one.role === 'came' &&
      one.mention.thing === mention.thing &&
      Math.abs(one.statement.index - statement.index) <= 1,
  ) || said.some((praise) => praise.statement.index === statement.index);

function isChanged({ text, year }: TextDocument, set: Read, cited: Read): boolean {
  const end = cited.statement.start + cited.statement.text.length;
  const between = text.slice(set.statement.start, end);
  const years = between.match(OTHER_YEAR) ?? [];
  return (
    [set.statement.text, cited.statement.text].some((one) => CHANGED.test(one)) ||
    /(?:目标|任务|计划|指标)[^。]{0,20}(?:调整|调[高低增减]|核[减增]|变更|追加|修订)|(?:调整|调[高低增减]|核[减增]|变更|追加|修订)[^。]{0,12}(?:目标|任务|计划|指标)/.test(
      between,
    ) ||
    years.some((one) => year !== null && one !== `${String(year)}年`)
  );
}
