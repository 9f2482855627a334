import { describe, expect, it } from '@jest/globals';
import { Decimal } from '#libs/kernel';
import { FactStore } from '../facts/store.js';
import type { Condition } from '../schema/index.js';
import { sampleInput, sampleRulebook } from '../testing/sample-package.js';
import { ConditionCompiler } from './compile.js';
import { resolveOwnProperty, runEngine } from './engine.js';
import { OPERATORS, type EngineValue } from './operators.js';
import { ConditionRun } from './run.js';

const rulebook = sampleRulebook();

async function decide(condition: Condition, changed: Parameters<typeof sampleInput>[0] = {}) {
  const store = new FactStore(
    rulebook,
    sampleInput(changed),
    () => '',
    () => false,
  );
  const compiled = new ConditionCompiler(new Map()).add(condition);
  const run = new ConditionRun(store, rulebook.facts);
  run.ask(compiled);
  return (await run.decide()).get(compiled);
}

const comparison = (fact: string, operator: string, value: unknown): Condition =>
  ({ fact, operator, value }) as Condition;

describe('conditions', () => {
  it.each([
    ['returned', 'equal', '2', true],
    ['returned', 'equal', '2.00', true],
    ['total', 'greaterThan', '9', true], // as texts "200" < "9"
    ['total', 'lessThan', '1000', true],
    ['returned', 'greaterThanInclusive', '2', true],
    ['returned', 'lessThanInclusive', '1.99', false],
    ['returned', 'notEqual', '3', true],
    ['returned', 'in', ['1', '2.0'], true],
    ['level', 'notIn', ['low'], true],
    ['has_system', 'equal', true, true],
    ['has_system', 'notEqual', true, false],
    ['paid_on', 'lessThan', '2024-06-01', true],
    ['note', 'contains', '改正', true],
    ['note', 'doesNotContain', '改正', false],
    ['total', 'greaterThan', { fact: 'part' }, true],
    ['note', 'isPresent', true, true],
    ['note', 'isMissing', true, false],
    ['note', 'isMissing', false, true],
    ['projects', 'isPresent', true, true],
  ])('%s %s %j is %s', async (fact, operator, value, expected) => {
    expect((await decide(comparison(fact, operator, value))).outcome).toBe(expected);
  });

  it.each(['equal', 'notEqual', 'lessThan', 'greaterThan'])(
    '%s with a missing fact is missing, not false and not true',
    async (operator) => {
      expect(
        await decide(comparison('returned', operator, '1'), { returned: undefined }),
      ).toMatchObject({ outcome: 'missing', missing: ['returned'] });
      expect(
        (await decide({ not: comparison('returned', operator, '1') }, { returned: undefined }))
          .outcome,
      ).toBe('missing');
      expect(
        (await decide(comparison('total', operator, { fact: 'part' }), { part: undefined }))
          .missing,
      ).toEqual(['part']);
    },
  );

  it('settles a condition that does not hang on what is missing', async () => {
    const missing = comparison('returned', 'greaterThan', '0');
    const gone = { returned: undefined };
    expect(
      (await decide({ all: [comparison('has_system', 'equal', false), missing] }, gone)).outcome,
    ).toBe(false);
    expect(
      (await decide({ any: [comparison('has_system', 'equal', true), missing] }, gone)).outcome,
    ).toBe(true);
    expect(
      (await decide({ all: [comparison('has_system', 'equal', true), missing] }, gone)).outcome,
    ).toBe('missing');
    expect(
      (await decide({ all: [comparison('returned', 'isPresent', true), missing] }, gone)).outcome,
    ).toBe(false);
  });

  it('traces every comparison, also those a false part makes idle', async () => {
    const { traces } = await decide({
      all: [comparison('has_system', 'equal', false), comparison('returned', 'in', ['1', '3'])],
    });
    expect(traces()).toEqual([
      { text: '有制度 = 否', fact: 'has_system', actual: true, expected: false, result: false },
      {
        text: '退回次数 属于 1、3',
        fact: 'returned',
        actual: '2',
        expected: ['1', '3'],
        result: false,
      },
    ]);
  });

  it('passes on the fault of a derived fact', async () => {
    const outcome = await decide(comparison('share', 'greaterThan', '1'), { total: '0' });
    expect(outcome).toMatchObject({ outcome: 'fault', fault: { code: 'rule.division_by_zero' } });
  });

  it('puts a failing rule in error alone; the others are decided', async () => {
    const good = { all: [{ fact: 'a', operator: 'greaterThan' as const, value: '1' }] };
    const bad = { all: [{ fact: 'flag', operator: 'greaterThan' as const, value: '1' }] };
    const unknown = { all: [{ fact: 'nowhere', operator: 'equal' as const, value: '1' }] };
    const facts = new Map<string, EngineValue>([
      ['a', new Decimal(2)],
      ['flag', true],
    ]);
    const runs = await runEngine(
      [
        { name: 'good', root: good },
        { name: 'bad', root: bad },
        { name: 'unknown', root: unknown },
      ],
      facts,
    );
    expect(runs.get('good')).toMatchObject({ result: true });
    expect(runs.get('bad')).toEqual({ error: '只能比较数值或日期的大小' });
    expect(runs.get('unknown')).toEqual({ error: 'Undefined fact: nowhere' });
  });

  it('reads own properties only, and no path syntax', () => {
    const value = Object.assign(Object.create({ inherited: 1 }) as object, { own: 2 });
    expect(resolveOwnProperty(value, 'own')).toBe(2);
    for (const path of [
      'inherited',
      '__proto__',
      'constructor',
      'prototype',
      '$..own',
      '$[?(@.own)]',
      'toString',
      'own.x',
    ]) {
      expect(resolveOwnProperty(value, path)).toBeNull();
    }
  });

  it('has an operator of its own for every one the schema allows', () => {
    expect(OPERATORS.map((operator) => operator.name).sort()).toEqual(
      [
        'contains',
        'doesNotContain',
        'equal',
        'greaterThan',
        'greaterThanInclusive',
        'in',
        'isMissing',
        'isPresent',
        'lessThan',
        'lessThanInclusive',
        'notEqual',
        'notIn',
      ].sort(),
    );
  });
});
