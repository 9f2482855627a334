import { error, golden, warning, type Mistake } from './mistakes.js';
import {
  block,
  check,
  column,
  fact,
  indicator,
  inner,
  list,
  scoring,
  set,
  type Files,
  type Json,
} from './parts.js';

const HOLDS = { fact: 'receipts.used_by_rule', operator: 'equal', value: true };
const conditions = ({ indicators }: Files) => indicators['conditions'] as Json;
const RATE = 'execution.rate';

function nested(levels: number): Json {
  let condition: Json = HOLDS;
  for (let level = 0; level < levels; level += 1) condition = { not: condition };
  return condition;
}

/** Formulas, conditions and checks. */
const FORMULAS: readonly Mistake[] = [
  error('a formula that rests on itself by way of another', /公式循环引用/, (files) => {
    set(fact(files, RATE), 'formula', 'advances.rate * 2');
    set(fact(files, 'advances.rate'), 'formula', 'execution.rate / 2');
    return `${fact(files, RATE).at}.formula`;
  }),
  error('a bracket not closed', /公式语法错误/, (files) =>
    set(fact(files, RATE), 'formula', 'round(execution.paid / execution.adjusted_budget * 100, 2'),
  ),
  error('a function nobody knows', /不能使用|没有函数|不允许|未知/, (files) =>
    set(fact(files, RATE), 'formula', 'percentage(execution.paid, execution.adjusted_budget)'),
  ),
  error('words where a figure is counted', /公式须得出数值/, (files) =>
    set(inner(scoring(files, 'execution.transfers'), 'items.0'), 'count', 'problems.description'),
  ),
  warning('money in 元 added to money in 万元', /单位混用：万元 与 元/, (files) => {
    set(fact(files, 'guarantees.wages.paid'), 'unit', '元');
    return `${fact(files, 'guarantees.wages.gap').at}.formula`;
  }),
  warning('a column in 元 compared with one in 万元', /单位混用/, (files) => {
    set(column(files, 'projects', 'executed'), 'unit', '元');
    return check(files, 'ratio.project_execution').at;
  }),
  warning('money taken for a number of people', /公式得出的单位是 万元，应为 个数/, (files) =>
    set(fact(files, 'projects.count'), 'formula', 'sum(column(projects, "executed"))'),
  ),
  warning('a share that is not multiplied by 100', /没有乘以 100/, (files) =>
    set(fact(files, RATE), 'formula', 'round(execution.paid / execution.adjusted_budget, 2)'),
  ),
  warning('a share in money’s unit', /百分数的单位应为 %/, (files) =>
    set(fact(files, RATE), 'unit', '万元'),
  ),
  warning('a share held against a fraction', /是否应为 30/, (files) =>
    set(check(files, 'share.sme'), 'right', '0.3'),
  ),
  warning('a share compared with a fraction in a condition', /是否应为 90/, (files) => {
    const { node, at } = inner(indicator(files, 'policy.receipts'), 'scoring');
    node['when'] = { fact: 'guarantees.rate', operator: 'greaterThanInclusive', value: '0.9' };
    return `${at}.when.value`;
  }),
  error('an operator misspelt', /应为下列之一.*greaterThanInclusive/, (files) =>
    set(inner(check(files, 'share.sme'), 'when'), 'operator', 'greatherThan'),
  ),
  error('an order between yes and no', /不能使用运算符 greaterThan/, (files) =>
    set(inner(check(files, 'claim.wages_in_full'), 'when'), 'operator', 'greaterThan'),
  ),
  error('yes in Chinese where true is meant', /不可能等于 是/, (files) =>
    set(inner(check(files, 'claim.wages_in_full'), 'when'), 'value', '是'),
  ),
  error('a limit as a bare number', /文字/, (files) =>
    set(inner(check(files, 'share.sme'), 'when'), 'value', 30),
  ),
  error('a kind of unit nobody knows', /不可能等于 village/, (files) =>
    set(inner(check(files, 'wording.party_body'), 'when'), 'value', 'village'),
  ),
  error('named conditions that rest on each other', /条件循环引用/, (files) => {
    conditions(files)['has_bonds'] = { not: { condition: 'has_fees' } };
    conditions(files)['has_fees'] = { not: { condition: 'has_bonds' } };
    return 'indicators.conditions.has_fees';
  }),
  error('a group without a condition', /all 不能为空/, (files) => {
    conditions(files)['has_bonds'] = { all: [] };
    return 'indicators.conditions.has_bonds.all';
  }),
  warning('a check that compares a figure with itself', /不可能不通过/, (files) => {
    const { node, at } = check(files, 'limit.staffing');
    node['right'] = node['left'];
    return at;
  }),
  warning('a check of what is always so', /不可能不通过/, (files) => {
    const { node, at } = check(files, 'limit.staffing');
    Object.assign(node, { operator: '>=', right: '0' });
    return at;
  }),
  warning('a check whose condition contradicts itself', /条件不可能成立/, (files) =>
    set(check(files, 'limit.staffing'), 'when', { all: [HOLDS, { ...HOLDS, value: false }] }),
  ),
  warning('a check copied, its id alone changed', /完全相同/, (files) => {
    const checks = list(files.checks, 'checks');
    checks.push({ ...structuredClone(check(files, 'limit.staffing').node), id: 'limit.posts' });
    return `checks.checks.${checks.length - 1}`;
  }),
  golden(
    'error',
    'a check the wrong way round',
    /示例 humu-2024：应为 limit.staffing，实为 pass/,
    (files) => {
      set(check(files, 'limit.staffing'), 'operator', '>=');
      const index = files.examples.findIndex(({ id }) => id === 'humu-2024');
      return `examples.${index}.expect.failing`;
    },
  ),
  error('a row read where there is none', /此处没有行/, (files) => {
    delete check(files, 'ratio.project_execution').node['forEach'];
    return `${check(files, 'ratio.project_execution').at}.left`;
  }),
  error('a severity nobody knows', /应为下列之一：error、warning、hint/, (files) =>
    set(check(files, 'limit.staffing'), 'severity', 'fatal'),
  ),
  error('a tolerance between words', /只有数值才有容差/, (files) =>
    set(check(files, 'wording.foreign_names'), 'tolerance', '0.1'),
  ),
];

