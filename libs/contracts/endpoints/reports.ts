import { endpoints, type Access } from '../endpoint.js';
import { pageOf } from '../schemas/common.js';
import { attachmentFields, attachmentParams, removeAttachmentQuery } from '../schemas/decisions.js';
import { evaluationView, indicatorExplanation } from '../schemas/evaluation.js';
import {
  changesView,
  createReportRequest,
  indicatorParams,
  listReportsQuery,
  patchFactsRequest,
  patchMeasuresRequest,
  patchParagraphsRequest,
  reportParams,
  reportRow,
  reportState,
  reportView,
  timelineView,
} from '../schemas/reports.js';
import { rulebookParams, rulebookRow, rulebookView } from '../schemas/rulebooks.js';
import { attachmentView } from '../schemas/records.js';
import { z } from 'zod';

const RULES = '年度规则';
const REPORTS = '自评报告';

/** Whoever works on reports, in the unit, at the bureau or in the archive. */
const READERS: Access = [
  'drafter',
  'committee_secretary',
  'bureau_reviewer',
  'bureau_approver',
  'archivist',
];
const RULE_READERS: Access = [...READERS, 'rule_editor', 'rule_approver'];
const DRAFTER: Access = ['drafter'];
const edited = { status: 200, schema: reportState } as const;
const EDIT_ERRORS = [
  'report.not_found',
  'report.stale_version',
  'report.action_not_allowed',
  'report.field_not_open',
] as const;

/** Rulebooks, and reports up to what is asked of them. */
export const REPORT_ENDPOINTS = endpoints({
  listRulebooks: {
    method: 'GET',
    path: '/rulebooks',
    tag: RULES,
    summary: '已发布的年度规则',
    access: RULE_READERS,
    answer: { status: 200, schema: z.strictObject({ items: z.array(rulebookRow) }) },
    errors: [],
  },
  getRulebook: {
    method: 'GET',
    path: '/rulebooks/{hash}',
    tag: RULES,
    summary: '按摘要取一份年度规则',
    access: RULE_READERS,
    params: rulebookParams,
    answer: { status: 200, schema: rulebookView },
    errors: ['rulebook.not_found'],
  },
  listReports: {
    method: 'GET',
    path: '/reports',
    tag: REPORTS,
    summary: '本人可见的报告，按年度、环节、单位筛选',
    access: READERS,
    query: listReportsQuery,
    answer: { status: 200, schema: pageOf(reportRow) },
    errors: [],
  },
  createReport: {
    method: 'POST',
    path: '/reports',
    tag: REPORTS,
    summary: '按年度规则新建报告',
    access: DRAFTER,
    body: createReportRequest,
    answer: { status: 201, schema: reportState },
    errors: ['organisation.not_found', 'rulebook.not_found', 'report.exists'],
  },
  getReport: {
    method: 'GET',
    path: '/reports/{reportId}',
    tag: REPORTS,
    summary: '报告全貌：事实、得分、校验、可办事项及理由',
    access: READERS,
    params: reportParams,
    answer: { status: 200, schema: reportView },
    errors: ['report.not_found'],
  },
  patchFacts: {
    method: 'PATCH',
    path: '/reports/{reportId}/facts',
    tag: REPORTS,
    summary: '填写事实',
    access: DRAFTER,
    params: reportParams,
    body: patchFactsRequest,
    answer: edited,
    errors: [
      ...EDIT_ERRORS,
      'fact.unknown',
      'fact.not_editable',
      'fact.invalid_value',
      'fact.out_of_range',
    ],
  },
  patchParagraphs: {
    method: 'PATCH',
    path: '/reports/{reportId}/paragraphs',
    tag: REPORTS,
    summary: '改写段落',
    access: DRAFTER,
    params: reportParams,
    body: patchParagraphsRequest,
    answer: edited,
    errors: [...EDIT_ERRORS, 'paragraph.unknown', 'paragraph.unknown_placeholder'],
  },
  patchMeasures: {
    method: 'PATCH',
    path: '/reports/{reportId}/measures',
    tag: REPORTS,
    summary: '填写扣分原因与整改措施',
    access: DRAFTER,
    params: reportParams,
    body: patchMeasuresRequest,
    answer: edited,
    errors: [...EDIT_ERRORS, 'measure.unknown_indicator'],
  },
  addAttachment: {
    method: 'POST',
    path: '/reports/{reportId}/attachments',
    tag: REPORTS,
    summary: '上传佐证材料或会议纪要',
    access: ['drafter', 'committee_secretary'],
    params: reportParams,
    upload: attachmentFields,
    answer: {
      status: 201,
      schema: z.strictObject({ report: reportState, attachment: attachmentView }),
    },
    errors: [
      ...EDIT_ERRORS,
      'attachment.refused_type',
      'attachment.too_large',
      'storage.unavailable',
    ],
  },
  getAttachment: {
    method: 'GET',
    path: '/reports/{reportId}/attachments/{attachmentId}',
    tag: REPORTS,
    summary: '下载附件',
    access: READERS,
    params: attachmentParams,
    answer: { status: 200, media: 'application/octet-stream' },
    errors: ['report.not_found', 'attachment.not_found'],
  },
  removeAttachment: {
    method: 'DELETE',
    path: '/reports/{reportId}/attachments/{attachmentId}',
    tag: REPORTS,
    summary: '移除附件',
    access: ['drafter', 'committee_secretary'],
    params: attachmentParams,
    query: removeAttachmentQuery,
    answer: edited,
    errors: [...EDIT_ERRORS, 'attachment.not_found'],
  },
  getEvaluation: {
    method: 'GET',
    path: '/reports/{reportId}/evaluation',
    tag: REPORTS,
    summary: '当前内容的得分、勾稽校验与完整性',
    access: READERS,
    params: reportParams,
    answer: { status: 200, schema: evaluationView },
    errors: ['report.not_found'],
  },
  explainIndicator: {
    method: 'GET',
    path: '/reports/{reportId}/indicators/{indicatorId}',
    tag: REPORTS,
    summary: '一项指标为何得这个分',
    access: READERS,
    params: indicatorParams,
    answer: { status: 200, schema: indicatorExplanation },
    errors: ['report.not_found', 'indicator.unknown'],
  },
  previewDocument: {
    method: 'GET',
    path: '/reports/{reportId}/document',
    tag: REPORTS,
    summary: '报告正文预览',
    access: READERS,
    params: reportParams,
    answer: { status: 200, media: 'text/html' },
    errors: ['report.not_found'],
  },
  listChanges: {
    method: 'GET',
    path: '/reports/{reportId}/changes',
    tag: REPORTS,
    summary: '与上次送审内容相比的改动',
    access: READERS,
    params: reportParams,
    answer: { status: 200, schema: changesView },
    errors: ['report.not_found'],
  },
  getTimeline: {
    method: 'GET',
    path: '/reports/{reportId}/timeline',
    tag: REPORTS,
    summary: '办理过程',
    access: READERS,
    params: reportParams,
    answer: { status: 200, schema: timelineView },
    errors: ['report.not_found'],
  },
});
