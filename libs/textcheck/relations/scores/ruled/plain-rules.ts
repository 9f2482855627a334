import { Decimal } from '#libs/kernel';

import { matchesIn } from '../../../text/matches.js';
import { show } from '../../figures/arithmetic.js';
import type { Outcome } from './outcomes.js';
import { quotients } from './rate-gaps.js';
import type { RuledItem } from './ruled-items.js';

const HUNDRED = 100;
const NOUGHT = new Decimal(0);
/** Marks are full marks times a rate. */
const BY_RATE =
  /率[^，。；\d]{0,4}(?:[×*]|乘)|(?:[×*]|乘以?)[^，。；\d]{0,8}率|得分率|按[^，。；\d]{0,12}(?:比例|率|程度)[^，。；\d]{0,6}(?:计|得|给|打|折)|(?:计|给|得)分\s?[=＝为]/;
const HALF = /(?:减半|折半|一半|百分之五十|二分之一)(?:计|得|给|打|分|的?分|处理|规则)?/;

/** 完成率不足90%的: when the rule holds. */
const CONDITION = /(?:不足|低于|高于|达到|超过|不到|未达|小于|大于|[≥≤<>]|目标[^，。；]{0,4})\s?$/;

/** 5项各5分: of which item a rate is, is open. */
const SEVERAL = /各\s?\d|其[余他]|分别|依次/;

/** The rate itself is the factor: 按比例 may be of a target that is not told. */
const PRODUCT = /[×*]|乘|得分率|之积|的一半/;

interface Rate {
  readonly value: Decimal;
  readonly of: Outcome['of'];
  readonly sure: boolean;
}

/** A rate told, or that the only two figures of one unit make. */
function ratesOf({ facts, text }: RuledItem): Rate[] {
  const told = facts.filter(
    ({ unit, value, before }) =>
      unit === '%' && value.lessThanOrEqualTo(HUNDRED) && !CONDITION.test(before),
  );
  const made = quotients(facts);
  const single = told.length === 1 && !SEVERAL.test(text) && PRODUCT.test(text);
  return [
    ...told.map((one) => ({ value: one.value, of: [one], sure: single })),
    ...made.map(({ value, of }) => ({
      value,
      of,
      sure: told.length === 0 && made.length === 1 && !SEVERAL.test(text),
    })),
  ];
}

/** 计分=交卷率×7分, 得分率95%, 完成率的一半. */
export function byRate(item: RuledItem): Outcome[] {
  const isHalf = HALF.test(item.text);
  const isByRate = BY_RATE.test(item.text);
  if ((!isHalf && !isByRate) || item.steps.length > 0) return [];
  const rates = ratesOf(item);
  const [full] = item.fulls;
  const isClear = full !== undefined && item.fulls.every(({ value }) => value.equals(full.value));
  const made = item.fulls.flatMap((one) =>
    rates.flatMap(({ value, of, sure }) =>
      (isHalf && isByHalf(item.text) ? [partBelow(item, value)] : [1, 2]).map((part): Outcome => ({
        as: 'got',
        value: one.value.times(value).div(HUNDRED).div(part),
        of: [one, ...of],
        worked: `${show(one.value)} × ${show(value)}%${part === 2 ? ' ÷ 2' : ''}`,
        sure: sure && isClear && (isByHalf(item.text) || part === 1),
      })),
    ),
  );
  // 问卷得分92.5分按10%折算
  const ofScores = item.scores.flatMap((one) =>
    rates.map(({ value, of }): Outcome => ({
      as: 'got',
      value: one.value.times(value).div(HUNDRED),
      of: [one, ...of],
      worked: `${show(one.value)} × ${show(value)}%`,
      sure: false,
    })),
  );
  return isHalf
    ? [...made, ...halves(item, isClear && !isByHalf(item.text))]
    : [...made, ...ofScores];
}

/** Half of the rate below the bound that the rule names, all of it above. */
function partBelow({ figures }: RuledItem, rate: Decimal): 1 | 2 {
  const bound = figures.find(({ unit, before }) => unit === '%' && CONDITION.test(before));
  return bound !== undefined && rate.greaterThanOrEqualTo(bound.value) ? 1 : 2;
}

