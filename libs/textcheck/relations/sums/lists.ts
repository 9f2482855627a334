import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { DIVIDED, isComplete } from './complete-lists.js';
import { MADE_OF, partsFrom } from './list-parts.js';
import {
  areStages,
  isClosed,
  isDividedAlike,
  isMadeUp,
  isNarrowing,
  isRespective,
} from './list-limits.js';
import { alternate, endings, MARKER, withoutNested, withoutSubtotals } from './list-readings.js';
import { alike, around, isSwap } from '../figures/near.js';

/** A total with the figures it is made of. */
export interface PartsOfTotal {
  readonly total: Mention;
  readonly parts: readonly Mention[];
  /** True when the words promise all parts (分别为, 包含, an item 其他 …), false for 其中, which may name some. */
  readonly complete: boolean;
  /** The list as it may be read: it can end earlier, or hold a list of its own. One that adds up is right. */
  readonly readings: readonly (readonly Mention[])[];
  /** False when the total is the last figure that could be one, a sentence before: then only a small gap counts. */
  readonly beside: boolean;
  /** Other figures nearby that the list may make instead. */
  readonly rivals: readonly Mention[];
  /** True where no word says that these are its parts: then only digits changed over count. */
  readonly unmarked?: boolean;
  /** Another column of the same rows and row of totals adds up. */
  readonly borneOut?: boolean;
}

/** 共计13.2万元：公车9.6万元，接待3.1万元 */
const COLON = /^[^\d，。；：:、（）()]{0,6}[：:][^\d：:。]{2,20}$/;
/** 问题2个：一是3所学校…，二是1所学校…: the points are counted, not what each tells of. */
const COUNTED_OFF = /[：:](?:其?[一二三四五六七八九十]是|第[一二三四五六七八九十]|[①⑴])/;
const MAKES_UP = /^[^，。；]{0,8}(?:构成|组成|相加|汇总|合计|累加|加总)/;
/** What opens a list. */
const OPENS =
  /其中|(?:里面|里头|当中|之中|中)[，,：:]|分别|依次|包括|包含|含|分为|构成|组成|按|由|[：:]/;
/** 执法大队的112人里面，机关18人、中队96人 */
const OUT_OF =
  /^(?:名|个)?[^，。；\d在正其过]{0,10}(?:里面|里头|当中|之中|中)[，,：:][^，。；\d]*$/;
/** 12处隐患点中滑坡9处、崩塌3处: right behind the noun of what was counted; 村中心小学 and 项目中期 are other words. */
const WITHIN =
  /^(?:名|个)?[^，。；：、（）“”\d在正其过]{2,8}(?:中|里)(?![队心央级小学药医型期标国部层青高职专共介间转华草成断止和面])[^，。；\d]{2,8}(?<!的)$/;
