import { Decimal } from '#libs/kernel';

import { matchesIn } from '../../../text/matches.js';
import { COUNTERS, unitOf } from '../../figures/quantities.js';
import type { Range } from '../../../finding-of.js';

/** So many marks more or less for every so many of a unit. */
export interface Step extends Range {
  readonly size: Decimal;
  /** '' where the words name what they count and not in which unit. */
  readonly unit: string;
  readonly mark: Decimal;
  readonly gains: boolean;
  /** The words in front of it, that say what is counted. */
  readonly words: string;
}

const UNIT = `个百分点|百分点|%|‰|个?工作日|个?自然日|个季度|季度|个月|人次|批次|${COUNTERS}|天|日|月|度`;
const MARK = String.raw`(?<verb>扣减|扣除|扣|减|加|计|得|记|给|奖励?)(?:去|掉|除)?\s?(?<mark>\d+(?:\.\d+)?)\s?分`;
/** 每周不少于2条，少一条扣0.2分: the next clause has a step of its own. */
const BETWEEN = String.raw`[^，。；\d]{0,12}?(?:，(?![少缺漏晚迟低超逾每发])[^，。；\d]{0,6}?)?`;
const NUMBER = String.raw`(?<size>\d+(?:\.\d+)?|[一二两三四五十])`;
const PATTERNS: readonly RegExp[] = [
  // 每低于目标1个百分点扣0.5分, 每发生一起，扣0.3分
  new RegExp(
    String.raw`(?<words>每[^，。；：\d]{0,12}?(?:\d+(?:\.\d+)?%[^，。；\d扣]{0,4})?)${NUMBER}\s?(?<unit>${UNIT})${BETWEEN}${MARK}`,
    'g',
  ),
  // 每处扣0.25分, 每次迟报扣0.5分
  new RegExp(String.raw`(?<words>每)(?<unit>${UNIT})${BETWEEN}${MARK}`, 'g'),
  // 少一条扣0.2分, 刊发一篇计2分, 节约1%得1分
  new RegExp(
    String.raw`(?<words>(?<![一-龥])[一-龥]{0,16}?)(?<size>一|1)\s?(?<unit>${UNIT})[^，。；\d]{0,6}${MARK}`,
    'g',
  ),
];
/** 省级一篇计2分，市级计1分，县级计0.5分: the next ones leave out how many. */
const NEXT = new RegExp(
  String.raw`(?<=分)[，、；](?<words>(?![最封上共合实自本则故累总])[一-龥]{2,8}?)(?:每篇|一篇)?${MARK}`,
  'g',
);
const WORDS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  十: 10,
};
const GAINS = /^[加计得记给奖]/;

/** The rules by steps of a stretch of text. */
export function stepsIn(text: string, start: number): Step[] {
  const found: Step[] = [];
  for (const pattern of PATTERNS)
    for (const match of matchesIn(text, pattern)) {
      const step = stepOf(match, start);
      const isNew = !found.some((one) => step.start < one.end && step.end > one.start);
      if (isNew && (pattern !== PATTERNS[2] || !found.some(({ words }) => words.includes('每'))))
        found.push(step);
    }
  const [first] = found;
  if (first === undefined) return [];
  const next = matchesIn(text, NEXT)
    .filter(({ index }) => start + index === found.at(-1)?.end || start + index > first.end)
    .map((match) => stepOf(match, start, first.unit));
  return [...found, ...inRun(first, next)];
}

/** Those that follow one upon another. */
function inRun(first: Step, next: readonly Step[]): Step[] {
  const run: Step[] = [];
  let { end } = first;
  for (const step of next)
    if (step.start === end) {
      run.push(step);
      ({ end } = step);
    }
  return run;
}

/** A类问题每个: the words of its clause up to the unit. */
function wordsOf({ input, index, groups }: RegExpExecArray): string {
  const before = /[^，。；：、“]*$/.exec(input.slice(0, index))?.[0] ?? '';
  return `${before}${groups?.words ?? ''}`;
}

function stepOf(match: RegExpExecArray, start: number, implied = ''): Step {
  const { size = '1', unit, verb = '', mark = '0' } = match.groups ?? {};
  const words = unit === undefined ? (match.groups?.words ?? '') : wordsOf(match);
  return {
    size: new Decimal(WORDS[size] ?? size),
    unit: unit === undefined ? implied : unitOf(unit),
    mark: new Decimal(mark),
    gains: GAINS.test(verb),
    words,
    start: start + match.index,
    end: start + match.index + match[0].length,
  };
}
