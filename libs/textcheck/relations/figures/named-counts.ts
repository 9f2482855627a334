import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { isChange } from '../changes/change-words.js';
import type { CountPair } from './counts-across.js';
import { isParticular, nameOf } from './figures.js';
import { areOne, digitsOf, isOneDigitOff, isSwap } from './near.js';
import { isInterim, isPlanned, statedIn, type Stated } from './stated.js';
import { matchesIn } from '../../text/matches.js';

/** A count with what may be its noun: what stands behind the measure word (23家定点机构), or ends the words before it. */
export interface NamedCount extends Stated {
  readonly nouns: readonly string[];
  /** True where the words say that these are all there are: 全市23家…, 23家…中, 23家…全部. */
  readonly definite: boolean;
  /** 其中勤务辅警356名: of another whole it may be another number. */
  readonly part: boolean;
}

/** Of a noun so short only long figures with digits changed over are one. */
const SHORT = 2;
const SHORTEST = 4;
const LONGEST = 8;
/** Words after a noun, not of it. */
const BEHIND =
  /[^一-龥]|[的中和与及共均全已按占为是在分设由进参完接并被需可能不没未每各供达同内里外上下有]/;
const ASIDE =
  /(?:上年|去年|年初|期初|较|比|新增|增加|减少|增长|下降|另有|计划|拟|力争|目标|其余|剩余|还有)[^，。；\d]*$/;
const OF_WHICH = /其中[^，。；\d]*$/;
/** 2018年建成: a year of the calendar; 2018年9月 is a day long past. */
const PERIOD = /(20\d\d)年(?!\s?\d+月)/g;
const OF_ALL = /(?:全[市县区镇乡街局校院馆馆系]|上述|以上|这|该|所有|全部)[^，。；\d]{0,4}$/;
const ALL_OF = /^[一-龥]{0,8}(?:中(?![央心等学小间])|全部|均|都)|^(?:计算|测算|核算)/;

/** Every exact count of the running text under its nouns. */
export const namedCounts = oncePerDocument((document): readonly NamedCount[] =>
  statedIn(document)
    .filter(
      ({ mention }) =>
        mention.kind === 'count' &&
        mention.exact &&
        mention.unit !== '分' &&
        !isChange(mention) &&
        !ASIDE.test(mention.before),
    )
    .flatMap((stated) => {
      const behind = document.text.slice(stated.mention.end, stated.mention.end + LONGEST + 4);
      const own = isOfOther(stated) ? [] : endingsOf(nameOf(stated.mention.label));
      const noun = nounBehind(behind);
      const whole =
        own.length === 0 ? [] : noun.map((named) => nameOf(stated.mention.label) + named);
      const nouns = [...noun, ...own, ...whole.filter(({ length }) => length <= LONGEST)];
      const definite = OF_ALL.test(stated.mention.before) || ALL_OF.test(behind);
      const part = OF_WHICH.test(stated.mention.before);
      return nouns.length === 0 || isPlanned(stated) || isInterim(stated)
        ? []
        : [{ ...stated, nouns, definite, part }];
    }),
);

/** 9项年度指标完成8项: the noun between two figures with no mark is of the one it follows. */
const isOfOther = ({ statement: { mentions }, mention }: Stated): boolean =>
  /^[^，。；：、（）()]+$/.test(mention.before) &&
  mentions.some(
    ({ end, thing }) => end + mention.before.length === mention.start && thing === mention.thing,
  );

/** 阅览座席 of 阅览座席供不应求. */
function nounBehind(behind: string): string[] {
  // 有效问卷 begins like a verb.
  const from = behind.startsWith('有效') ? 2 : 0;
  const end = behind.slice(from).search(BEHIND);
  const noun = end < 0 ? '' : behind.slice(0, from + end);
  return noun.length >= SHORT && noun.length <= LONGEST ? [noun] : [];
}

