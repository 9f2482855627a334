import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { figureOfCell, unitOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Cell } from '../../text/tables.js';
import { isSwap, placesOf } from '../figures/near.js';
import { statedIn } from '../figures/stated.js';
import { likeness, pairsOfCharacters, wordsAround } from '../figures/words-around.js';
import { cellValuesIn } from './total-cells.js';

/** A figure of the running text and the cell that has its digits in another order. */
export interface MirroredCell {
  readonly told: Mention;
  readonly cell: Mention;
  readonly name: string;
}

interface Named {
  readonly cell: Mention;
  readonly name: string;
  readonly unit: string;
}

const FEWEST_DIGITS = 3;
const LEAST_WEIGHT = 0.4;
const ASIDE = /(?:上年|去年|较|比(?![例重])|增加|减少|增长|下降|由|从|均|每)[^，。；\d]*$/;

/** 全年发车5840车次 where the row 发车次数 has 5480: told in words of the row, and neither value stands anywhere else. */
export function mirroredCells(document: TextDocument): MirroredCell[] {
  const cells = groupBy(
    document.tables.flatMap(({ rows }) => rows.flatMap(namedIn)),
    ({ cell }) => digitsOf(cell),
  );
  if (cells.size === 0) return [];
  const known = cellValuesIn(document);
  const stated = statedIn(document);
  const told = new Set(stated.map(({ mention }) => mention.value.toFixed()));
  return stated.flatMap(({ mention }) => {
    if (!mention.exact || ASIDE.test(mention.before) || isShort(mention)) return [];
    if (known.has(mention.value.toFixed())) return [];
    const found = (cells.get(digitsOf(mention)) ?? []).find(
      (one) =>
        isSwap(one.cell.value, mention) &&
        (one.unit === '' || one.unit === mention.unit) &&
        !told.has(one.cell.value.toFixed()) &&
        likeness(document, wordsAround(document, mention), pairsOfCharacters(one.name)).weight >=
          LEAST_WEIGHT,
    );
    return found === undefined ? [] : [{ told: mention, cell: found.cell, name: found.name }];
  });
}

const digitsOf = (figure: Mention): string =>
  [...figure.value.toFixed(placesOf(figure))].sort().join('');

const isShort = ({ value }: Mention): boolean =>
  value.toFixed().replace('.', '').replace(/0+$/, '').length < FEWEST_DIGITS;

/** The figures of a row under what its first cell in words says. */
function namedIn(row: readonly Cell[]): Named[] {
  const name = row.find(({ text }) => /[一-龥]{2}/.test(text) && !/^\d/.test(text))?.text ?? '';
  return row.flatMap((cell) => {
    const figure = figureOfCell(cell, name);
    return figure === null || name === '' ? [] : [{ cell: figure, name, unit: unitOfCell(cell) }];
  });
}
