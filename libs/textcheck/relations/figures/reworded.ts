import type { TextDocument } from '../../document.js';
import { around, digitsOf, isSwap } from './near.js';
import { isBorneOut } from './borne-out.js';
import { isInterim, isPlanned, type Stated } from './stated.js';

/** Words that say how, when and how much, not what. */
const TURNS =
  /全年|年末|年底|当年|本年|累计|共计|总计|合计|完成|实现|建成|开展|组织|达到|面积|数量|人数|总数|总量|里程|任务|获得|得到|共|的|了|为|达/g;
const BEHIND =
  /[^一-龥]|[的中和与及共均全已按占为是在分设由进参完接并被需可能不没未每各供达同内里外上下有]/;
const ASIDE = /(?:上年|去年|其中|较|比|增加|减少|增长|下降|计划|目标|均|每|男|女)[^，。；\d]*$/;
const LONGEST = 8;
const FEWEST_DIGITS = 3;
const FEWEST_SHARED = 3;
const SHARE = 0.75;
const RUN = 4;

/** What a figure is of: the noun before it, or that of its clause, with the one behind it. */
function nounsOf({ text }: TextDocument, { mention, statement }: Stated): string {
  const behind = text.slice(mention.end, mention.end + LONGEST);
  const end = behind.search(BEHIND);
  const noun = end < 0 ? behind : behind.slice(0, end);
  const clause = /[^，。；：]*$/.exec(text.slice(statement.start, mention.start))?.[0] ?? '';
  const own = mention.label === '' ? clause : mention.label;
  return (own + noun).replaceAll(TURNS, '').replaceAll(/[^一-龥]/g, '');
}

/** Four characters in a row, or most of the characters whatever their order. */
function shareWords(one: string, other: string): boolean {
  const runs = Array.from({ length: Math.max(0, one.length - RUN + 1) }, (_, at) =>
    one.slice(at, at + RUN),
  );
  if (runs.some((run) => other.includes(run))) return true;
  const [first, second] = [new Set(one), new Set(other)];
  const shared = [...first].filter((character) => second.has(character)).length;
  return shared >= FEWEST_SHARED && shared >= Math.min(first.size, second.size) * SHARE;
}

/**
 * One count in other words, its digits changed over: 硬化道路18.6公里 and 道路硬化16.8公里, 护林员278名 and 生态护林员287名.
 * Where each fits what stands beside it, they are two.
 */
export function areReworded(document: TextDocument, one: Stated, other: Stated): boolean {
  const pair = [one, other];
  const plain = pair.every(
    (stated) =>
      stated.mention.kind === 'count' &&
      digitsOf(stated.mention) >= FEWEST_DIGITS &&
      !ASIDE.test(stated.mention.before) &&
      !isInterim(stated),
  );
  if (!plain || one.subject !== other.subject || one.level !== other.level) return false;
  if (!isSwap(one.mention.value, other.mention) || isPlanned(one) !== isPlanned(other))
    return false;
  const [words = '', same = ''] = pair.map((stated) => nounsOf(document, stated));
  return (
    shareWords(words, same) &&
    !pair.every(({ statement, mention }) =>
      isBorneOut(around(document, statement, mention), mention),
    )
  );
}
