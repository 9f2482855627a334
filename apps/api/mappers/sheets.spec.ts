import { describe, expect, it } from '@jest/globals';

import type { SimulationView, Wire } from '#libs/contracts';

import { adjustmentSheet } from './adjustment-sheet.js';
import { simulationSheets } from './simulation-sheets.js';

const NOTHING = {
  ...{ reports: 1, compared: 1, estimated: 0, unscorable: 0, unfinished: 0, failed: 0 },
  ...{ better: 0, worse: 1, gradeChanged: 1, averageDelta: '-5', movers: [] },
};
const SIMULATION: Wire<SimulationView> = {
  ...{ id: 's', year: 2024, state: 'done', stateLabel: '试算完成', current: true },
  ...{ contentHash: '', total: 1, done: 1, startedByName: '规则维护人', failure: null },
  ...{ startedAt: '2025-03-01T00:00:00.000Z', finishedAt: '2025-03-01T00:00:01.000Z' },
  summary: {
    ...NOTHING,
    grades: [{ label: '优', before: 1, after: 0 }],
    bands: [{ from: 0, before: 0, after: 0 }],
    moves: [{ from: '优', to: '良', reports: 1 }],
    checks: [{ id: 'c', label: '甲', severity: 'error', newly: 1, resolved: 0 }],
    indicators: [
      {
        ...{ id: 'i', number: '1.1', label: '乙', better: 0, worse: 1, onesided: 0 },
        averageDelta: '-5',
      },
    ],
    missing: [{ id: 'f', label: '丙', reports: 1 }],
    unread: [],
  },
};

describe('the sheets of a simulation', () => {
  it('are all tables of its page, the reports first', () => {
    const score = { score: '90', converted: '95', gradeLabel: '优' };
    const [reports, ...rest] = simulationSheets(SIMULATION, [
      {
        ...{ reportId: 'r', name: '某乡', outcome: 'compared', estimated: false },
        ...{ before: score, after: { ...score, converted: '90', gradeLabel: '良' } },
        ...{ delta: '-5', gradeChanged: true, newlyFailing: ['甲'], missing: [] },
        indicators: [{ id: 'i', number: '1.1', label: '乙', before: '5', after: null }],
      },
    ]);
    expect(reports?.rows).toEqual([
      ['某乡', '已比较', '95', '优', '90', '良', '否', '-5', '1.1 乙：5 → 不计', '甲', ''],
    ]);
    expect(rest.map(({ name, rows }) => [name, rows])).toEqual([
      ['等级分布', [['优', '1', '0']]],
      ['等级变化', [['优', '良', '1']]],
      ['得分分布', [['60 分以下', '0', '0']]],
      ['各指标的影响', [['1.1', '乙', '0', '1', '0', '-5']]],
      ['校验结果的变化', [['甲', '错误', '1', '0']]],
      ['报告缺少的事实', [['丙', '1']]],
      ['不再使用的事实', []],
    ]);
  });
});

describe('the sheet of the ledger', () => {
  it('says what was taken back, and what unit and bureau said', () => {
    const entry = {
      ...{ id: 'a', indicatorId: 'gone', selfScore: '2', bureauScore: '1', reason: '核减' },
      ...{ basis: '台账', authorName: '审核人', createdAt: '2025-03-01T00:00:00.000Z' },
      ...{ revokedAt: null, current: true, appeal: null },
    };
    const appeal = {
      ...{ text: '已补交', authorName: '填报人', createdAt: '2025-03-01T16:00:00.000Z' },
      ...{ reply: '不予采纳', repliedByName: '审核人', repliedAt: '2025-03-02T01:30:00.000Z' },
    };
    const revoked = { ...entry, revokedAt: '2025-03-03T00:00:00.000Z' };
    const { rows } = adjustmentSheet([{ ...entry, appeal }, revoked], []);
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['gone', '2', '1', '核减', '台账', '审核人', '2025-03-01 08:00', '有效'].concat(
        ['已补交', '填报人', '2025-03-02 00:00'],
        ['不予采纳', '审核人', '2025-03-02 09:30'],
      ),
      [
        'gone',
        '2',
        '1',
        '核减',
        '台账',
        '审核人',
        '2025-03-01 08:00',
        '已撤销',
        ...Array<null>(6).fill(null),
      ],
    ]);
  });
});
