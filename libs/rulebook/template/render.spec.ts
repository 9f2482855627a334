import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../evaluate/evaluate.js';
import { sampleInput, sampleRulebook } from '../testing/sample-package.js';
import { formatIssue } from './formats.js';
import { parseTemplate } from './parse.js';
import { renderTemplate } from './render.js';
import { narrativeResolver } from './resolver.js';

const rulebook = sampleRulebook();

describe('parseTemplate', () => {
  it('splits text and placeholders', () => {
    expect(parseTemplate('共{{ total | fixed:2 }}万元').parts).toEqual([
      { text: '共' },
      { id: 'total', formats: [{ name: 'fixed', argument: '2' }], score: null },
      { text: '万元' },
    ]);
  });
  it.each(['{{total', 'total}}', '{{}}', '{{Total}}', '{{a b}}', '{{__proto__}}', '{{{total}}}'])(
    'reports %s',
    (text) => {
      expect(parseTemplate(text).issues).not.toEqual([]);
    },
  );
});

describe('renderTemplate', () => {
  const render = async (template: string, changed: Parameters<typeof sampleInput>[0] = {}) => {
    const { facts, score } = await evaluate(rulebook, sampleInput(changed));
    return renderTemplate(rulebook, template, { facts, score, values: { left: '1.50' } });
  };

  it.each([
    ['{{total}}', '200'],
    ['{{total|fixed:2}}', '200.00'],
    ['{{share}}', '25'],
    ['{{has_system}}', '是'],
    ['{{level}}', '高'],
    ['{{level|raw}}', 'high'],
    ['{{paid_on}}', '2024年5月30日'],
    ['{{paid_on|month_day}}', '5月30日'],
    ['{{paid_on|year_month}}', '2024年5月'],
    ['{{projects}}', '2'],
    ['{{organisation.name}}', '示例县石桥乡人民政府'],
    [
      '{{score.total}}/{{score.applicable_full_marks}}={{score.converted}} {{score.grade}}',
      '11.6/10=100 优',
    ],
    ['{{category.main.score}} {{indicator.returns.deduction}}', '9.6 0.4'],
    ['{{left}} {{left|fixed:1}}', '1.5 1.5'],
    ['没有占位符', '没有占位符'],
  ])('%s prints %s', async (template, expected) => {
    expect((await render(template)).text).toBe(expected);
  });

  it('says where each figure came from', async () => {
    expect((await render('共{{total}}万元')).runs).toEqual([
      { text: '共' },
      { text: '200', fact: 'total' },
      { text: '万元' },
    ]);
  });

  it('prints changes with their direction', async () => {
    expect((await render('{{part|change}}', { part: '-1.84' })).text).toBe('减少1.84');
    expect((await render('{{part|change}}', { part: '3' })).text).toBe('增加3');
    expect((await render('{{part|abs|fixed:2}}', { part: '-1.8' })).text).toBe('1.80');
  });

  it('prints gaps for what is missing, faulty or unknown, and never throws', async () => {
    expect((await render('{{total}}', { total: undefined })).runs).toEqual([
      { text: '【待填：总额】', fact: 'total', missing: true },
    ]);
    expect((await render('{{share}}', { total: '0' })).text).toBe('【规则错误：占比】');
    expect((await render('{{score.converted}}', { returned: undefined })).text).toBe(
      '【待填：换算得分】',
    );
    expect((await render('{{nobody.knows}}')).text).toBe('【待填：nobody.knows】');
    expect((await render('{{note}}', { note: { classified: true } })).text).toBe('涉密');
  });

  it('does not read placeholders out of values', async () => {
    expect((await render('{{note}}', { note: '{{total}}' })).text).toBe('{{total}}');
  });
});

describe('narrativeResolver', () => {
  it('answers what a document asks', async () => {
    const evaluation = await evaluate(rulebook, sampleInput());
    const resolver = narrativeResolver(rulebook, evaluation);
    expect(resolver.rows('projects').map((row) => row.id)).toEqual(['p_01', 'p_02']);
    expect(
      resolver
        .resolve('{{row.index}}{{row.name}}', { table: 'projects', rowId: 'p_02' })
        .map((run) => run.text)
        .join(''),
    ).toBe('2灯');
    expect([resolver.isShown('returned'), resolver.isShown('returned/1')]).toEqual([true, false]);
  });
});

describe('formats', () => {
  it('knows its formats and their arguments', () => {
    expect(formatIssue('fixed', '2')).toBeNull();
    for (const [name, argument] of [
      ['fixed', undefined],
      ['fixed', '9'],
      ['fixed', 'x'],
      ['date', '1'],
      ['nope', undefined],
      ['constructor', undefined],
    ] as const) {
      expect(formatIssue(name, argument)).not.toBeNull();
    }
  });
});
