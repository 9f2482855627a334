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
const OF_ONE = /(?:均|每|单价|标准)[^，。；\d]{0,12}$/;

/** 项目支出合计330.88元 where a table in 万元 has 330.88: the digits of a cell, and another unit than its table's. */
export function againstTables(document: TextDocument): OddUnit[] {
  const cells = document.tables.flatMap((table) => moneyIn(document, table));
  if (cells.length === 0) return [];
  const known = new Map(cells.map((cell) => [cell.key, cell]));
  const told = document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions)
    .filter(
      (mention) =>
        mention.kind === 'amount' &&
        mention.exact &&
        isFine(mention) &&
        !OF_ONE.test(mention.before),
    );
  return told.flatMap((odd) => {
    const own = known.get(keyOf(odd, odd.unit));
    const other = known.get(keyOf(odd, odd.unit === '元' ? '万元' : '元'));
    const counted = odd.unit === '元' || odd.unit === '万元';
    return counted && own === undefined && other !== undefined
      ? [{ odd, beside: [{ ...other.figure, unit: other.unit }] }]
      : [];
  });
}

const isFine = (figure: Mention): boolean =>
  (placesOf(figure) > 1 || figure.value.isInteger()) && digitsOf(figure) >= FEWEST_DIGITS;
const keyOf = ({ value }: Mention, unit: string): string => `${value.toFixed()}|${unit}`;

interface Money {
  readonly key: string;
  readonly figure: Mention;
  readonly unit: string;
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
  return table.rows.flat().flatMap((cell) => {
    const figure = figureOfCell(cell, '');
    return figure?.kind !== 'amount' || !isFine(figure)
      ? []
      : [{ key: keyOf(figure, unit), figure, unit }];
  });
}

/** Yuan that one of a table's figures stands for; the units tables name. */
const YUAN: Readonly<Record<string, number>> = { 万元: 10_000, 元: 1 };

/** By how much a figure of a table is multiplied to be yuan; undefined where the table names no such unit. */
export const scaleOfTable = (document: TextDocument, table: Table): number | undefined =>
  YUAN[unitOfTable(document, table) ?? ''];
