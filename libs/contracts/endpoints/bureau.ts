import { endpoints, SPREADSHEET_MEDIA, type Access } from '../endpoint.js';
import {
  listNoticesQuery,
  noticePage,
  noticeParams,
  noticesRead,
  previewUrgeRequest,
  urgeRequest,
  urgeView,
} from '../schemas/notices.js';
import { overviewQuery, overviewTableParams, overviewView } from '../schemas/overview.js';

const NOTICES = '催办与通知';
const OVERVIEW = '全区总览';
const BUREAU: Access = ['bureau_reviewer', 'bureau_approver'];

/** What the bureau sees of the whole district, and whom it reminds. */
export const BUREAU_ENDPOINTS = endpoints({
  previewUrge: {
    method: 'POST',
    path: '/urges/preview',
    tag: NOTICES,
    summary: '催办前查看：将提醒谁、提醒什么，哪些不催及原因',
    access: BUREAU,
    body: previewUrgeRequest,
    answer: { status: 200, schema: urgeView },
    errors: ['report.not_found'],
  },
  urge: {
    method: 'POST',
    path: '/urges',
    tag: NOTICES,
    summary: '催办：同一报告同一环节一天内只催一次',
    access: BUREAU,
    body: urgeRequest,
    answer: { status: 201, schema: urgeView },
    errors: ['report.not_found'],
  },
  listNotices: {
    method: 'GET',
    path: '/notices',
    tag: NOTICES,
    summary: '本人收到的通知，新的在前',
    access: 'signed_in',
    query: listNoticesQuery,
    answer: { status: 200, schema: noticePage },
    errors: [],
  },
  readNotice: {
    method: 'POST',
    path: '/notices/{noticeId}/read',
    tag: NOTICES,
    summary: '把一条通知标为已读',
    access: 'signed_in',
    params: noticeParams,
    answer: { status: 200, schema: noticesRead },
    errors: ['notice.not_found'],
  },
  readAllNotices: {
    method: 'POST',
    path: '/notices/read',
    tag: NOTICES,
    summary: '把本人全部通知标为已读',
    access: 'signed_in',
    answer: { status: 200, schema: noticesRead },
    errors: [],
  },
  getOverview: {
    method: 'GET',
    path: '/overview',
    tag: OVERVIEW,
    summary: '一个年度的报送进度、得分分布、薄弱指标、常见校验问题与历年对比',
    access: BUREAU,
    query: overviewQuery,
    answer: { status: 200, schema: overviewView },
    errors: [],
  },
  exportOverview: {
    method: 'GET',
    path: '/overview/{table}/export',
    tag: OVERVIEW,
    summary: '导出总览中的一张表（.xlsx）',
    access: BUREAU,
    params: overviewTableParams,
    query: overviewQuery,
    answer: { status: 200, media: SPREADSHEET_MEDIA },
    errors: [],
  },
});
