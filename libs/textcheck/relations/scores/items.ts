import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { labelOf } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import type { Cell } from '../../text/tables.js';
import { marksOf, scoreTables } from './score-tables.js';
import { scoresOf, type ScoreMention } from './scores.js';

/** An item of a score as the running text tells it: 质量指标10分，得9.5分. */
export interface ToldItem {
  readonly name: string;
  readonly full: Mention | null;
  readonly got: Mention;
  /** The index of its line among the passages. */
  readonly passage: number;
}

/** A row of a table of scores; rows of one class make what the text tells of the class. */
export interface ScoreRow {
  readonly name: string;
  /** 产出指标 of 产出指标|数量, or of 产出指标——数量. */
  readonly group: string;
  readonly fulls: readonly Mention[];
  readonly got: Mention;
}

const OPENED = /[（(]?(?:分值|满分|参评|权重|标准分|应得|适用)*(?:为)?$/;
const MARK = /^(?:[（(]?(?:[一二三四五六七八九十]+|\d[\d.]*)[）).、．]+\s*)+/;
const OWN = /^(?:其中|我[局校院镇乡站所中会县市]|本(?:部门|单位|项目))+/;
const TAIL =
  /(?:一级|二级|三级)?(?:指标|部分|方面|类|情况)*(?:参评|可评|适用|满分|分值|权重|自评|实际|实得|得分?|共|各)*$/;

/** A name without its number, quotation marks, and what only says that it is an item. */
export const itemName = (words: string): string =>
  words
    .replaceAll(/[“”"\s]|[（(][^）)]*[）)]/g, '')
    .replace(MARK, '')
    .replace(OWN, '')
    .replace(TAIL, '');

const nameBefore = ({ before }: Mention): string => itemName(labelOf(before.replace(OPENED, '')));

/** Every item told with its score, with or without its full marks, in the order of the text. */
export const toldItems = oncePerDocument((document: TextDocument): readonly ToldItem[] =>
  document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => {
      const scores = scoresOf(statement);
      return scores
        .flatMap((score, at) => itemOf(score, scores[at - 1]))
        .filter((item) => isOfYear(document, item))
        .map((item) => ({ ...item, passage: statement.passage }));
    }),
);

/** Not that of another year, told to compare. */
const isOfYear = ({ year }: TextDocument, { full, got }: Pick<ToldItem, 'full' | 'got'>): boolean =>
  [full, got].every(
    (mention) =>
      mention === null ||
      ((mention.year === null || mention.year === year) && !/上年|去年/.test(mention.before)),
  );

function itemOf(
  { role, mention }: ScoreMention,
  before: ScoreMention | undefined,
): Pick<ToldItem, 'name' | 'full' | 'got'>[] {
  if (role !== 'got') return [];
  // 效益30分的权重评分，自评总分95分: more than could be had is of something else.
  const isPair =
    before?.role === 'full' && before.mention.value.greaterThanOrEqualTo(mention.value);
  const full = isPair ? before.mention : null;
  const name = nameBefore(full ?? mention);
  return name === '' ? [] : [{ name, full, got: mention }];
}

const PARTED = /[—－\-·/]+/;

/** The rows of every table of scores with their classes; what does not apply and totals are left out. */
export const scoreRows = oncePerDocument(
  (document: TextDocument): readonly (readonly ScoreRow[])[] =>
    scoreTables(document).map(({ table, got, alone, fulls, total }) => {
      let group = '';
      return table.rows.flatMap((row) => {
        const first = Math.min(got, ...fulls);
        const names = row.slice(0, first).map(({ text }) => text);
        const [head = '', ...rest] = names;
        if (head !== '') group = itemName(head);
        const score = marksOf(row[got]);
        if (row === total || !alone || score === null) return [];
        return [{ ...named(head, rest, group), fulls: marksIn(row, fulls), got: score }];
      });
    }),
);

function named(
  head: string,
  rest: readonly string[],
  group: string,
): { name: string; group: string } {
  const own = rest.findLast((text) => /[一-龥]{2}/.test(text));
  if (own !== undefined) return { name: itemName(own), group };
  const [before = '', after] = head.split(PARTED);
  return after === undefined
    ? { name: itemName(head), group: '' }
    : { name: itemName(after), group: itemName(before) };
}

const marksIn = (row: readonly Cell[], columns: readonly number[]): Mention[] =>
  columns.flatMap((at) => marksOf(row[at]) ?? []);
