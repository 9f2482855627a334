import { endpoints, type Access } from '../endpoint.js';
import { ruleDraftParams } from '../schemas/rule-drafts.js';
import {
  caseChanges,
  caseSources,
  caseSourcesQuery,
  limitCases,
  makeCaseRequest,
  makeLimitCasesRequest,
  moveDraftsRequest,
  movedDrafts,
  outdatedDrafts,
  outdatedDraftsQuery,
  ruleCase,
  ruleTextTrial,
  ruleTextTrialQuery,
  ruleTrial,
  ruleTrialQuery,
} from '../schemas/rule-reports.js';
import { rulebookParams } from '../schemas/rulebooks.js';

const TAG = '规则与报告';
const EDITOR: Access = ['rule_editor'];
const APPROVER: Access = ['rule_approver'];
const DRAFT_ERRORS = ['rulebook.draft_not_found', 'rulebook.action_not_allowed'] as const;
const RULEBOOK_ERRORS = ['rulebook.not_found', 'rulebook.action_not_allowed'] as const;

/** Golden cases from reports, and drafts moved to a corrected version of their rules. */
export const RULE_REPORT_ENDPOINTS = endpoints({
  listCaseSources: {
    method: 'GET',
    path: '/rule-drafts/{draftId}/case-sources',
    tag: TAG,
    summary: '可用来生成用例的报告，新的在前，至多 100 份',
    access: EDITOR,
    params: ruleDraftParams,
    query: caseSourcesQuery,
    answer: { status: 200, schema: caseSources },
    errors: DRAFT_ERRORS,
  },
  makeCase: {
    method: 'POST',
    path: '/rule-drafts/{draftId}/cases',
    tag: TAG,
    summary: '由报告生成匿名用例：只留数字和选项，预期结果按草稿计算；草稿本身不变',
    access: EDITOR,
    params: ruleDraftParams,
    body: makeCaseRequest,
    answer: { status: 200, schema: ruleCase },
    errors: [...DRAFT_ERRORS, 'report.not_found', 'rulebook.invalid'],
  },
  makeLimitCases: {
    method: 'POST',
    path: '/rule-drafts/{draftId}/limit-cases',
    tag: TAG,
    summary: '为一处界限生成恰在界限上和刚越过的两个示例，预期结果按草稿计算；草稿本身不变',
    access: EDITOR,
    params: ruleDraftParams,
    body: makeLimitCasesRequest,
    answer: { status: 200, schema: limitCases },
    errors: [...DRAFT_ERRORS, 'rulebook.limit_not_found', 'report.not_found', 'rulebook.invalid'],
  },
  listCaseChanges: {
    method: 'GET',
    path: '/rule-drafts/{draftId}/case-changes',
    tag: TAG,
    summary: '示例的预期中与草稿现在的结果不同的各项，及可改成的值；草稿本身不变',
    access: EDITOR,
    params: ruleDraftParams,
    answer: { status: 200, schema: caseChanges },
    errors: [...DRAFT_ERRORS, 'rulebook.invalid'],
  },
  tryRuleDraft: {
    method: 'GET',
    path: '/rule-drafts/{draftId}/trial',
    tag: TAG,
    summary: '用一份报告的数据逐处计算草稿的公式和条件；首次查看记入审计日志',
    access: EDITOR,
    params: ruleDraftParams,
    query: ruleTrialQuery,
    answer: { status: 200, schema: ruleTrial },
    errors: [...DRAFT_ERRORS, 'report.not_found', 'rulebook.invalid'],
  },
  tryRuleText: {
    method: 'GET',
    path: '/rule-drafts/{draftId}/trial/text',
    tag: TAG,
    summary: '用一份报告的数据印出草稿正文的一处；首次查看记入审计日志',
    access: EDITOR,
    params: ruleDraftParams,
    query: ruleTextTrialQuery,
    answer: { status: 200, schema: ruleTextTrial },
    errors: [...DRAFT_ERRORS, 'report.not_found', 'rulebook.invalid', 'rulebook.place_not_found'],
  },
  listOutdatedDrafts: {
    method: 'GET',
    path: '/rulebooks/{hash}/outdated-drafts',
    tag: TAG,
    summary: '同年度仍使用较早版本的草稿，及转用后的得分',
    access: APPROVER,
    params: rulebookParams,
    query: outdatedDraftsQuery,
    answer: { status: 200, schema: outdatedDrafts },
    errors: RULEBOOK_ERRORS,
  },
  moveDrafts: {
    method: 'POST',
    path: '/rulebooks/{hash}/move-drafts',
    tag: TAG,
    summary: '把所选草稿转用这个版本，记入审计日志并通知填报人；已送审的不变',
    access: APPROVER,
    params: rulebookParams,
    body: moveDraftsRequest,
    answer: { status: 200, schema: movedDrafts },
    errors: RULEBOOK_ERRORS,
  },
});
