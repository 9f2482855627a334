import type { ArchiveListRow, Retention } from '#libs/features/ports';
import { date, number, sheetOf, text, type Column } from '#libs/features/sheets';
import { beijingTime } from '#libs/kernel';
import type { SheetTable } from '#libs/spreadsheet';

export const RETENTION_LABELS: Readonly<Record<Retention, string>> = {
  permanent: '永久',
  y30: '30 年',
  y10: '10 年',
};

const yesOrNo = (holds: boolean): string => (holds ? '是' : '否');

const COLUMNS: readonly Column<ArchiveListRow>[] = [
  text('单位', ({ organisationName }) => organisationName, 34),
  number('年度', ({ year }) => year, 8),
  number('版次', ({ revision }) => revision, 8),
  text('已有新版', ({ superseded }) => yesOrNo(superseded), 10),
  number('自评得分', ({ score }) => score),
  number('自评换算得分', ({ converted }) => converted, 14),
  text('自评等级', ({ gradeLabel }) => gradeLabel, 10),
  number('财政局换算得分', ({ bureauConverted }) => bureauConverted, 16),
  text('财政局等级', ({ bureauGradeLabel }) => bureauGradeLabel, 12),
  text('档号', ({ number: filed }) => filed, 26),
  text('保管期限', ({ retention }) => retention && RETENTION_LABELS[retention], 10),
  date('保管至', ({ keptUntil }) => keptUntil),
  text('冻结', ({ held }) => yesOrNo(held), 8),
  text('已销毁', ({ disposed }) => yesOrNo(disposed), 8),
  number('页数', ({ pages }) => pages, 8),
  number('字节数', ({ size }) => size),
  text('归档时间', ({ archivedAt }) => beijingTime(archivedAt), 18),
];

/** The archive's list as a sheet; the bureau's figures are empty where it adjusted nothing. */
export const archiveListSheet = (rows: readonly ArchiveListRow[]): SheetTable =>
  sheetOf('档案目录', COLUMNS, rows);
