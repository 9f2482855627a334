import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../document.js';
import type { Mention } from '../mentions/mention.js';
import { agrees, inUnitOf } from './arithmetic.js';
import { isChange } from './change-words.js';
import { alike, around } from './near.js';

/** What is left over, said after the whole and what was done of it: 计划20处，完成18处，剩余2处. */
export interface Remainder {
  readonly left: Mention;
  readonly whole: Mention;
  readonly done: Mention;
}

const LEFT =
  /(?:剩余|尚余|余下|其余|结余|节余|节约|节省|核减|审减|缺口|差额|缺额|空编|空缺|缺编|尚有|仍有|尚欠|欠付|未[一-龥]{2,3})(?:了)?(?:资金|金额|投资|经费|的)?(?:为|是|共)?$/;
/** 28份未收回, 2起正在办理 */
const LEFT_AFTER = /^(?:未(?!来)|尚未|正在|仍在)/;
const DONE =
  /(?:已|完成|实际|办结|整改|支付|付|支出|使用|执行|到位|就业|收回|回收|在职|实有|在编|审定|合同|中标|成交|结算|决算)/;
const WHOLE =
  /(?:计划|预算|概算|目标|应|安排|下达|发现|排查|超出|登记|立案|受理|接到|收到|发放|编制|合同|控制价|送审|总|共有|任务)/;
/** Other things that may have happened to a part: 处. */
const BESIDE = /(?:另|此外|除|上年|去年|以前)/;

/** Every such figure whose words tell whole and done; the order of those two does not matter. */
export function remaindersOf(statement: Statement): Remainder[] {
  const { mentions, inTable } = statement;
  if (inTable) return [];
  return mentions.flatMap((left, index) => {
    const [one, other] = mentions.slice(Math.max(0, index - 2), index);
    if (one === undefined || other === undefined || !saysLeft(statement, left)) return [];
    const figures = [one, other, left];
    const plain = figures.every(
      (figure) => alike(figure, left) && figure.exact && figure.bracketed === left.bracketed,
    );
    if (!plain || [one, other].some(isChange) || BESIDE.test(left.before)) return [];
    return [one, other]
      .flatMap((whole) => {
        const done = whole === one ? other : one;
        const told = WHOLE.test(whole.before) && DONE.test(done.before);
        return told && whole.base.greaterThan(done.base) ? [{ left, whole, done }] : [];
      })
      .slice(0, 1);
  });
}

function saysLeft({ text, start }: Statement, { before, end }: Mention): boolean {
  const after = text.slice(end - start);
  return (
    LEFT.test(before) ||
    (/^[，,、；;](?:另有|有|尚有|其余)?$/.test(before) && LEFT_AFTER.test(after))
  );
}

/** What the two figures leave is not what is printed, and no others around leave it either. */
export function isOff(document: TextDocument, statement: Statement, remainder: Remainder): boolean {
  const { left, whole, done } = remainder;
  const computed = inUnitOf(whole.base.minus(done.base), left);
  if (agrees(computed, left) || !left.base.lessThan(whole.base)) return false;
  const amounts = around(document, statement, left).filter((figure) => alike(figure, left));
  const leaves = (base: Decimal): boolean => agrees(inUnitOf(base, left), left);
  return !amounts.some(
    (one) =>
      amounts.some((other) => leaves(one.base.minus(other.base))) ||
      leaves(whole.base.minus(done.base).minus(one.base)),
  );
}
