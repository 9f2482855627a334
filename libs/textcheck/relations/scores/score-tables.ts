import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import type { Cell, Table } from '../../text/tables.js';
import { FULL_MARKS, TOTAL } from '../tables/table-totals.js';

/** A table of scores: which of its columns hold what could be had and what was had, and its row of totals. */
export interface ScoreTable {
  readonly table: Table;
  readonly got: number;
  /** False where others have scored it too: 自评得分, 复评得分. */
  readonly alone: boolean;
  /** Columns of full marks: 分值, 满分, 适用满分. */
  readonly fulls: readonly number[];
  readonly total: readonly Cell[] | null;
}

const GOT = /(?:得分|评分|实得|自评分)(?:[（(].*)?$/;
const NO_SCORE = /率|说明|原因|标准$|上年|20\d\d年/;
const UNIT = /\s?分$/;

/** A cell's marks, its 分 and what a bracket says of them left out. */
export const marksOf = (cell: Cell | undefined): Mention | null =>
  cell === undefined
    ? null
    : figureOfCell(
        {
          ...cell,
          text: cell.text
            .replace(/[（(].*$/, '')
            .replace(UNIT, '')
            .trim(),
        },
        '',
      );

/** Every table with a column of scores. */
export const scoreTables = oncePerDocument(({ tables }): readonly ScoreTable[] =>
  tables.flatMap((table) => {
    const isScore = ({ text }: Cell): boolean =>
      GOT.test(text) && !FULL_MARKS.test(text) && !NO_SCORE.test(text);
    const got = table.header.findLastIndex(isScore);
    const fulls = table.header.flatMap(({ text }, at) =>
      FULL_MARKS.test(text) && !NO_SCORE.test(text) ? [at] : [],
    );
    const total = table.rows.find((row) => row.slice(0, 2).some(({ text }) => TOTAL.test(text)));
    const alone = table.header.filter(isScore).length === 1;
    return got < 0 ? [] : [{ table, got, alone, fulls, total: total ?? null }];
  }),
);

/** The score a table totals up, with the full marks that stand beside it; a part of the whole has less than half of them. */
export interface TotalScore {
  readonly got: Mention;
  readonly fulls: readonly Mention[];
}

const LEAST = 50;
const MOST = 110;

const isOfWhole = ({ value }: Mention): boolean => value.greaterThan(LEAST) && value.lessThan(MOST);

/** The totals of all tables of scores of a hundred. */
export const tableTotalScores = oncePerDocument((document): readonly TotalScore[] =>
  scoreTables(document).flatMap(({ got, alone, fulls, total }) => {
    const score = marksOf(total?.[got]);
    const full = fulls.flatMap((at) => marksOf(total?.[at]) ?? []).filter(isOfWhole);
    return alone && score !== null && isOfWhole(score) ? [{ got: score, fulls: full }] : [];
  }),
);
