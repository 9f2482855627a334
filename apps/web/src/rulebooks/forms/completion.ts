import type { Known } from '../draft/known.ts';

/** The word that is being typed where the cursor stands: an id or the beginning of one. */
export function wordAt(
  text: string,
  cursor: number,
): { readonly from: number; readonly word: string } {
  const before = text.slice(0, cursor);
  const word = /[a-zA-Z_][\w.]*$/.exec(before)?.[0] ?? '';
  return { from: cursor - word.length, word };
}

/** The text with the word at the cursor replaced. */
export function completed(text: string, cursor: number, choice: string): string {
  const { from } = wordAt(text, cursor);
  return `${text.slice(0, from)}${choice}${text.slice(cursor)}`;
}

export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

const MOST = 12;

/** What a word may become: what begins with it first, then what contains it, in the id or the Chinese name. */
export function ranked<T extends Suggestion>(word: string, known: readonly T[]): readonly T[] {
  const begins = known.filter(({ value }) => value.startsWith(word));
  const contains = known.filter(
    ({ value, label }) => !value.startsWith(word) && (value.includes(word) || label.includes(word)),
  );
  return [...begins, ...contains];
}

/** The few best ones, once something is typed. */
export const suggestionsFor = (
  word: string,
  known: readonly Suggestion[],
): readonly Suggestion[] =>
  word === ''
    ? []
    : ranked(word, known)
        .filter(({ value }) => value !== word)
        .slice(0, MOST);

