import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { clauseOf, type Average } from './average-pairs.js';

/** What money is for: 接待 of 公务接待费, told for the figures after it until another is. */
const TOPIC = /[一-龥]{2,}?(?:费用?|经费|补助|补贴)(?=[一-龥]{0,6}(?:[：:，。、（(\d]|$))/g;
const PURPOSE = /([一-龥]{2})(?:费用?|经费|补助|补贴)$/;
/** What cars cost is told of as their running. */
const OF_CARS = /用车|车辆|运行/;
const PER_CAR = /(?:车均|每[辆台]车?(?:年?平?均)?)[^，。；\d]{0,8}$|(?:辆|台)均$/;
/** The last of these words in a sentence says whether its figures are planned or spent. */
const STAGE =
  /(?<!(?:完成|占)[^，。；]{0,6})(?:预算|计划|安排|年初|目标|核定)(?!执行)|决算|实际|支出(?!预算)|执行|使用|列支|支付|发放|发生|实支/g;
const PLANNED = /预算|计划|安排|年初|目标|核定/;
const OTHER_YEAR = /上年|去年|(?:^|[，；。（])(?:较|比|与|同)[^，。；]*$/;
/** 其中公务接待费6.42万元 is of its own, 其中外事接待2.16万元 part of the sum before. */
const OF_PART = /^其中/;
const SHORT_OF = /(?:节约|节省|结余|超出|剩余|减少|增加)[^，。；\d]*$/;
/** Money of which there are many sorts. */
const GENERAL = /人员|公用|工作|项目|专项|业务|日常/;
const FAR = 120;
const FARTHEST_DEED = 36;

/** 公务接待费：预算4.00万元，决算2.40万元。接待40批次、320人次，人均75元: of what was spent on that, where only one sum was. */
export function ofTopic(
  document: TextDocument,
  statement: Statement,
  all: readonly Average[],
): Average | null {
  const [first] = all;
  if (first === undefined) return null;
  const told = toldBefore(statement, first.printed);
  const spent = all.filter(
    ({ total }) =>
      total.kind === 'amount' &&
      total.end <= first.printed.start &&
      isSpent(document, total) &&
      isOn(topicOf(document, total), told),
  );
  const sums = new Set(spent.map(({ total }) => total.base.toFixed()));
  const counts = new Set(spent.map(({ count }) => count?.base.toFixed()));
  return sums.size === 1 && counts.size === 1 ? (spent[0] ?? null) : null;
}

/** What is said right before an average. */
export const toldBefore = ({ text, start }: Statement, printed: Mention): string =>
  text
    .slice(0, printed.start - start)
    .slice(-FARTHEST_DEED)
    .replace(/^.*；/, '');

const wordsBefore = ({ text }: TextDocument, { start }: Mention): string =>
  text.slice(Math.max(0, start - FAR), start).replace(/^.*\n/s, '');

const topicOf = (document: TextDocument, total: Mention): string =>
  topicIn(wordsBefore(document, total));

const topicIn = (words: string): string => words.match(TOPIC)?.at(-1) ?? '';

/** The average is for each of what the money was for. */
export function isOn(topic: string, told: string): boolean {
  if (OF_CARS.test(topic)) return PER_CAR.test(told);
  const purpose = PURPOSE.exec(topic)?.[1];
  return purpose !== undefined && !GENERAL.test(purpose) && told.includes(purpose);
}

function isSpent(document: TextDocument, total: Mention): boolean {
  const clause = clauseOf(total);
  const ofPart = OF_PART.test(clause) && topicOf(document, total) !== topicIn(clause);
  if (isChange(total) || ofPart || OTHER_YEAR.test(clause) || SHORT_OF.test(total.before))
    return false;
  const sentence = wordsBefore(document, total).replace(/^.*[。；]/s, '');
  return !PLANNED.test(sentence.match(STAGE)?.at(-1) ?? '');
}
