import type { AdjustmentView, Wire } from '#libs/contracts';
import { number, sheetOf, text, type Column } from '#libs/features/sheets';
import { beijingTime } from '#libs/kernel';
import type { Evaluation } from '#libs/rulebook';
import type { SheetTable } from '#libs/spreadsheet';

type Adjustment = Wire<AdjustmentView>;
type Indicators = Evaluation['score']['indicators'];

const TEXT_WIDTH = 40;
const NAME_WIDTH = 20;
const TIME_WIDTH = 18;

const timeOf = (instant: string | null | undefined): string | null =>
  instant === null || instant === undefined ? null : beijingTime(new Date(instant));

function standingOf({ revokedAt, current }: Adjustment): string {
  if (revokedAt !== null) return '已撤销';
  return current ? '有效' : '上次送审的';
}

/** The ledger as a sheet: self-score, bureau's score, why, and what unit and bureau said to it. */
export function adjustmentSheet(
  adjustments: readonly Adjustment[],
  indicators: Indicators,
): SheetTable {
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const columns: readonly Column<Adjustment>[] = [
    text('序号', ({ indicatorId }) => known.get(indicatorId)?.number ?? null, 8),
    text('指标', ({ indicatorId }) => known.get(indicatorId)?.label ?? indicatorId, 30),
    number('自评得分', ({ selfScore }) => selfScore),
    number('财政局得分', ({ bureauScore }) => bureauScore),
    text('理由', ({ reason }) => reason, TEXT_WIDTH),
    text('依据', ({ basis }) => basis, TEXT_WIDTH),
    text('办理人', ({ authorName }) => authorName, NAME_WIDTH),
    text('办理时间', ({ createdAt }) => timeOf(createdAt), TIME_WIDTH),
    text('状态', standingOf, 12),
    text('申诉', ({ appeal }) => appeal?.text ?? null, TEXT_WIDTH),
    text('申诉人', ({ appeal }) => appeal?.authorName ?? null, NAME_WIDTH),
    text('申诉时间', ({ appeal }) => timeOf(appeal?.createdAt), TIME_WIDTH),
    text('答复', ({ appeal }) => appeal?.reply ?? null, TEXT_WIDTH),
    text('答复人', ({ appeal }) => appeal?.repliedByName ?? null, NAME_WIDTH),
    text('答复时间', ({ appeal }) => timeOf(appeal?.repliedAt), TIME_WIDTH),
  ];
  return sheetOf('得分调整', columns, adjustments);
}
