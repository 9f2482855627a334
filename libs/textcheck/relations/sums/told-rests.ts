import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { alike, isOneDigitOff, isShare, isSwap } from '../figures/near.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';

/** What is left of a whole when the others are taken off, by its words. */
const REST = /(?:其余|剩余|余下|剩下|其他的?|余)(?:的|仅|为|是|约|共|有)*[^，。；：、\d]{0,4}$/;
/** 不合格的13批次, 未办结的8件: the others of what was told before. */
const NOT = /(?:未|没有|不|尚未|仍未)(?:能|予|按期|按时)?([一-龥]{2})[一-龥]{0,2}?的?$/;
/** Of other things, of other times, or beside the whole. */
const ASIDE =
  /另|此外|之外|上年|去年|以前|年初|每|均|比|较|余额|结余|节余|盈余|多余|业余|其他(?:收入|支出|资金)/;
/** What there was: found, asked for, sent out or planned. */
const WHOLE =
  /计划|预算|概算|目标|应|安排|下达|发现|排查|查出|检出|查处|排摸|摸排|登记|立案|受理|接到|收到|收集|征集|发放|发出|编制|合同|送审|总|共|任务|抽查|抽检|检测|检查|检验|调查|申报|申请|提出|识别|监测|新建|实施|涉及|对|其中|的/;
const OF_IT = /[中里内][，,]?[^，。；\d]{0,10}$/;
const MOST = 6;
const FEWEST_DIGITS = 3;

/** 发现415处，整改409处，其余6处: a whole, what went off it and the rest of it, which make it whatever is off. */
export const toldRests = (document: TextDocument, statement: Statement): PartsOfTotal[] =>
  statement.inTable
    ? []
    : statement.mentions.flatMap((rest, at) => {
        if (!isRest(statement, rest, at)) return [];
        const [total, ...done] = figuresBefore(statement, rest, at);
        if (total === undefined || done.length === 0 || !isWhole(total, done)) return [];
        const parts = [...done, rest];
        const near = document.figures[statement.passage] ?? [];
        if (!isSlip(near, total, done, rest) || isMade(near, rest)) return [];
        return [fullList(total, parts)];
      });

const isFigure = (one: Mention): boolean =>
  (one.kind === 'count' || one.kind === 'amount') &&
  one.exact &&
  one.unit !== '分' &&
  !one.bracketed &&
  !isChange(one);

function isRest({ mentions }: Statement, rest: Mention, at: number): boolean {
  if (!isFigure(rest) || ASIDE.test(rest.before)) return false;
  if (REST.test(rest.before)) return true;
  const verb = NOT.exec(rest.before)?.[1];
  const last = mentions.slice(0, at).findLast((one) => alike(one, rest));
  return verb !== undefined && last?.before.includes(verb) === true;
}

/** Those of its sort before it in its part of the sentence; none where any of them is told otherwise. */
function figuresBefore({ mentions, text, start }: Statement, rest: Mention, at: number): Mention[] {
  const before = mentions.slice(0, at).filter((one) => alike(one, rest) && !one.bracketed);
  const from = start + text.slice(0, rest.start - start).lastIndexOf('；');
  const own = before.filter((one) => one.start > from);
  const found = own.length > 1 ? own : before;
  return found.length <= MOST && found.every((one) => isFigure(one) && !ASIDE.test(one.before))
    ? found
    : [];
}

/** The words of the first say that it is all of them, or the next one is one of them. */
const isWhole = (total: Mention, [first]: readonly Mention[]): boolean =>
  WHOLE.test(total.before) || OF_IT.test(first?.before ?? '');

/** A rate told of it bears out two of the three, or one of them is a slip of the pen. */
function isSlip(
  near: readonly Mention[],
  total: Mention,
  done: readonly Mention[],
  rest: Mention,
): boolean {
  const off = totalBase([...done, rest]).minus(total.base);
  const all: readonly (readonly [one: Mention, owed: Decimal])[] = [
    [total, total.base.plus(off)],
    ...[...done, rest].map((one) => [one, one.base.minus(off)] as const),
  ];
  const [first] = done;
  if (first === undefined || done.some(({ base }) => base.equals(total.base))) return false;
  const rates = near.filter(({ kind, value }) => kind === 'percent' && !value.isInteger());
  return all.some(([one, owed]) => {
    if (!owed.isPositive() || owed.isZero()) return false;
    const as = (figure: Mention): Mention => (figure === one ? { ...figure, base: owed } : figure);
    const borne = done.length === 1 && rates.some((rate) => isShare(as(first), as(total), rate));
    const printed = inUnitOf(owed, one);
    return borne || isSwap(printed, one) || isOneDigitOff(printed, one, FEWEST_DIGITS);
  });
}

/** Some two others of the paragraph leave it. */
const isMade = (near: readonly Mention[], rest: Mention): boolean => {
  const like = near.filter((one) => one !== rest && alike(one, rest));
  return like.some((one) => like.some((other) => one.base.minus(other.base).equals(rest.base)));
};
