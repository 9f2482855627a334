import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { clauseOf, type Average } from './average-pairs.js';

/** 比上年18.0万人次增长20%: of another year. */
const OTHER_TIME = /(?:[较比]|(?<!参)与|(?<![共合协])同|上年|去年|同期)[^，。；]*$/;
/** 平均每人100元，共312人; a number told after the average in words of its own is of something else. */
const COUNTS_AGAIN = /(?:共|涉及|惠及|合计|累计|覆盖|受益|按|设|设有|下设|现有)[^，。；\d]*$/;
/** 平均每个社区, 每家单位, 村均. */
const EACH_NOUN = /(?<=每[个家所处]被?)(?!被)[一-龥]{2}|(?<=每)[村校班]|[村校班](?=均)/;
/** What else tells of schools. */
const SAME: Readonly<Record<string, string>> = { 校: '校学园' };
/** 人均占有, 人均拥有: of all who live there. */
const OF_RESIDENTS = /人均(?:占有|拥有|公园|耕地)/;
const RESIDENTS = /人口|居民|常住|户籍|服务/;
const NOUN_AFTER = 14;

/** The number can be what the average is for each of: of its time, of its noun, and not of a clause that comes later. */
export function isCountOf({ text }: TextDocument, { printed, count }: Average): boolean {
  if (count === null) return true;
  const [own, told] = [clauseOf(printed), clauseOf(count)];
  if (OTHER_TIME.test(told) && !OTHER_TIME.test(own)) return false;
  if (OF_RESIDENTS.test(own) && !RESIDENTS.test(told)) return false;
  const later = count.start > printed.start && !count.bracketed;
  if (later && !COUNTS_AGAIN.test(count.before)) return false;
  return count.unit !== '个' || isOfNoun(own, told + nounAfter(text, count));
}

const nounAfter = (text: string, { end }: Mention): string =>
  /^(?:[（(][^）)]{0,6}[）)])?[^，。；、：:,;\d\s]*/.exec(text.slice(end, end + NOUN_AFTER))?.[0] ??
  '';

/** 平均每个社区 beside 29个项目 is of other things. */
function isOfNoun(own: string, counted: string): boolean {
  const noun = EACH_NOUN.exec(own)?.[0];
  if (noun === undefined) return true;
  return [...(SAME[noun] ?? noun)].some((character) => counted.includes(character));
}
