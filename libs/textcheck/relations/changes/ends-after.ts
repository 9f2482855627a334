import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike } from '../figures/near.js';
import { sure, type Pair } from './change-pair.js';
import { IS_LAST_YEAR, LAST_YEAR, NAMES_LAST_YEAR, TO } from './change-words.js';

const THIS_YEAR = /^[，,；;](?:本年|今年|当年|20\d\d年)(?:度)?(?:决算)?(?:数|支出)?(?:为|是)?$/;
/** 减少1.12万元，下降11.48%（2023年为9.76万元）；…，上年为9.76万元 */
export function earlierAfter(
  { mentions }: Statement,
  index: number,
  like: Mention,
): Mention | null {
  const after = mentions.slice(index + 1);
  const next = after.find(({ kind }) => kind !== 'percent');
  if (next === undefined || like.bracketed || !alike(next, like) || !next.exact) return null;
  const inBracket = next.bracketed && (LAST_YEAR.test(next.before) || /20\d\d年/.test(next.before));
  return inBracket || NAMES_LAST_YEAR.test(next.before) ? next : null;
}

/** 比上年减少1.26万元，上年为5.40万元，本年4.14万元 */
export function bothAfter({ mentions }: Statement, index: number): Pair | null {
  const by = mentions[index];
  const [earlier, current] = mentions.slice(index + 1).filter(({ kind }) => kind === by?.kind);
  if (by === undefined || earlier === undefined || current === undefined) return null;
  const told = IS_LAST_YEAR.test(earlier.before) && THIS_YEAR.test(current.before);
  return told && alike(earlier, by) && alike(current, by) ? sure(current, earlier) : null;
}

/** 增长25%，由1200人次增至1500人次 */
export function fromToAfter({ mentions }: Statement, index: number): Pair | null {
  const [earlier, current] = mentions.slice(index + 1, index + 3);
  if (earlier === undefined || current === undefined || !alike(earlier, current)) return null;
  const told = /^[，,（(](?:由|从)[^，。；]{0,10}$/.test(earlier.before) && TO.test(current.before);
  const counted = earlier.kind !== 'percent' && earlier.exact && current.exact;
  return told && counted ? sure(current, earlier) : null;
}

/** 较2023年增加86万元，增长10%（2023年支出860万元）: the later figure is not told. */
export function onlyEarlier(statement: Statement, index: number): Pair | null {
  const stated = statement.mentions[index - 1];
  const earlier = stated === undefined ? null : earlierAfter(statement, index, stated);
  return earlier && sure(null, earlier);
}
