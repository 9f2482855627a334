import { z } from 'zod';
import { endpoints, type Access } from '../endpoint.js';
import {
  holdRequest,
  keepingView,
  schemeParams,
  schemeRequest,
  schemeSet,
  schemeView,
} from '../schemas/archive-keeping.js';
import { reportParams } from '../schemas/reports.js';

const KEEPING = '档案保管';
const KEEPERS: Access = ['archivist', 'auditor'];

/** 档号, retention and holds. */
export const ARCHIVE_KEEPING_ENDPOINTS = endpoints({
  listSchemes: {
    method: 'GET',
    path: '/archive/schemes',
    tag: KEEPING,
    summary: '各单位的全宗号、门类和保管期限',
    access: KEEPERS,
    answer: { status: 200, schema: z.strictObject({ items: z.array(schemeView) }) },
    errors: [],
  },
  setScheme: {
    method: 'PATCH',
    path: '/archive/schemes/{organisationId}',
    tag: KEEPING,
    summary: '设定单位的全宗号、门类和保管期限，并为尚无档号的档案编号',
    access: ['archivist'],
    params: schemeParams,
    body: schemeRequest,
    answer: { status: 200, schema: schemeSet },
    errors: ['organisation.not_found'],
  },
  getKeeping: {
    method: 'GET',
    path: '/reports/{reportId}/archive/keeping',
    tag: KEEPING,
    summary: '一份档案的档号、保管期限和冻结记录',
    access: KEEPERS,
    params: reportParams,
    answer: { status: 200, schema: keepingView },
    errors: ['report.not_found', 'archive.not_found'],
  },
  holdArchive: {
    method: 'POST',
    path: '/reports/{reportId}/archive/hold',
    tag: KEEPING,
    summary: '冻结档案：解除前不论保管期限，一律保存',
    access: ['archivist'],
    params: reportParams,
    body: holdRequest,
    answer: { status: 200, schema: keepingView },
    errors: ['report.not_found', 'archive.not_found', 'archive.held', 'archive.disposed'],
  },
  liftArchiveHold: {
    method: 'POST',
    path: '/reports/{reportId}/archive/hold/lift',
    tag: KEEPING,
    summary: '解除冻结',
    access: ['archivist'],
    params: reportParams,
    body: holdRequest,
    answer: { status: 200, schema: keepingView },
    errors: ['report.not_found', 'archive.not_found', 'archive.not_held'],
  },
});
