import { z } from 'zod';
import { endpoints, SPREADSHEET_MEDIA, type Access } from '../endpoint.js';
import {
  decideDisposalRequest,
  disposalCandidates,
  disposalParams,
  disposalRow,
  disposalView,
  proposeDisposalRequest,
} from '../schemas/disposals.js';

const DISPOSAL = '鉴定销毁';
/** The archivist proposes, the bureau's approver consents, the auditor looks over their shoulders. */
const DISPOSERS: Access = ['archivist', 'bureau_approver', 'auditor'];

/** Disposal after retention: by list, by two people. */
export const DISPOSAL_ENDPOINTS = endpoints({
  listDisposalCandidates: {
    method: 'GET',
    path: '/archive/disposals/candidates',
    tag: DISPOSAL,
    summary: '保管期满的档案，以及仍须保存的理由',
    access: DISPOSERS,
    answer: { status: 200, schema: disposalCandidates },
    errors: [],
  },
  listDisposals: {
    method: 'GET',
    path: '/archive/disposals',
    tag: DISPOSAL,
    summary: '销毁清册，最新的在前',
    access: DISPOSERS,
    answer: { status: 200, schema: z.strictObject({ items: z.array(disposalRow) }) },
    errors: [],
  },
  proposeDisposal: {
    method: 'POST',
    path: '/archive/disposals',
    tag: DISPOSAL,
    summary: '提请销毁：编制销毁清册',
    access: ['archivist'],
    body: proposeDisposalRequest,
    answer: { status: 201, schema: disposalView },
    errors: ['archive.not_found', 'disposal.not_due'],
  },
  getDisposal: {
    method: 'GET',
    path: '/archive/disposals/{disposalId}',
    tag: DISPOSAL,
    summary: '一份销毁清册',
    access: DISPOSERS,
    params: disposalParams,
    answer: { status: 200, schema: disposalView },
    errors: ['disposal.not_found'],
  },
  decideDisposal: {
    method: 'POST',
    path: '/archive/disposals/{disposalId}/decision',
    tag: DISPOSAL,
    summary: '同意销毁或退回；不得由提请人办理',
    access: ['bureau_approver'],
    params: disposalParams,
    body: decideDisposalRequest,
    answer: { status: 200, schema: disposalView },
    errors: [
      'disposal.not_found',
      'disposal.stale',
      'disposal.not_due',
      'access.separation_of_duties',
    ],
  },
  exportDisposal: {
    method: 'GET',
    path: '/archive/disposals/{disposalId}/export',
    tag: DISPOSAL,
    summary: '导出销毁清册（.xlsx）',
    access: DISPOSERS,
    params: disposalParams,
    answer: { status: 200, media: SPREADSHEET_MEDIA },
    errors: ['disposal.not_found'],
  },
});
