import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { figureOfCell } from '../../mentions/cell.js';
import { matchesIn } from '../../text/matches.js';
import type { Table } from '../../text/tables.js';
import { NOTHING_DONE, NOUGHT_IS_RIGHT, zeroRates, type ZeroRate } from './zero-rates.js';

const NOUGHT = '(?<![\\d.,])(?:0(?:\\.0+)?|零)';
const END = '(?=[，。；、：:）)]|$)';
/** 执行率为0, “完成率”一栏填列0.00%, 满意度0 */
const RATE = new RegExp(
  `([一-龥]{0,10}(?:率|幅度?|进度|比例|占比|满意度))[”"]?[^，。；\\d]{0,10}?${NOUGHT}\\s?%?${END}`,
  'g',
);
/** 较上年增长0.0% */
const CHANGE = new RegExp(
  `((?:增长|下降|上升|减少|增加|提高|降低|[增升降])(?:了|为)?)${NOUGHT}\\s?%${END}`,
  'g',
);
/** 人均培训费用0元 */
const AVERAGE = new RegExp(
  `((?:[人户亩件场次个]均|平均|每[一-龥]{1,3})[^，。；\\d]{0,10})${NOUGHT}\\s?(?:万元|元)${END}`,
  'g',
);
const OF_CHANGE = /变[动化]|增[长减幅加]|[升降]幅|下降|减少|提高|增|降|节[约余]|压减/;
const LAST = /上年|去年|20\d\d年|由|从|同期|控制价|预算|概算/;
const SAME = /持平|不变|相同|一致|未变|无变化|均为0|同为|不涉及|不适用|因/;
const NOT = /[未无没]|尚|取消|暂停|停|零(?!星|散|售)|空白/;
/** 图书损坏率为0: the less the better, whatever it is. */
const BAD = /[坏错损毁病死亡违漏缺丢滞误诉逾空闲失败险欠灾][一-龥]?(?:率|比例|占比)/;
const FREE = /免|收费|自付|自费/;
const FEWEST = '0.3';

interface Nought {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly sort: 'rate' | 'change' | 'average';
}

/**
 * A rate, a change or an average printed as nought in a paragraph that has the two figures it is of, whichever of them
 * stands first, and says nowhere that nothing was done.
 */
const noughtsBeside = (document: TextDocument): ZeroRate[] => [
  ...document.statements.flatMap((statement) =>
    statement.inTable || !/0|零/.test(statement.text)
      ? []
      : noughtsOf(statement).flatMap((nought) => {
          const done = doneBeside(document, statement, nought);
          return done === null ? [] : [{ at: nought, done }];
        }),
  ),
  ...document.tables.flatMap(changesIn),
];

const noughtsOf = ({ text, start }: Statement): Nought[] =>
  (
    [
      [RATE, 'rate'],
      [CHANGE, 'change'],
      [AVERAGE, 'average'],
    ] as const
  ).flatMap(([pattern, sort]) =>
    matchesIn(text, pattern).map((match) => {
      const [whole, name = ''] = match;
      const from = whole.search(/(?:0(?:\.0+)?|零)\s?(?:%|万元|元)?$/);
      const end = start + match.index + whole.length;
      const change = sort === 'rate' && OF_CHANGE.test(name);
      return { start: start + match.index + from, end, name, sort: change ? 'change' : sort };
    }),
  );

/** The figures of its paragraph, or of the one above where its own has none. */
function doneBeside(document: TextDocument, statement: Statement, nought: Nought): string | null {
  const { passage } = statement;
  if (isRight(statement, nought)) return null;
  for (const at of [passage, passage - 1]) {
    const text = document.passages[at]?.text ?? '';
    const figures = (document.figures[at] ?? []).filter(
      (one) => one.start >= nought.end || one.end <= nought.start,
    );
    if (NOTHING_DONE.test(text) || NOT.test(text) || SAME.test(text)) return null;
    if (figures.some(({ value }) => value.isZero())) return null;
    const pair = pairFor(nought, figures);
    if (pair !== null) return document.source.slice(pair.start, pair.end);
  }
  return null;
}

const isRight = ({ text }: Statement, { sort, name }: Nought): boolean =>
  (sort === 'rate' && (NOUGHT_IS_RIGHT.test(name) || BAD.test(name))) ||
  (sort === 'average' && FREE.test(text));

function pairFor({ sort }: Nought, figures: readonly Mention[]): Mention | null {
  const plain = figures.filter(
    ({ kind, unit }) => kind === 'amount' || (kind === 'count' && unit !== '分'),
  );
  if (sort === 'average')
    return plain.some(({ kind }) => kind === 'count')
      ? (plain.find(({ kind }) => kind === 'amount') ?? null)
      : null;
  for (const [at, one] of plain.entries()) {
    const found = plain.slice(at + 1).find((other) => areOfRate(one, other, sort));
    if (found !== undefined) return found;
  }
  return null;
}

/** Of one sort and size; of a change they differ, and one is of another time. */
function areOfRate(one: Mention, other: Mention, sort: Nought['sort']): boolean {
  if (one.thing !== other.thing) return false;
  const [less, more] = one.base.lessThan(other.base) ? [one, other] : [other, one];
  const near = less.base.greaterThanOrEqualTo(more.base.times(FEWEST));
  const changed = !less.base.equals(more.base) && LAST.test(one.before + other.before);
  return near && (sort === 'rate' || changed);
}

const YEAR = /^20\d\d年?/;
const CHANGE_COLUMN = /比上年|同比|增[长减幅]|变[动化]|增速/;

/** 2022 | 560.0 | — above 2023 | 616.0 | 0% */
function changesIn({ header, rows }: Table): ZeroRate[] {
  const column = header.findIndex(({ text }) => CHANGE_COLUMN.test(text));
  if (column < 2 || !rows.every((row) => YEAR.test(row[0]?.text ?? ''))) return [];
  return rows.slice(1).flatMap((row, at) => {
    const cell = row[column];
    const [now, before] = [row, rows[at]].map((one) => figureOfCell(one?.[column - 1], ''));
    const nought = figureOfCell(cell, '')?.value.isZero() === true;
    return cell !== undefined && nought && now && before && !now.value.equals(before.value)
      ? [
          {
            at: { start: cell.start, end: cell.start + cell.text.length },
            done: `${before.value.toFixed()}、${now.value.toFixed()}`,
          },
        ]
      : [];
  });
}

/** Both, each place once. */
export function zeroesIn(document: TextDocument): ZeroRate[] {
  const told = zeroRates(document);
  const known = new Set(told.map(({ at }) => at.start));
  return [...told, ...noughtsBeside(document).filter(({ at }) => !known.has(at.start))];
}
