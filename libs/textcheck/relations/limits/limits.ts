import { Decimal } from '#libs/kernel';

import { matchesIn } from '../../text/matches.js';
import { clausesOf } from '../../text/sentences.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement } from '../../document.js';

/** Which side of a limit is right: no less, or no more; of a bare standard the words do not say. */
export type Side = 'least' | 'most' | 'unsaid';

/** A figure a rule may bind, with what is compared: yuan, pieces, per cent, or one part of a ratio to the other. */
export interface Figure {
  readonly value: Decimal;
  /** What can be compared with it. */
  readonly thing: string;
  readonly start: number;
  readonly end: number;
  /** Its clause. */
  readonly clause: string;
  readonly before: string;
  /** The words behind it. */
  readonly after: string;
  /** The side of the limit it is; null for a figure that is none. */
  readonly side: Side | null;
  readonly exact: boolean;
  /** The sentence it stands in. */
  readonly of: Statement;
}

const DUTY = '(?:得|应|应该|应当|能|宜|可|准|许|允许|予)?';
const PER =
  '(?:每[^，。；\\d]{1,6}|人均|平均|[^，。；\\d]{1,10}的|为|是|在|到|至|达到?|[:：]|“|\\s){0,3}';
const MOST_BEFORE = new RegExp(
  `(?:≤|<=|<|(?:小|低|少)于(?:或)?等于|不${DUTY}(?:超过?|超出|高于|大于|多于|突破|长于|迟于)|(?:上限|最[高多长](?!的)|至多|限额|限值|限定|定额|控制(?:[数线额]|标准|限额|指标)|红线|警戒线|封顶线?|(?:控制|限定|限制|压[缩减降]|稳定)[在到至于])[^，。；\\d]{0,6}|(?<!不)(?:应|须|必须|要求|需)[^，。；\\d]{0,8}(?<!不[得应]?)(?:低于|小于|少于))${PER}$`,
);
const LEAST_BEFORE = new RegExp(
  `(?:≥|>=|>|(?:大|高|多)于(?:或)?等于|不${DUTY}(?:少于|低于|小于|短于|低过|不足)|(?:下限|至少|最[低少短](?!的)|起码|不下)[^，。；\\d]{0,6}|(?:应当?|须|必须|要求|需|规定)[^，。；\\d]{0,12}(?:达到?|高于|大于|多于|超过|满))${PER}$`,
);
const MOST_AFTER =
  /^\s?(?:个?(?:工作日|自然日|日|月)?(?:（含）|\(含\))?(?:以内|之内|以下|及以下|为(?:上限|限|封顶)|的?(?:上限|限额|封顶)|内(?=[^，。；]{0,10}(?:办|答|完成|反馈|处|到|回|支付|审|报|备案|送|公开|拨)))|封顶)/;
const LEAST_AFTER = /^\s?(?:（含）|\(含\))?(?:以上|及以上|为(?:下限|底线)|的?下限|起步)/;
/** 公用经费总额的5%用于教师培训: so much has to be. */
const OF_WHOLE = /(?:总?额|经费|预算|收入|支出|工资|资金)(?:总额|总量)?的$/;
const SET_ASIDE = /^(?:的?比例)?(?:用于|安排|提取|计提|列支|足额)/;
/** 结转率高于10%的，应当说明原因: what lies beyond has to be answered for. */
const SANCTION =
  /^的?(?:，|(?=应|须|扣|不予|不得|视[为同]|即|属|不合|按))[^。；]{0,6}(?:应|须|扣|不予|不得|视[为同]|即|属|判|作|认定|不合|需|一律|暂停|停)/;
const ABOVE_BEFORE = /(?<!不|不得|不应|不能)(?:高于|超过|大于|超出|突破)\s?$/;
const BELOW_BEFORE = /(?<!不|不得|不应|不能)(?:低于|少于|小于|不足|不到)\s?$/;

/** 定额标准为每人每天380元, 每人每餐50元的县定标准 */
const STANDARD_BEFORE =
  /(?:标准|定额)(?:值|线|额)?(?:为|是|[:：]|每|按)(?:每?[^，。；\d]{1,6})?(?<!实际|平均)$/;
const STANDARD_AFTER = /^(?:\/[一-龥]{1,3})?的[^，。；\d]{0,6}(?:标准|定额|限额|上限)/;

