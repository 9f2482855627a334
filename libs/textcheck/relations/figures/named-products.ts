import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { agrees, inUnitOf } from './arithmetic.js';
import { isWithinReach } from './near.js';
import type { SoleProduct } from './sole-products.js';

/** 玉米每亩120元 */
const STANDARD =
  /(?:^|[，。；：、（])([一-龥]{2,8}?)(?:按|为)?每(?:个|名|位)?([一-龥]{1,2})(?:每年)?(?:补助|补贴|奖补|奖励|按|标准为)?$/;
const PASSAGES = 1;
const LONGEST = 8;

interface Named {
  readonly rate: Mention;
  readonly name: string;
  readonly each: string;
}

/** 玉米每亩120元，大豆每亩150元。种植玉米2000亩、大豆600亩，应补玉米24万元、大豆9.9万元: what has one name in three places. */
export function namedProducts(document: TextDocument): SoleProduct[] {
  const told = document.statements.filter(({ inTable }) => !inTable);
  const byPassage = groupBy(told, ({ passage }) => passage);
  return [...byPassage].flatMap(([passage, statements]) => {
    const rates = statements.flatMap(({ mentions }) => mentions.flatMap(namedIn));
    if (rates.length < 2) return [];
    const near = [...statements, ...(byPassage.get(passage + PASSAGES) ?? [])];
    const figures = near.flatMap(({ mentions }) => mentions);
    return rates.flatMap((rate) => productOf(rate, figures));
  });
}

function namedIn(rate: Mention): Named[] {
  const [, name, each] = STANDARD.exec(rate.before) ?? [];
  return rate.kind === 'amount' && rate.exact && name !== undefined && each !== undefined
    ? [{ rate, name, each }]
    : [];
}

/** Of the one number and the one sum that bear the name. */
function productOf({ rate, name, each }: Named, figures: readonly Mention[]): SoleProduct[] {
  const noun = name.slice(-LONGEST);
  const own = figures.filter(
    (one) => one !== rate && one.exact && !isChange(one) && one.label.endsWith(noun),
  );
  const counts = own.filter(({ kind, unit }) => kind === 'count' && unit.endsWith(each.charAt(0)));
  const totals = own.filter(({ kind }) => kind === 'amount');
  const [count, total] = [counts[0], totals[0]];
  if (count === undefined || total === undefined || counts.length > 1 || totals.length > 1)
    return [];
  const computed = inUnitOf(rate.base.times(count.base), total);
  const right = agrees(computed, total) || !isWithinReach(computed, total);
  return right ? [] : [{ rate, counts: [count], total, computed }];
}
