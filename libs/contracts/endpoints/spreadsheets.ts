import { endpoints, SPREADSHEET_MEDIA, type Access } from '../endpoint.js';
import { reportParams } from '../schemas/reports.js';
import {
  imported,
  importData,
  importPreview,
  previewImportData,
  priorYearView,
  spreadsheetQuery,
} from '../schemas/spreadsheets.js';
import { READERS } from './readers.js';

const TAG = '表格与上年数';
const DRAFTER: Access = ['drafter'];
const FILE_ERRORS = [
  'report.not_found',
  'report.action_not_allowed',
  'fact.unknown',
  'spreadsheet.unreadable',
  'spreadsheet.too_large',
  'spreadsheet.refused',
  'spreadsheet.timeout',
  'file.busy',
] as const;

/** A report's facts as a spreadsheet, out and in, and last year's beside them. */
export const SPREADSHEET_ENDPOINTS = endpoints({
  exportFacts: {
    method: 'GET',
    path: '/reports/{reportId}/spreadsheet',
    tag: TAG,
    summary: '导出填报内容或模板（.xlsx），全部或一张表',
    access: READERS,
    params: reportParams,
    query: spreadsheetQuery,
    answer: { status: 200, media: SPREADSHEET_MEDIA },
    errors: ['report.not_found', 'fact.unknown'],
  },
  previewImport: {
    method: 'POST',
    path: '/reports/{reportId}/spreadsheet/preview',
    tag: TAG,
    summary: '查看导入表格会改动什么、哪些单元格有误，不作改动',
    access: DRAFTER,
    params: reportParams,
    upload: previewImportData,
    answer: { status: 200, schema: importPreview },
    errors: FILE_ERRORS,
  },
  importFacts: {
    method: 'POST',
    path: '/reports/{reportId}/spreadsheet',
    tag: TAG,
    summary: '导入表格，全部导入或全部不导入',
    access: DRAFTER,
    params: reportParams,
    upload: importData,
    answer: { status: 200, schema: imported },
    errors: [...FILE_ERRORS, 'report.stale_version', 'spreadsheet.bad_cells'],
  },
  getPriorYear: {
    method: 'GET',
    path: '/reports/{reportId}/prior-year',
    tag: TAG,
    summary: '本单位上一年度报告中的数',
    access: READERS,
    params: reportParams,
    answer: { status: 200, schema: priorYearView },
    errors: ['report.not_found'],
  },
});
