import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import type { CountPair } from './counts-across.js';
import { areOne, digitsOf, isOneDigitOff, isSwap } from './near.js';
import { lastClause } from '../sums/list-parts.js';
import { statedIn, type Stated } from './stated.js';

/** Another paper that has the same figure: 附表“决算支出”一栏填列, 竣工图标注此次加高. */
const SOURCE =
  /(?:附表|报表|台账|台帐|账面|账上|系统[中内显登填记里]|图纸|竣工图|公示|填列|填报|登记|标注|表[中内]|栏|清册|花名册|验收单|合同|决算表|上报|报送|记载|显示)/;
/** 按核定床位180张、每张6000元: what a sum is worked out from. */
const BASIS = /(?:^|[，。；])[^，。；：、\d]{0,8}?(?:按照?|以|依据?|根据)([^，。；：、\d]{2,12})$/;
/** 我院 before 核定床位, and nothing else. */
const OF_ALL = /^(?:[我本全][一-龥]{0,2}|现有|共有|[一-龥]{0,6}(?:中心|[院馆所校站园局镇乡]))?$/;
const OF_OTHERS =
  /上年|去年|年初|期初|预算|计划|目标|任务|概算|每|均|[其目员位]中|占|比|较|增|减|另|剩|余|应|送审|控制价|合计|共计/;
const GENERAL = /^(?:项目|资金|支出|收入|金额|人员|数量|面积|单位|预算|.[中的共有])$/;
const SHORTEST = 2;
const SHORTEST_BASIS = 3;
const FEWEST_DIGITS = 2;
const FEWEST_OF_AMOUNT = 3;
const MOST_TIMES = 2;
const LONGEST = 12;
const LONGEST_NOUN = 4;

/** Figures that another paper, or what is worked out from them, tells otherwise: beside them in one paragraph. */
export function twoSources(document: TextDocument): CountPair[] {
  const all = statedIn(document).filter(({ mention }) => isPlain(mention));
  return all.flatMap((later, at) => {
    const before = all
      .slice(Math.max(0, at - 4), at)
      .filter(
        ({ passage, mention }) => later.passage - passage < 2 && areAlike(mention, later.mention),
      );
    const behind = document.text.slice(later.mention.end, later.mention.end + LONGEST);
    const first = before.find(
      (one) =>
        (one.passage === later.passage && isOfSource(one, later)) ||
        isBasis(one, later) ||
        isBasisBefore(one, later, behind),
    );
    if (first === undefined || isToldToo(all, later, first)) return [];
    const noun = first.mention.label;
    return [{ first: first.mention, other: later.mention, noun }];
  });
}

const isPlain = (one: Mention): boolean =>
  (one.kind === 'amount' || one.kind === 'count') &&
  one.exact &&
  one.unit !== '分' &&
  !isChange(one) &&
  one.label.length >= SHORTEST;

const areAlike = (one: Mention, other: Mention): boolean =>
  one.thing === other.thing && one.unit === other.unit && !areOne(one, other);

/** The later one names another paper and the same noun, and is off by a slip of the pen. */
function isOfSource({ mention: first }: Stated, { mention: later }: Stated): boolean {
  const fewest = later.kind === 'amount' ? FEWEST_OF_AMOUNT : FEWEST_DIGITS;
  const [words = '', source = ''] = [first, later].map(({ before }) => lastClause(before));
  const paper = SOURCE.exec(source)?.[0];
  if (paper === undefined || SOURCE.exec(words)?.[0] === paper) return false;
  if ([words, source].some((clause) => OF_OTHERS.test(clause))) return false;
  if (digitsOf(later) < fewest || !sharesNoun(first.label, later.before)) return false;
  return isSwap(first.value, later) || isOneDigitOff(first.value, later, fewest);
}

/** The end of what the first is a figure of stands before the later one, too. */
function sharesNoun(label: string, words: string): boolean {
  const noun = label.slice(-4);
  return [noun, noun.slice(-3), noun.slice(-2), noun.slice(0, 2)].some(
    (piece) => piece.length >= SHORTEST && !GENERAL.test(piece) && words.includes(piece),
  );
}

function isBasis(
  { mention: first }: Stated,
  { mention: later, statement: { text, start } }: Stated,
): boolean {
  const noun = BASIS.exec(later.before)?.[1] ?? '';
  const near =
    first.base.lessThanOrEqualTo(later.base.times(MOST_TIMES)) &&
    later.base.lessThanOrEqualTo(first.base.times(MOST_TIMES));
  return (
    noun.length >= SHORTEST_BASIS &&
    near &&
    !OF_OTHERS.test(first.before) &&
    !/[的各]/.test(noun) &&
    !/[，；](?:其余|其他|另|除)/.test(text.slice(later.end - start)) &&
    first.label.endsWith(noun) &&
    OF_ALL.test(first.label.slice(0, -noun.length))
  );
}

/** 公务用车4辆，按5辆公务用车核定运行费 */
const isBasisBefore = (
  { mention: first }: Stated,
  { mention: later }: Stated,
  behind: string,
): boolean =>
  /(?:按照?|以|依据?)$/.test(later.before) &&
  !OF_OTHERS.test(first.before) &&
  first.label.length >= SHORTEST_BASIS &&
  later.base.lessThanOrEqualTo(first.base.times(MOST_TIMES)) &&
  first.base.lessThanOrEqualTo(later.base.times(MOST_TIMES)) &&
  behind.startsWith(first.label.slice(-LONGEST_NOUN));

/** The later value stands elsewhere, too. */
const isToldToo = (all: readonly Stated[], later: Stated, first: Stated): boolean =>
  all.some(
    ({ mention }) =>
      mention !== later.mention &&
      mention !== first.mention &&
      mention.thing === later.mention.thing &&
      mention.base.equals(later.mention.base),
  );
