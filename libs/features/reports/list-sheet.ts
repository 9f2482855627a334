import type { ReportListRow } from '#libs/features/ports';
import { date, KIND_LABELS, number, sheetOf, text, type Column } from '#libs/features/sheets';
import { beijingTime } from '#libs/kernel';
import type { SheetTable } from '#libs/spreadsheet';
import { STAGE_LABELS } from '#libs/workflow';

import { daysLeft } from './report-list.js';

const columnsAt = (now: Date): readonly Column<ReportListRow>[] => [
  text('单位', ({ organisationName }) => organisationName, 34),
  text('类别', ({ organisationKind }) => KIND_LABELS[organisationKind], 8),
  number('年度', ({ year }) => year, 8),
  number('版次', ({ revision }) => revision, 8),
  text('环节', ({ stage }) => STAGE_LABELS[stage]),
  text('进入本环节', ({ stageSince }) => beijingTime(stageSince), 18),
  date('期限', ({ dueOn }) => dueOn),
  number('剩余天数', ({ dueOn }) => daysLeft(dueOn, now)),
  number('自评得分', ({ score }) => score),
  number('自评换算得分', ({ converted }) => converted, 14),
  text('自评等级', ({ gradeLabel }) => gradeLabel, 10),
  number('财政局换算得分', ({ bureauConverted }) => bureauConverted, 16),
  text('财政局等级', ({ bureauGradeLabel }) => bureauGradeLabel, 12),
  number('未过错误', ({ openErrors }) => openErrors),
];

/** The list of reports as a sheet; days left are negative when late, the bureau's figures empty where it adjusted nothing. */
export const reportListSheet = (rows: readonly ReportListRow[], now: Date): SheetTable =>
  sheetOf('报告清单', columnsAt(now), rows);
