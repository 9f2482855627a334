import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { Table } from '../../text/tables.js';
import { alike, isShare, percentOf, placesOf } from '../figures/near.js';
import type { SureRate } from '../rates/rate-place.js';
import { figuresOf, namedRows, type Row } from './table-prose.js';

/** 石桥镇任务最重，占全县的42.19%; 局机关占9.33%. */
const SHARE = /^([^。；\d]*?)[，,]?占(?:比|了)?([^，。；\d]{0,10}?)的?(?:比例|比重)?(?:为|达|是)?$/;
/** All there is in the table, or nothing said. */
const WHOLE =
  /^(?:|(?:本年|全年)?(?:全部|总|全[县市区镇乡街局校院园]|合计)[一-龥]{0,4}|(?:支出|资金|项目支出|任务)(?:合计|总额|总量|总数)?)$/;
const TOTAL = /^(?:合\s*计|总\s*计|共\s*计)$/;
const RATE = /率|占|比|增|%|排名|序号|得分|分值|满分|权重/;
const SPENT = /支出|决算|实际|执行|合计|完成/;
const SHORTEST_NAME = 2;
/** So many paragraphs below a table may still tell of it. */
const PASSAGES_BELOW = 3;

/** Shares told of one row of the table above that none of its columns makes. */
export function wrongToldShares(document: TextDocument): SureRate[] {
  return document.tables.flatMap((table, index) => {
    const total = table.rows.find((row) => row.slice(0, 2).some(({ text }) => TOTAL.test(text)));
    if (total === undefined) return [];
    const statements = below(document, table, document.tables[index + 1]);
    if (statements.every(({ text }) => !text.includes('占'))) return [];
    const rows = namedRows(table, SHORTEST_NAME);
    const totals = figuresOf(total, table);
    return statements.flatMap((statement) => judge(statement, rows, totals));
  });
}

function below(
  { statements, passages, text }: TextDocument,
  { header, rows }: Table,
  next: Table | undefined,
): Statement[] {
  const last = rows.at(-1)?.at(-1) ?? header.at(-1);
  const end = last === undefined ? 0 : last.start + last.text.length;
  const until = next?.header[0]?.start ?? text.length;
  const first = passages.findIndex(({ start }) => start >= end);
  return statements.filter(
    ({ passage, inTable, start }) =>
      !inTable && passage >= first && passage < first + PASSAGES_BELOW && start < until,
  );
}

const judge = (
  { mentions }: Statement,
  rows: readonly Row[],
  totals: readonly Mention[],
): SureRate[] =>
  mentions.flatMap((printed) => {
    const row = printed.kind === 'percent' && printed.exact ? rowOf(printed, rows) : null;
    if (row === null) return [];
    const pairs = row.cells.flatMap((part) => pairOf(part, totals));
    if (pairs.length === 0 || pairs.some(([part, whole]) => isShare(part, whole, printed)))
      return [];
    return wrongOf(printed, pairs);
  });

function wrongOf(printed: Mention, pairs: readonly (readonly [Mention, Mention])[]): SureRate[] {
  const pair = pairs.find(([{ before }]) => SPENT.test(before)) ?? pairs.at(-1);
  if (pair === undefined) return [];
  const [numerator, denominator] = pair;
  const computed = percentOf(numerator, denominator);
  return computed === null ? [] : [{ printed, numerator, denominator, computed }];
}

/** The one row that its words name as what the share is of the whole. */
function rowOf({ before }: Mention, rows: readonly Row[]): Row | null {
  const [, words, whole = ''] = SHARE.exec(before) ?? [];
  if (words === undefined || !WHOLE.test(whole)) return null;
  const named = rows.filter(({ name }) => words.includes(name));
  const [row] = named;
  return row !== undefined && named.length === 1 && !/[、和与及]/.test(words) ? row : null;
}

/** A cell and that of the totals in its column. */
function pairOf(part: Mention, totals: readonly Mention[]): (readonly [Mention, Mention])[] {
  const whole = totals.find(({ before }) => before === part.before);
  const fits =
    whole !== undefined &&
    part.kind !== 'percent' &&
    !RATE.test(part.before) &&
    alike(part, whole) &&
    whole.base.greaterThan(part.base) &&
    part.base.isPositive();
  return fits ? [[counted(part), counted(whole)]] : [];
}

/** Whole numbers are of things, and so exact. */
const counted = (cell: Mention): Mention =>
  cell.value.isInteger() && placesOf(cell) === 0 ? { ...cell, kind: 'count' } : cell;
