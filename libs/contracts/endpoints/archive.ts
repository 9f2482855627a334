import { endpoints, SPREADSHEET_MEDIA, type Access } from '../endpoint.js';
import { READERS } from './readers.js';
import { pageOf } from '../schemas/common.js';
import {
  archiveChainView,
  archiveEntryView,
  archiveFileParams,
  archiveFileQuery,
  archiveRootView,
  archiveRow,
  archiveRunView,
  exportArchiveQuery,
  listArchiveQuery,
  listFacets,
  listArchiveRootsQuery,
  verificationView,
} from '../schemas/archive.js';
import {
  auditActionView,
  auditChainView,
  auditEventView,
  exportAuditQuery,
  healthView,
  readinessView,
  listAuditQuery,
} from '../schemas/audit.js';
import { z } from 'zod';
import { reportParams } from '../schemas/reports.js';

const ARCHIVE = '档案';
const SYSTEM = '审计与运行';
/** The auditor reads what is archived, but no report before that. */
const ARCHIVE_READERS: Access = [...READERS, 'auditor'];

/** Who answers for the archive, and who looks over their shoulders. */
const ROOT_READERS = ['archivist', 'auditor'] as const;

/** Whoever should know when something is wrong. */
const RUN_READERS: Access = ['bureau_reviewer', 'bureau_approver', ...ROOT_READERS];

/** Archived reports, the audit trail, and whether the service is well. */
export const ARCHIVE_ENDPOINTS = endpoints({
  listArchive: {
    method: 'GET',
    path: '/archive',
    tag: ARCHIVE,
    summary: '档案目录：全区，或本单位',
    access: ARCHIVE_READERS,
    query: listArchiveQuery,
    answer: { status: 200, schema: pageOf(archiveRow) },
    errors: [],
  },
  getArchiveFacets: {
    method: 'GET',
    path: '/archive/facets',
    tag: ARCHIVE,
    summary: '档案目录可按哪些年度、单位和等级筛选',
    access: ARCHIVE_READERS,
    answer: { status: 200, schema: listFacets },
    errors: [],
  },
  exportArchive: {
    method: 'GET',
    path: '/archive/export',
    tag: ARCHIVE,
    summary: '按同样的筛选导出档案目录（.xlsx）',
    access: ARCHIVE_READERS,
    query: exportArchiveQuery,
    answer: { status: 200, media: SPREADSHEET_MEDIA },
    errors: [],
  },
  getArchive: {
    method: 'GET',
    path: '/reports/{reportId}/archive',
    tag: ARCHIVE,
    summary: '一份报告的档案',
    access: ARCHIVE_READERS,
    params: reportParams,
    answer: { status: 200, schema: archiveEntryView },
    errors: ['report.not_found', 'archive.not_found'],
  },
  getArchiveFile: {
    method: 'GET',
    path: '/reports/{reportId}/archive/files/{fileName}',
    tag: ARCHIVE,
    summary: '下载档案文件，或在浏览器中查看 PDF',
    access: ARCHIVE_READERS,
    params: archiveFileParams,
    query: archiveFileQuery,
    answer: { status: 200, media: 'application/octet-stream' },
    errors: [
      'report.not_found',
      'archive.not_found',
      'archive.altered',
      'archive.disposed',
      'storage.unavailable',
    ],
  },
  verifyArchive: {
    method: 'POST',
    path: '/reports/{reportId}/archive/verify',
    tag: ARCHIVE,
    summary: '校验档案是否完整、未被改动',
    access: ARCHIVE_READERS,
    params: reportParams,
    answer: { status: 200, schema: verificationView },
    errors: ['report.not_found', 'archive.not_found'],
  },
  listArchiveRoots: {
    method: 'GET',
    path: '/archive/roots',
    tag: ARCHIVE,
    summary: '每日校验根，最新的在前',
    access: ROOT_READERS,
    query: listArchiveRootsQuery,
    answer: { status: 200, schema: pageOf(archiveRootView) },
    errors: [],
  },
  verifyArchiveChain: {
    method: 'POST',
    path: '/archive/chain/verify',
    tag: ARCHIVE,
    summary: '校验全区档案链和每日校验根',
    access: ROOT_READERS,
    answer: { status: 200, schema: archiveChainView },
    errors: [],
  },
  getArchiveRun: {
    method: 'GET',
    path: '/archive/verification',
    tag: ARCHIVE,
    summary: '全部档案的验证：正在进行的和最近一次的结果',
    access: RUN_READERS,
    answer: { status: 200, schema: archiveRunView },
    errors: [],
  },
  startArchiveRun: {
    method: 'POST',
    path: '/archive/verification',
    tag: ARCHIVE,
    summary: '在后台验证全部档案、档案链、校验根和审计日志',
    access: ['archivist'],
    answer: { status: 200, schema: archiveRunView },
    errors: [],
  },
  listAuditEvents: {
    method: 'GET',
    path: '/audit-events',
    tag: SYSTEM,
    summary: '审计日志',
    access: ['auditor'],
    query: listAuditQuery,
    answer: { status: 200, schema: pageOf(auditEventView) },
    errors: [],
  },
  exportAuditEvents: {
    method: 'GET',
    path: '/audit-events/export',
    tag: SYSTEM,
    summary: '导出审计日志（最近 10000 条）',
    access: ['auditor'],
    query: exportAuditQuery,
    answer: { status: 200, media: SPREADSHEET_MEDIA },
    errors: [],
  },
  listAuditActions: {
    method: 'GET',
    path: '/audit-events/actions',
    tag: SYSTEM,
    summary: '审计日志中的操作种类',
    access: ['auditor'],
    answer: { status: 200, schema: z.strictObject({ items: z.array(auditActionView) }) },
    errors: [],
  },
  verifyAuditChain: {
    method: 'POST',
    path: '/audit-events/verify',
    tag: SYSTEM,
    summary: '校验审计日志链是否完整、未被改动',
    access: ['auditor'],
    answer: { status: 200, schema: auditChainView },
    errors: [],
  },
  live: {
    method: 'GET',
    path: '/health/live',
    tag: SYSTEM,
    summary: '进程在运行',
    access: 'public',
    answer: { status: 200, schema: healthView },
    errors: [],
  },
  ready: {
    method: 'GET',
    path: '/health/ready',
    tag: SYSTEM,
    summary: '数据库可用，可以接收请求；并说明存储是否可用',
    access: 'public',
    answer: { status: 200, schema: readinessView },
    errors: ['database.unavailable'],
  },
});
