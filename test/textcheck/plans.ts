import type { FactValue, TableRow } from '#libs/rulebook';

import type { ReportPlan } from './printed-reports.js';

const DISTRICT = '冀州市白沟区';
const township = (name: string) => ({
  name: `${DISTRICT}${name}人民政府`,
  shortName: name,
  kind: 'township' as const,
  district: DISTRICT,
});
const TOWN = { ...township('长屯镇'), kind: 'town' as const };
const BUREAU = {
  name: `${DISTRICT}农业农村局`,
  shortName: '区农业农村局',
  kind: 'department' as const,
  district: DISTRICT,
};

const rows = (
  prefix: string,
  count: number,
  cellsOf: (n: number) => Readonly<Record<string, string | boolean>>,
): TableRow[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${prefix}_${String(index + 1).padStart(2, '0')}`,
    cells: cellsOf(index + 1),
  }));

const firstRow = (value: FactValue | undefined): TableRow[] =>
  Array.isArray(value) ? value.slice(0, 1) : [];

const project = (n: number): string => `project_${String(n).padStart(2, '0')}`;

const projectRows = (count: number): TableRow[] =>
  rows('project', count, (n) => ({
    name: `第${String(n)}批农田水利、道路维修补助资金`,
    goal: `goal_${String(Math.ceil(n / 2)).padStart(2, '0')}`,
  }));

/** Reports no one wrote: of other units, with other figures, no rows, one row, thirty rows, and of another year's rules. */
export const PLANS: readonly ReportPlan[] = [
  { title: 'another township', year: 2024, seed: 3, unit: township('瀑河乡') },
  { title: 'a town', year: 2024, seed: 19, unit: TOWN, isPlain: true },
  { title: 'a department by the rules of 2025', year: 2025, seed: 7, unit: BUREAU },
  {
    title: 'empty tables',
    year: 2024,
    seed: 11,
    isPlain: true,
    unit: township('沙沟乡'),
    facts: () => ({
      ...{ 'non_tax.items': [], 'non_tax.changes': [], 'direct_funds.items': [], key_tasks: [] },
      ...{ 'monitoring.differences': [], 'special_funds.applications': [], findings: [] },
      'guarantees.livelihood.projects': [],
      'guarantees.livelihood.paid': '20',
      'guarantees.livelihood.arranged': '20',
    }),
  },
  {
    title: 'tables of one row',
    year: 2025,
    seed: 23,
    unit: township('石桥乡'),
    facts: (own) => ({
      ...Object.fromEntries(
        [
          'basis_documents',
          'working_organs',
          'outcomes',
          'findings',
          'improvements',
          'key_tasks',
        ].map((id) => [id, firstRow(own[id])]),
      ),
      goals: firstRow(own['goals']),
      projects: rows('project', 1, () => ({ name: '村级组织运转经费', goal: 'goal_01' })),
      'special_funds.items': rows('fund', 1, () => ({ project: project(1) })),
      'special_funds.applications': rows('application', 1, () => ({
        project: project(1),
        year: '2024',
      })),
      'guarantees.livelihood.projects': rows('livelihood', 1, () => ({
        project: project(1),
        beneficiaries: '村干部',
      })),
      'direct_funds.items': rows('direct', 1, () => ({
        ...{ project: project(1), amount: '12.5', paid: '10', purpose: '村级组织运转' },
        ...{ due_on: '2025-12-31', paid_on: '2025-11-08' },
      })),
      'monitoring.differences': rows('difference', 1, () => ({
        name: '防汛应急经费',
        reason: '资金于十二月下达',
      })),
      'non_tax.items': rows('item', 1, () => ({ name: '利息收入', planned: '1.5', paid: '1.62' })),
      'non_tax.changes': [],
      outcomes: rows('outcome', 1, () => ({
        ...{ project: project(1), name: '村级组织运转经费' },
        ...{ target: '保障12个村正常运转', result: '保障了12个村正常运转，经费按季拨付到村。' },
      })),
    }),
  },
  {
    title: 'tables of thirty rows',
    year: 2024,
    seed: 31,
    unit: township('杏林乡'),
    facts: () => ({
      goals: rows('goal', 30, (n) => ({
        ...{ function: '乡村建设', activity: `第${String(n)}类设施维护` },
        goal: `完成第${String(n)}类设施的维护，群众满意度不低于9${String(n % 10)}%`,
      })),
      projects: projectRows(60),
      'special_funds.items': rows('fund', 30, (n) => ({ project: project(n) })),
      'special_funds.applications': rows('application', 30, (n) => ({
        project: project(n + 30),
        year: String(2020 + (n % 5)),
      })),
      'guarantees.livelihood.projects': rows('livelihood', 30, (n) => ({
        project: project(n),
        beneficiaries: `第${String(n)}组农户`,
      })),
      'non_tax.items': rows('item', 30, (n) => ({
        ...{ name: `第${String(n)}类场地租金收入` },
        ...{ planned: `${String(n)}.1`, paid: `${String(n)}.25` },
      })),
      'non_tax.changes': rows('change', 30, (n) => ({
        item: `第${String(n)}类场地租金收入`,
        reason: `第${String(n)}类场地合同到期`,
      })),
      'direct_funds.items': rows('direct', 30, (n) => ({
        ...{ project: project(n), amount: `${String(n)}.5`, paid: `${String(n)}.5` },
        ...{ due_on: '2024-12-31', paid_on: `2024-0${String(1 + (n % 9))}-1${String(n % 10)}` },
        purpose: `第${String(n)}批工程的材料和人工`,
      })),
      key_tasks: rows('task', 30, (n) => ({
        content: `第${String(n)}项任务：完成台账核对，报送结果。`,
        done: true,
      })),
      'monitoring.differences': rows('difference', 30, (n) => ({
        ...{ project: project(n), name: `第${String(n)}批农田水利、道路维修补助资金` },
        reason: `第${String(n)}批资金年底才下达`,
      })),
      outcomes: rows('outcome', 30, (n) => ({
        ...{ project: project(n), name: `第${String(n)}批农田水利、道路维修补助资金` },
        target: `维修道路${String(n)}公里`,
        result: `维修了道路${String(n)}公里，验收合格。`,
      })),
      findings: rows('finding', 30, (n) => ({ content: `第${String(n)}类指标设置不够细。` })),
      improvements: rows('measure', 30, (n) => ({
        title: `改进第${String(n)}类指标`,
        content: `按第${String(n)}类支出重新设置指标，并按月核对。`,
      })),
    }),
  },
];
