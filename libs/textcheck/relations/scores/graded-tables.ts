import { rangeOfText, type Range } from '../../finding-of.js';
import { mentionOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';

/** A grade of a table with the score beside it. */
export interface Graded {
  readonly grade: Range & { readonly text: string };
  readonly score: Mention;
}

const GRADE_NAME = /等级|等次|评级|级别/;
const GRADE = /^[“"]?(?:优秀|良好|优|良|中|较差|差)[”"]?$/;
const SCORE_NAME = /得分|总分|评分(?!标准)/;
const NO_SCORE = /率|满分|分值|权重|说明|原因|标准/;
const HUNDRED = 100;

/** Grades below a heading, and grades beside their name: 综合得分|78.5 over 综合等级|中. */
export function gradedIn({ header, rows }: Table): Graded[] {
  const labelled = [header, ...rows].flatMap(labelledIn);
  const scores = labelled.filter(({ name }) => isScore(name)).flatMap(({ value }) => marks(value));
  const grades = labelled.filter(({ name, value }) => isGrade(name, value));
  const [score] = scores;
  const beside =
    scores.length === 1 && score !== undefined
      ? grades.map(({ value }) => ({ grade: gradeAt(value), score }))
      : [];
  return [...beside, ...below({ header, rows })];
}

function below({ header, rows }: Table): Graded[] {
  const grade = header.findIndex(({ text }) => GRADE_NAME.test(text));
  const score = header.findIndex(({ text }) => isScore(text));
  const full = header.findIndex(({ text }) => /满分|分值|权重/.test(text));
  return rows.flatMap((row) => {
    const [named, got] = [row[grade], row[score]];
    const whole = full < 0 ? HUNDRED : Number(row[full]?.text);
    if (named === undefined || got === undefined || !GRADE.test(named.text) || whole !== HUNDRED)
      return [];
    return marks(got).map((mention) => ({ grade: gradeAt(named), score: mention }));
  });
}

const isScore = (name: string): boolean => SCORE_NAME.test(name) && !NO_SCORE.test(name);
const isGrade = (name: string, { text }: Cell): boolean =>
  GRADE_NAME.test(name) && GRADE.test(text);
const gradeAt = (cell: Cell): Graded['grade'] => ({ ...rangeOfText(cell), text: cell.text });

const labelledIn = (row: readonly Cell[]): { name: string; value: Cell }[] =>
  row.flatMap((cell, index) => {
    const value = row[index + 1];
    return value === undefined ? [] : [{ name: cell.text, value }];
  });

/** The figure of a cell, its 分 left out. */
function marks(cell: Cell): Mention[] {
  const bare = { ...cell, text: cell.text.replace(/\s?分$/, '') };
  const mention = mentionOfCell(bare, '');
  return mention === null || mention.value.greaterThan(HUNDRED) ? [] : [mention];
}
