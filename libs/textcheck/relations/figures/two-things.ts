import type { Statement, TextDocument } from '../../document.js';
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
    areAllOfOne(one, two) ||
    isForNextYear(document, one, two) ||
    isMadeBeside(document, one, two) ||
    isWithoutSome(document, one, two)
  );
}

/** 占60.66% and 占39.34%: two parts of one whole. */
const areAllOfOne = (one: Mention, two: Mention): boolean =>
  [one, two].every(({ kind }) => kind === 'percent') && one.value.plus(two.value).equals(WHOLE);
const WHOLE = 100;

/** 2024年计划清理1250吨, in the report of 2023: only one of them is the next year's. */
export function isForNextYear({ statements, year }: TextDocument, one: Range, two: Range): boolean {
  if (year === null) return false;
  const next = new RegExp(
    `${String(year + 1)}年(?:度)?(?:的)?(?:主要|工作|绩效)?(?:计划|目标|拟|将|打算|安排)`,
  );
  const [first, second] = [one, two].map((place) =>
    next.test(statements.findLast(({ start }) => start <= place.start)?.text ?? ''),
  );
  return first !== second;
}

/** 11个行政村过了20万元，高坪村只有16.8万元，没有达到: what is told of those that are left out of all. */
const LEFT_OUT =
  /没有?(?:能)?(?:达|完成|实现|通过|参加)|未(?:能|达|完成|实现|通过|参加)|[只仅]有|除[^，。；]{2,16}外/;
const MOST_LEFT_OUT = 3;

/** All of them here, and there as many as did it, with those that did not in the same sentence. */
export function isWithoutSome({ statements }: TextDocument, one: Mention, two: Mention): boolean {
  const less = one.base.lessThan(two.base) ? one : two;
  const few = one.base.minus(two.base).abs().lessThanOrEqualTo(MOST_LEFT_OUT);
  const told = few && less.kind === 'count' ? statementOf(statements, less) : undefined;
  return told !== undefined && LEFT_OUT.test(told.text.slice(less.end - told.start));
}

const statementOf = (statements: readonly Statement[], one: Mention): Statement | undefined =>
  statements.find(({ mentions }) => mentions.includes(one));

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
