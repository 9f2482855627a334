import { total } from './arithmetic.js';
import { alike } from './near.js';
import type { Mention } from '../../mentions/mention.js';
import type { Held } from './held.js';

const MOST_MORE = 3;
/** 空编1名: beside the list, and no part of it. */
const ASIDE = /[空缺]编|空缺|另|超编|较|比|增加|减少/;
/** 定额为11升，三辆车分别为…，均不高于定额: what each is held against, none of them a part of it. */
const QUOTA = /(?:定额|标准|限额|限值|上限|控制数|红线)[^，。；\d]{0,4}$/;
const JUDGED = /(?:不高于|不超过?|未超|低于|高于|达到|符合|优于|之内|以内|范围内)/;

/** A whole that its list makes up once what stands in brackets is left out, or what follows it is taken in. */
export const isSumOfOthers = (held: Held): boolean =>
  isSumWithoutBracketed(held) ||
  isSumWithNext(held) ||
  isSumOfItsOwn(held) ||
  (QUOTA.test(held.printed.before) && JUDGED.test(held.statement.text));

/** 办公费38.2万元（内含印刷费11.5万元）、差旅费… */
function isSumWithoutBracketed({ printed, others }: Held): boolean {
  const open = others.filter(({ bracketed }) => !bracketed);
  return open.length > 1 && open.length < others.length && total(open).equals(printed.base);
}

/** …，独立费用未付11.88万元，概算结余7.84万元。 */
function isSumWithNext({ statement, printed, others }: Held): boolean {
  const last = others.at(-1);
  if (last === undefined || !alike(last, printed)) return false;
  const open = others.filter(({ bracketed }) => !bracketed);
  const later = statement.mentions.filter(
    (one) =>
      one.start >= last.end &&
      alike(one, printed) &&
      one.exact &&
      !one.bracketed &&
      !ASIDE.test(one.before),
  );
  return Array.from({ length: MOST_MORE }, (_, at) => later.slice(0, at + 1)).some(
    (more) => more.length > 0 && total([...open, ...more]).equals(printed.base),
  );
}

/** 编制24名、31名，合计55名；实有23人、33人计56人: it is the sum of those before it, and those behind it have one of their own. */
function isSumOfItsOwn({ statement, printed, others }: Held): boolean {
  const first = others[0];
  if (first === undefined || first.start < printed.end) return false;
  const own = others.filter((one) => alike(one, printed));
  const next = statement.mentions.find(({ start }) => start >= (own.at(-1)?.end ?? Infinity));
  const isOwn = next !== undefined && alike(next, printed) && total(own).equals(next.base);
  const before = statement.mentions.filter(({ end }) => end <= printed.start);
  return isOwn && isSumOfLast(before, printed);
}

const isSumOfLast = (before: readonly Mention[], printed: Mention): boolean =>
  [2, 3, 4, 5].some((length) => {
    const run = before.slice(-length);
    return (
      run.length === length &&
      run.every((one) => alike(one, printed)) &&
      total(run).equals(printed.base)
    );
  });
