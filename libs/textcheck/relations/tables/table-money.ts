import type { TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Table } from '../../text/tables.js';
import type { OddUnit } from '../figures/odd-units.js';
import { digitsOf, placesOf } from '../figures/near.js';

const UNIT = /单位[：:]\s?(万元|元)|[（(](?:单位[：:]\s?)?(万元|元)[）)]/;
/** A caption stands so near above its table. */
const ABOVE = 60;
const FEWEST_DIGITS = 5;
const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|小\s*计)$/;
const OF_ONE = /(?:均|每|单价|标准)[^，。；\d]{0,12}$/;

/** 项目支出合计330.88元 where a table in 万元 has 330.88: the digits of a cell, and another unit than its table's. */
export function againstTables(document: TextDocument): OddUnit[] {
  const cells = document.tables.flatMap((table) => moneyIn(document, table));
  if (cells.length === 0) return [];
  const known = new Map(cells.filter(({ fine }) => fine).map((cell) => [cell.key, cell]));
  const totals = new Map(cells.filter(({ total }) => total).map((cell) => [cell.key, cell]));
  const told = document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions)
    .filter(({ kind, exact, before }) => kind === 'amount' && exact && !OF_ONE.test(before));
  return told.flatMap((odd) => {
    const money = isFine(odd)
      ? known
      : SUMMED.test(odd.before) && odd.unit === '元'
        ? totals
        : NONE;
    const own = money.get(keyOf(odd, odd.unit));
    const other = money.get(keyOf(odd, odd.unit === '元' ? '万元' : '元'));
    const counted = odd.unit === '元' || odd.unit === '万元';
    return counted && own === undefined && other !== undefined
      ? [{ odd, beside: [{ ...other.figure, unit: other.unit }] }]
      : [];
  });
}

/** What a row of totals is told again by: of such a figure few digits are enough. */
const SUMMED =
  /(?:合计|总计|共计|上述|以上|[两二三四五六七八九十]项|总支出|支出总额)[^，。；\d]{0,8}$/;
const NONE: ReadonlyMap<string, Money> = new Map();

const isFine = (figure: Mention): boolean =>
  (placesOf(figure) > 1 || figure.value.isInteger()) && digitsOf(figure) >= FEWEST_DIGITS;
const keyOf = ({ value }: Mention, unit: string): string => `${value.toFixed()}|${unit}`;

interface Money {
  readonly key: string;
  readonly figure: Mention;
  readonly unit: string;
  /** Long enough to be no chance. */
  readonly fine: boolean;
  /** In a row of totals. */
  readonly total: boolean;
}

/** The unit its heading or its caption says its money is in. */
function unitOfTable({ text }: TextDocument, { header }: Table): string | undefined {
  const start = header[0]?.start ?? 0;
  const heads = header.map((cell) => cell.text).join(' ');
  const caption = text.slice(Math.max(0, start - ABOVE), start);
  const [, first, second] = UNIT.exec(heads) ?? UNIT.exec(caption) ?? [];
  return first ?? second;
}

function moneyIn(document: TextDocument, table: Table): Money[] {
  const unit = unitOfTable(document, table);
  if (unit === undefined) return [];
  return table.rows.flatMap((row) => {
    const total = TOTAL.test(row[0]?.text ?? '');
    return row.flatMap((cell) => {
      const figure = figureOfCell(cell, '');
      if (figure?.kind !== 'amount' || !(total || isFine(figure))) return [];
      return [{ key: keyOf(figure, unit), figure, unit, fine: isFine(figure), total }];
    });
  });
}

/** Yuan that one of a table's figures stands for; the units tables name. */
const YUAN: Readonly<Record<string, number>> = { 万元: 10_000, 元: 1 };

/** By how much a figure of a table is multiplied to be yuan; undefined where the table names no such unit. */
export const scaleOfTable = (document: TextDocument, table: Table): number | undefined =>
  YUAN[unitOfTable(document, table) ?? ''];
