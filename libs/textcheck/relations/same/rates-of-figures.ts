import type { Mention } from '../../mentions/mention.js';
import { areOne } from '../figures/near.js';
import type { Role } from './roles.js';

/** 为预算的102.4%, 完成年初预算的97.5%: names nothing but what it is held against. */
const OF_BUDGET = /^[，,（(]?(?:为|是|占|达到?|完成|占到)(?:了)?[^，。；、\d]{0,6}预算数?的$/;

/** The figure right before a rate of a budget, which it is a rate of. */
function figureOf({ mention, statement: { mentions } }: Role): Mention | undefined {
  const before = mentions[mentions.findIndex(({ start }) => start === mention.start) - 1];
  return OF_BUDGET.test(mention.before) && before?.kind === 'amount' ? before : undefined;
}

/** 收入完成41.36亿元，为预算的102.4%。支出完成39.87亿元，为预算的99.2%: each of a figure of its own. */
export function areOfTwoFigures(one: Role, later: Role): boolean {
  const [first, second] = [figureOf(one), figureOf(later)];
  return first !== undefined && second !== undefined && !areOne(first, second);
}