/** Functions a formula may call, with the line the rulebook's engine says of each. */
export const FUNCTIONS: readonly Suggestion[] = [
  { value: 'round', label: 'round(x, n)：四舍五入保留 n 位小数（默认 0）' },
  { value: 'ceil', label: 'ceil(x)：向上取整' },
  { value: 'floor', label: 'floor(x)：向下取整' },
  { value: 'abs', label: 'abs(x)：绝对值' },
  { value: 'min', label: 'min(a, b, …) 或 min(column(表, "列"))：最小值' },
  { value: 'max', label: 'max(a, b, …) 或 max(column(表, "列"))：最大值' },
  {
    value: 'sum',
    label: 'sum(a, b, …) 或 sum(column(表, "列"))：合计；任一项缺失则结果缺失；空表合计为 0',
  },
  { value: 'coalesce', label: 'coalesce(a, b, …)：第一个未缺失的值' },
  { value: 'is_missing', label: 'is_missing(x)：是否缺失（未填）' },
  { value: 'is_present', label: 'is_present(x)：是否已填' },
  {
    value: 'present',
    label: 'present(column(表, "列"))：去掉该列未填的格，例如 sum(present(column(表, "列")))',
  },
  { value: 'count', label: 'count(表)：行数，含涉密行' },
  { value: 'column', label: 'column(表, "列")：一列的值，不含涉密行；"id" 为行标识' },
  { value: 'count_where', label: 'count_where(表, "列", 值)：该列等于此值的行数' },
  {
    value: 'sum_where',
    label: 'sum_where(表, "合计列", "条件列", 值)：条件列等于此值的各行合计列之和',
  },
  { value: 'row_exists', label: 'row_exists(表, "列", 值)：是否有一行该列等于此值' },
  {
    value: 'lookup',
    label:
      'lookup(表, "列", 值, "取值列")：首个匹配行的取值列；ref 列用 lookup(表, "id", row.<列>, "取值列")；无此行则缺失',
  },
  { value: 'count_distinct', label: 'count_distinct(column(表, "列"))：不同值的个数' },
  {
    value: 'duplicates',
    label: 'duplicates(column(表, "列"))：重复出现的值，以“、”连接；无重复为空文本',
  },
  {
    value: 'missing_from',
    label: 'missing_from(甲列, 乙列)：在甲列而不在乙列的值，以“、”连接；没有则为空文本',
  },
  {
    value: 'join_where',
    label: 'join_where(表, "取值列", "条件列", 值, "、")：条件列等于此值的各行取值列，连成文本',
  },
  {
    value: 'numbered_where',
    label:
      'numbered_where(表, "取值列", "条件列", 值)：同上，多于一行时编号“1.甲2.乙”，例如 numbered_where(projects, "name", "goal", row.id)',
  },
  { value: 'join', label: 'join(column(表, "列"), "、")：把一列连成文本' },
  { value: 'contains', label: 'contains(文本, "词")：是否含此词' },
  { value: 'starts_with', label: 'starts_with(文本, "词")：是否以此词开头' },
  {
    value: 'matches_any',
    label: 'matches_any(文本, "甲|乙|丙")：是否含其中任一词（原样比较，不是正则）',
  },
  { value: 'first_match', label: 'first_match(文本, "甲|乙|丙")：所含的第一个词；都不含为空文本' },
  { value: 'length', label: 'length(文本)：字数' },
  { value: 'concat', label: 'concat(a, b, …)：连成文本' },
  { value: 'date', label: 'date(年, 月, 日)：日期，例如 date(report.year, 12, 31)' },
  { value: 'year', label: 'year(日期)：年份' },
  { value: 'month', label: 'month(日期)：月份' },
  { value: 'day', label: 'day(日期)：日' },
  { value: 'days_between', label: 'days_between(甲, 乙)：自甲至乙的天数，乙在前为负' },
  {
    value: 'similarity',
    label: 'similarity(甲, 乙)：相似度 0 至 1（相邻两字重合，忽略标点）；完全相同为 1',
  },
  { value: 'copied_share', label: 'copied_share(目标, 实现)：实现情况中取自目标的文字比例 0 至 1' },
  { value: 'numbers_in', label: 'numbers_in(文本)：带量词的数字个数，年月日和文号不计' },
  {
    value: 'figures_not_in_facts',
    label:
      'figures_not_in_facts(text.rewritten)：文中带量词而任何事实都没有的数字，如“12.5万元”；没有则为空文本',
  },
  {
    value: 'numbers_missing',
    label: 'numbers_missing(目标, 实现)：目标中带量词而实现情况未提及的数字个数',
  },
  {
    value: 'numbers_missing_list',
    label: 'numbers_missing_list(目标, 实现)：同上，列出这些数字，如“19位、500元”；没有则为空文本',
  },
  {
    value: 'foreign_names_in',
    label: 'foreign_names_in(text.report)：文中出现的其他单位名称；没有则为空文本',
  },
  {
    value: 'suffix_conflicts',
    label:
      'suffix_conflicts(text.report)：与单位类别不符的自称（乡的报告写“我镇”）；乡镇、村镇、镇村等泛称不算',
  },
  {
    value: 'years_before',
    label: 'years_before(文本, 年)：文中早于此年的年份；书名号和文号内的不算',
  },
  {
    value: 'years_after',
    label: 'years_after(文本, 年)：文中晚于此年的年份；书名号和文号内的不算',
  },
  {
    value: 'template_prompts_in',
    label: 'template_prompts_in(text.report)：遗留的模板提示语（请填写、XX乡、____ 等）',
  },
  {
    value: 'mixed_units_in',
    label: 'mixed_units_in(text.report)：以万元计的报告中以元书写的大额（≥10000 元）数字',
  },
  {
    value: 'phone_numbers_in',
    label: 'phone_numbers_in(text.report)：文中的手机号码；没有则为空文本',
  },
  { value: 'id_numbers_in', label: 'id_numbers_in(text.report)：文中的身份证号码；没有则为空文本' },
];

/** A column's name begun as an argument: `column(projects, "exe`. */
const COLUMN_BEGUN = /\b\w+\(\s*([\w.]+)\s*,[^()]*"\w*$/;

/**
 * What may stand at the end of a formula that is being typed: columns of the table named before, else ids and functions.
 * @param ofRow what the formula may name of the row it is computed for
 */
export function formulaWords(
  before: string,
  known: Known,
  ofRow: readonly Suggestion[],
): readonly Suggestion[] {
  const table = known.factById.get(COLUMN_BEGUN.exec(before)?.[1] ?? '');
  const quotes = before.split('"').length - 1;
  if (table !== undefined && quotes % 2 === 1) return table.columns;
  return [...ofRow, ...known.facts, ...FUNCTIONS];
}

/** What a text may print besides facts. */
export const SCORES: readonly Suggestion[] = [
  { value: 'score.total', label: '得分' },
  { value: 'score.applicable_full_marks', label: '适用满分' },
  { value: 'score.converted', label: '换算得分' },
  { value: 'score.grade', label: '等级' },
];
