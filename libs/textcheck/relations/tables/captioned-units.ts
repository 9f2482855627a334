import type { TextDocument } from '../../document.js';
import { isTableLine } from '../../text/tables.js';
import { matchesIn } from '../../text/matches.js';
import { digitsIn, figuresIn, isSame, SORTS, unitOf, type Told } from '../figures/measures-told.js';
import type { UnitSlip } from '../figures/measures-told.js';

const NAMES = Object.entries(SORTS)
  .flatMap(([sort, units]) =>
    /money|area|length|weight|volume/.test(sort) ? Object.keys(units) : [],
  )
  .sort((one, other) => other.length - one.length)
  .join('|');
const CAPTION = new RegExp(`(?:计量)?单位[：:]\\s?(?:人民币)?(万?(?:${NAMES}))(?![\\d一-龥])`, 'g');
const FURTHEST = 1200;
const BELOW = 260;
const CELL = /(?<=[\t|]|^)\s*(-?\d[\d,]*(?:\.\d+)?)\s*(?=[\t|\n]|$)/gm;
const FEWEST_DIGITS = 3;
const WHOLE = /共|合计|总|计|全部|累计/;

/** 单位：元 above 1286.40, and below it 1286.40万元: the words tell the table's own figures in another unit. */
export const captionedUnits = ({ text }: TextDocument): UnitSlip[] =>
  matchesIn(text, CAPTION).flatMap((caption) => {
    const from = caption.index + caption[0].length;
    const table = tableBelow(text, from);
    if (table === null) return [];
    const unit = caption[1] ?? '';
    const [own] = figuresIn(`1${unit}`, 0);
    if (own === undefined) return [];
    const cells = matchesIn(table.text, CELL).map(([, digits = '']) =>
      Number(digits.replaceAll(',', '')),
    );
    const told = figuresIn(
      text.slice(table.end, table.end + BELOW).split('\n\n')[0] ?? '',
      table.end,
    );
    const odd = told.filter((one) => isToldAgain(one, cells, own));
    const agreeing = told.some(
      (one) =>
        one.sort === own.sort &&
        isSame(one.factor, own.factor) &&
        cells.some((cell) => isSame(cell, one.value)),
    );
    const [first] = odd;
    const sure =
      first !== undefined &&
      (odd.length > 1 ||
        digitsIn(first.value) >= FEWEST_DIGITS ||
        WHOLE.test(first.before.slice(-8)));
    return sure && !agreeing
      ? [
          {
            odd: first,
            beside: [{ ...first, start: from - unit.length, end: from }],
            computed: `表头单位为${unit}，文中以${first.unit}计`,
            unit: unitOf(first, own.factor),
          },
        ]
      : [];
  });

const isToldAgain = (one: Told, cells: readonly number[], own: Told): boolean =>
  one.sort === own.sort &&
  !isSame(one.factor, own.factor) &&
  one.value > 1 &&
  cells.some((cell) => isSame(cell, one.value));

/** The lines of cells right below the caption. */
function tableBelow(
  text: string,
  from: number,
): { readonly text: string; readonly end: number } | null {
  let at = text.indexOf('\n', from) + 1;
  const begin = at;
  while (at > 0 && at - begin < FURTHEST) {
    const next = text.indexOf('\n', at);
    const line = text.slice(at, next < 0 ? text.length : next);
    if (!isTableLine(line) || next < 0) break;
    at = next + 1;
  }
  return at <= begin || begin === 0 ? null : { text: text.slice(begin, at), end: at };
}
