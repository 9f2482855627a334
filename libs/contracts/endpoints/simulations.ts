import { z } from 'zod';
import { endpoints, SPREADSHEET_MEDIA, type Access } from '../endpoint.js';
import { pageOf } from '../schemas/common.js';
import { ruleDraftParams } from '../schemas/rule-drafts.js';
import {
  simulationAnswer,
  simulationResult,
  simulationResultsQuery,
  simulationView,
  startSimulationRequest,
} from '../schemas/simulations.js';

const TAG = '规则试算';
const RULE_PEOPLE: Access = ['rule_editor', 'rule_approver'];

/** A draft of the rules tried on a year's reports, before it is published. */
export const SIMULATION_ENDPOINTS = endpoints({
  startSimulation: {
    method: 'POST',
    path: '/rule-drafts/{draftId}/simulation',
    tag: TAG,
    summary: '在后台用草稿试算一个年度的全部报告，以及草稿年度正在填报的报告',
    access: RULE_PEOPLE,
    params: ruleDraftParams,
    body: startSimulationRequest,
    answer: { status: 201, schema: z.strictObject({ simulation: simulationView }) },
    errors: [
      'rulebook.draft_not_found',
      'rulebook.stale_content',
      'rulebook.invalid',
      'rulebook.action_not_allowed',
      'rulebook.simulation_running',
    ],
  },
  getSimulation: {
    method: 'GET',
    path: '/rule-drafts/{draftId}/simulation',
    tag: TAG,
    summary: '草稿最近一次试算的进度与汇总',
    access: RULE_PEOPLE,
    params: ruleDraftParams,
    answer: { status: 200, schema: simulationAnswer },
    errors: ['rulebook.draft_not_found'],
  },
  cancelSimulation: {
    method: 'POST',
    path: '/rule-drafts/{draftId}/simulation/cancel',
    tag: TAG,
    summary: '取消试算；已经结束的不变',
    access: RULE_PEOPLE,
    params: ruleDraftParams,
    answer: { status: 200, schema: z.strictObject({ simulation: simulationView }) },
    errors: ['rulebook.draft_not_found', 'rulebook.simulation_not_found'],
  },
  listSimulationResults: {
    method: 'GET',
    path: '/rule-drafts/{draftId}/simulation/results',
    tag: TAG,
    summary: '最近一次试算中受影响的报告，变化大的在前',
    access: RULE_PEOPLE,
    params: ruleDraftParams,
    query: simulationResultsQuery,
    answer: { status: 200, schema: pageOf(simulationResult) },
    errors: ['rulebook.draft_not_found', 'rulebook.simulation_not_found'],
  },
  exportSimulation: {
    method: 'GET',
    path: '/rule-drafts/{draftId}/simulation/export',
    tag: TAG,
    summary: '导出最近一次试算的各张表（.xlsx）',
    access: RULE_PEOPLE,
    params: ruleDraftParams,
    answer: { status: 200, media: SPREADSHEET_MEDIA },
    errors: ['rulebook.draft_not_found', 'rulebook.simulation_not_found'],
  },
});
