import type { CompiledRulebook, FactDefinition } from '#libs/rulebook';
import { sheetNames } from '#libs/spreadsheet';

/** Names of the sheets that are no table of the rulebook. */
export const SCALAR_SHEET = '填报内容';
export const COMPUTED_SHEET = '自动计算';

/** Headings of the sheet of single facts. */
export const SCALAR_HEADINGS = {
  id: '编号',
  label: '名称',
  unit: '单位',
  value: '填报值',
  prior: '上年数',
  help: '说明',
} as const;

/** First column of a table's sheet. */
export const ROW_HEADING = '行标识';

/** Behind the heading of a column the system computes; such a column is not read. */
export const COMPUTED_MARK = '自动计算';

export const inputFacts = ({ package: { facts } }: CompiledRulebook): readonly FactDefinition[] =>
  facts.facts.filter(({ origin }) => origin === 'input');

export const inputTables = (rulebook: CompiledRulebook): readonly FactDefinition[] =>
  inputFacts(rulebook).filter(({ type }) => type === 'table');

/** The sheet of each table, by its fact: the same names whenever a file of the same rulebook is written or read. */
export function tableSheetNames(rulebook: CompiledRulebook): ReadonlyMap<string, string> {
  const tables = inputTables(rulebook);
  const names = sheetNames([
    SCALAR_SHEET,
    COMPUTED_SHEET,
    ...tables.map(({ label }) => label),
  ]).slice(2);
  return new Map(tables.map(({ id }, place) => [id, names[place] ?? id]));
}
