import type { TextDocument } from '../../document.js';
import { figureOfCell, unitOfCell } from '../../mentions/cell.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { agrees, inUnitOf, withBase } from '../figures/arithmetic.js';
import { isTypo, isWithinReach } from '../figures/near.js';
import { scaleOfTable } from './table-money.js';
import { figureIn } from './total-cells.js';

/** So much for each of so many, told in a cell, and what the same cell or its row says they come to. */
export interface RowProduct {
  readonly total: Mention;
  readonly count: Mention;
  readonly each: Mention;
  /** As the total is counted. */
  readonly computed: Mention;
}

/** 每个27.50万元, 人均补助6000元, 中标单价150元: for each of what; nothing said it is of whatever is counted. */
const EACH =
  /(?:每([一-龥])[^，。；、\d每]{0,6}|([人户亩车辆台村])均[^，。；、\d每]{0,6}|单价[^，。；、\d每]{0,4})$/;
/** 150元/米 */
const OVER = /^\/([一-龥])/;
/** 9个村1个社区，每个5.40万元: of both. */
const JOINED = /^[一-龥、]{0,6}$/;
/** A month, a day: for how many of them is not told. */
const OF_TIME = /[月日天年次季]/;
const IN_ALL = /^[^，。；\d]{0,4}[，,（(]?(?:共计|合计|总计|共|计)[^，。；、\d]{0,4}$/;
const OPEN = /部分|其余|另|等|含|分[档类级]|最高|不超|以[内上下]|月|季|天|退出|新增/;
const NO_MONEY = /率|占|比|%|分值|得分|满分|序号|数量|单价|标准|增减|结余|结转|年份/;
const SAME: Readonly<Record<string, string>> = { 名: '人', 位: '人', 家: '个', 所: '个', 处: '个' };

/** Products of a table's rows that their cells tell wrongly. */
export const wrongRowProducts = (document: TextDocument): RowProduct[] =>
  document.tables.flatMap((table) => {
    const told = termsIn(table);
    if (told.length === 0) return [];
    const inCells = told.flatMap((terms) => (terms.total === null ? [] : judgeCell(terms)));
    return [...inCells, ...besideMoney(document, table, told)];
  });

interface Terms {
  readonly row: readonly Cell[];
  readonly count: Mention;
  readonly each: Mention;
  /** In the same cell; null where the row alone has it. */
  readonly total: Mention | null;
}

const termsIn = ({ rows }: Table): Terms[] =>
  rows.flatMap((row) =>
    row.flatMap((cell) =>
      /[每均]|单价/.test(cell.text) && !OPEN.test(cell.text) ? (termsOf(row, cell) ?? []) : [],
    ),
  );

/** A number, what is for each of it, and their sum or nothing more of money. */
function termsOf(row: readonly Cell[], cell: Cell): Terms | null {
  const figures = mentionsOf(cell);
  const at = figures.findIndex(({ kind, before }) => kind === 'amount' && EACH.test(before));
  const [count, each, total] = figures.slice(Math.max(0, at - 1), at + 2);
  if (at < 1 || count === undefined || each === undefined) return null;
  if (at > 1 && JOINED.test(count.before)) return null;
  const amounts = figures.filter(({ kind }) => kind === 'amount').length;
  if (!isCounted(cell, count, each) || amounts > 2) return null;
  if (amounts === 1) return { row, count, each, total: null };
  return total !== undefined && isInAll(total) ? { row, count, each, total } : null;
}

const isInAll = ({ kind, exact, before }: Mention): boolean =>
  kind === 'amount' && exact && IN_ALL.test(before);

/** What is counted is what the rate is for each of. */
function isCounted({ text, start }: Cell, count: Mention, each: Mention): boolean {
  const named = EACH.exec(each.before)?.slice(1).find(Boolean) ?? '';
  const thing = OVER.exec(text.slice(each.end - start))?.[1] ?? named;
  const plain = count.kind === 'count' && count.exact && each.exact;
  return plain && !OF_TIME.test(thing) && isOf(count, thing);
}

const isOf = ({ thing, unit }: Mention, each: string): boolean =>
  each === '' || [unit, unit.replace(/^[万亿]/, ''), thing].includes(SAME[each] ?? each);

const productOf = ({ count, each }: Terms): Mention => withBase(each, count.base.times(each.base));

function judgeCell(terms: Terms): RowProduct[] {
  const { total, count, each } = terms;
  const product = productOf(terms);
  if (total === null || isMade(product, total, terms)) return [];
  const value = inUnitOf(product.base, total);
  return isWithinReach(value, total, MOST_TIMES)
    ? [{ total, count, each, computed: { ...total, value } }]
    : [];
}

const MOST_TIMES = 4;

/** Right but for the rounding of what each costs. */
const isMade = ({ base }: Mention, total: Mention, { each, count }: Terms): boolean =>
  agrees(inUnitOf(base, total), total) ||
  base
    .minus(total.base)
    .abs()
    .lessThanOrEqualTo(each.half.times(each.scale).times(each.value.isInteger() ? 0 : count.base));

/** A row tells its money in a column of its own; where another row's product is its money, or the slip is one of the pen. */
function besideMoney(document: TextDocument, table: Table, told: readonly Terms[]): RowProduct[] {
  const scale = scaleOfTable(document, table);
  if (scale === undefined) return [];
  const judged = told
    .filter(({ total }) => total === null)
    .map((terms) => ({ terms, money: moneyOf(table, terms, scale) }));
  const right = judged.filter(({ terms, money }) =>
    money.some((one) => isMade(productOf(terms), one, terms)),
  );
  const rows = new Set(right.map(({ terms }) => terms.row));
  return judged
    .filter((one) => !right.includes(one))
    .flatMap(({ terms, money }) => ofMoney(terms, money, rows.size > 0));
}

function ofMoney(terms: Terms, money: readonly Mention[], sure: boolean): RowProduct[] {
  const [total] = money;
  if (total === undefined) return [];
  const { count, each } = terms;
  const value = inUnitOf(productOf(terms).base, total);
  const slip =
    isTypo(value, total) ||
    isTypo(total.base.div(each.base).div(count.scale), count) ||
    isTypo(total.base.div(count.base).div(each.scale), each);
  const near = sure && isWithinReach(value, total, MOST_TIMES);
  return slip || near ? [{ total, count, each, computed: { ...total, value } }] : [];
}

const moneyOf = ({ header }: Table, { row, each }: Terms, scale: number): Mention[] =>
  row.flatMap((cell, at) => {
    const heading = header[at]?.text ?? '';
    const figure =
      NO_MONEY.test(heading) || unitOfCell(cell) !== '' ? null : figureOfCell(cell, heading);
    if (figure?.kind !== 'amount' || !figure.value.isPositive() || figure.value.isZero()) return [];
    if (figure.value.isInteger() && at === 0) return [];
    return [figureIn(figure, { ...each, scale: each.scale.div(each.scale).times(scale) })];
  });
