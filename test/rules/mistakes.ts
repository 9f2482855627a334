import {
  block,
  category,
  check,
  column,
  example,
  fact,
  indicator,
  inner,
  list,
  remove,
  scoring,
  set,
  type Files,
  type Json,
} from './parts.js';

/** A mistake as it is made by hand. `make` makes it and says at which place it must be told. */
export interface Mistake {
  readonly name: string;
  readonly severity: 'error' | 'warning';
  readonly says: RegExp;
  readonly make: (files: Files) => string;
  /** Golden cases tell it. */
  readonly golden?: true;
}

const error = (name: string, says: RegExp, make: Mistake['make']): Mistake => ({
  ...{ name, severity: 'error', says, make },
});
const warning = (name: string, says: RegExp, make: Mistake['make']): Mistake => ({
  ...{ name, severity: 'warning', says, make },
});

const golden = (
  severity: Mistake['severity'],
  ...[name, says, make]: readonly [string, RegExp, Mistake['make']]
): Mistake => ({ ...{ name, severity, says, make }, golden: true });

const DIRECT = 'execution.timeliness';
const RATE = 'policy.three_guarantees';
const TIGHT = 'policy.tight_living';

/** Ids, references and what is renamed on one side only. */
const NAMES: readonly Mistake[] = [
  error('a fact renamed, and not where it is read', /没有事实 execution\.paid$/, (files) => {
    set(fact(files, 'execution.paid'), 'id', 'execution.paid_total');
    return scoring(files, DIRECT).at + '.actual';
  }),
  error('a fact id mistyped in a condition', /没有事实 receipts\.used_by_rules/, (files) =>
    set(
      inner(indicator(files, 'policy.receipts'), 'scoring.when.all.0'),
      'fact',
      'receipts.used_by_rules',
    ),
  ),
  error('a fact dropped that a check reads', /没有事实 transfers\.alerts$/, (files) => {
    remove(list(files.facts, 'facts'), fact(files, 'transfers.alerts'));
    return `${check(files, 'count.alerts').at}.right`;
  }),
  error('a fact copied and its id left', /事实 staffing\.actual 重复/, (files) => {
    const facts = list(files.facts, 'facts');
    facts.push(structuredClone(fact(files, 'staffing.actual').node));
    return `facts.facts.${facts.length - 1}.id`;
  }),
  error('a year in an id', /标识中不得含年份/, (files) =>
    set(fact(files, 'staffing.actual'), 'id', 'staffing.actual_2025'),
  ),
  error('an id in Chinese', /标识须由小写字母/, (files) =>
    set(fact(files, 'staffing.actual'), 'id', '实有人数'),
  ),
  error('a column removed that a formula adds up', /没有列 paid/, (files) => {
    const items = fact(files, 'non_tax.items');
    remove(list(items.node, 'columns'), column(files, 'non_tax.items', 'paid'));
    return `${fact(files, 'non_tax.paid').at}.formula`;
  }),
  error('a column removed that a printed table shows', /没有列 result/, (files) => {
    remove(list(fact(files, 'outcomes').node, 'columns'), column(files, 'outcomes', 'result'));
    const { node, at } = block(files, 'outcomes.table');
    const index = list(node, 'columns').findIndex(({ text }) =>
      String(text).includes('row.result'),
    );
    return `${at}.columns.${index}.text`;
  }),
  error('a section of facts dropped, its facts left', /没有分组 debt/, (files) => {
    const sections = list(files.facts, 'sections');
    files.facts['sections'] = sections.filter(({ id }) => id !== 'debt');
    const index = list(files.facts, 'facts').findIndex(({ section }) => section === 'debt');
    return `facts.facts.${index}.section`;
  }),
  error(
    'a named condition dropped that a fact is required by',
    /没有命名条件 has_bonds/,
    (files) => {
      delete (files.indicators['conditions'] as Json)['has_bonds'];
      const index = list(files.facts, 'facts').findIndex(
        (one) => one['requiredWhen'] === 'has_bonds',
      );
      return `facts.facts.${index}.requiredWhen`;
    },
  ),
  error('an indicator copied and its id left', /指标 debt\.management 重复/, (files) => {
    const { node, at } = category(files, 'debt');
    list(node, 'indicators').push(structuredClone(indicator(files, 'debt.management').node));
    return `${at}.indicators.${list(node, 'indicators').length - 1}.id`;
  }),
  error(
    'an indicator renamed, and not in the golden cases',
    /没有指标 execution\.analysis/,
    (files) => {
      set(indicator(files, 'execution.analysis'), 'id', 'execution.statements');
      const expected = files.examples.findIndex(
        ({ expect }) =>
          ((expect as Json)['indicators'] as Json | undefined)?.['execution.analysis'] !==
          undefined,
      );
      return `examples.${expected}.expect.indicators.execution.analysis`;
    },
  ),
  error('a category dropped that the text has a heading for', /没有类别 debt/, (files) => {
    remove(list(files.indicators, 'categories'), category(files, 'debt'));
    return `${block(files, 'section.debt').at}.category`;
  }),
  error('a list in the text of a table that is gone', /没有表格 improvement$/, (files) =>
    set(block(files, 'measures.list'), 'table', 'improvement'),
  ),
  error('two paragraphs of one id', /段落 section\.debt 重复/, (files) => {
    const body = list(files.narrative, 'body');
    body.push(structuredClone(block(files, 'section.debt').node));
    return `narrative.body.${body.length - 1}.id`;
  }),
  error('a golden case that extends one no longer there', /没有示例 cleaned/, (files) =>
    set(example(files, 'grade-90'), 'extends', 'cleaned'),
  ),
  error('a golden case that types a fact no longer there', /grade-90/, (files) => {
    const facts = inner(example(files, 'grade-90'), 'content.facts');
    return set(facts, 'goal_setting.jointly', true);
  }),
  error('a golden case that expects a check nobody knows', /没有校验 limit\.staff/, (files) => {
    const expected = example(files, 'grade-90').node['expect'] as Json;
    expected['failing'] = ['limit.staff'];
    return `${example(files, 'grade-90').at}.expect.failing.0`;
  }),
  error('a hidden field nobody knows', /没有字段 problems\.descriptions/, (files) =>
    set(
      inner({ node: files.disclosure, at: 'disclosure' }, 'hidden.0'),
      'field',
      'problems.descriptions',
    ),
  ),
  error('last year’s fact of another type', /类型不同/, (files) =>
    set(fact(files, 'staffing.actual'), 'prior', 'working_organs'),
  ),
];

