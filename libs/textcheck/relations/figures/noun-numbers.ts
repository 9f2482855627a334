import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { GOAL_CHAPTER, isAhead } from '../outline/chapters.js';
import type { CountPair } from './counts-across.js';
import { nameOf } from './figures.js';
import { digitsOf, isSwap } from './near.js';
import { statedIn, type Stated } from './stated.js';

/** Where the noun behind a figure ends: 在校生 of 3168名在校生共用, 护林员 of 402名护林员中. */
const BEHIND =
  /[^一-龥]|[的和与及均全已按占为是由并被需可能不没未每各供达同里有]|(?<!公)共(?![用交享])|在(?![校编职岗册读籍建])|分(?![管散])|参(?![保训会赛])|中(?![小型心央学医药等级])|设(?![备施])|进(?!城)|完|接(?!收)|内(?![科部])|外(?![出来地])|上(?!级)|下(?!岗)/;
/** Endings of a noun by which a figure is looked for. */
const LENGTHS = [4, 3, 2];
const LONGEST = 8;
/** A noun of so many characters names one of a row of like figures as well. */
const TELLING = 3;
/** What so many different figures are told of is no one thing. */
const MOST_VALUES = 5;
const MOST_AMOUNTS = 3;
/** Digits changed over in a figure of one digit are none. */
const FEWEST_DIGITS = 2;
const ASIDE =
  /(?:上年|去年|往年|同期|[较比](?!预算)|增|减|剩|其余|另|每|均)[^，。；\d]*$|第$|(?:上年|去年)[^，。；]*$/;
const AHEAD = /(?<!完成|实现)(?:目标|任务|计划|预计|力争)[^。；]*$/;

/** Whose the figure is, not what it is of. */
const PLACE =
  /(?:中心|[大支中]队|分?局|小学|中学|学校|医院|小区|社区|公司|[村镇乡县市区站所院馆科股室部厂园])$/;

interface Named {
  readonly stated: Stated;
  readonly noun: string;
  readonly key: string;
}

interface Pair {
  readonly one: Named;
  readonly other: Named;
}

/**
 * A number of one noun with two of its digits changed over, wherever the noun stands: 在校生3168人 and 3186名在校生,
 * 跑道3200平方米 and 2300平方米跑道.
 */
export function swappedNouns(document: TextDocument): CountPair[] {
  const seen = new Set<Mention>();
  return [...groupBy(namedIn(document), ({ key }) => key).values()].flatMap((group) => {
    const times = groupBy(group, ({ stated }) => stated.mention.base.toFixed());
    if (times.size < 2 || times.size > MOST_VALUES) return [];
    const told = ({ stated }: Named): number =>
      times.get(stated.mention.base.toFixed())?.length ?? 0;
    return pairsIn(group)
      .filter(
        (pair) =>
          areSwapped(document, pair, times.size) && Math.min(told(pair.one), told(pair.other)) < 2,
      )
      .flatMap(({ one, other }) => {
        const [first, odd] = told(one) < told(other) ? [other, one] : [one, other];
        if (seen.has(odd.stated.mention) || seen.has(first.stated.mention)) return [];
        seen.add(odd.stated.mention).add(first.stated.mention);
        return [{ first: first.stated.mention, other: odd.stated.mention, noun: one.noun }];
      });
  });
}

/** The figures of the running text under the nouns before and behind them. */
const namedIn = (document: TextDocument): Named[] =>
  statedIn(document).flatMap((stated) =>
    isAsked(stated.mention)
      ? nounsOf(document, stated.mention).map((noun) => ({
          stated,
          noun,
          key: `${noun}|${stated.mention.thing}`,
        }))
      : [],
  );

const isAsked = (mention: Mention): boolean =>
  (mention.kind === 'count' || mention.kind === 'amount') &&
  mention.exact &&
  mention.unit !== '分' &&
  digitsOf(mention) >= FEWEST_DIGITS &&
  !ASIDE.test(mention.before) &&
  !isChange(mention);

function nounsOf({ text }: TextDocument, { label, end, kind }: Mention): readonly string[] {
  const behind = text.slice(end, end + LONGEST);
  const stop = kind === 'amount' ? 0 : behind.search(BEHIND);
  const noun = stop < 0 ? behind : behind.slice(0, stop);
  const own = nameOf(label);
  return [
    ...new Set([
      ...LENGTHS.filter((length) => length <= noun.length).map((length) => noun.slice(0, length)),
      ...LENGTHS.filter((length) => length <= own.length).map((length) => own.slice(-length)),
    ]),
  ];
}

const pairsIn = (group: readonly Named[]): Pair[] =>
  group.flatMap((one, at) => group.slice(at + 1).map((other) => ({ one, other })));

function areSwapped(document: TextDocument, { one, other }: Pair, values: number): boolean {
  const [first, second] = [one.stated, other.stated];
  const alike = first.mention.scale.equals(second.mention.scale);
  if (!alike || !isSwap(first.mention.value, second.mention) || areApart(first, second))
    return false;
  return first.mention.kind === 'amount'
    ? values <= MOST_AMOUNTS && !(isItem(document, first) && isItem(document, second))
    : one.noun.length >= TELLING || !(isListed(first) || isListed(second));
}

/** In one sentence, under headings of two owners, of two years or places, or the one wanted and the other done. */
const areApart = (one: Stated, other: Stated): boolean =>
  one.statement === other.statement ||
  one.subject !== other.subject ||
  areOfTwoYears(one.mention, other.mention) ||
  isWanted(one) !== isWanted(other) ||
  areOfTwoPlaces(one, other);

/** 柳塘镇中心小学3,150平方米 and 东岭乡中心小学1,350平方米 */
function areOfTwoPlaces({ mention: one }: Stated, { mention: other }: Stated): boolean {
  const [name, same] = [nameOf(one.label), nameOf(other.label)];
  return name !== same && (PLACE.test(name) || PLACE.test(same));
}

const areOfTwoYears = ({ year: one }: Mention, { year: other }: Mention): boolean =>
  one !== null && other !== null && one !== other;

/** What is or was to be reached; 存在问题及改进措施 tells facts as well. */
const isWanted = ({ statement: { text, start }, mention, path }: Stated): boolean =>
  path.split('/').some((title) => GOAL_CHAPTER.test(title)) ||
  isAhead(path) ||
  AHEAD.test(text.slice(0, mention.start - start));

/** 6.水利 年初预算420.00万元 and 7.救灾 年初预算240.00万元 are two of a list. */
const isItem = ({ passages }: TextDocument, { passage }: Stated): boolean =>
  /^[（(]?\d{1,2}[.、）)]/.test(passages[passage]?.text ?? '');

/** Not the first figure of its sort in its sentence: it may be a part, or of something else. */
const isListed = ({ statement: { mentions }, mention }: Stated): boolean =>
  mentions.some(({ thing, start }) => thing === mention.thing && start < mention.start);
