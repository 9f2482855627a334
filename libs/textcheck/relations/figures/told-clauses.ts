import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { oncePerDocument } from '../../once.js';
import { areOne } from './near.js';
import { statedIn, type Stated } from './stated.js';

/** Words that say when, how or whose, not what of. */
const TURNS =
  /(?:20\d\d年度?|全年|年末|年底|年内|当年|本年|今年|一年来|[我全][镇乡县市区局院校馆街道]|累计|共计|总计|合计|完成|实现|组织|达到|已经|上述|以上|目前|现有|这些?|[共了的已所各为达有等]|\s)/g;
const LED =
  /^(?:.*(?:得益于|由于|来自|用于|通过|针对|依托|利用|随着)|对|为|将|把|由|给|向|围绕|依托|就|按|因|从|仍|但|而)/;
/** Nothing before the figure but words that lead to it. */
export const LEADS =
  /(?:^|[，。；：、])(?:(?:但|而|其中)?(?:对|针对|为|将|把|由|给|向|围绕|依托|就|按|因|从|这|该|上述|以上|我?[镇乡县市区局院校馆]|街道|全[镇乡县市区局院校馆]))*$/;
const OF_OTHERS =
  /其余|其他|上年|去年|往年|以前|另|剩|计划|拟|部分|未|其中|每|均|比|较|占|同期|年初|[上下]半年|季度|月/;
const LONGEST = 20;

/** A figure with the words of its sentence around it. */
export interface Clause {
  readonly stated: Stated;
  /** From the figure or the full stop before it. */
  readonly before: string;
  /** Up to a mark or the next figure. */
  readonly behind: string;
  readonly words: string;
}

export const bareOfTurns = (words: string): string => words.replace(LED, '').replaceAll(TURNS, '');

/** Said of others, of a part, of another time, or as what is to be. */
export const isOfOthers = (before: string): boolean => OF_OTHERS.test(before);

/** The exact figures of the running text, those that count alike together. */
export const clausesByThing = oncePerDocument((document): readonly (readonly Clause[])[] => {
  const all = statedIn(document).filter(
    ({ mention: { kind, exact, unit, bracketed } }) =>
      kind !== 'points' && exact && unit !== '分' && !bracketed,
  );
  return [...groupBy(all, ({ mention: { kind, thing } }) => `${kind}|${thing}`).values()].map(
    (group) => group.map((stated) => clauseOf(document, stated)),
  );
});

function clauseOf({ text }: TextDocument, stated: Stated): Clause {
  const { before: told, end } = stated.mention;
  const before = /[^。；]*$/.exec(told)?.[0] ?? '';
  const behind = /^[^，。；：（）()\d\n]*/.exec(text.slice(end, end + LONGEST))?.[0] ?? '';
  return { stated, before, behind, words: `${before}|${behind}` };
}

const SHORTEST = 2;
const MOST_TIMES = 2;
const REST = /其余|另|剩|还有|尚有|个别|除/;

/**
 * Another number of the same size, told without the rest: 新招聘的18名教师到岗，2名放弃 after 招聘教师20名 is right, and 走访的
 * 5户 of 260户 are some of them.
 */
export function isOtherwise(document: TextDocument, first: Clause, later: Clause): boolean {
  const [one, two] = [first.stated, later.stated];
  const [less, more] = [one.mention.base, two.mention.base].toSorted((a, b) => a.comparedTo(b));
  if (less === undefined || more === undefined || areOne(one.mention, two.mention)) return false;
  const gap = more.minus(less);
  const { text, start } = two.statement;
  return (
    one.year === two.year &&
    more.lessThanOrEqualTo(less.times(MOST_TIMES)) &&
    !REST.test(text.slice(two.mention.end - start)) &&
    ![one.passage, two.passage].some((passage) =>
      document.figures[passage]?.some(
        ({ thing, base }) => thing === one.mention.thing && base.equals(gap),
      ),
    )
  );
}

/** All of it stands there, in pieces of two characters or more. */
export function piecesIn(words: string, said: string): boolean {
  let at = 0;
  while (at < said.length) {
    let length = said.length - at;
    while (length > 1 && !words.includes(said.slice(at, at + length))) length -= 1;
    if (length < SHORTEST) return false;
    at += length;
  }
  return true;
}
