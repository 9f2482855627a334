import type { Range } from '../../finding-of.js';
import type { Cell } from '../../text/tables.js';
import type { TextDocument } from '../../document.js';

type Row = readonly Cell[];

const FIGURES = 2;
/** A remark of its own, not 达标 or 按月开展. */
const REMARK = /\d.*[一-龥]{6}|[一-龥]{6}.*\d/;

/** A row of words that tells more than 无 or 达标. */
const IN_WORDS = /^[^|]{4,}.*[一-龥]{6}/;

/** Rows of one table that say the same of the same thing, or of one by another name with the same remark; the later first. */
export function repeatedRows({ tables }: TextDocument): [Range, Range][] {
  return tables.flatMap(({ rows }) => {
    const known = new Map<string, Row>();
    return rows.flatMap((row): [Range, Range][] => {
      const { name, told } = parts(row);
      const first = known.get(told);
      if (first === undefined) known.set(told, row);
      const isSaid = told.split('|').filter((cell) => /\d/.test(cell)).length >= FIGURES;
      if (first === undefined || name === '') return [];
      const before = parts(first).name;
      if (!isSaid)
        return before === name && IN_WORDS.test(name + told)
          ? [[rangeOfRow(row), rangeOfRow(first)]]
          : [];
      const isSame = before === name || (REMARK.test(told) && shareWord(before, name));
      return isSame ? [[rangeOfRow(row), rangeOfRow(first)]] : [];
    });
  });
}

/** The first cell of words, and all cells behind it; a running number before it is none of them. */
function parts(row: Row): { name: string; told: string } {
  const at = row.findIndex(({ text }) => /[一-龥]/.test(text));
  const told = row.slice(at + 1).map(({ text }) => text);
  return { name: at < 0 ? '' : (row[at]?.text ?? ''), told: told.join('|') };
}

const shareWord = (one: string, other: string): boolean =>
  [...one].some((_, at) => at + 2 <= one.length && other.includes(one.slice(at, at + 2)));

const rangeOfRow = (row: Row): Range => {
  const filled = row.filter(({ text }) => text !== '');
  const last = filled.at(-1);
  return { start: filled[0]?.start ?? 0, end: (last?.start ?? 0) + (last?.text.length ?? 0) };
};
