import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../../document.js';
import { figureOfCell } from '../../../mentions/cell.js';
import { quantitiesOf, type Quantity } from '../../figures/quantities.js';
import { paragraphs } from '../../outline/paragraphs.js';
import type { Scored } from '../deductions.js';

/** What is said of the parts together, in the words people say it with. */
const TOTAL =
  /(?:合计|共计|总计|累计|加起来|加在一起|加总|相加|之和|总和|总分|总得分|总评分?|总成绩|汇总|小计|一共|共(?:得|计|扣|失|丢|为)|总共|最终(?:得分?|分值|成绩)?|综合得?分?|自评得?分?|合起来|凑成|构成|一级指标(?:分值|得分)|(?:总|该类|本类|大类)分值)[^，。；、\d]{0,10}$/;
const MEAN = /平均[^，。；\d]{0,14}$/;
/** What comes first and is taken apart behind it. */
const OPENS = /(?:满分|总分值?|总权重|合计|共|总得?分)[^，。；、\d]{0,4}$/;
const APART = /^分?[^。；\d]{0,8}(?:[：:]|分别|其中|由|包括|分为|即|依次|分布)/;
const CLOSED = /构成|组成|分为|全部|分别|上述|以上|各(?:项|部分|块)|依次/;
const ELSE =
  /四舍五入|不等于|加权|折[算合]|换算|系数|[×÷]|上年|去年|百分制|复核|剔除|不适用|主要|等(?:[，。；]|[一二两三四五六七八九]项)|其中[^，。；]{0,8}扣/;
const NO_PART =
  /(?:满分|每[^，。；]{0,4}|最[高低多少]|以上|上限|[≥≤<>]|超过|低于|高于|不足|目标|基准|提高|下降|增加|减少)[^，。；、\d]{0,4}$/;
const BOUND = /^(?:[（(]不?含[）)])?(?:及?以[上下]|[至到～~—-])|^[钟贝之]/;
const MINUS = /(?:扣|减|失|丢)[^，。；、\d]{0,4}$/;
const FEWEST = 3;
/** A slip leaves the sum near to what is told. */
const NEAR = '0.1';
const NEAR_ALL = '0.2';

/** Totals of marks or weights that no run of the parts told beside them makes. */
export const spokenSums = (document: TextDocument): Scored[] =>
  paragraphs(document).flatMap((paragraph) =>
    paragraph.flatMap((statement, at) => {
      if (!statement.text.includes('分') && !statement.text.includes('权重')) return [];
      if (ELSE.test(statement.text)) return [];
      const own = judged([statement]);
      const before = paragraph[at - 1];
      const isAlone = marksIn(statement).length === 1 && before !== undefined;
      return own.length > 0 || !isAlone || ELSE.test(before.text)
        ? own
        : judged([before, statement]);
    }),
  );

interface Mark extends Quantity {
  readonly bracketed: boolean;
}

function marksIn(statement: Statement): Mark[] {
  const unit = /权重|占比/.test(statement.text) && !/\d\s?分/.test(statement.text) ? '%' : '分';
  return quantitiesOf(statement)
    .filter((one) => one.unit === unit && !BOUND.test(one.after) && !one.inWords)
    .map((one) => {
      const words = statement.text.slice(0, one.start - statement.start);
      const isIn =
        words.lastIndexOf('（') > words.lastIndexOf('）') ||
        words.lastIndexOf('(') > words.lastIndexOf(')');
      return { ...one, bracketed: isIn };
    });
}

function judged(told: readonly Statement[]): Scored[] {
  const marks = told.flatMap(marksIn).filter(({ bracketed }) => !bracketed);
  if (marks.length < FEWEST) return [];
  const at = marks.findLastIndex(({ before }) => TOTAL.test(before) || MEAN.test(before));
  const total = marks[at];
  const parts =
    at < FEWEST - 1 ? [] : marks.slice(0, at).filter(({ before }) => !NO_PART.test(before));
  if (total !== undefined && parts.length > 1) return compare(total, parts, marks, told);
  const [first, ...rest] = marks;
  if (first === undefined || !OPENS.test(first.before) || !APART.test(first.after)) return [];
  return CLOSED.test(told.map(({ text }) => text).join(''))
    ? compare(first, rest, marks, told)
    : [];
}

