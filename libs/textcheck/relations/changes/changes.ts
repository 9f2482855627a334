import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { pairOf } from './change-ends.js';
import type { Pair } from './change-pair.js';
import {
  AGAINST_LAST_YEAR,
  directionOf,
  FROM,
  isChange,
  LAST_YEAR,
  type Direction,
} from './change-words.js';
import { namedEnds } from './named-ends.js';
import { alike, around, isFine, isShare } from '../figures/near.js';

/** A figure said to have grown or shrunk against an earlier one. */
export interface Change extends Pair {
  /** By how much: an amount or count, a percentage, or percentage points. */
  readonly by: Mention;
  readonly direction: Direction;
  /** The difference stated before a growth rate, 增加10万元，增长5%; a rate that goes the other way is wrong whatever its figure. */
  readonly stated: { readonly difference: Mention; readonly direction: Direction } | null;
  /** Figures nearby that the change may be of instead. */
  readonly others: readonly Mention[];
}

/**
 * Every change of a sentence that says what it is against.
 * @param of `rates` reads a percentage as the change of two percentages
 */
export function changesOf(
  document: TextDocument,
  statement: Statement,
  of: 'figures' | 'rates' = 'figures',
): Change[] {
  return statement.mentions.flatMap((by, index) => {
    const before = figuresBefore(statement, index, of);
    const ends = namedEnds(statement, index);
    if (ends !== null && by.exact)
      return [{ by, ...ends, others: around(document, statement, by) }];
    const direction = directionOf(by.before, before);
    if (direction === null || !by.exact || hasOwnNoun(statement, by) || isNone(by)) return [];
    const stated = statedBefore(statement, index);
    const own = before.filter(
      (mention) =>
        stated === null || (mention !== stated.difference && alike(mention, stated.difference)),
    );
    const change = { by, direction, stated };
    const pair = pairOf(document, statement, {
      index,
      before: own,
      difference: stated?.difference,
    });
    if (pair !== null) return [{ ...change, ...pair, others: around(document, statement, by) }];
    const grown = of === 'rates' ? null : ofGrown(document, statement, by, stated);
    return grown === null ? [] : [{ ...change, ...grown, others: [] }];
  });
}

/** 高于县里要求的90% is a limit; 14栋合计减少7次 is many changes added up. */
const NO_CHANGE =
  /(?:要求|规定|标准|目标|[确预设核既]定|下达|计划|预期|任务|约定|提出|批复|安排|申报|平均|控制)的$|(?:合计|总共|累计)(?:减少|增加|下降)(?:了)?$/;

