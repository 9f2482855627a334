import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import type { Cell, Table } from '../../text/tables.js';
import type { Recount } from '../sums/recounts.js';

const NUMERALS = CHINESE_NUMERAL.slice(1, -2);
const NUMBER = `(?<![\\d.第前每${NUMERALS}])(\\d{1,2}|[${NUMERALS}]{1,3})(?:个|项|家|所|名|条|处|类|座|件|户|人|批|辆|台|村)`;
const STATES =
  '未完成|已完成|完成|未完工|已完工|完工|在建|未开工|已开工|不合格|合格|未达标|不达标|达标|未达到|达到|优秀|良好|较差|未通过|通过|未整改|已整改|整改中|正常|延期|按期|超支|结余|是|否|未验收|已验收|未支付|已支付|未兑付|已兑付|未投用|已投用|停用|在用';
const STATE = new RegExp(`^(?:${STATES})$`);
const BEHIND = new RegExp(
  `${NUMBER}(?:[^，。；：、\\d中里]{0,4}?)(${STATES})(?=[，。；、）]|$|的[，。；])`,
  'g',
);
const BEFORE = new RegExp(
  `(${STATES})的?(?:[一-龥]{2,4})?(?:共|有|为|计|仅|达|只有){0,2}${NUMBER}`,
  'g',
);
/** 执行率低于90%的有2个, 金额超过100万元的项目3个 */
const COMPARED = new RegExp(
  `([一-龥]{2,8}?)(?:在)?(不低于|不少于|不高于|不超过|超过|超|高于|大于|低于|不足|不到|少于|小于|达到|满)?(\\d+(?:\\.\\d+)?)(?:%|万元|元|分|公里|米|亩|人|户|吨|个)(以上|以下|及以上|及以下|以内)?的[^，。；：、\\d]{0,8}?${NUMBER}`,
  'g',
);
const SUMMARY = /^[合总小共]\s*计|^平均$/;
const NEAREST = 3;
const FEWEST = 3;

/** Numbers of a table's rows that are so or so, told beside it, and not those of its rows. */
export const rowsOfCondition = ({ tables, lines }: TextDocument): Recount[] =>
  tables.flatMap((table) => {
    const start = table.header[0]?.start ?? 0;
    const end = table.rows.at(-1)?.at(-1)?.start ?? start;
    const rows = table.rows.filter(
      (row) => !row.slice(0, 2).some(({ text }) => SUMMARY.test(text)),
    );
    if (rows.length < FEWEST) return [];
    const near = [
      ...lines.filter((line) => line.start > end).slice(0, NEAREST),
      ...lines.filter((line) => line.start < start && line.text !== '').slice(-1),
    ];
    return near.flatMap((line) => [...ofState(line, rows, table), ...ofSize(line, rows, table)]);
  });

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text)?.toNumber() ?? 0);

type Rows = readonly (readonly Cell[])[];

const columnOf = (rows: Rows, column: number): string[] =>
  rows.map((row) => row[column]?.text.trim() ?? '');

function ofState({ text, start }: Line, rows: Rows, { header }: Table): Recount[] {
  const columns = header.map((_, column) => columnOf(rows, column));
  const states = columns.filter(
    (cells) => cells.every((cell) => STATE.test(cell)) && new Set(cells).size > 1,
  );
  const [cells] = states;
  if (cells === undefined || states.length > 1) return [];
  const told = [
    ...matchesIn(text, BEHIND).map((match) => ({
      match,
      state: match[2] ?? '',
      number: match[1] ?? '',
    })),
    ...matchesIn(text, BEFORE).map((match) => ({
      match,
      state: match[1] ?? '',
      number: match[2] ?? '',
    })),
  ];
  return told.flatMap(({ match, state, number }) => {
    const listed = cells.filter((cell) => meaningOf(cell) === meaningOf(state)).length;
    const said = numberOf(number);
    if (listed === 0 || listed === said || said === rows.length + 1) return [];
    if (/[未没不]$/.test(text.slice(0, match.index)) || said > rows.length) return [];
    return [
      { start: start + match.index, end: start + match.index + match[0].length, said, listed },
    ];
  });
}

/** 已完成 and 完成, 不达标 and 未达标 say the same. */
const meaningOf = (state: string): string => state.replace(/^已/, '').replace(/^不(?=达)/, '未');

function ofSize({ text, start }: Line, rows: Rows, { header }: Table): Recount[] {
  return matchesIn(text, COMPARED).flatMap((match) => {
    const [whole, label = '', before = '', bound = '', after = '', number = ''] = match;
    const holds = comparison(before, after, Number(bound));
    const columns = header.flatMap(({ text: head }, at) => (isNamed(head, label) ? [at] : []));
    const [column] = columns;
    if (holds === null || column === undefined || columns.length > 1) return [];
    const values = columnOf(rows, column).map((cell) =>
      Number(cell.replace(/[,%万元分]/g, '') || NaN),
    );
    if (values.some(Number.isNaN)) return [];
    const listed = values.filter(holds).length;
    const said = numberOf(number);
    return listed === said || said > rows.length
      ? []
      : [{ start: start + match.index, end: start + match.index + whole.length, said, listed }];
  });
}

const isNamed = (head: string, label: string): boolean => {
  const name = head.replace(/[（(].*$/, '').trim();
  return name.length > 1 && (label.endsWith(name) || name.endsWith(label.slice(-3)));
};

type Holds = (value: number) => boolean;

function comparison(before: string, after: string, bound: number): Holds | null {
  if (/^(?:不低于|不少于|达到|满)$/.test(before) || /以上/.test(after))
    return (value) => value >= bound;
  if (/^(?:不高于|不超过)$/.test(before) || /以内/.test(after)) return (value) => value <= bound;
  if (/^(?:超过|超|高于|大于)$/.test(before)) return (value) => value > bound;
  if (/^(?:低于|不足|不到|少于|小于)$/.test(before)) return (value) => value < bound;
  return after === '以下' ? (value) => value < bound : null;
}
