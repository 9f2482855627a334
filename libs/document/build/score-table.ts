import { Decimal, inChinese, sumDecimals, toDecimalString } from '#libs/kernel';
import type { CategoryResult } from '#libs/rulebook';
import type { CaptionedBlock } from './captioned.js';
import type { DocumentInput } from '../input.js';
import type { Block, TableColumn, TableRowModel } from '../model.js';
import { cell, figure } from './runs.js';

const COLUMNS: readonly TableColumn[] = [
  { label: '序号', width: 10, align: 'center' },
  { label: '评价内容', width: 42, align: 'left' },
  { label: '满分', width: 12, align: 'center' },
  { label: '适用满分', width: 12, align: 'center' },
  { label: '自评得分', width: 12, align: 'center' },
  { label: '扣分', width: 12, align: 'center' },
];
const COLUMNS_WITH_BUREAU: readonly TableColumn[] = [
  { label: '序号', width: 9, align: 'center' },
  { label: '评价内容', width: 37, align: 'left' },
  { label: '满分', width: 10, align: 'center' },
  { label: '适用满分', width: 12, align: 'center' },
  { label: '自评得分', width: 11, align: 'center' },
  { label: '扣分', width: 9, align: 'center' },
  { label: '审定得分', width: 12, align: 'center' },
];

/** 得分表: a line for each category, the sum, and the conversion; with a column for the bureau once it has adjusted. */
export function scoreTable(block: CaptionedBlock, input: DocumentInput): readonly Block[] {
  const { score } = input.evaluation;
  const withBureau = input.record.adjustments.length > 0;
  const columns = withBureau ? COLUMNS_WITH_BUREAU : COLUMNS;
  const bureau = (text: string) => (withBureau ? [cell(text)] : []);
  const adjusted = (category: CategoryResult) => approvedCategoryScore(category, input);
  const rows: TableRowModel[] = score.categories.map((category, position) => ({
    kind: 'row',
    cells: [
      cell(inChinese(position + 1)),
      ...categoryCells(category),
      ...bureau(adjusted(category)).map((one) => figure(scoreRef(category), one)),
    ],
  }));
  rows.push({
    kind: 'total',
    cells: [
      cell('合计', { span: 2, align: 'center' }),
      cell(score.fullMarks),
      cell(score.applicableFullMarks),
      cell(score.score),
      cell(difference(score.applicableFullMarks, score.score)),
      ...bureau(input.record.bureauScore?.score ?? ''),
    ],
  });
  rows.push(...conversionRows(input, columns.length));
  return [
    {
      type: 'table',
      id: block.id,
      ...(block.caption === undefined ? {} : { caption: block.caption }),
      columns,
      rows,
      landscape: false,
    },
  ];
}

const scoreRef = ({ id }: CategoryResult): string => `category.${id}.score`;

function categoryCells(category: CategoryResult) {
  const outOfMarks = category.kind !== 'scored';
  const ref = scoreRef(category);
  return [
    cell(category.label + (category.complete ? '' : '（未完成）')),
    cell(outOfMarks ? '—' : category.fullMarks),
    cell(outOfMarks ? '—' : category.applicableFullMarks),
    figure(ref, cell(category.score)),
    figure(ref, cell(outOfMarks ? '—' : difference(category.applicableFullMarks, category.score))),
  ];
}

function difference(from: string, take: string): string {
  return toDecimalString(new Decimal(from).minus(take));
}

/** A category's score after the bureau's adjustments: the self-score where it changed nothing. */
export function approvedCategoryScore(
  { id, score }: CategoryResult,
  input: Pick<DocumentInput, 'evaluation' | 'record'>,
): string {
  return toDecimalString(new Decimal(score).plus(adjustmentOf(id, input)));
}

/** Sum of what the bureau added to (or took from) the indicators of a category. */
function adjustmentOf(
  categoryId: string,
  input: Pick<DocumentInput, 'evaluation' | 'record'>,
): Decimal {
  const indicators = new Set(
    input.evaluation.score.indicators
      .filter(({ category }) => category === categoryId)
      .map(({ id }) => id),
  );
  return sumDecimals(
    input.record.adjustments
      .filter(({ indicatorId }) => indicators.has(indicatorId))
      .map(({ selfScore, bureauScore }) => new Decimal(bureauScore).minus(selfScore)),
  );
}

function conversionRows(input: DocumentInput, width: number): readonly TableRowModel[] {
  const { score } = input.evaluation;
  const { bureauScore } = input.record;
  const lines: [string, string][] = [
    ['换算得分', score.conversion ?? '尚未完成，不换算'],
    ...score.caps.map((cap): [string, string] => ['封顶', `${cap.label}，最高 ${cap.atMost} 分`]),
    ['自评等级', score.gradeLabel ?? '—'],
  ];
  if (bureauScore !== null) {
    const { score: marks, applicableFullMarks, converted, gradeLabel } = bureauScore;
    lines.push([
      '财政局审定',
      `得分 ${marks} ÷ 适用满分 ${applicableFullMarks} × 100 = ${converted}，等级${gradeLabel}`,
    ]);
  }
  return lines.map(([label, text]) => ({
    kind: 'total',
    cells: [
      cell(label, { span: 2, align: 'center' }),
      cell(text, { span: width - 2, align: 'center' }),
    ],
  }));
}
