import type { PackageFiles } from '../package/parse.js';

type Json = Record<string, unknown>;

const manifest = {
  year: 2024,
  version: '1.0.0',
  title: '示例规则',
  region: '示例县',
  effectiveFrom: '2025-01-01',
};

const facts = {
  sections: [{ id: 'main', label: '基本情况' }],
  facts: [
    {
      id: 'organisation.name',
      label: '单位名称',
      type: 'text',
      origin: 'context',
      section: 'main',
    },
    { id: 'report.year', label: '年度', type: 'integer', origin: 'context', section: 'main' },
    { id: 'total', label: '总额', type: 'money', unit: '万元', section: 'main', required: true },
    { id: 'part', label: '部分', type: 'money', unit: '万元', section: 'main' },
    {
      id: 'share',
      label: '占比',
      type: 'percent',
      unit: '%',
      section: 'main',
      origin: 'derived',
      formula: 'round(part / total * 100, 2)',
    },
    {
      id: 'returned',
      label: '退回次数',
      type: 'integer',
      unit: '次',
      min: '0',
      max: '99',
      section: 'main',
      required: true,
    },
    { id: 'has_system', label: '有制度', type: 'boolean', section: 'main' },
    {
      id: 'level',
      label: '级别',
      type: 'enum',
      section: 'main',
      options: [
        { value: 'high', label: '高' },
        { value: 'low', label: '低' },
      ],
    },
    { id: 'paid_on', label: '支付日期', type: 'date', section: 'main' },
    {
      id: 'note',
      label: '说明',
      type: 'text',
      section: 'main',
      maxLength: 50,
      classifiable: true,
      requiredWhen: 'was_returned',
    },
    {
      id: 'projects',
      label: '项目',
      type: 'table',
      section: 'main',
      rowPrefix: 'p',
      classifiable: true,
      maxRows: 20,
      columns: [
        { id: 'name', label: '名称', type: 'text', required: true },
        { id: 'amount', label: '金额', type: 'money', unit: '万元' },
        { id: 'double', label: '两倍', type: 'number', formula: 'row.amount * 2' },
      ],
    },
    {
      id: 'outcomes',
      label: '实现情况',
      type: 'table',
      section: 'main',
      columns: [
        { id: 'project', label: '项目', type: 'ref', table: 'projects' },
        { id: 'text', label: '内容', type: 'text' },
      ],
    },
    {
      id: 'spent',
      label: '支出合计',
      type: 'money',
      origin: 'derived',
      section: 'main',
      formula: 'sum(column(projects, "amount"))',
    },
  ],
};

const indicators = {
  fullMarks: '10',
  conditions: { was_returned: { fact: 'returned', operator: 'greaterThan', value: '0' } },
  categories: [
    {
      id: 'main',
      label: '管理',
      kind: 'scored',
      fullMarks: '10',
      indicators: [
        {
          id: 'returns',
          label: '退回',
          fullMarks: '4',
          basis: '示例',
          standard: '每退回一次扣 0.2 分',
          scoring: {
            form: 'deductions',
            items: [
              {
                id: 'returned',
                label: '退回修改次数',
                count: 'returned',
                unit: '次',
                points: '0.2',
              },
            ],
          },
        },
        {
          id: 'system',
          label: '制度',
          fullMarks: '6',
          basis: '示例',
          standard: '有制度得分',
          notApplicable: {
            when: { fact: 'level', operator: 'equal', value: 'low' },
            treatment: 'exclude',
            reason: '{{level}}级单位不涉及',
          },
          scoring: {
            form: 'all_or_nothing',
            label: '建立制度',
            when: { fact: 'has_system', operator: 'equal', value: true },
          },
        },
      ],
    },
    {
      id: 'extra',
      label: '加分',
      kind: 'bonus',
      fullMarks: '2',
      indicators: [
        {
          id: 'reform',
          label: '改革',
          fullMarks: '2',
          basis: '示例',
          standard: '支付早于六月加分',
          scoring: {
            form: 'bonus',
            items: [
              {
                id: 'early',
                label: '提前支付',
                when: { fact: 'paid_on', operator: 'lessThan', value: '2024-06-01' },
                points: '2',
              },
            ],
          },
        },
      ],
    },
  ],
  grades: [
    { id: 'excellent', label: '优', from: '90' },
    { id: 'good', label: '良', from: '80' },
    { id: 'poor', label: '差', from: '0' },
  ],
};

const checks = {
  checks: [
    {
      id: 'sum.spent',
      label: '支出不超过总额',
      kind: 'sum',
      severity: 'error',
      left: 'spent',
      operator: '<=',
      right: 'total',
      message: '支出 {{left}} 超过总额 {{right}}，多 {{difference}}',
      instruction: '核对{{organisation.name}}的项目金额',
    },
    {
      id: 'row.amount',
      label: '金额为正',
      kind: 'limit',
      severity: 'warning',
      forEach: 'projects',
      left: 'row.amount',
      operator: '>',
      right: '0',
      when: { fact: 'row', path: 'name', operator: 'notEqual', value: '无' },
      message: '{{row.name}}金额 {{row.amount}}',
      instruction: '第 {{row.index}} 行',
    },
  ],
};

const narrative = {
  title: ['{{organisation.name}}{{report.year}}年度报告'],
  body: [
    {
      id: 'intro',
      type: 'paragraph',
      text: '总额{{total}}万元，占比{{share}}%，得{{score.total}}分。',
    },
    {
      id: 'returned',
      type: 'paragraph',
      when: { condition: 'was_returned' },
      editable: false,
      text: [
        { text: '退回{{returned}}次。' },
        {
          when: { fact: 'returned', operator: 'greaterThan', value: '5' },
          text: '次数过多，{{note}}。',
        },
      ],
    },
    {
      id: 'list',
      type: 'list',
      table: 'projects',
      text: '{{row.name}}{{row.amount|fixed:2}}万元',
      emptyText: '无项目。',
    },
    {
      id: 'table',
      type: 'table',
      table: 'outcomes',
      columns: [
        { label: '项目', text: '{{row.project|ref:name}}', width: 50 },
        { label: '内容', text: '{{row.text}}', width: 50 },
      ],
    },
  ],
  signature: { organisation: '{{organisation.name}}' },
};

const workflow = {
  stages: [
    { id: 'draft', label: '填报', days: 30 },
    { id: 'committee_review', label: '党委审议', days: 10 },
    { id: 'bureau_review', label: '财政局审核', days: 15 },
    { id: 'approved', label: '已审定', days: 3 },
    { id: 'archived', label: '已归档' },
  ],
  deadline: { month: 3, day: 31 },
  committees: [
    { kinds: ['township', 'town', 'subdistrict', 'ethnic_township'], label: '党委会' },
    { kinds: ['department'], label: '党组会议' },
  ],
  quorum: { numerator: 1, denominator: 2, comparison: 'more_than' },
  majority: { numerator: 1, denominator: 2, comparison: 'more_than', of: 'entitled' },
  returns: { committee: ['draft'], bureau: ['draft'] },
};

/** Files of a small package that uses a bit of everything; a fresh copy every time, to be broken by tests. */
export function sampleFiles(): PackageFiles & Record<keyof PackageFiles, Json> {
  const files = {
    manifest,
    facts,
    indicators,
    checks,
    narrative,
    workflow,
    disclosure: { publishWithinDays: 20 },
    examples: [],
  };
  return structuredClone(files) as unknown as PackageFiles & Record<keyof PackageFiles, Json>;
}
