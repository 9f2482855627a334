import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import type { Cell, Table } from '../../text/tables.js';
import { pathFinder } from '../outline/chapters.js';
import { contentOf, piecesOf } from './role-words.js';
import { roleOf, rolesIn, type Role } from './roles.js';

/** A figure of a sentence or of a cell, with the words it is told with by two characters. */
export interface ToldFigure {
  readonly mention: Mention;
  readonly role: Role;
  /** Its clause with the noun behind it; the names of its row and column. */
  readonly named: ReadonlySet<string>;
  /** With all of its sentence. */
  readonly wide: ReadonlySet<string>;
  /** The name of the row of a cell that holds nothing but a figure. */
  readonly row: string | null;
  /** The figures of its sentence or of its row. */
  readonly beside: readonly Mention[];
  /** The sentence or the row itself. */
  readonly within: object;
  /** As printed, with two places at least. */
  readonly digits: string;
  /** How many of the digits tell something: of 1200 three, for noughts may be rounded. */
  readonly telling: number;
  /** A figure without a unit that can be no number of things. */
  readonly isMoney: boolean;
}

const FEWEST_PLACES = 2;
const LEAD = 6;
const UNIT = /[（(](?:单位[：:])?([一-龥%]{1,4})[）)]$/;
/** Headings that name no thing. */
const GENERAL = /^(?:金额|数量|完成值|实际完成值?|实际值|完成情况|数值|资金|人数|个数|序号)/;
/** Columns whose figures are no amounts and no numbers of things. */
const NO_FIGURES = /分值|得分|权重|序号|编号|代码|扣分|满分|占比|比例|比率|%|率/;
const MONEY = /预算|支出|金额|资金|执行|决算|收入|经费|投资|元|小计|合计|调整/;

export const figuresTold = oncePerDocument((document): readonly ToldFigure[] => {
  const told = [...rolesIn(document), ...boundsIn(document)].map((role) =>
    ofSentence(document, role),
  );
  const known = new Set(told.map(({ mention: { start } }) => start));
  const cells = document.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.flatMap((cell, at) =>
        at === 0 || known.has(cell.start) ? [] : ofCell(document, table, row, at),
      ),
    ),
  );
  return [...told, ...cells];
});

/** ≥38公里 is told again as a goal of 38公里. */
function boundsIn(document: TextDocument): Role[] {
  const pathOf = pathFinder(document);
  return document.statements.flatMap((statement) =>
    statement.mentions
      .filter(({ start, exact, kind }) => exact && kind !== 'points' && isBound(document, start))
      .map((mention) => roleOf(document, statement, mention, pathOf(statement.start))),
  );
}

const isBound = ({ text }: TextDocument, start: number): boolean =>
  /[≥≤＞＜><]\s?$/.test(text.slice(Math.max(0, start - 2), start));

const longPieces = (words: string): string[] =>
  [...piecesOf(contentOf(words))].filter((piece) => piece.length > 1);

/** 编外教师 of 15名编外教师中 and 机械 of 39台（套）机械. */
function leadOf({ text }: TextDocument, { end }: Mention): string[] {
  const behind = text.slice(end, end + LEAD * 2);
  const lead = /^(?:[（(][一-龥]{1,2}[）)])?的?([一-龥]*)/.exec(behind)?.[1] ?? '';
  return longPieces(lead.slice(0, LEAD));
}

function ofSentence(document: TextDocument, role: Role): ToldFigure {
  const { mention, statement } = role;
  const own = [...role.both].filter((piece) => piece.length > 1);
  const named = new Set([...own, ...leadOf(document, mention)]);
  const wide = new Set([...role.wide, ...named]);
  const beside = statement.mentions;
  const digits = digitsOf(mention.value);
  return {
    mention,
    role,
    named,
    wide,
    row: null,
    beside,
    within: statement,
    digits,
    telling: tellingOf(digits),
    isMoney: false,
  };
}

function ofCell(
  document: TextDocument,
  { header }: Table,
  cells: readonly Cell[],
  at: number,
): ToldFigure[] {
  const cell = cells[at];
  const head = header[at]?.text ?? '';
  const row = rowOf(cells, at);
  const unit = unitOf(head) || unitOf(row);
  const mention = cell === undefined ? null : figureIn(cell, unit);
  if (mention === null || NO_FIGURES.test(head.replace(UNIT, ''))) return [];
  const near = [row, GENERAL.test(head) ? '' : head].map((words) =>
    contentOf(words.replace(UNIT, '')),
  );
  const named = new Set(near.flatMap(longPieces));
  const role = roleOfCell(document, mention, `${row}，${head}`, near.join('|'));
  const beside = cells.flatMap((other) => figureOfCell(other, '') ?? []);
  const digits = digitsOf(mention.value);
  const isMoney = !mention.value.isInteger() || MONEY.test(head) || mention.value.isNegative();
  const telling = tellingOf(digits);
  return [
    { mention, role, named, wide: named, row, beside, within: cells, digits, telling, isMoney },
  ];
}

const unitOf = (words: string): string => UNIT.exec(words)?.[1] ?? '';
const rowOf = (cells: readonly Cell[], at: number): string =>
  cells.slice(0, at).findLast(({ text }) => /^[^\d]*[一-龥]{2}/.test(text))?.text ?? '';

/** The figure a cell holds alone, in the unit it bears or its heading or row does; no percentage. */
function figureIn({ text, start }: Cell, unit: string): Mention | null {
  const plain = figureOfCell({ text, start }, '');
  if (plain === null || plain.kind === 'percent') return null;
  const [read] =
    plain.unit === '' && unit === ''
      ? []
      : mentionsOf({ text: `${text}${plain.unit === '' ? unit : ''}`, start });
  return read === undefined ? plain : { ...read, end: start + text.length };
}

function roleOfCell(document: TextDocument, mention: Mention, clause: string, near: string): Role {
  const { start } = mention;
  const text = document.text.slice(start, mention.end);
  const pieces = piecesOf(near);
  return {
    mention,
    statement: {
      text,
      start,
      mentions: [mention],
      index: -1,
      passage: -1,
      year: null,
      inTable: true,
    },
    clause,
    behind: '',
    near,
    noun: '',
    path: pathFinder(document)(start),
    row: pieces,
    own: pieces,
    both: pieces,
    wide: pieces,
  };
}

const digitsOf = (value: Decimal): string =>
  value.toFixed(Math.max(FEWEST_PLACES, value.decimalPlaces()));

function tellingOf(digits: string): number {
  const [whole = '', rest = ''] = digits.split('.');
  const behind = rest.replace(/0+$/, '');
  const before = behind === '' && /00$/.test(whole) ? whole.slice(0, -1) : whole;
  return (before + behind).replace(/^0+/, '').length;
}
