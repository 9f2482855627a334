import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { Scored } from './deductions.js';

/** What was had, taken off or of another year: no list of what could be had. */
const NO_MARKS = /扣|失分|得|加分|自评|实际|上年|去年|以上|以下|每|不低于|换算|折/;
const WHOLE = /(?:满分|总分|总分值|合计|总计|共计|共)(?:值|为|是)*$/;
const NAMED = /^[：:，、；（(]?(?:其中[：:，]?|和|及)?[^，。；：、\d]{2,14}$/;
const HUNDRED = 100;
const FEWEST = 3;
const MOST_OFF = '0.2';

/** Full marks of a list that are not those of the whole: 决策15分、过程25分、产出35分、效益20分，四项满分100分. */
export const fullMarkSums = (statement: Statement): Scored[] => [
  ...ofAll(statement),
  ...ofClass(statement),
  ...ofDivided(statement),
];

const marksOf = ({ mentions }: Statement): Mention[] =>
  mentions.filter(({ unit }) => unit === '分');

function ofAll(statement: Statement): Scored[] {
  const marks = marksOf(statement);
  if (marks.length <= FEWEST || NO_MARKS.test(statement.text)) return [];
  if (marks.some(({ exact }) => !exact)) return [];
  const total = [marks.at(-1), marks[0]].find(
    (one) => one !== undefined && one.value.equals(HUNDRED) && WHOLE.test(one.before),
  );
  const parts = marks.filter((one) => one !== total);
  return total !== undefined && parts.length >= FEWEST ? judge(total, parts) : [];
}

/** 过程指标24分：资金管理12分，组织实施8分，业务管理4分。 A class and its items, and nothing else. */
function ofClass(statement: Statement): Scored[] {
  const { mentions, text, start } = statement;
  const [total, first, ...rest] = mentions;
  if (total === undefined || first === undefined || rest.length === 0) return [];
  const own = [total, first, ...rest];
  const opened =
    /^[：:（(]/.test(first.before) && own.every(({ unit, exact }) => unit === '分' && exact);
  const end = text.slice((own.at(-1)?.end ?? start) - start);
  if (!opened || NO_MARKS.test(text) || !/^[）)]?[。；]?$/.test(end)) return [];
  return judge(total, [first, ...rest]);
}

const DIVIDES =
  /^，?[^，。；\d]{0,6}(?:下[设分]|[细划]?分为|分设|由|包[括含]|设有?)[^，。；、\d]{2,14}$/;
const GOES_ON = /^[、和及][^，。；：、\d扣得]{2,14}$/;

/** 满分30分，下设预算12分、资产8分、采购6分、公开6分，资产扣1分: what the class is divided into, whatever is told behind. */
function ofDivided({ mentions }: Statement): Scored[] {
  return mentions.flatMap((total, at) => {
    const first = mentions[at + 1];
    if (!isMark(total) || first === undefined || !isMark(first) || !DIVIDES.test(first.before))
      return [];
    const behind = mentions.slice(at + 2);
    const end = behind.findIndex((one) => !isMark(one) || !GOES_ON.test(one.before));
    const parts = [first, ...(end < 0 ? behind : behind.slice(0, end))];
    return parts.length < FEWEST || NO_MARKS.test(total.before) ? [] : judge(total, parts);
  });
}

const isMark = ({ unit, exact }: Mention): boolean => unit === '分' && exact;

function judge(got: Mention, of: readonly Mention[]): Scored[] {
  const computed = sumDecimals(of.map(({ value }) => value));
  const gap = computed.minus(got.value).abs();
  const plain = of.every(({ before, value }) => NAMED.test(before) && value.lessThan(got.value));
  if (!plain && !of.slice(1).every(({ before }) => NAMED.test(before))) return [];
  return gap.isZero() || gap.greaterThan(got.value.times(MOST_OFF))
    ? []
    : [{ got, of, worked: of.map(({ value }) => value.toFixed()).join(' + '), computed }];
}

const BASE = /(?:基础|基本|标准|原始|初评|起评)(?:得?分)(?:为|得|是)?$/;
const ADDED = /(?:加分|加|奖励(?:得?分)?|附加(?:得?分)?)(?:了|为)?$/;
const TAKEN = /(?:扣分|扣|减|扣除|失分)(?:了|去|为)?$/;
const MADE = /(?:自评|最终|综合|实际|总|最后)?(?:得分|总分|得|为|计|评分)(?:为|是)?$/;

/** 基础分得87.2分，创新加分2分，违规扣分0.5分，自评得分88.7分 */
export function withExtras(statement: Statement): Scored[] {
  const marks = marksOf(statement);
  const [base, ...others] = marks;
  const got = others.at(-1);
  const moves = others.slice(0, -1);
  if (base === undefined || got === undefined || moves.length === 0) return [];
  if (!BASE.test(base.before) || !MADE.test(got.before) || !marks.every(({ exact }) => exact))
    return [];
  const signed = moves.map(signedOf);
  if (!signed.every((one) => one !== null)) return [];
  const computed = sumDecimals([base.value, ...signed]);
  return computed.equals(got.value)
    ? []
    : [
        {
          got,
          of: [base, ...moves],
          worked: signed.map((one) => one.toFixed()).join(' + '),
          computed,
        },
      ];
}

const signedOf = ({ before, value }: Mention): Decimal | null =>
  TAKEN.test(before) ? value.negated() : ADDED.test(before) ? value : null;