/** Text, year, flow and what is made public. */
const TEXTS: readonly Mistake[] = [
  error('a placeholder misspelt', /没有事实 organisation\.nam$/, (files) => {
    (files.narrative['title'] as string[])[0] = '{{organisation.nam}}自评报告';
    return 'narrative.title.0';
  }),
  error('a placeholder not closed', /占位|花括号|\{\{/, (files) =>
    set(check(files, 'limit.staffing'), 'message', '实有 {{left} 人'),
  ),
  error('a format nobody knows', /格式/, (files) =>
    set(check(files, 'limit.staffing'), 'message', '实有 {{left|fix:2}} 人'),
  ),
  warning('last year typed into the text', /写死了年份 2023/, (files) =>
    set(block(files, 'section.debt'), 'text', '2023年债务管理情况'),
  ),
  warning('the title of another year', /标题写的是 2019 年/, (files) => {
    files.manifest['title'] = '2019年度自评规则';
    return 'manifest.title';
  }),
  warning('in force before its year', /应在当年或次年/, (files) => {
    files.manifest['effectiveFrom'] = '2019-01-01';
    return 'manifest.effectiveFrom';
  }),
  error('a day no calendar has', /应为日期/, (files) => {
    files.manifest['effectiveFrom'] = '2025-02-30';
    return 'manifest.effectiveFrom';
  }),
  error('a version of two numbers', /三段数字/, (files) => {
    files.manifest['version'] = '1.1';
    return 'manifest.version';
  }),
  warning('a column wider than the page', /各列宽度合计 1\d\d%/, (files) => {
    const { node, at } = block(files, 'outcomes.table');
    list(node, 'columns')[0]!['width'] = 60;
    return `${at}.columns`;
  }),
  warning('a field hidden twice', /字段 key_tasks\.content 重复/, (files) => {
    const hidden = list(files.disclosure, 'hidden');
    hidden.push({ field: 'key_tasks.content', reason: '内部安排' });
    return `disclosure.hidden.${hidden.length - 1}.field`;
  }),
  error('a deadline no calendar has', /4 月没有 31 日/, (files) => {
    files.workflow['deadline'] = { month: 4, day: 31 };
    return 'workflow.deadline';
  }),
  error('a kind of unit without its meeting', /没有规定单位类别 department/, (files) => {
    list(files.workflow, 'committees').pop();
    return 'workflow.committees';
  }),
];

/** What nobody types by mistake. */
const HOSTILE: readonly Mistake[] = [
  error('a path through the prototype', /没有列 __proto__/, (files) => {
    const { node, at } = check(files, 'ratio.project_execution');
    node['when'] = { fact: 'row', path: '__proto__', operator: 'equal', value: 'x' };
    return `${at}.when.path`;
  }),
  error('a key of the prototype', /不允许的键/, (files) => {
    files.manifest['basis'] = [JSON.parse('{"__proto__": {"number": "1"}}')];
    return 'manifest.basis.0.__proto__';
  }),
  error('a thousand levels', /嵌套超过/, (files) => {
    conditions(files)['has_bonds'] = nested(1_000);
    return `indicators.conditions.has_bonds${'.not'.repeat(94)}`;
  }),
  error('a hundred thousand conditions', /过大|最多/, (files) => {
    const wide = { any: Array.from({ length: 100_000 }, () => HOLDS) };
    conditions(files)['has_bonds'] = wide;
    return '';
  }),
  error('a call of what no formula may call', /import/, (files) =>
    set(fact(files, RATE), 'formula', 'import("fs")'),
  ),
  error('a formula that assigns', /不允许|赋值/, (files) =>
    set(fact(files, RATE), 'formula', 'execution = 1'),
  ),
  error('a text to search for that would take for ever', /./, (files) =>
    set(check(files, 'wording.party_body'), 'left', 'matches(text.report, "(党+)+$")'),
  ),
];

export const MISTAKES: readonly Mistake[] = [...FORMULAS, ...TEXTS, ...HOSTILE];
