import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf, total } from '../figures/arithmetic.js';
import { joinedBefore } from '../figures/joined-counts.js';

const NAMED = /([一-龥]{2})[人户]均[^，。；]*$/;
const EACH = /每[个人户]?[^，。；]*$/;

/** 员额法官人均结案238.77件, by the 31 of them; 7个村和1个社区，平均每个12.50万元: a number of just these, or two joined, makes it with a figure beside. */
export function isMadeByOwnNoun(document: TextDocument, printed: Mention): boolean {
  const passage = document.figures.find((figures) => figures.includes(printed)) ?? [];
  const noun = NAMED.exec(printed.before)?.[1];
  const counts = document.figures.flat().filter(isCount);
  const own = noun === undefined ? [] : counts.filter(({ before }) => before.endsWith(noun));
  const joined = EACH.test(printed.before) ? joinedBefore(printed, passage.filter(isCount)) : null;
  const numbers = [...own.map(({ base }) => base), ...(joined === null ? [] : [total(joined)])];
  return passage.some(
    (of) =>
      of !== printed &&
      numbers.some((number) => agrees(inUnitOf(of.base.div(number), printed), printed)),
  );
}

const isCount = ({ kind, exact, base }: Mention): boolean =>
  kind === 'count' && exact && base.isPositive() && !base.isZero();