/** 按完成率的一半: of the rate, not of the marks. */
const isByHalf = (text: string): boolean => /(?:率|比例|程度)的(?:一半|50%)/.test(text);

/** The condition of the rule is told again as a fact: 缺一项 … 缺一项. */
const halves = ({ fulls, text }: RuledItem, clear: boolean): Outcome[] =>
  fulls.map((one) => ({
    as: 'got',
    value: one.value.div(2),
    of: [one],
    worked: `${show(one.value)} ÷ 2`,
    sure: clear && isTwice(text),
  }));

const SHORT = 2;
/** Three characters right before the rule's half stand in the rest of the text too. */
function isTwice(text: string): boolean {
  const found =
    /([缺少漏晚迟未无超逾][^，。；“”\d]{2,8}?)[，]?(?:的|者|只|仅|可|得|按|则|计|减)*(?:减半|折半|一半)/.exec(
      text,
    );
  const said = found?.[1]?.replace(/[得计按减的]+$/, '') ?? '';
  return said.length > SHORT && text.indexOf(said) !== text.lastIndexOf(said);
}

const FACTOR = /(?:乘以?|[×*]|按)\s?(?<factor>0\.\d+)(?!\d*\s?[分%])/g;

/** 自评得94分，乘以0.15的系数. */
export function byFactor({ text, scores, steps, bands }: RuledItem): Outcome[] {
  const factors = matchesIn(text, FACTOR).map(({ groups }) => new Decimal(groups?.factor ?? 0));
  const [factor] = factors;
  if (factor === undefined || factors.length > 1 || steps.length + bands.length > 0) return [];
  return scores.map((one) => ({
    as: 'got',
    value: one.value.times(factor),
    of: [one],
    worked: `${show(one.value)} × ${show(factor)}`,
    sure: scores.every(({ value }) => value.equals(one.value)),
  }));
}

/** 按数应扣3.6分: marks worked out before a cap, or by somebody else. */
const WORKED = /应(?:扣|得|计)(?:减|分)?\s?(\d+(?:\.\d+)?)\s?分/g;

/** Marks told as what should be, which explain and are not judged. */
export const byWords = ({ text, start }: RuledItem): Outcome[] =>
  matchesIn(text, WORKED).map((match) => ({
    as: match[0].startsWith('应扣') ? 'taken' : 'got',
    value: new Decimal(match[1] ?? 0),
    of: [{ start: start + match.index, end: start + match.index + match[0].length }],
    worked: match[0],
    sure: false,
  }));

/** One case is enough for no marks. */
const NONE =
  /(?:发生|出现|存在|有|查实|被)[^，。；\d]{0,14}?(?:[一1]\s?[起例次项件]|[^，。；\d]{0,6}的)?[，]?(?:即|则|就|便|一律|均|该项|本项|指标|视为|直接){0,3}(?:不得分|不计分|得0分|计0分|记0分|扣完|全扣|归零|清零|一票否决)/;
const CASE = /(?:发生|出现|查实|认定|鉴定为|确认|通报)(?![^，。；]{0,8}(?:率|即|则))[^。；]{0,24}/g;
const DENIED = /未|没有|没发|无(?!证|照)|非|零|不(?:属|算|是|构成|存在|予)|否认|误报/;

/** 发生一起即不得分, and one did happen. */
export function byNone({ text, start }: RuledItem): Outcome[] {
  const rule = NONE.exec(text);
  if (rule === null) return [];
  const end = rule.index + rule[0].length;
  const rest = `${'。'.repeat(end)}${text.slice(end)}`;
  const cases = matchesIn(rest, CASE).filter(
    ({ index, 0: words }) =>
      !DENIED.test(words) && !DENIED.test(rest.slice(Math.max(0, index - 4), index)),
  );
  const [found] = cases;
  if (found === undefined || DENIED.test(text.slice(end).split('。').slice(0, 3).join('。')))
    return [];
  const at = { start: start + found.index, end: start + found.index + found[0].length };
  return [{ as: 'got', value: NOUGHT, of: [at], worked: '发生即不得分', sure: true }];
}
