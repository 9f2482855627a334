import { clauseAt, mentionsIn, type Pair } from './claimed-and-told.js';
import { pairsIn } from './wide/pairs.js';
import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Cell } from '../../text/tables.js';

interface Placed {
  readonly head: string;
  /** The cells before it in its row. */
  readonly row: readonly Cell[];
}

/** Where a place stands in a table; null outside of any. */
function placedIn({ tables }: TextDocument, { start }: Range): Placed | null {
  for (const { header, rows } of tables)
    for (const row of rows) {
      const at = row.findIndex(
        (cell) => cell.start <= start && start <= cell.start + cell.text.length,
      );
      if (at >= 0 && row[at]?.text !== '')
        return { head: header[at]?.text ?? '', row: row.slice(0, at) };
    }
  return null;
}

const GOALS = /目标|指标值|计划|标准|要求/;
const RESULTS = /完成|实际|实现|达成/;

/** 账实相符 in the column of target values: wanted, and not claimed. */
export function isWanted({ document, claimed }: Pair): boolean {
  const head = placedIn(document, claimed)?.head ?? '';
  return GOALS.test(head) && !RESULTS.test(head);
}

/** 2022年发生接待费0.86万元；2023年…未发生: another year's, told to set this one against it. */
export function isOfOtherYear({ document, claimed, told }: Pair): boolean {
  const [own, other] = [claimed, told].map((range) => yearBefore(document.text, range));
  return (
    document.year !== null &&
    own === document.year &&
    other !== null &&
    other !== undefined &&
    other < own
  );
}

/** The last year named in the stretch between semicolons up to a place. */
function yearBefore(text: string, { start, end }: Range): number | null {
  const from = Math.max(...['。', '；', '\n'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
  const year = /.*(20\d\d)年/.exec(text.slice(from, end))?.[1];
  return year === undefined ? null : Number(year);
}

const IN_TIME = /按[期时]|如期|及时|准时|时效/;
/** Words of so many rows that they tell no two things apart. */
const GENERIC = /问题|项目|工作|任务|情况|资金|目标|完成|数量|比例|程度/g;

/** 改造任务全部完成 and a row on 按期完工率, 问题保持清零 and one on 问题整改率: of something else than what is claimed. */
export function isOfOtherRow({ document, claimed, told }: Pair): boolean {
  const placed = placedIn(document, told);
  if (placed === null) return false;
  const claim = document.text.slice(claimed.start, claimed.end);
  const name = placed.row.findLast(({ text }) => /[一-龥]{2}率$/.test(text))?.text;
  if (name === undefined || /各项|所有|指标/.test(claim)) return false;
  if (IN_TIME.test(name) && !IN_TIME.test(claim)) return true;
  const words = pairsIn(name.replace(/率$/, '').replaceAll(GENERIC, '，'));
  return words.size > 0 && ![...words].some((word) => claim.includes(word));
}

/** Measures of so definite a sort that none is told by another. */
const DEFINITE =
  /^(?:处|座|条|户|人|名|台|套|亩|公里|千米|米|平方米|件|辆|所|盏|株|棵|口|眼|吨|册)$/;

/** 维修11处，按计划完工 and 14.5公里中的13.2公里; 2.40万亩全部建成 and 累计18.6万亩: of other things, or of more than are claimed. */
export function isOfOtherCounts({ document, claimed, told }: Pair): boolean {
  const [figure] = mentionsIn(document, told);
  if (figure?.kind !== 'count') return false;
  const own = mentionsIn(document, withClauseBefore(document, claimed)).filter(
    ({ kind }) => kind === 'count',
  );
  if (own.length === 0) return false;
  const alike = own.filter(({ thing }) => thing === figure.thing);
  if (alike.length === 0)
    return DEFINITE.test(figure.unit) && own.every(({ unit }) => DEFINITE.test(unit));
  return (
    /累计|历年|以来/.test(clauseAt(document.text, told)) &&
    alike.every(({ base }) => base.lessThan(figure.base))
  );
}

/** A claim's clause and, where that counts nothing, the one before it in its sentence. */
function withClauseBefore(document: TextDocument, claimed: Range): Range {
  if (mentionsIn(document, claimed).length > 0) return claimed;
  const before = /[^，。；\n]*，$/.exec(document.text.slice(0, claimed.start).slice(-LONGEST));
  return { start: claimed.start - (before?.[0].length ?? 0), end: claimed.end };
}
const LONGEST = 60;
