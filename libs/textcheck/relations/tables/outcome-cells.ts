import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { nameOf } from '../figures/figures.js';
import { areOne, isOneDigitOff, isSwap } from '../figures/near.js';
import { AHEAD_CHAPTER, GOAL_CHAPTER } from '../outline/chapters.js';
import { isInterim, statedIn, type Stated } from '../figures/stated.js';
import type { Repeated } from './table-prose.js';

/** What a row says was reached, with its noun and what was planned. */
interface Reached {
  readonly noun: string;
  readonly cell: Mention;
  readonly planned: readonly Mention[];
}

const TARGET = /目标|计划|指标值|预期/;
const ACTUAL = /实际|完成|实现|结果|达到/;
const NOT_A_FIGURE = /率|情况说明|原因|得分|分值/;
const SHORTEST = 4;
const FEWEST_DIGITS = 3;
const CLOSE = '0.2';
const PLANNED = /目标|计划|预计|力争|任务|拟/;
/** 食品抽检批次 is counted as 食品抽检 … 批次. */
const COUNTED = /(?:批次|人次|场次|次数|数量|人数|户数|个数|面积|数)$/;
const ASIDE =
  /(?:上年|去年|其中|较|比|新增|增加|减少|目标|计划|任务|超出|超过|少于|多于|每|均)[^，。；\d]*$/;

/** Figures of tables of goals and outcomes that the running text tells otherwise under the same noun. */
export function mistoldOutcomes(document: TextDocument): Repeated[] {
  const reached = groupBy(document.tables.flatMap(reachedIn).flatMap(shortened), (row) =>
    keyOf(row.noun, row.cell),
  );
  if (reached.size === 0) return [];
  const told = groupBy(statedIn(document).filter(isDone).flatMap(keysOf), ({ key }) => key);
  return [...reached].flatMap(([key, [row, ...more]]) => {
    const places = (told.get(key) ?? []).map(({ mention }) => mention);
    if (row === undefined || more.some(({ cell }) => !cell.base.equals(row.cell.base))) return [];
    if (places.some((place) => areOne(place, row.cell))) return [];
    const figure = places.find((one) => isMistold(row, one));
    return figure === undefined ? [] : [{ told: figure, cell: row.cell, name: row.noun }];
  });
}

/** 学生家长综合满意度 is told of as 综合满意度. */
const shortened = (row: Reached): Reached[] =>
  row.cell.kind === 'percent' && /满意度$/.test(row.noun)
    ? [
        row,
        ...['综合满意度', '总体满意度', '平均满意度']
          .filter((noun) => row.noun !== noun && row.noun.endsWith(noun))
          .map((noun) => ({ ...row, noun })),
      ]
    : [row];

const isDone = (stated: Stated): boolean => !isInterim(stated) && isReached(stated);

const isReached = ({ mention, statement, path }: Stated): boolean =>
  isCount(mention) &&
  !GOAL_CHAPTER.test(path) &&
  !AHEAD_CHAPTER.test(path) &&
  !PLANNED.test(statement.text.slice(0, mention.start - statement.start)) &&
  !ASIDE.test(mention.before);

/** The same characters in any order: 教师培训 and 培训教师. */
const keyOf = (noun: string, { thing }: Mention): string => `${[...noun].sort().join('')}|${thing}`;

function keysOf({ mention }: Stated): { readonly mention: Mention; readonly key: string }[] {
  const name = nameOf(mention.label).replace(COUNTED, '');
  const endings = Array.from({ length: Math.max(0, name.length - SHORTEST + 1) }, (_, at) =>
    name.slice(at),
  );
  return endings.map((noun) => ({ mention, key: keyOf(noun, mention) }));
}

function reachedIn({ header, rows }: Table): Reached[] {
  const actual = header.findIndex(
    ({ text }) => ACTUAL.test(text) && !NOT_A_FIGURE.test(text) && !TARGET.test(text),
  );
  if (actual < 0) return [];
  return rows.flatMap((row) => {
    const cell = row[actual];
    const target = header.findLastIndex(
      ({ text }, at) => at !== actual && TARGET.test(text) && /\d/.test(row[at]?.text ?? ''),
    );
    if (target < 0) return [];
    const figures = cell === undefined ? [] : mentionsOf(cell).filter(isCount);
    const planned = mentionsOf(row[target] ?? { text: '', start: 0 });
    return figures.flatMap((figure) => {
      const names = nounsOf(
        figure,
        cell,
        figures,
        row.filter((_, at) => at < actual && at !== target),
      );
      return names.map((noun) => ({ noun, cell: figure, planned }));
    });
  });
}

const isCount = ({ kind, exact, unit }: Mention): boolean =>
  (kind === 'count' || kind === 'percent') && exact && unit !== '分';

/** What the cell says before its figure; where it holds a figure alone, the row's names. */
function nounsOf(
  figure: Mention,
  cell: Cell | undefined,
  figures: readonly Mention[],
  names: readonly Cell[],
): string[] {
  const alone = figures.length === 1 && cell?.start === figure.start;
  const nouns = alone ? names.map(({ text }) => text) : [nameOf(figure.label)];
  return nouns.map((noun) => noun.replace(COUNTED, '')).filter((noun) => noun.length >= SHORTEST);
}

/** Neither reached nor planned, and so near to what was reached that one of the two is a slip. */
function isMistold({ cell, planned }: Reached, figure: Mention): boolean {
  if ([cell, ...planned].some((one) => areOne(one, figure))) return false;
  const near = figure.base.minus(cell.base).abs().lessThanOrEqualTo(cell.base.times(CLOSE));
  const close = figure.kind === 'count' && near;
  return close || isSwap(cell.value, figure) || isOneDigitOff(cell.value, figure, FEWEST_DIGITS);
}
