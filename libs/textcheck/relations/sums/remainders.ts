import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, followsFrom, inUnitOf, total } from '../figures/arithmetic.js';
import { isChange } from '../changes/change-words.js';
import { alike, around, isSlip, isWithinReach } from '../figures/near.js';

/** What is left over, said after the whole and what was done of it: 计划20处，完成18处，剩余2处. */
export interface Remainder {
  readonly left: Mention;
  readonly whole: Mention;
  /** One figure, or each part that went off. */
  readonly done: readonly Mention[];
  /** False where only the last word says that this is a rest: then only a slip is worth a word. */
  readonly told: boolean;
}

const LEFT =
  /(?:剩余|尚余|余下|余额|结余|节余|节约|节省|节支|结转(?:至|到)?(?:下年|次年)|核减|审减|缺口|差额|缺额|空编|空缺|缺编|尚有|仍有|还有|尚欠|欠付|尚需|尾款|余款|在办|正在办理|未[一-龥]{2,3}|未付[一-龥]{0,4}款|未结|正在[一-龥]{2}|缺席|缺勤|未到|少完成|尚差|，差)(?:了)?(?:使用|财政)?(?:资金|金额|投资|经费|的)?(?:为|是|共)?$/;
/** 其余540万元由区级自筹, 用于项目的470万元: a rest by its place after all that went off. */
const REST =
  /(?:其余|余下|剩余|用于[^，。；]{1,10})(?:的)?(?:资金|金额|投资|经费|部分)?(?:的|为|是|共)?$/;
/** 扣除人员经费980万元 */
const TAKEN = /(?:扣除|除去|减去|剔除|扣减)[^，。；]{0,12}$/;
/** 28份未收回, 2起正在办理 */
const LEFT_AFTER = /^(?:未(?!来)|尚未|正在|仍在)/;
const DONE =
  /(?:已|完成|实际|实到|到会|办结|整改|支付|付|支出|使用|执行|到位|就业|收回|回收|在职|实有|在编|在岗|审定|合同|中标|成交|结算|决算)/;
const WHOLE =
  /(?:计划|预算|概算|估算|目标|应|安排|下达|发现|排查|超出|登记|立案|受理|接到|收到|发放|编制|合同|控制价|送审|总|共有|任务|招标价)/;
/** Other things that may have happened to a part: 处. */
const BESIDE = /(?:另|此外|除(?!去)|上年|去年|以前)/;
/** What all income left, not the budget of what was to be spent. */
const OF_INCOME = /收支/;
const MOST_PARTS = 6;

/** Every such figure whose words tell whole and done; the order of those two does not matter. */
export function remaindersOf(statement: Statement): Remainder[] {
  const { mentions, inTable } = statement;
  if (inTable) return [];
  return mentions.flatMap((left, index) => {
    const before = mentions
      .slice(0, index)
      .filter((figure) => alike(figure, left) && figure.bracketed === left.bracketed);
    if (BESIDE.test(left.before) || !left.exact || isAdded(statement, left)) return [];
    return ofTwo(statement, left, before) ?? ofList(left, before) ?? [];
  });
}

/** 支出486.31亿元，加上上解支出52.48亿元、结转下年61.07亿元，支出合计599.86亿元: added to the others, and no rest of them. */
const isAdded = ({ text, start }: Statement, left: Mention): boolean =>
  /加上[^，。；]*$/.test(text.slice(0, left.start - start));

/** 到位1.2亿元，已支付9680万元，尚有2320万元未支付 */
function ofTwo(
  statement: Statement,
  left: Mention,
  before: readonly Mention[],
): Remainder[] | null {
  const [one, other] = before.slice(-2);
  if (one === undefined || other === undefined || !saysLeft(statement, left)) return null;
  if (![one, other].every(isPlain)) return null;
  const found = [one, other].flatMap((whole) => {
    const done = whole === one ? other : one;
    const [isDone, isWhole] = [DONE.test(done.before), WHOLE.test(whole.before)];
    if (OF_INCOME.test(left.before) && !/收入|来源/.test(whole.before)) return [];
    const rest = inUnitOf(whole.base.minus(done.base), left);
    const isNear = isWhole && before.length === 2 && isWithinReach(rest, left);
    if (!whole.base.greaterThan(done.base) || !(isDone || isNear)) return [];
    return [{ left, whole, done: [done], told: isWhole }];
  });
  return found.length === 0 ? null : found.slice(0, 1);
}

/** 总投资2680万元，中央1600万元，省级540万元，其余540万元自筹 */
function ofList(left: Mention, before: readonly Mention[]): Remainder[] | null {
  const parts = before.slice(-MOST_PARTS);
  const at = parts.findIndex(
    (whole, index) =>
      index < parts.length - 1 && whole.base.greaterThan(total([...parts.slice(index + 1)])),
  );
  const [whole, ...done] = parts.slice(at);
  if (at < 0 || whole === undefined || !parts.slice(at).every(isPlain)) return null;
  const taken = done.length === 1 && TAKEN.test(done[0]?.before ?? '');
  const rest = /其余|余下|剩余/.test(left.before) ? done.length > 1 : taken;
  return REST.test(left.before) && rest ? [{ left, whole, done, told: false }] : null;
}

const isPlain = (figure: Mention): boolean => figure.exact && !isChange(figure);

function saysLeft({ text, start }: Statement, { before, end }: Mention): boolean {
  const after = text.slice(end - start);
  return (
    LEFT.test(before) ||
    /(?:其余)$/.test(before) ||
    (/^[，,、；;](?:另有|有|尚有|其余)?$/.test(before) && LEFT_AFTER.test(after))
  );
}

/** What is left of the whole when the parts are taken off. */
export const restOf = ({ whole, done }: Remainder): Decimal => whole.base.minus(total(done));

/** The figures before do not leave what is printed, and no others around leave it either. */
export function isOff(document: TextDocument, statement: Statement, remainder: Remainder): boolean {
  const { left, whole, told } = remainder;
  const rest = restOf(remainder);
  const computed = inUnitOf(rest, left);
  if (followsFrom(computed, left, [whole, ...remainder.done]) || !left.base.lessThan(whole.base))
    return false;
  if (!told && !isSlip(computed, left)) return false;
  const amounts = around(document, statement, left).filter(
    (figure) => alike(figure, left) && !(told && isOfLastYear(figure, remainder)),
  );
  const leaves = (base: Decimal): boolean => agrees(inUnitOf(base, left), left);
  return !amounts.some(
    (one) =>
      amounts.some(
        (other) => leaves(one.base.minus(other.base)) && maySay(remainder, one, other),
      ) || leaves(rest.minus(one.base)),
  );
}

/** 开支9.86万元，年初安排12.00万元，节余1.50万元。…上年10.50万元: behind it, of another year. */
const isOfLastYear = ({ before, start }: Mention, { left }: Remainder): boolean =>
  start > left.end && /(?:上年|去年)[^，。；\d]{0,8}$/.test(before);

const HUNDREDS = 1000;

/** Two small numbers differ by a third one by chance: one of the two is to be of what was told. */
const maySay = ({ left, whole, done }: Remainder, one: Mention, other: Mention): boolean =>
  left.kind !== 'count' ||
  one === whole ||
  done.includes(other) ||
  left.base.greaterThanOrEqualTo(HUNDREDS);
