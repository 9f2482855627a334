import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { clauseOf } from './average-pairs.js';
import type { SureRate } from './rate-place.js';

const AROUND = 10;

/** What is said right before and behind a figure. */
export const wordsOf = ({ text }: TextDocument, figure: Mention): string =>
  clauseOf(figure)
    .replace(/^.*[：:]/, '')
    .replace(/[^一-龥]/g, '') +
  (/^[^，。；、：:,;\d\s]*/.exec(text.slice(figure.end, figure.end + AROUND))?.[0] ?? '');

const SHARE =
  /占(?:到|了|其)?([^，。；\d占]*?)(?:总[数额量计]|合计)?的?(?:比例|比重|比)?(?:为|是|达到?|约|近)?$/;
const PART_OF = /(?:为|是|相当于|达到?|到|完成|实现|执行)([^，。；\d]{2,})的$/;
const GENERAL = /^(?:总|全部|其|该|比|整个|[一二两三四五六七八九十]者|合计)?$/;
const RATE_NAME = /(?:率|比例|比重|占比|进度)(?:仅|已|约|为|是|达到?)*$/;
const OF_MONEY = /(?:执行|支付|支出|到位|拨付|使用)[^，。；]{0,4}$/;
const OF_PLAN = /(?:完成|实现|兑现)[^，。；]{0,4}$/;
const PLANNED = /预算|计划|目标|任务|安排|下达|应|批复|控制/;
const OF_THEM = /中[^，。；\d]{0,2}占/;

const wholeNamed = (printed: Mention): string | undefined =>
  SHARE.exec(clauseOf(printed))?.[1] ?? PART_OF.exec(clauseOf(printed))?.[1];

/** Told as a share of something, not as a rate with a name. */
export const isShareOf = (printed: Mention): boolean => wholeNamed(printed) !== undefined;

/** The rate names the pair: by a word of it, as the share of its whole, or as what was done of what was planned. */
export function isTied(document: TextDocument, statement: Statement, rate: SureRate): boolean {
  const noun = wholeNamed(rate.printed);
  if (noun === undefined) return isNamed(document, statement, rate);
  if (!GENERAL.test(noun)) return wordsOf(document, rate.denominator).includes(noun.slice(-2));
  return isBound(document, statement, rate);
}

/** The part is told right before its share, or the share names it. */
function isBound(
  document: TextDocument,
  { mentions }: Statement,
  { printed, numerator }: SureRate,
): boolean {
  const last = mentions.findLast(({ end }) => end <= printed.start);
  if (last !== undefined && last.kind !== 'percent' && last.kind !== 'points')
    return last.start === numerator.start || OF_THEM.test(printed.before);
  const subject = clauseOf(printed)
    .replace(/[仅只约就则又]?占[^占]*$/, '')
    .slice(-2);
  return subject.length < 2 || wordsOf(document, numerator).includes(subject);
}

function isNamed(
  document: TextDocument,
  { start }: Statement,
  { printed, numerator, denominator }: SureRate,
): boolean {
  const name = clauseOf(printed)
    .replace(/[^一-龥]/g, '')
    .replace(RATE_NAME, '');
  const pair = [numerator, denominator];
  const money = OF_MONEY.test(name);
  if (money && numerator.kind !== 'amount') return false;
  if ((money || OF_PLAN.test(name)) && pair.some(({ before }) => PLANNED.test(before))) return true;
  const inside = pair.every((one) => one.start >= start);
  const parts = inside ? [...name.slice(-2)] : [name.slice(-2)];
  const words = pair.map((one) => wordsOf(document, one));
  return parts.some((part) => words.some((one) => one.includes(part)));
}