/** Marks, bands and limits. */
const MARKS: readonly Mistake[] = [
  error(
    'one weight raised, the sum of its category left',
    /各指标满分合计 28\.5，应为 26\.5/,
    (files) => {
      set(indicator(files, DIRECT), 'fullMarks', '5');
      return `${category(files, 'execution').at}.fullMarks`;
    },
  ),
  error('a category’s weight raised, the total left', /各类别满分合计/, (files) => {
    const { node } = category(files, 'debt');
    list(node, 'indicators')[0]!['fullMarks'] = '2';
    node['fullMarks'] = '3';
    return 'indicators.fullMarks';
  }),
  error('full marks as a bare number', /应为加引号的数/, (files) =>
    set(indicator(files, DIRECT), 'fullMarks', 3),
  ),
  error('full marks with their unit', /不带单位/, (files) =>
    set(indicator(files, DIRECT), 'fullMarks', '3分'),
  ),
  error('full marks below zero', /不能为负/, (files) =>
    set(indicator(files, DIRECT), 'fullMarks', '-3'),
  ),
  error('full marks that are no number', /应为加引号的数/, (files) =>
    set(indicator(files, DIRECT), 'fullMarks', NaN),
  ),
  error('full marks left out', /缺少“满分”一项/, (files) =>
    set(indicator(files, DIRECT), 'fullMarks', undefined),
  ),
  error('a key misspelt', /不认识的一项：fulMarks/, (files) =>
    set(indicator(files, DIRECT), 'fulMarks', '3'),
  ),
  error('band edges swapped', /不含任何值/, (files) => {
    const band = inner(scoring(files, RATE), 'bands.1');
    Object.assign(band.node, { from: '95', to: '90' });
    return band.at;
  }),
  error('a gap between bands', /空隙/, (files) => {
    set(inner(scoring(files, RATE), 'bands.1'), 'from', '91');
    return `${scoring(files, RATE).at}.bands`;
  }),
  error('bands that overlap', /重叠/, (files) => {
    set(inner(scoring(files, RATE), 'bands.1'), 'from', '89');
    return `${scoring(files, RATE).at}.bands`;
  }),
  error('both bands that meet without their limit', /空隙/, (files) => {
    set(inner(scoring(files, RATE), 'bands.1'), 'fromInclusive', false);
    return `${scoring(files, RATE).at}.bands`;
  }),
  error('a band dropped at the end', /未覆盖大于/, (files) => {
    (scoring(files, RATE).node['bands'] as Json[]).pop();
    return `${scoring(files, RATE).at}.bands`;
  }),
  error('a band of more than full marks', /不得大于满分/, (files) => {
    set(inner(scoring(files, RATE), 'bands.3'), 'points', '40');
    return `${scoring(files, RATE).at}.bands`;
  }),
  warning('the points of two bands in each other’s place', /忽高忽低/, (files) => {
    set(inner(scoring(files, RATE), 'bands.1'), 'points', '3');
    set(inner(scoring(files, RATE), 'bands.2'), 'points', '2');
    return `${scoring(files, RATE).at}.bands`;
  }),
  warning('a band no value falls in', /取不到值/, (files) => {
    const bands = scoring(files, 'budgeting.control').node['bands'] as Json[];
    set({ node: bands[0]!, at: '' }, 'to', '-1');
    bands[1]!['from'] = '-1';
    return `${scoring(files, 'budgeting.control').at}.bands.0`;
  }),
  warning('a band moved, its name left', /名称“90% 至 95%”中的 90% 不是这一档的界限/, (files) => {
    set(inner(scoring(files, RATE), 'bands.0'), 'to', '88');
    set(inner(scoring(files, RATE), 'bands.1'), 'from', '88');
    return `${scoring(files, RATE).at}.bands.1.label`;
  }),
  golden('warning', 'a band moved, its golden cases left', /界限 88 两边都应有示例/, (files) => {
    set(inner(scoring(files, RATE), 'bands.0'), 'to', '88');
    return set(inner(scoring(files, RATE), 'bands.1'), 'from', '88');
  }),
  warning('bands of a percentage as fractions', /百分数按 30 这样填写/, (files) => {
    const { node, at } = scoring(files, RATE);
    for (const band of node['bands'] as Json[])
      for (const key of ['from', 'to'])
        if (typeof band[key] === 'string') band[key] = `0.${band[key]}`;
    return `${at}.bands`;
  }),
  warning('one deduction of more than full marks', /超过满分 3/, (files) =>
    set(inner(scoring(files, TIGHT), 'items.0'), 'points', '8'),
  ),
  warning('a deduction changed, the standard people read left', /文字与计分不一致/, (files) => {
    set(inner(scoring(files, TIGHT), 'items.0'), 'points', '0.7');
    return `${indicator(files, TIGHT).at}.standard`;
  }),
  warning('items that do not come to full marks', /各项合计 3\.5 分，与满分 4 不等/, (files) => {
    const { node, at } = scoring(files, 'performance.goals');
    set({ node: list(node, 'items')[0]!, at }, 'points', '0.5');
    return `${at}.items`;
  }),
  warning('a penalty of more than its limit', /超过扣分上限 3/, (files) =>
    set(inner(scoring(files, 'problems.supervision'), 'items.0'), 'points', '5'),
  ),
  error('a deduction for every nothing', /计扣单位须大于零/, (files) =>
    set(inner(scoring(files, TIGHT), 'items.0'), 'per', '0'),
  ),
  warning('an indicator nobody can have full marks on', /没有办法得满分/, (files) => {
    const { at, node } = inner(indicator(files, 'policy.receipts'), 'scoring');
    node['when'] = { fact: 'profile.budget_level', operator: 'greaterThan', value: '5' };
    return at;
  }),
  error('the lowest grade dropped', /最低等级须从 0 起/, (files) => {
    list(files.indicators, 'grades').pop();
    return 'indicators.grades';
  }),
  error('grades the wrong way round', /由高到低/, (files) => {
    list(files.indicators, 'grades').reverse();
    return 'indicators.grades';
  }),
  golden(
    'warning',
    'a grade’s limit moved, its golden cases left',
    /界限 92 两边都应有示例/,
    (files) => {
      list(files.indicators, 'grades')[0]!['from'] = '92';
      return 'indicators.grades.0';
    },
  ),
  warning('caps that fall where the rate rises', /忽高忽低/, (files) => {
    const [cap] = list(files.indicators, 'caps');
    list(cap!, 'bands')[1]!['atMost'] = '95';
    return 'indicators.caps.0.bands';
  }),
  golden(
    'error',
    'a golden case that expects the score before the change',
    /应为 3，实为/,
    (files) => {
      const cases = files.examples.find(({ id }) => id === 'grade-90')!;
      (cases['expect'] as Json)['score'] = '3';
      return `${example(files, 'grade-90').at}.expect.score`;
    },
  ),
];

export const MISTAKES_OF_RULES: readonly Mistake[] = [...NAMES, ...MARKS];
export { error, golden, warning };
