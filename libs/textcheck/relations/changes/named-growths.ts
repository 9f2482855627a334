import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { bigramsOf } from '../figures/name-pool.js';
import { alike, isGrowth, isMisprint, isWithinReach } from '../figures/near.js';
import { mayBeOne, type Direction } from './change-words.js';
import type { GrowthSlip } from './growth-slips.js';
import { isPlainFigure } from './plain-figure.js';

/** What a growth ends with, behind what it is of. */
const UP =
  /(?:增[长加幅速收支]|增长率|上[升涨浮扬]|提[高升]|[涨升]幅|净增|攀升|扩大|[增涨升多])(?:率|幅度?|比例)?(?:了|为|是|达到?|约)*$/;
const DOWN =
  /(?:下[降滑跌浮]|[减缩]少|降[低幅]|减[幅支收]|回落|压[减缩降]|[降减跌少])(?:率|幅度?|比例)?(?:了|为|是|达到?|约)*$/;
const LAST = /(?:上一?年度?|去年|上年度?|同期|前一?年)(?!度?[结决]?[转余])/;
/** 2022年的2300件, in a report of 2023. */
const AGAINST = /[较比与和同]/;
const OTHERWISE =
  /占|目标|计划|平均|全[国省市]|其中|不[低高超]|控制|以[内上下]|力争|预计|每|均|个百分点|年均/;
const NO_END = /预算|计划|目标|任务|概算|其中|占|控制|结转|[结节]余|节[约省支]|以来|累计(?=.*年)/;
const GENERIC = new Set(
  '名义 实际 口径 可比 上年 去年 全年 本年 今年 年度 同比 增长 下降 比上 较上 总体 名义 相比 年相 两年 万元 合计 共计 增幅 降幅 我镇 我局 我县 我院'.split(
    ' ',
  ),
);
const HUNDRED = 100;
const REACH = 3;
const MOST_APART = 3;
const PASSAGES = 1;

export interface NamedGrowth extends GrowthSlip {
  /** 上年为9000万元，同比增长4.5%: told right behind what it is against. */
  readonly bound: boolean;
}

/** Growths of two figures of one name, of this year and the year before, wherever the paragraph tells them. */
export const namedGrowths = (document: TextDocument, known: ReadonlySet<number>): NamedGrowth[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((by) => {
        const plain =
          by.kind === 'percent' && by.exact && !by.value.isZero() && !known.has(by.start);
        const way = plain ? wayOf(by) : null;
        return way === null ? [] : judge(document, statement, by, way);
      }),
    );

const clauseOf = ({ before }: Mention): string => /[^，。；：（(]*$/.exec(before)?.[0] ?? '';

function wayOf(by: Mention): Direction | null {
  const words = clauseOf(by);
  if (OTHERWISE.test(words)) return null;
  if (UP.test(words)) return 'up';
  return DOWN.test(words) ? 'down' : null;
}

interface Ends {
  readonly earlier: Mention;
  readonly later: Mention;
  /** Characters of the name of the growth that the two are told with. */
  readonly score: number;
}

function judge(
  document: TextDocument,
  statement: Statement,
  by: Mention,
  way: Direction,
): NamedGrowth[] {
  const scope = document.figures
    .slice(Math.max(0, statement.passage - PASSAGES), statement.passage + 1)
    .flat()
    .filter(isEnd);
  const ends = endsIn(document, scope, by);
  const best = bestOf(ends, scope, by);
  if (best === null) return [];
  const { earlier, later } = best;
  const gap = later.base.minus(earlier.base);
  if (gap.isZero() || ends.some((one) => isGrowth(one.later, one.earlier, by, way))) return [];
  const computed = gap.abs().div(earlier.base).times(HUNDRED);
  const turned = gap.isNegative() !== (way === 'down');
  const rates = (document.figures[statement.passage] ?? []).filter(
    (one) => one !== by && one.kind === 'percent',
  );
  // Another rate tells how the two changed.
  if (rates.some((one) => isGrowth(later, earlier, one, gap.isNegative() ? 'down' : 'up')))
    return [];
  const bound =
    isBeside(best, scope, by) && scope.findLast(({ end }) => end <= by.start) === earlier;
  const near = turned
    ? isGrowth(later, earlier, by, gap.isNegative() ? 'down' : 'up')
    : isNear(computed, by);
  return near
    ? [{ by, earlier, later, computed, direction: gap.isNegative() ? 'down' : 'up', turned, bound }]
    : [];
}

const isNear = (computed: Decimal, by: Mention): boolean =>
  isWithinReach(computed, by, REACH) || isMisprint(computed, by);

const isEnd = (one: Mention): boolean => isPlainFigure(one) && !NO_END.test(clauseOf(one));

/** The figure of last year and the one this year next to it. */
function endsIn({ year }: TextDocument, scope: readonly Mention[], by: Mention): Ends[] {
  const isLast = (one: Mention): boolean =>
    LAST.test(clauseOf(one)) ||
    (year !== null && one.year === year - 1 && /20\d\d年/.test(clauseOf(one)));
  return scope.flatMap((earlier, at) => {
    if (!isLast(earlier) || earlier.end > by.start) return [];
    const around = [
      ...scope.slice(Math.max(0, at - MOST_APART), at).toReversed(),
      ...scope.slice(at + 1, at + 1 + MOST_APART),
    ];
    const later = around.find(
      (one) =>
        alike(one, earlier) &&
        one.end <= by.start &&
        !isLast(one) &&
        mayBeOne(one, earlier) &&
        !AGAINST.test(clauseOf(one)) &&
        areOne(one, earlier),
    );
    return later === undefined ? [] : [{ earlier, later, score: scoreOf(by, earlier, later) }];
  });
}

/** 上年为9000万元 names nothing; what it names the other one must name too. */
function areOne(later: Mention, earlier: Mention): boolean {
  const own = nameOf(clauseOf(earlier));
  return own.length === 0 || own.some((gram) => clauseOf(later).includes(gram));
}

const nameOf = (words: string): string[] =>
  bigramsOf(
    words.replaceAll(
      /20\d\d年度?|上一?年度?|去年|上年度?|同期|[较比与和同]|的|[为是达]到?|相比|数|额/g,
      '，',
    ),
  ).filter((gram) => !GENERIC.has(gram) && !gram.includes('，'));

function scoreOf(by: Mention, ...ends: readonly Mention[]): number {
  const words = ends.map(clauseOf).join('，');
  return nameOf(clauseOf(by).replace(UP, '').replace(DOWN, '')).filter((gram) =>
    words.includes(gram),
  ).length;
}

/** The pair it names; where it names nothing, the one right before it. */
function bestOf(ends: readonly Ends[], scope: readonly Mention[], by: Mention): Ends | null {
  const most = Math.max(0, ...ends.map(({ score }) => score));
  const named = nameOf(clauseOf(by).replace(UP, '').replace(DOWN, '')).length > 0;
  const best = named
    ? ends.filter(({ score }) => score === most && score > 0)
    : ends.filter((one) => isBeside(one, scope, by));
  return best.length === 1 ? (best[0] ?? null) : null;
}

const CLOSE = 24;
/** No other figure stands between. */
function isBeside({ earlier, later }: Ends, scope: readonly Mention[], by: Mention): boolean {
  const end = Math.max(earlier.end, later.end);
  return by.start - end < CLOSE && !scope.some((one) => one.start >= end && one.end <= by.start);
}
