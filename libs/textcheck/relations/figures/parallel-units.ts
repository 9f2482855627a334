import { groupBy } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { OddUnit } from './odd-units.js';

/** 县道每公里8000元 … 乡道每公里4000元: for each of what. */
const EACH = /(?:每|均)[一-龥]{1,4}$|[一-龥]均$/;
/** What all of them come to, right behind. */
const IN_ALL = /^[，,]?(?:共计|合计|总计|共|计|小计)[^，。；\d]{0,4}$/;
const FEWEST = 3;
const APART = 1_000;
const ALIKE = 10;

/** What one of them costs, in another unit than in the like clauses beside it, or more than all of them together. */
export const parallelUnits = ({ mentions, inTable, text }: Statement): OddUnit[] =>
  inTable || !/[每均]/.test(text) ? [] : [...aboveAll(mentions), ...amongLike(mentions)];

const isAmount = ({ kind, exact, base }: Mention): boolean =>
  kind === 'amount' && exact && base.isPositive() && !base.isZero();

/** 每公里4000万元，计165.04万元 */
function aboveAll(mentions: readonly Mention[]): OddUnit[] {
  return mentions.flatMap((odd, at) => {
    const all = mentions[at + 1];
    const told = all !== undefined && isAmount(odd) && isAmount(all) && EACH.test(odd.before);
    return told && IN_ALL.test(all.before) && odd.base.greaterThan(all.base)
      ? [{ odd, beside: [all] }]
      : [];
  });
}

/** 每公里8000元 … 每公里4000万元 … 每公里2000元 */
function amongLike(mentions: readonly Mention[]): OddUnit[] {
  const each = mentions.filter((one) => isAmount(one) && EACH.test(one.before));
  const groups = groupBy(each, ({ before }) => EACH.exec(before)?.[0] ?? '');
  return [...groups.values()].flatMap((group) => {
    const odd = group.filter((one) => group.every((other) => other === one || !areOne(one, other)));
    const [one] = odd;
    const rest = group.filter((other) => other !== one);
    const plain = rest.every((other) => areOne(other, rest[0] ?? other));
    return group.length >= FEWEST &&
      one !== undefined &&
      odd.length === 1 &&
      plain &&
      isOff(one, rest)
      ? [{ odd: one, beside: rest }]
      : [];
  });
}

const areOne = (one: Mention, other: Mention): boolean => one.scale.equals(other.scale);

/** By its digits one of them, by its unit none. */
const isOff = (one: Mention, rest: readonly Mention[]): boolean =>
  rest.every(({ base }) => !isWithin(one.base.div(base).toNumber(), APART)) &&
  rest.some(({ value }) => isWithin(one.value.div(value).toNumber(), ALIKE));

const isWithin = (times: number, most: number): boolean => times <= most && times >= 1 / most;
