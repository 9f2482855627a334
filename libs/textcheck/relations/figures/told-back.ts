import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import type { CountPair } from './counts-across.js';
import { areOne, isOneDigitOff, isSwap } from './near.js';
import { statedIn, type Stated } from './stated.js';

/** 新打的37眼机井, 这37眼机井, 所植1620株: what was told before is told of again. */
const BACK =
  /(?:^|[，。；：])(?:按照?|对|为|给|向|由|将|以)?(?:(?:全年|当年|本年|年内)?(所?[一-龥]{1,3}?)的|(所[一-龥]{1,2})|这|该|上述|以上)$/;
const OF_OTHERS = /其余|其他|上年|去年|往年|以前|另|剩|计划|拟|部分|未|其中|每|均|有/;
/** What stands behind it: a noun and what was so of all. */
const ALL =
  /^[的]?([一-龥]{1,8}?)(?:均|全部|都|已全|已[一-龥]{2}|已经|成活|全数|悉数|投用|陆续|于|自)/;
const FEWEST_DIGITS = 2;

/** Counts told of again in the same paragraph with another number: 新打机井27眼…。新打的37眼机井均已通电. */
export function toldBack(document: TextDocument): CountPair[] {
  const all = statedIn(document).filter(({ mention }) => isCounted(mention));
  return all.flatMap((later) => {
    const verb = BACK.exec(later.mention.before);
    const noun = nounBehind(document, later.mention);
    if (verb === null || OF_OTHERS.test(verb[0])) return [];
    const told = verb[1] ?? verb[2] ?? '';
    const found = all.filter(
      (one) => isNamed(document, one, later, noun) && one.mention.before.includes(bare(told)),
    );
    const [first] = found;
    const only = found.every(({ mention }) => mention.base.equals(first?.mention.base ?? 0));
    if (first === undefined || !only || !isMistold(first.mention, later.mention)) return [];
    return [{ first: first.mention, other: later.mention, noun }];
  });
}

const isCounted = (one: Mention): boolean =>
  one.kind === 'count' && one.exact && one.unit !== '分' && !one.bracketed && !isChange(one);

/** 所植 is 植, 新打 is itself. */
const bare = (verb: string): string => verb.replace(/^所/, '');

const nounBehind = ({ text }: TextDocument, { end }: Mention): string =>
  ALL.exec(text.slice(end, end + 14))?.[1] ?? '';

/** Told before, in the same paragraph, in the same unit, with the noun before or behind it. */
const isNamed = (
  { text }: TextDocument,
  { passage, mention }: Stated,
  later: Stated,
  noun: string,
): boolean =>
  passage === later.passage &&
  mention.end <= later.mention.start &&
  mention.unit === later.mention.unit &&
  !OF_OTHERS.test(mention.before) &&
  (noun === ''
    ? endsAlike(mention.label, text.slice(later.mention.end))
    : mention.label.endsWith(noun) || text.startsWith(noun, mention.end));

/** 入住老人83名 and 入住的88名老人配餐 */
const endsAlike = (label: string, behind: string): boolean =>
  [2, 3, 4].some((length) => label.length > length && behind.startsWith(label.slice(-length)));

/** More than there are, or a slip of the pen. */
const isMistold = (first: Mention, later: Mention): boolean =>
  !areOne(first, later) &&
  (later.base.greaterThan(first.base) ||
    isSwap(first.value, later) ||
    isOneDigitOff(first.value, later, FEWEST_DIGITS));