function compare(
  total: Mark,
  parts: readonly Mark[],
  marks: readonly Mark[],
  told: readonly Statement[],
): Scored[] {
  const isMean = MEAN.test(total.before);
  const isTaken = MINUS.test(total.before.replace(/[^，。；]*，/, ''));
  const signed = parts.map(({ value, before }) =>
    !isTaken && MINUS.test(before) ? value.negated() : value,
  );
  const sum = sumDecimals(signed);
  const others = marks.filter((one) => one !== total).map(({ value }) => value);
  // 决策20分、过程20分…评价，合计得分95分: what could be had, and what was.
  const isFull = sum.equals(HUNDRED);
  if (isFull || isMade(total, [signed, others, parts.map(({ value }) => value)])) return [];
  if (isMean ? !isOfMean(parts, told) : !isOfSum(total, parts)) return [];
  const computed = isMean ? sum.div(parts.length) : sum;
  if (!isSlip(total, computed, isMean)) return [];
  const terms = signed.map((value) => value.toFixed()).join(' + ');
  const worked = terms.replaceAll('+ -', '− ');
  return scored(total, parts, {
    computed,
    worked: isMean ? `（${worked}） ÷ ${String(parts.length)}` : worked,
  });
}

/** Off, and by no more than a slip makes it. */
function isSlip({ value, before, half }: Mark, computed: Decimal, isMean: boolean): boolean {
  const off = computed.minus(value).abs();
  const isWhole = value.equals(HUNDRED) || OPENS.test(before);
  const near = value.times(isWhole ? NEAR_ALL : NEAR);
  return off.lessThanOrEqualTo(near) && off.greaterThan(isMean ? half : 0);
}

function scored(
  total: Mark,
  parts: readonly Mark[],
  made: Pick<Scored, 'computed' | 'worked'>,
): Scored[] {
  const got = figureOfCell({ text: total.value.toFixed(), start: total.start }, '');
  if (got === null) return [];
  const of = parts.flatMap((one) => {
    const part = figureOfCell({ text: one.value.toFixed(), start: one.start }, '');
    return part === null ? [] : [{ ...part, end: one.end }];
  });
  return [{ got: { ...got, end: total.end, unit: total.unit }, of, ...made, ruled: true }];
}

const HUNDRED = 100;

/** Three parts, or two that the words join. */
const isOfSum = ({ before, value }: Mark, parts: readonly Mark[]): boolean =>
  parts.every((part) => part.value.lessThan(value)) &&
  (parts.length >= FEWEST ||
    parts.every((part) => /得分?$/.test(part.before)) ||
    /[两二]者|[两二]项|[两二]部分|相加|合计|加起来|之和|累计/.test(before));

const NUMBERS = '零一两三四五六七八九十';
/** 三家简单平均, of three. */
const isOfMean = (parts: readonly Mark[], told: readonly Statement[]): boolean => {
  const said = /([两三四五六七八九十])(?:个|家|项|类|次|所|方|者|季度)[^，。；\d]{0,10}平均/.exec(
    told.map(({ text }) => text).join('。'),
  );
  return said !== null && NUMBERS.indexOf(said[1] ?? '') === parts.length;
};

/** By any run of the parts, every second of them, or those without one. */
function isMade({ value: total, half }: Mark, readings: readonly (readonly Decimal[])[]): boolean {
  const fits = (values: readonly Decimal[]): boolean => {
    const sum = sumDecimals([...values]);
    return (
      sum.equals(total) ||
      (values.length > 0 && sum.div(values.length).minus(total).abs().lessThanOrEqualTo(half))
    );
  };
  return readings.some((values) =>
    values.some((_, from) =>
      values.slice(from + 1).some((_next, length) => {
        const run = values.slice(from, from + length + 2);
        return (
          fits(run) ||
          fits(run.filter((_one, at) => at % 2 === 0)) ||
          run.some((__, out) => run.length > 2 && fits(run.filter((_one, at) => at !== out)))
        );
      }),
    ),
  );
}
