import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { digitsOf, isSwap } from './near.js';

/** Told side by side in one place, or one of them with what makes it the other: 246.30万元，追加18.00万元, of 264.30万元. */
export function areTwoThings(document: TextDocument, told: Range, other: Range): boolean {
  const figures = document.statements.flatMap(({ mentions }) => mentions);
  const [one, two] = [told, other].map((at) => figures.find(({ start }) => start === at.start));
  if (one === undefined || two === undefined) return false;
  const [earlier, later] = one.start < two.start ? [one, two] : [two, one];
  return (
    (isSwap(one.value, two) && areSideBySide(document, later, earlier)) ||
    isMadeBeside(document, one, two)
  );
}

/** What is between two long figures follows right behind the less of them. */
export function isMadeBeside({ statements }: TextDocument, one: Mention, two: Mention): boolean {
  const less = one.base.lessThan(two.base) ? one : two;
  const gap = one.base.minus(two.base).abs();
  const beside = statements.find(({ mentions }) => mentions.includes(less))?.mentions ?? [];
  const next = beside[beside.indexOf(less) + 1];
  return digitsOf(less) > 2 && next?.thing === less.thing && next.base.equals(gap);
}

/** 一号楼3650平方米，二号楼3560平方米: told in one breath they are two, whichever is told again. */
const areSideBySide = ({ statements }: TextDocument, later: Mention, first: Mention): boolean => {
  const beside = statements.find(({ mentions }) => mentions.includes(first))?.mentions ?? [];
  return (
    !beside.includes(later) &&
    beside.some((one) => one.unit === later.unit && one.base.equals(later.base))
  );
};