/** 超过10%即扣分: a limit by what follows when it is passed. */
export const isSanctioned = (before: string, after: string): boolean =>
  SANCTION.test(after) && (ABOVE_BEFORE.test(before) || BELOW_BEFORE.test(before));

/** The side of the limit that the words around a figure make it; null where they make it none. */
export function sideOf(before: string, after: string): Side | null {
  if (MOST_BEFORE.test(before)) return 'most';
  if (LEAST_BEFORE.test(before)) return 'least';
  if (MOST_AFTER.test(after)) return 'most';
  if (LEAST_AFTER.test(after) || (OF_WHOLE.test(before) && SET_ASIDE.test(after))) return 'least';
  if (STANDARD_BEFORE.test(before) || STANDARD_AFTER.test(after)) return 'unsaid';
  if (!SANCTION.test(after)) return null;
  if (ABOVE_BEFORE.test(before)) return 'most';
  return BELOW_BEFORE.test(before) ? 'least' : null;
}

const RATIO = /(?<![\d.:：])(\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)(?![\d.]*[:：\d])/g;
const ODD =
  /(?<![\d.月])(?<!月[上中下底]?\d?)(\d+(?:\.\d+)?)\s?(‰|mg\/L|分贝|dB|℃|摄氏度|倍|(?=工作日|日(?![至到前起])))/g;

/** The figures of a sentence, ratios and permilles among them, with the limits that its words make of some. */
export function figuresOf(statement: Statement): Figure[] {
  const clauses = clausesOf(statement);
  const figure = (
    value: Decimal,
    thing: string,
    at: { start: number; end: number },
    { before, exact }: { before: string; exact: boolean },
  ): Figure => {
    const after = statement.text.slice(at.end - statement.start, at.end - statement.start + AHEAD);
    const clause = clauses.findLast(({ start }) => start <= at.start)?.text ?? '';
    const side = sideOf(before, after);
    // 90分及以上为优 is how scores are named, no rule for what is done.
    const isGrade = /优|良|等[级次]|得分|记\d|扣/.test(clause) && thing === '分';
    const named = thing === '个' ? `个${/^[一-龥]{0,2}/.exec(after)?.[0] ?? ''}` : thing;
    return {
      value,
      thing: named,
      start: at.start,
      end: at.end,
      clause,
      before,
      after,
      side: isGrade ? null : side,
      exact,
      of: statement,
    };
  };
  const plain = statement.mentions
    .filter(({ kind }) => kind !== 'points')
    // 前8名, 第6名: places, and the less the better.
    .filter(({ before }) => !/[第前]\s?$/.test(before))
    // 45分贝 is read below.
    .filter(({ end }) => statement.text.charAt(end - statement.start) !== '贝')
    .map((one: Mention) => figure(one.base, one.thing, one, one));
  const all = [...plain, ...oddFigures(statement, figure)].sort(
    (one, other) => one.start - other.start,
  );
  return all.map((one, at) => ({ ...one, side: one.side ?? sideAbove(one, all[at - 1]) }));
}

/** 限值为45分贝和55分贝: both are limits. */
const sideAbove = (one: Figure, last: Figure | undefined): Side | null =>
  last !== undefined && last.thing === one.thing && /^[^，。；\d]{0,2}[和与及、]$/.test(one.before)
    ? last.side
    : null;
const AHEAD = 20;

type Make = (
  value: Decimal,
  thing: string,
  at: { start: number; end: number },
  told: { before: string; exact: boolean },
) => Figure;

function oddFigures({ text, start }: Statement, figure: Make): Figure[] {
  const beforeOf = (index: number): string => /[^\d]*$/.exec(text.slice(0, index))?.[0] ?? '';
  const at = (match: RegExpExecArray) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  });
  const told = (index: number) => ({ before: beforeOf(index), exact: true });
  return [
    ...matchesIn(text, RATIO).flatMap((match) => {
      const [, one = '0', other = '0'] = match;
      return /^0+(?:\.0+)?$/.test(other)
        ? []
        : [figure(new Decimal(one).div(other), ':', at(match), told(match.index))];
    }),
    ...matchesIn(text, ODD).map((match) =>
      figure(new Decimal(match[1] ?? '0'), match[2] || '日', at(match), told(match.index)),
    ),
  ];
}
