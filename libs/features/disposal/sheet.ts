import { RETENTION_LABELS } from '#libs/features/archive';
import type { DisposalItemRecord, DisposalListRecord } from '#libs/features/ports';
import { date, number, sheetOf, text, type Column } from '#libs/features/sheets';
import { beijingTime } from '#libs/kernel';
import type { SheetTable } from '#libs/spreadsheet';

interface Row extends DisposalItemRecord {
  readonly ordinal: number;
}

const COLUMNS: readonly Column<Row>[] = [
  number('序号', ({ ordinal }) => ordinal, 8),
  text('档号', (row) => row.number, 26),
  text('题名', (row) => titleOf(row), 54),
  number('评价年度', ({ year }) => year, 10),
  number('页数', ({ pages }) => pages, 8),
  number('字节数', ({ size }) => size),
  text('保管期限', ({ retention }) => RETENTION_LABELS[retention], 10),
  date('应保管至', ({ keptUntil }) => keptUntil),
  text('清单 SHA-256', ({ manifestSha256 }) => manifestSha256, 66),
  text('销毁时间', ({ destroyedAt }) => destroyedAt && beijingTime(destroyedAt), 18),
];

const FACTS: readonly Column<readonly [string, string]>[] = [
  text('事项', ([name]) => name, 14),
  text('内容', ([, value]) => value, 70),
];

export const titleOf = ({
  organisationName,
  year,
  revision,
}: Pick<DisposalItemRecord, 'organisationName' | 'year' | 'revision'>): string =>
  `${organisationName}${String(year)}年度部门整体绩效自评报告（第${String(revision)}版）`;

/** 销毁清册 as sheets: what was to be destroyed, and who said so. */
export function disposalSheets(
  list: DisposalListRecord,
  items: readonly DisposalItemRecord[],
): readonly SheetTable[] {
  const rows = items.map((item, index) => ({ ...item, ordinal: index + 1 }));
  return [sheetOf('销毁清册', COLUMNS, rows), sheetOf('鉴定与审批', FACTS, factsOf(list))];
}

function factsOf(list: DisposalListRecord): readonly (readonly [string, string])[] {
  const at = (instant: Date | null): string => (instant === null ? '' : beijingTime(instant));
  const verdicts = { approve: '同意销毁', return: '退回' } as const;
  return [
    ['清册编号', list.number],
    ['鉴定意见', list.opinion],
    ['提请人', list.proposedByName],
    ['提请时间', at(list.proposedAt)],
    ['审批结果', list.verdict === null ? '待审批' : verdicts[list.verdict]],
    ['审批意见', list.verdictOpinion ?? ''],
    ['审批人', list.decidedByName ?? ''],
    ['审批时间', at(list.decidedAt)],
    ['销毁完毕', at(list.completedAt)],
    ['清册校验码', list.contentHash],
  ];
}