/** 增加728.34万元，系新增846.52万元、报废118.18万元: what a change is made up of. */
const CAUSE =
  /^[，,（(](?:系|因|由于|其中|包括|主要(?:是|为|系|因)?)[：:]?(?:新增|增加|减少|报废)[^，。；\d]*$/;

const isNone = ({ before }: Mention): boolean => NO_CHANGE.test(before) || CAUSE.test(before);

const COMPARES = /[较比与同]|环比|其/;
/** 其中门票收入增长: of a part. */
const PART = /^其中[^较比与同]{2,}$/;
const GROWS = /[，；]([^，；。、：\d]*?)(?:增长|上升|提高|下降|降低|增加|减少)(?:了)?$/;

/** 疫情面积较上年下降: what stands before is the noun. */
const AGAINST_WHEN =
  /(?:同比|环比|[较比与同](?:上年|去年|上一年|往年|同期|年初)(?:度|同期|底|末)?(?:相比)?)$/;

/** 人次 of 15600人次 is no noun. */
const COUNTED = /\d[\d.,]*\s?[万亿]?(?:[人件户车]次|[一-龥])/g;

/** …增长9.99%；工业增加值增长10.20%: of something that the sentence has not told before. */
function hasOwnNoun({ text, start }: Statement, by: Mention): boolean {
  const noun = (GROWS.exec(by.before)?.[1] ?? '').replace(AGAINST_WHEN, '');
  if (by.kind !== 'percent' || noun.length < 2) return false;
  if (PART.test(noun)) return true;
  if (COMPARES.test(noun) && !hasSubject(noun)) return false;
  const told = text.slice(0, by.start - start - by.before.length).replaceAll(COUNTED, '');
  return !told.includes(noun.slice(-2)) && !/[额数量幅度]$/.test(noun);
}

/** 由6个减少到5个，疫情面积较上年下降: another thing than the pair before. */
const hasSubject = (noun: string): boolean => /^[一-龥]{2,}面积[较比]上年$/.test(noun);

/** A difference and a rate right after it that go opposite ways: 减少5.18万元，增长15.26%. */
export function contradictions(statement: Statement): (readonly [Mention, Mention])[] {
  const { mentions } = statement;
  return mentions.flatMap((rate, index) => {
    const difference = mentions[index - 1];
    const beside =
      /^[，,、（(]?[^，。；\d]{0,2}(?:增长|上升|增幅|下降|降幅|减少|增加)(?:了|为|约)?$/;
    if (difference === undefined || rate.kind !== 'percent' || !beside.test(rate.before)) return [];
    if (difference.kind === 'percent' || difference.kind === 'points') return [];
    const one = directionOf(difference.before, []);
    const other = directionOf(rate.before, []);
    const opposite = one !== null && other !== null && one !== other;
    return opposite ? [[difference, rate] as const] : [];
  });
}

/** What a change may be of: figures of its own kind before it; for a rate every amount or count. Changes are left out. */
function figuresBefore(
  { mentions }: Statement,
  index: number,
  of: 'figures' | 'rates' = 'figures',
): Mention[] {
  const by = mentions[index];
  if (by === undefined) return [];
  const plain = mentions
    .slice(0, index)
    .filter((mention, at) => !isChange(mention) || endsAt(mention, mentions[at - 1]));
  if (by.kind === 'percent' && of === 'figures')
    return plain.filter(({ kind }) => kind === 'amount' || kind === 'count');
  if (by.kind === 'points' || by.kind === 'percent')
    return plain.filter(({ kind }) => kind === 'percent');
  return plain.filter((mention) => alike(mention, by));
}

/** 由512件下降为448件: what it became, and not by how much. */
const endsAt = ({ before }: Mention, from: Mention | undefined): boolean =>
  from !== undefined && FROM.test(from.before) && /^[^，。；]{2,6}为$/.test(before);

/** 增加10万元，增长5%: the difference, when a rate follows it. */
function statedBefore(statement: Statement, index: number): Change['stated'] {
  const [difference, by] = statement.mentions.slice(Math.max(0, index - 1), index + 1);
  if (index === 0 || difference === undefined || by?.kind !== 'percent') return null;
  if (difference.kind === 'percent' || endsAt(difference, statement.mentions[index - 2]))
    return null;
  const direction = directionOf(difference.before, figuresBefore(statement, index - 1));
  return direction && { difference, direction };
}

/** …，比上年增加: nothing between a figure and its change that could name another. */
const ADJOINING =
  /^[，,](?:(?:比|较|与|同)(?:上年|去年|20\d\d年|年初|期初)(?:度|同期|决算|末|底)*(?:数)?(?:相比|比)?[，,]?|同比)(?:增加|减少|增长|下降)(?:了)?$/;
const AGAINST_EARLIER = /[较比与同](?:年初|期初)(?!预算|安排|批复|计划)/;
const isAgainstEarlier = (words: string): boolean =>
  AGAINST_LAST_YEAR.test(words) || AGAINST_EARLIER.test(words);

/**
 * 收入12629.33万元，与上年相比增加754.43万元，增长6.35%: last year's figure is this year's less the difference. Looked at
 * where the rate was taken of this year's, as people do by mistake, and where no word stands between.
 */
function ofGrown(
  document: TextDocument,
  statement: Statement,
  by: Mention,
  stated: Change['stated'],
): Pair | null {
  // 比其增加: the figure before is the earlier one itself.
  if (stated === null || /[比较]其/.test(stated.difference.before)) return null;
  // 年初预算8640万元，执行中增加821.60万元: the figure before is the earlier one, too.
  if (!isAgainstEarlier(stated.difference.before + by.before)) return null;
  const { difference, direction } = stated;
  const possible = (document.figures[statement.passage] ?? []).filter(
    (figure) =>
      figure.end <= difference.start &&
      alike(figure, difference) &&
      isFine(figure) &&
      // 比上年的6820万元多545万元，增长8%: the figure before is last year's own.
      !LAST_YEAR.test(figure.before) &&
      (figure.year === null || document.year === null || figure.year >= document.year),
  );
  const earlierOf = (figure: Mention): Mention => ({
    ...figure,
    base:
      direction === 'up' ? figure.base.minus(difference.base) : figure.base.plus(difference.base),
  });
  const right = possible.some((figure) => isShare(difference, earlierOf(figure), by));
  const beside = possible.at(-1);
  const adjoining = ADJOINING.test(difference.before) && beside?.bracketed === false;
  const current =
    possible.findLast((figure) => isShare(difference, figure, by)) ??
    (adjoining ? beside : undefined);
  if (right || current === undefined || direction !== directionOf(by.before, [])) return null;
  const earlier = earlierOf(current);
  const value = earlier.base.div(earlier.scale);
  return { current, earlier: { ...earlier, value }, certain: true };
}
