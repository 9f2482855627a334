import { Decimal } from '#libs/kernel';
import type { IndicatorResult, ScoreRun } from '../evaluate/types.js';
import { factSymbols, type FactSymbol } from '../formula/symbols.js';
import { Missing, type Cell, type RowValue, type TableValue } from '../formula/values.js';
import { factSchema, type ReportContent } from '../schema/index.js';

/** A table that checks may run over besides the facts: every scored indicator with its 原因与整改措施. */
export const SCORED_INDICATORS = 'scored_indicators';

const DEFINITION = factSchema.parse({
  id: SCORED_INDICATORS,
  label: '已评分指标',
  type: 'table',
  origin: 'context',
  section: 'system',
  columns: [
    { id: 'number', label: '编号', type: 'text' },
    { id: 'label', label: '指标', type: 'text' },
    { id: 'category', label: '类别', type: 'text' },
    { id: 'full_marks', label: '满分', type: 'number' },
    { id: 'score', label: '得分', type: 'number' },
    { id: 'deduction', label: '扣分', type: 'number' },
    { id: 'reason', label: '扣分原因', type: 'text' },
    { id: 'measure', label: '整改措施', type: 'text' },
  ],
});

/** Facts of a package and what checks may read besides. */
export function checkSymbols(
  facts: ReadonlyMap<string, FactSymbol>,
): ReadonlyMap<string, FactSymbol> {
  return new Map([...factSymbols([DEFINITION]), ...facts]);
}

interface RowSource {
  readonly indicator: IndicatorResult;
  readonly index: number;
  readonly own: ReportContent['measures'][string] | undefined;
}

type ReadCell = (row: RowSource) => Cell | undefined;

const CELLS: ReadonlyMap<string, ReadCell> = new Map<string, ReadCell>([
  ['id', ({ indicator }) => indicator.id],
  ['index', ({ index }) => new Decimal(index)],
  ['number', ({ indicator }) => indicator.number],
  ['label', ({ indicator }) => indicator.label],
  ['category', ({ indicator }) => indicator.category],
  ['full_marks', ({ indicator }) => new Decimal(indicator.fullMarks)],
  ['score', ({ indicator }) => new Decimal(indicator.score ?? 0)],
  ['deduction', ({ indicator }) => new Decimal(indicator.deduction ?? 0)],
  ['reason', ({ own }) => own?.reason],
  ['measure', ({ own }) => own?.measure],
]);

function indicatorRow(
  indicator: IndicatorResult,
  index: number,
  measures: ReportContent['measures'],
): RowValue {
  const own = Object.hasOwn(measures, indicator.id) ? measures[indicator.id] : undefined;
  const cell = (column: string): Cell =>
    CELLS.get(column)?.({ indicator, index, own }) ?? new Missing([`measures/${indicator.id}`]);
  return { table: SCORED_INDICATORS, id: indicator.id, index, classified: false, cell };
}

/** The rows of `scored_indicators`: what is scored; missing, faulty and not applicable indicators have none. */
export function scoredIndicators(score: ScoreRun, measures: ReportContent['measures']): TableValue {
  const scored = score.indicators.filter((indicator) => indicator.status === 'scored');
  return {
    table: SCORED_INDICATORS,
    rows: scored.map((indicator, index) => indicatorRow(indicator, index + 1, measures)),
  };
}
