import { sumDecimals, type Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { labelOf } from '../../mentions/mention.js';
import { paragraphs } from '../outline/paragraphs.js';
import type { Scored } from './deductions.js';
import { itemName, scoreRows, toldItems, type ScoreRow, type ToldItem } from './items.js';
import { scoresOf } from './scores.js';

/** What the text tells of classes and rows, against the rows of the tables of scores. */
export const againstRows = (document: TextDocument): Scored[] => [
  ...classScores(document),
  ...itemScores(document),
  ...rowDeductions(document),
];

const sumOf = (mentions: readonly Mention[]): Decimal =>
  sumDecimals(mentions.map(({ value }) => value));

/** 产出指标50分得49.7分, where the rows of that class in the table have the same full marks and another score. */
function classScores(document: TextDocument): Scored[] {
  const tables = scoreRows(document);
  return toldItems(document).flatMap((item) => {
    const groups = tables
      .map((rows) => rows.filter(({ group }) => group !== '' && group === item.name))
      .filter((rows) => rows.length > 1);
    if (groups.length === 0 || groups.some((rows) => makes(rows, item))) return [];
    const off = groups.find((rows) => isComplete(rows, item));
    return off === undefined
      ? []
      : [
          scored(
            item.got,
            off.map(({ got }) => got),
          ),
        ];
  });
}

const scored = (got: Mention, of: readonly Mention[]): Scored => ({
  got,
  of,
  worked: of.map(({ value }) => value.toFixed()).join(' + '),
  computed: sumOf(of),
});

const makes = (rows: readonly ScoreRow[], { got }: ToldItem): boolean =>
  sumOf(rows.map((row) => row.got)).equals(got.value);

const NEAR = '0.06';

/** The rows have together the full marks the text tells; where it tells none, all but the score they make. */
function isComplete(rows: readonly ScoreRow[], { full, got }: ToldItem): boolean {
  const columns = Math.min(...rows.map(({ fulls }) => fulls.length));
  const wholes = Array.from({ length: columns }, (_, at) =>
    sumOf(rows.flatMap(({ fulls }) => fulls[at] ?? [])),
  );
  if (full !== null) return wholes.some((whole) => whole.equals(full.value));
  const sum = sumOf(rows.map((row) => row.got));
  return sum.minus(got.value).abs().lessThanOrEqualTo(sum.times(NEAR));
}

/** 绩效目标5分，得4.5分, where the one row of that name and those full marks has another score. */
function itemScores(document: TextDocument): Scored[] {
  const rows = scoreRows(document).flat();
  return toldItems(document).flatMap(({ name, full, got }) => {
    if (full === null) return [];
    const same = rows.filter((row) => row.name === name);
    const known = same.filter(({ fulls }) => fulls.some(({ value }) => value.equals(full.value)));
    const [row] = known;
    if (row === undefined || same.length > 1 || row.got.value.equals(got.value)) return [];
    return [{ got, of: [row.got], worked: '表中', computed: row.got.value }];
  });
}

const TAKEN = /扣(?:减|除)?(?:了|分)?$/;
/** So many of one paragraph that fit show that each names all a row lost. */
const FEWEST_FITTING = 2;

/** 目标实现扣0.8分，执行进度扣1.6分: deductions of rows by their names, one of which is not what its row lost. */
function rowDeductions(document: TextDocument): Scored[] {
  const rows = scoreRows(document).flat();
  if (rows.length === 0) return [];
  return paragraphs(document).flatMap((paragraph) => {
    const taken = paragraph
      .flatMap(scoresOf)
      .filter(({ role }) => role === 'deducted')
      .flatMap(({ mention }) => {
        const name = itemName(labelOf(mention.before).replace(TAKEN, ''));
        const [row, ...more] = rows.filter((one) => one.name === name);
        return row === undefined || more.length > 0 ? [] : [{ got: mention, row }];
      });
    const off = taken.filter(({ got, row }) => !isLost(row, got));
    const isSure = off.length === 1 && taken.length > FEWEST_FITTING;
    return isSure ? off.flatMap(({ got, row }) => lost(got, row)) : [];
  });
}

const isLost = ({ fulls, got }: ScoreRow, taken: Mention): boolean =>
  fulls.some(({ value }) => value.minus(got.value).equals(taken.value));

function lost(got: Mention, row: ScoreRow): Scored[] {
  const [full] = row.fulls;
  if (full === undefined) return [];
  const computed = full.value.minus(row.got.value);
  return [{ got, of: [full, row.got], worked: '表中满分减得分', computed }];
}