/** Every ending of a label that is long enough to be a noun: 县委党校专职教师 ends with 专职教师. */
const endingsOf = (label: string): string[] =>
  Array.from({ length: LONGEST - SHORT + 1 }, (_, more) => SHORT + more)
    .filter((length) => length <= label.length)
    .map((length) => label.slice(-length));

/** One noun of one year and stage with two values: digits changed over, or hardly apart where the words say that it is all of them. */
export function mistoldCounts(document: TextDocument): CountPair[] {
  const keyed = namedCounts(document).flatMap((count) =>
    count.nouns
      .filter((noun) => isParticular(noun) && !OFFICE.test(noun))
      .map((noun) => ({
        count,
        noun,
        key: [
          noun,
          count.mention.thing,
          yearOf(document, count),
          count.subject,
          isEstablished(count),
        ].join('|'),
      })),
  );
  const seen = new Set<Mention>();
  return [...groupBy(keyed, ({ key }) => key).values()].flatMap((group) => {
    const [first, ...others] = group;
    const odd =
      first === undefined
        ? undefined
        : others.find(({ count, noun }) => isMistold(first.count, count, noun));
    if (first === undefined || odd === undefined || seen.has(odd.count.mention)) return [];
    seen.add(odd.count.mention);
    return [{ first: first.count.mention, other: odd.count.mention, noun: odd.noun }];
  });
}

const ESTABLISHED = /(?<!不占)(?:编制|核定)[^，。；]*(?:[，,]其中[^，。；]*)?$/;

/** Posts there may be are others than people there are. */
const isEstablished = ({ statement: { text, start }, mention }: Stated): boolean =>
  ESTABLISHED.test(text.slice(0, mention.start - start));

/** The year its own sentence speaks of before it, else the report's. */
function yearOf(document: TextDocument, { statement: { text, start }, mention }: Stated): string {
  const before = text.slice(0, mention.start - start);
  return matchesIn(before, PERIOD).at(-1)?.[1] ?? String(document.year);
}

const CLOSE = '0.2';
const CLOSE_OF_TYPED = '0.4';
const FEWEST = 2;
const FEWEST_OF_PART = 3;
const FEWEST_OF_SHORT = 4;
const FEWEST_THINGS = 3;
/** Whose people they are, not what they are. */
const OFFICE = /(?:中心|[大支中]队|分?局|[站所院馆科股室部厂]|机关|公司)$/;

function isMistold(one: NamedCount, other: NamedCount, noun: string): boolean {
  const [first, second] = [one.mention, other.mention];
  if (one.passage === other.passage || areOne(first, second)) return false;
  const part = one.part || other.part;
  const short = noun.length < SHORTEST;
  if (isSwap(first.value, second))
    return digitsOf(second) >= (short ? FEWEST_OF_SHORT : part ? FEWEST_OF_PART : FEWEST);
  return !part && (short ? isOneOff(one, other, noun) : isHardlyOff(one, other));
}

const HAS = /(?:共有|现有|下辖|管辖|辖)$/;
const FEWEST_OF_THREE = 3;

/** 辖区共有12所中小学, and all 13所中小学: of a shorter noun by one, where the words say that it is all of them. */
const isOneOff = (one: NamedCount, other: NamedCount, noun: string): boolean =>
  noun.length >= FEWEST_OF_THREE &&
  other.definite &&
  HAS.test(one.mention.before) &&
  one.mention.base.minus(other.mention.base).abs().equals(1);

function isHardlyOff(one: NamedCount, other: NamedCount): boolean {
  const [first, second] = [one.mention, other.mention];
  const gap = first.base.minus(second.base).abs();
  if (first.base.lessThan(FEWEST_THINGS)) return false;
  if (one.definite && other.definite && gap.equals(1)) return true;
  if (!one.definite && !other.definite) return false;
  const typed =
    isOneDigitOff(first.value, second, FEWEST) &&
    gap.lessThanOrEqualTo(first.base.times(CLOSE_OF_TYPED));
  return typed || gap.lessThanOrEqualTo(first.base.times(CLOSE));
}