/** A figure that is itself a change, or last year's. */
const CHANGE = /(较|比|增加|减少|增长|下降|上升|提高|降低|上年|去年)/;
/** 净增325万元，其中新增412万元、报废87万元: what came less what went. */
const NET = /净(?:增加?|减少?|变动|流入|流出)(?:额|了|为)*$/;
/** What joins a list to the figure right before it and to no other. */
const BOUND =
  /^[^，。；、\d]{0,4}[，,（(：:]?(?:其中|包括|包含|分别为|分别是)[：:，,]?[^，。；：、\d]*$/;
const LONGEST_GAP = 24;
/** Figures of the paragraph above that a list may add up to. */
const MOST_ABOVE = 12;
const FEWEST_FAR = 3;
/** Every total that is followed by its parts: in the same sentence, or in one that goes on with 其中 or 按…分. */
export function totalsOf(document: TextDocument, statement: Statement): PartsOfTotal[] {
  const { mentions } = statement;
  return mentions.flatMap((first, index) => {
    const way = wayOf(first, index);
    const whole = way && (wholeInside(mentions, index) ?? wholeBefore(document, statement, index));
    if (whole === null) return [];
    return listOfParts(document, statement, index, way, whole);
  });
}

type Way = 'marker' | 'made of' | 'colon' | null;

function listOfParts(
  document: TextDocument,
  statement: Statement,
  index: number,
  way: Way,
  whole: Whole,
): PartsOfTotal[] {
  const { mentions } = statement;
  const inside = { ...whole.total, bracketed: mentions[index]?.bracketed === true };
  const parts = partsFrom(listFrom(mentions, index, whole.total), inside);
  // One part left may be told with what it is made of, the other parts elsewhere.
  const outer = withoutSubtotals(parts);
  const unnested = withoutNested(parts);
  if (
    Math.min(outer.length, unnested.length) < 2 ||
    isOtherwiseRead(mentions, index, whole.total, parts)
  )
    return [];
  if (way === 'made of' && !isMadeOf(statement, parts)) return [];
  const mixed = endings(parts).filter(
    (reading) =>
      unnested.length === parts.length ||
      [whole.total, ...whole.rivals].some((one) => agrees(inUnitOf(totalBase(reading), one), one)),
  );
  const readings = [
    ...[unnested, outer].flatMap(endings),
    // 收入4218万元，其中：本级3906万元，其中利润620万元: parts of a part are counted with it only where that is right.
    ...mixed,
    ...alternate(parts),
    ...oneBefore(parts),
  ];
  const complete =
    isAllByWay(way, whole) ||
    (way === 'colon' && endsWith(statement, parts)) ||
    isComplete(whole.total, parts) ||
    isDividedAlike(document.figures[statement.passage] ?? [], parts);
  return [{ ...whole, parts, readings, complete }];
}

/** Figures in a row that are no parts of what stands before them. */
const isOtherwiseRead = (
  mentions: readonly Mention[],
  index: number,
  total: Mention,
  parts: readonly Mention[],
): boolean =>
  isNarrowing(parts) ||
  // 甲区与乙区各7个 are two parts.
  parts.some(({ before }) => /各(?:为|是|得|计)?$/.test(before)) ||
  isRespective(mentions, index, total) ||
  isClosed(mentions, parts) ||
  (areStages(parts) && alternate(parts).length === 0);

const isAllByWay = (way: Way, { total: { before } }: Whole): boolean =>
  way === 'made of' || (way === 'colon' && SUMMED.test(before));

/** The figures from the first part on; a list in a bracket ends with it. */
function listFrom(mentions: readonly Mention[], index: number, whole: Mention): Mention[] {
  const following = mentions.slice(index);
  const own = following[0]?.bracketed === true && !whole.bracketed;
  const end = own ? following.findIndex(({ bracketed }) => !bracketed) : -1;
  return end < 0 ? following : following.slice(0, end);
}

/** How the words before a figure open a list of parts; null where they do not. */
function wayOf({ before, unit, kind }: Mention, index: number): Way {
  // 自筹（包括投工折资）23.79万元: what a closed bracket holds opens nothing.
  const open = before.replaceAll(/[（(][^（()）]*[）)]/g, '');
  if (MARKER.test(open) || DIVIDED.test(before)) return 'marker';
  if (index > 0 && (OUT_OF.test(before) || WITHIN.test(before))) return 'marker';
  if (MADE_OF.test(before)) return 'made of';
  if (index === 0 || unit === '分' || (kind === 'count' && COUNTED_OFF.test(before))) return null;
  return COLON.test(before) ? 'colon' : null;
}

const FEWEST_IN_FULL = 3;

/** 临聘23人：食堂4人，保洁6人，护林员13人。 A list behind a colon that goes to the end of its sentence. */
const endsWith = ({ text, start }: Statement, parts: readonly Mention[]): boolean =>
  parts.length >= FEWEST_IN_FULL &&
  parts.every(({ before }) =>
    /^(?:[^\d，。；：:、]{0,6}[：:]|[，,、；;])[^，。；、\d]*$/.test(before),
  ) &&
  /^[。；;]?$/.test(text.slice((parts.at(-1)?.end ?? start) - start));

type Whole = Pick<PartsOfTotal, 'total' | 'beside' | 'rivals'>;

/** The figure right before the list; growth rates and last year's figure may stand between. */
function wholeInside(mentions: readonly Mention[], index: number): Whole | null {
  const first = mentions[index];
  const before = mentions
    .slice(0, index)
    .filter(({ before: words, kind }) => kind !== 'percent' && !CHANGE.test(words.slice(-8)));
  const whole = first === undefined ? undefined : wholeOf(before, first);
  // 户均50万元，其中技术改造类2145万元: of the total before.
  if (/(?:均|每)[^，。；\d]{0,6}$/.test(whole?.before ?? '')) return null;
  if (first === undefined || whole === undefined || NET.test(whole.before)) return null;
  const between = first.before.slice(0, first.before.search(OPENS));
  if (between.length > LONGEST_GAP || /[；;]/.test(between)) return null;
  // 全年3.05万亩（其中：…）: of the figure the bracket stands after.
  if (first.bracketed !== whole.bracketed && !/^[^，。；]{0,6}[（(]/.test(between)) return null;
  return { total: whole, beside: true, rivals: rivalsOf(mentions, index, whole) };
}

/** 编制24名，实有22人，其中管理9人、专业15人: right behind its whole a list is of no other figure. */
function rivalsOf(mentions: readonly Mention[], index: number, whole: Mention): Mention[] {
  const words = mentions[index]?.before ?? '';
  // 在职21人，其中行政编制9名: posts are no part of people.
  const posts = words.includes('编制') && !whole.before.includes('编制');
  const bound = BOUND.test(words) && whole === mentions[index - 1] && !posts;
  return mentions
    .slice(0, index)
    .filter((one) => one === whole || (!bound && !isMadeUp(one, mentions, whole)));
}

/** 46所学校18060名学生，其中小学31所; 12.6公里，涉及7个村，分别是甲村2.1公里: the one that counts the same, right before another. */
function wholeOf(before: readonly Mention[], first: Mention): Mention | undefined {
  const [one, last] = before.slice(-2);
  const passes =
    one !== undefined &&
    last?.kind === 'count' &&
    !alike(last, first) &&
    alike(one, first) &&
    last.start - one.end <= LONGEST_GAP &&
    !/[；;]/.test(last.before);
  return passes ? one : (last ?? one);
}

/** For a list that opens its own sentence: the figure of this paragraph or the one above that it comes closest to. */
function wholeBefore(document: TextDocument, statement: Statement, index: number): Whole | null {
  const first = statement.mentions[index];
  const opens = index === 0 || /[；;]/.test(first?.before ?? '');
  if (first === undefined || !opens || statement.inTable) return null;
  const parts = partsFrom(statement.mentions.slice(index), first);
  const bound = wholeRightBefore(document, statement, index, parts);
  if (bound !== null) return bound;
  // Two figures make some third one too easily to look for it far away.
  const above = parts.length < FEWEST_FAR ? [] : (document.figures[statement.passage - 1] ?? []);
  const rivals = [...above.slice(-MOST_ABOVE), ...around(document, statement, first)].filter(
    (mention) => alike(mention, first) && mention.start < first.start,
  );
  const sum = totalBase(parts);
  const possible = rivals.filter(
    ({ base, exact }) => exact && parts.every((part) => base.greaterThanOrEqualTo(part.base)),
  );
  const gapOf = ({ base }: Mention): Decimal => base.minus(sum).abs();
  const swapped = possible.find((rival) => isSwap(inUnitOf(sum, rival), rival));
  if (swapped !== undefined) return { total: swapped, beside: false, rivals };
  const total = possible.reduce<Mention | undefined>(
    (best, rival) =>
      best === undefined || gapOf(rival).lessThanOrEqualTo(gapOf(best)) ? rival : best,
    undefined,
  );
  return total === undefined ? null : { total, beside: false, rivals };
}

const OPENS_SENTENCE = /^(?:其中|包括|按[^，。；、\d]{2,10}分)[：:，,]?[^，。；、\d]*$/;

/** 接待费18.6万元。其中：公务用车12.4万元…: the last figure of its sort, in the sentence before. */
function wholeRightBefore(
  { figures }: TextDocument,
  { mentions, passage, start }: Statement,
  index: number,
  parts: readonly Mention[],
): Whole | null {
  const first = mentions[index];
  if (first === undefined || index > 0 || !OPENS_SENTENCE.test(first.before)) return null;
  const rivals = (figures[passage] ?? []).filter(
    (one) => one.end <= start && alike(one, first) && !/[均每][^，。；\d]{0,6}$/.test(one.before),
  );
  const whole = rivals.at(-1);
  const possible =
    whole?.exact === true &&
    whole.unit !== '分' &&
    !CHANGE.test(whole.before.slice(-8)) &&
    !/^[、；;]|其中/.test(whole.before) &&
    parts.every(({ base }) => base.lessThanOrEqualTo(whole.base));
  return possible ? { total: whole, beside: true, rivals } : null;
}

/** The words after the last part say that the parts make up the whole. */
const isMadeOf = ({ text, start }: Statement, parts: readonly Mention[]): boolean =>
  MAKES_UP.test(text.slice((parts.at(-1)?.end ?? start) - start));

/** 孕产妇503人，其中早孕建册486人；患者312人: a semicolon may part one part from the next thought. */
const oneBefore = ([one, next]: readonly Mention[]): Mention[][] =>
  one !== undefined && /[；;]/.test(next?.before ?? '') ? [[one]] : [];

/** A total by its own words. */
const SUMMED = /(?:合计|共计|总计|总共|共)(?:为|是)?$/;
