import { endpoints } from '../endpoint.js';
import { changed, reportParams } from '../schemas/reports.js';
import { takenOver, takeOverData, takeoverData } from '../schemas/takeover.js';
import { checkedText, checkTextData, exportTextCheckData } from '../schemas/text-checks.js';

const TAG = '文本核查';
const FILE_ERRORS = [
  'document.unsupported',
  'document.encrypted',
  'document.corrupt',
  'document.active_content',
  'document.too_large',
  'document.no_text',
  'document.not_chinese',
  'document.timeout',
  'file.busy',
  'attachment.too_large',
] as const;

/** Checks a report that exists as a file. Nothing of it is kept: an export sends the file again. */
export const TEXT_CHECK_ENDPOINTS = endpoints({
  checkText: {
    method: 'POST',
    path: '/text-checks',
    tag: TAG,
    summary: '核查一份 .docx、.pdf 或 .txt 报告的文字与数字，不保存',
    access: 'signed_in',
    upload: checkTextData,
    answer: { status: 200, schema: checkedText },
    errors: FILE_ERRORS,
  },
  exportTextCheck: {
    method: 'POST',
    path: '/text-checks/file',
    tag: TAG,
    summary: '核查并导出带批注的 Word、网页或 JSON，不保存',
    access: 'signed_in',
    upload: exportTextCheckData,
    answer: { status: 200, media: 'application/octet-stream' },
    errors: FILE_ERRORS,
  },
  proposeTakeover: {
    method: 'POST',
    path: '/reports/{reportId}/takeover',
    tag: TAG,
    summary: '从一份已有报告的文件读出填报内容，供逐项确认，不作改动',
    access: ['drafter'],
    params: reportParams,
    upload: takeoverData,
    answer: { status: 200, schema: takenOver },
    errors: [...FILE_ERRORS, 'report.not_found', 'report.action_not_allowed'],
  },
  takeOver: {
    method: 'POST',
    path: '/reports/{reportId}/takeovers',
    tag: TAG,
    summary: '登记从文件填入了哪些内容，其中存疑之处随报告保留；文件本身不保存',
    access: ['drafter'],
    params: reportParams,
    upload: takeOverData,
    answer: { status: 201, schema: changed },
    errors: [
      ...FILE_ERRORS,
      'report.not_found',
      'report.stale_version',
      'report.action_not_allowed',
      'text.unprintable',
      'fact.unknown',
    ],
  },
});
