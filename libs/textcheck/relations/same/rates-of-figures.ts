import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike, areOne } from '../figures/near.js';
import type { Role } from './roles.js';

/** 为预算的102.4%, 增长5.2%, 占比12.4%: names nothing but what it is held against. */
const BARE_RATE =
  /(?:(?:为|是|占|达到?|完成|占到)了?[^，。；、\d]{0,6}预算数?的|(?:增长|上升|提高|增加|下降|减少|降低|回落)(?:了|为|到)?|占比?(?:为|达)?)$/;
const IS_CHANGE = /(?:[较比]|同比|增加|减少|增长|下降|增收|减收|增支|减支)[^，。；]*$/;

/** The figure before a rate in its sentence, which it is a rate of. */
const figureOf = (rate: Mention, { mentions }: Statement): Mention | undefined =>
  rate.kind === 'percent' && BARE_RATE.test(rate.before)
    ? mentions
        .slice(
          0,
          mentions.findIndex(({ start }) => start === rate.start),
        )
        .findLast(({ kind, before }) => kind !== 'percent' && !IS_CHANGE.test(before))
    : undefined;

/** 收入完成41.36亿元，为预算的102.4%。支出完成39.87亿元，为预算的99.2%: each of a figure of its own. */
export function areRatesOfTwo(
  rate: Mention,
  of: Statement,
  other: Mention,
  ofOther: Statement,
): boolean {
  const [first, second] = [figureOf(rate, of), figureOf(other, ofOther)];
  return (
    first !== undefined && second !== undefined && !(alike(first, second) && areOne(first, second))
  );
}

export const areOfTwoFigures = (one: Role, later: Role): boolean =>
  areRatesOfTwo(one.mention, one.statement, later.mention, later.statement);
