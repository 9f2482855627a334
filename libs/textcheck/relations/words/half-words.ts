import { rangeOf, type Range } from '../../finding-of.js';
import { endsAttended } from './attended.js';
import { likelierToEnd, usualAfter } from './pair-counts.js';
import { followsSlogan } from './slogans.js';
import { wordsOf } from '../../text/words.js';
import type { Sentence } from '../../text/sentences.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/**
 * Characters that begin words of two and stand behind no whole word by themselves: neither suffixes (费, 率, 法), nor
 * verbs and adjectives of one character (收, 慢), nor measure words.
 */
const BEGINNINGS =
  '各作相当提同现因特原几基结形规增专决历技研参传企统根推采消引举许取适思预依财亲显导简执确革坚继故负宣终遗扩激充监积担模抗召逐议沉治效希范维培介构概拥毕探迅健遭核促竞抵侵始怀测讨限伸隐措综撤持互呼警判责损移努寻恢混汇潜避授纪恐贡输缓鼓尊延购施倾享坦备珍截符阅违储聚启描涉患趋估厉揭彻暂访援巡纠策剩究陷污碰宏允邀耕驱披循督进绩履障括竣浚缮巩恪遵公资指目情问经落加质使编程检整影验职义廉代旅卫救抢创其垃矛续政群申劳协振贯咨捐拟媒惠幸畅妇拓疏衡询综剩削赡赔呈涌释筹蓄摄艰塑颁焦浓仲刑筛焚酬勋绘敷撰恤祭凝瞒仿坍腐博稀疑距弥谨累';
/** A stretch of characters up to a mark or the end of its line or cell. */
const LAST = new RegExp(
  `[一-龥]{2,9}[${BEGINNINGS}](?=[。；，、！？]|$)|[一-龥]{3,10}(?=[。；，])`,
  'g',
);
/** Behind a whole word, what is a word or a part of a name by itself: 合格的, 任务中, 综合部, 目标四, 纳入. */
const OWN_WORD =
  /[的入老中内外上下前后时间部园办委局镇村乡县市区科室站所院校馆处一二三四五六七八九十百千]$/;
/** How much less likely than any other, as a logarithm, a pair ends a clause of which a word was cut. */
const SELDOM = -2.5;

/** 高度重，: a pair that goes on in right reports, and its last character begins a usual word. */
function goesOnElsewhere(stretch: string): boolean {
  const last = stretch.slice(-1);
  return (
    !OWN_WORD.test(stretch) &&
    likelierToEnd(stretch.slice(-2)) <= SELDOM &&
    usualAfter(last).some((next) => wordsOf(last + next).length === 1)
  );
}

/** What a word of one character may follow: 稳中有进, 事事有着落. */
const SAYINGS = /[有所在着可能得无没不]$|[有无专]人$/;
/** 未办结, 已审结: what is done with a case. */
const CLOSED = /[办审完了]结$/;
/** A line that goes on below, as in a text broken into lines of one width. */
const GOES_ON = /^[ \t\r]*\n[ \t]*[一-龥“](?!、)/;

/** Begin words of two, too, and end some; at the end of a paragraph that has no stop they were cut. */
const AT_LAST =
  /[一-龥]{2,8}[问流成运能工资建社服政推落环预执使支提质需困导财审评监统规准划治缓促障势益维联实]$/;
const LONG_ENOUGH = 14;

/** 有效提升了农业综合生产能: a paragraph that stops in the middle of its last word. */
export const halfWordsAtLast = ({ lines, text }: TextDocument): Range[] =>
  lines.flatMap((line) => {
    const end = line.start + line.text.length;
    const match = AT_LAST.exec(line.text.slice(-LONGEST));
    const isProse = line.text.indexOf('，') > 0 && line.text.length >= LONG_ENOUGH;
    if (match === null || !isProse || GOES_ON.test(text.slice(end, end + 8)) || !isHalf(match[0]))
      return [];
    return [{ start: end - match[0].length, end }];
  });
const LONGEST = 9;

/** The last character stands alone behind a whole word. */
function isHalf(stretch: string): boolean {
  const [before, last] = wordsOf(stretch).slice(-2);
  return last?.text.length === 1 && before !== undefined && before.text.length > 1;
}

/** The last word of a clause of which only the first character is left: 影响资金拨付进。 */
export const halfWordsAtEnds = (document: TextDocument): Range[] =>
  document.passages.flatMap((passage) =>
    matchesIn(passage.text, LAST)
      .filter(
        (match) =>
          (BEGINNINGS.includes(match[0].slice(-1)) || goesOnElsewhere(match[0])) &&
          !isCounted(passage.text, match) &&
          endsInHalf(match[0]) &&
          !followsSlogan(passage.text, match.index, match[0]),
      )
      .map((match) => ({ ...rangeOf(passage, match), ends: isEnd(passage, match) }))
      .filter(({ end, ends }) => !ends || !GOES_ON.test(document.text.slice(end, end + 8)))
      .map(({ start, end }) => ({ start: Math.max(start, end - 4), end })),
  );

const COUNTED = 4;
/** 1起火情: the measure word goes with the figure. */
const isCounted = (text: string, { 0: stretch, index }: RegExpMatchArray): boolean =>
  stretch.length <= COUNTED && /\d/.test(text.charAt((index ?? 0) - 1));

const isEnd = (passage: Sentence, { 0: stretch, index }: RegExpMatchArray): boolean =>
  (index ?? 0) + stretch.length === passage.text.length;

/** 天天有人巡, 不断档, 为政之基: whole as they are. */
const OPEN =
  /之[一-龥]$|(?:保健|[乡村校队中西名军法兽牙巡就行从求学问厂园])医$|[内外轮]训$|[有无没]人.$|不断[档供货线粮流层]$/;

/** The dictionary takes the last character in nowhere, and knows the word before it. */
function endsInHalf(stretch: string): boolean {
  const words = wordsOf(stretch);
  const [before, last] = words.slice(-2);
  return (
    last?.text.length === 1 &&
    before !== undefined &&
    before.text.length > 1 &&
    !SAYINGS.test(before.text) &&
    !CLOSED.test(stretch) &&
    !endsAttended(stretch) &&
    !OPEN.test(stretch) &&
    // 调解员工资 is taken apart as 员工 and 资, and nothing is wrong with it.
    wordsOf(stretch.slice(-2)).length > 1
  );
}
