import type { TextDocument } from '../../document.js';
import { figureOfCell, unitOfCell } from '../../mentions/cell.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { FROM, isChange } from '../changes/change-words.js';
import { areOne, isOneDigitOff, isSwap } from '../figures/near.js';
import { isInterim, isPlanned } from '../figures/stated.js';
import {
  bareOfTurns,
  clausesByThing,
  isOfOthers,
  piecesIn,
  type Clause,
} from '../figures/told-clauses.js';
import type { Repeated } from './table-prose.js';

const DONE = /实际|完成|实现|结果|达到/;
const TARGET = /目标|计划|指标值|预期|年初/;
const NO_FIGURE = /率|情况|原因|得分|分值|说明/;
const COUNTED = /(?:批次|人次|场次|次数|数量|人数|户数|个数|面积|里程|长度|数)$/;
/** （场） behind a row's name. */
const UNIT = /[（(]([^（()）]{1,4})[）)]$/;
const SHORTEST = 3;
const LONGEST = 24;
const FEWEST_DIGITS = 2;
const CLOSE = '0.34';

interface Row {
  readonly name: string;
  readonly done: Mention;
  readonly others: readonly Mention[];
}

/** What a table says was reached, where a sentence that has all the words of its row's name says another number. */
export function rowsToldOtherwise(document: TextDocument): Repeated[] {
  const rows = document.tables.flatMap(rowsOf);
  if (rows.length === 0) return [];
  const groups = clausesByThing(document);
  return rows.flatMap((row) => {
    const told = groups
      .filter(([first]) => first !== undefined && isOfSort(row.done, first.stated.mention))
      .flatMap((group) => group.filter((one) => isDone(document, one) && names(one, row)));
    const [first] = told;
    if (first === undefined) return [];
    const figure = first.stated.mention;
    const known = told.some(({ stated: { mention } }) =>
      [row.done, ...row.others].some((one) => isSame(one, mention)),
    );
    return known || !areNear(row.done, figure)
      ? []
      : [{ told: figure, cell: row.done, name: row.name }];
  });
}

const isDone = ({ year }: TextDocument, { stated, before }: Clause): boolean =>
  (stated.mention.year ?? year) === year &&
  !isOfOthers(before) &&
  !FROM.test(before) &&
  !isChange(stated.mention) &&
  !isInterim(stated) &&
  !isPlanned(stated);

/** Of a rate in a row: 老年人中医药健康管理率 is no 老年人健康管理率. */
const names = ({ words, stated: { mention } }: Clause, { name, done }: Row): boolean =>
  done.kind === 'percent' || name.length === SHORTEST
    ? bareOfTurns(mention.label).endsWith(name) &&
      (done.kind !== 'percent' || bareOfTurns(mention.label) === name)
    : piecesIn(bareOfTurns(words), name);

function rowsOf({ header, rows }: Table): Row[] {
  const at = header.findIndex(
    ({ text }) => DONE.test(text) && !TARGET.test(text) && !NO_FIGURE.test(text),
  );
  if (at < 0 || !header.some(({ text }) => TARGET.test(text))) return [];
  return rows.flatMap((row) => {
    const named = row
      .slice(0, at)
      .findLast(({ text }) => /[一-龥]{2}/.test(text) && !/^[≥≤＞＜]?\d/.test(text));
    const done = named === undefined ? null : figureIn(row[at], UNIT.exec(named.text)?.[1] ?? '');
    const name = bareOfTurns(named?.text.replace(UNIT, '') ?? '').replace(COUNTED, '');
    if (done === null || name.length < SHORTEST || name.length > LONGEST) return [];
    const others = row.flatMap((cell, column) =>
      column === at ? [] : (figureIn(cell, done.unit) ?? mentionsOf(cell)),
    );
    return [{ name, done, others }];
  });
}

/** The figure a cell holds alone, in the unit it bears or its row's name does. */
function figureIn(cell: Cell | undefined, unit: string): Mention | null {
  const figure = figureOfCell(cell, '');
  const own = unitOfCell(cell) || unit;
  const [read] =
    figure === null || own === ''
      ? []
      : mentionsOf({ text: `${figure.value.toFixed()}${own}`, start: 0 });
  if (figure === null) return null;
  return read === undefined
    ? figure
    : { ...read, start: figure.start, end: figure.end, half: figure.half };
}

const isOfSort = (done: Mention, told: Mention): boolean =>
  done.unit === '' ? told.kind === 'count' : done.thing === told.thing && done.kind === told.kind;

const isSame = (cell: Mention, told: Mention): boolean =>
  cell.unit === '' ? cell.value.equals(told.value) : areOne(cell, told);

const areNear = (cell: Mention, told: Mention): boolean =>
  isSwap(cell.value, told) ||
  isOneDigitOff(cell.value, told, FEWEST_DIGITS) ||
  (cell.unit !== '' && cell.base.minus(told.base).abs().lessThanOrEqualTo(cell.base.times(CLOSE)));
