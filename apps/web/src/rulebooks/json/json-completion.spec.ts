import { describe, expect, it } from '@jest/globals';
import checks from '../../../../../rules/2024/checks.json' with { type: 'json' };
import facts from '../../../../../rules/2024/facts.json' with { type: 'json' };
import indicators from '../../../../../rules/2024/indicators.json' with { type: 'json' };
import type { Json } from '../draft/json.ts';
import { knownOf } from '../draft/known.ts';
import { FILES } from '../forms/schema.ts';
import { completionAt, type Completion } from './json-completion.ts';
import { treeOf } from './json-tree.ts';

const PKG: Json = { facts, indicators, checks };
const KNOWN = knownOf(PKG);

/** What is offered in a file at the bar; the text may be half typed. */
function at(file: string, marked: string): Completion | null {
  const cursor = marked.indexOf('|');
  const text = marked.slice(0, cursor) + marked.slice(cursor + 1);
  const schema = FILES[file] ?? {};
  const subject = { path: [file], schema, file: schema, known: KNOWN };
  return completionAt(treeOf(text), text, cursor, subject);
}

const offered = (file: string, marked: string): readonly string[] =>
  at(file, marked)?.options.map(({ value }) => value) ?? [];

/** The text after one of the offers was taken, the cursor as a bar. */
function taken(file: string, marked: string, value: string): string {
  const found = at(file, marked);
  const option = found?.options.find((one) => one.value === value);
  if (found === null || option === undefined) return `no ${value}`;
  const text = marked.replace('|', '');
  const put = `${option.insert.slice(0, option.cursor)}|${option.insert.slice(option.cursor)}`;
  return text.slice(0, found.replaced.from) + put + text.slice(found.replaced.to);
}

const check = (inside: string): string => `{"checks": [{${inside}}]}`;
const indicator = (inside: string): string =>
  `{"categories": [{"indicators": [{"id": "a", ${inside}}]}]}`;

describe('keys', () => {
  it.each([
    ['an empty object', '{|}', ['checks']],
    ['behind a quote', '{"|"}', ['checks']],
    ['without its end', '{"ch|', ['checks']],
    ['a bare word', '{che|}', ['checks']],
    ['the file not closed', '{"checks": [{"lab|', ['label']],
    ['behind a comma', check('"id": "x", |'), null],
    ['a comma forgotten', check('"id": "x" "seve|"'), ['severity']],
    ['by its Chinese name', check('"程度|"'), ['severity']],
    ['before members that follow', check('"onM|", "left": "1"'), ['onMissing']],
    ['behind a string that has no end', check('"id": "x\n, "onM|'), ['onMissing']],
    ['behind a value that is none', check('"id": oops, "onM|"'), ['onMissing']],
    ['behind a member without value', check('"id": , "onM|"'), ['onMissing']],
    ['a comma too many before', check('"id": "x",, "onM|"'), ['onMissing']],
    ['after a broken sibling', '{"checks": [{"id": , }, {"onM|"}]}', ['onMissing']],
    [
      'a new entry before another, without a comma',
      '{"checks": [{"onM|"} {"onMissing": 1}]}',
      ['onMissing'],
    ],
    ['inside a key that is changed', check('"i|d": "x"'), null],
  ])('%s', (_what, marked, expected) => {
    if (expected === null) expect(offered('checks', marked)).toContain('id');
    else expect(offered('checks', marked)).toEqual(expected);
  });

  it('stand in order: required, then others, then those that are there already', () => {
    const found = at('checks', check('"id": "x", "when": {}, "|"'));
    const notes = found?.options.map(({ note }) => note) ?? [];
    expect(notes.filter((note, index) => note !== notes[index - 1])).toEqual(['必填', '', '已有']);
    expect(found?.options.filter(({ note }) => note === '已有').map(({ value }) => value)).toEqual([
      'id',
      'when',
    ]);
    const left = found?.options.find(({ value }) => value === 'severity');
    expect(left).toMatchObject({ label: '程度', note: '必填' });
    expect(left?.info).toContain('"error" 错误（阻止送审）');
  });

  it('come with what their value begins with, and a comma where something follows', () => {
    expect(taken('checks', check('"lef|"'), 'left')).toBe(check('"left": "|"'));
    expect(taken('checks', check('wai|'), 'waivable')).toBe(check('"waivable": |'));
    expect(taken('checks', check('"fie|" "id": 1'), 'fields')).toBe(
      check('"fields": [|], "id": 1'),
    );
    expect(taken('checks', check('"whe|": {}'), 'when')).toBe(check('"when"|: {}'));
    expect(taken('checks', '{"checks": [{"whe|', 'when')).toBe('{"checks": [{"when": {|}');
  });

  it('are those of the variant that is written, and of all while it is open', () => {
    const bands = offered('indicators', indicator('"scoring": {"form": "bands", "|"}'));
    expect(bands).toEqual(['value', 'bands', 'form']);
    const all = offered('indicators', indicator('"scoring": {"|"}'));
    expect(all).toEqual(expect.arrayContaining(['form', 'bands', 'items', 'target']));
    expect(all[0]).toBe('form');
    const odd = offered('indicators', indicator('"scoring": {"form": "bands", "odd": 1, "|"}'));
    expect(odd).toEqual(bands);
  });

  it('of conditions follow the kind that was begun', () => {
    const inside = (text: string) => offered('checks', check(`"when": ${text}`));
    expect(inside('{"|"}')).toEqual(expect.arrayContaining(['fact', 'all', 'any', 'condition']));
    expect(inside('{"fact": "a", "|"}')).not.toContain('all');
    expect(inside('{"all": [{"any": [{"fa|')).toEqual(['fact']);
  });

  it('are ids where the schema leaves them open', () => {
    expect(offered('examples', '[{"content": {"facts": {"procurement.q|"}}}]')).toContain(
      'procurement.queries',
    );
    expect(offered('examples', '[{"expect": {"indicators": {"政府采购管理|"}}}]')).toHaveLength(1);
  });
});

describe('values', () => {
  it.each([
    ['a closed list', check('"severity": |'), ['error', 'warning', 'hint']],
    [
      'before entries that follow',
      '{"checks": [{"severity": |}\n{"id": "x"}, {"id": "y"}]}',
      ['error', 'warning', 'hint'],
    ],
    ['inside quotes', check('"severity": "w|"'), ['warning']],
    ['by its Chinese name', check('"severity": "提|"'), ['hint']],
    ['half typed without quotes', check('"severity": wa|'), ['warning']],
    ['at the end of the file', '{"checks": [{"severity": "e|', ['error']],
    ['yes or no', check('"waivable": |'), ['true', 'false']],
    ['half of a yes', check('"waivable": t|, "id": "x"'), ['true']],
    ['an operator of a condition', check('"when": {"operator": "isM|"}'), ['isMissing']],
    ['an object', check('"when": |'), ['{ }']],
    ['a list', check('"fields": |'), ['[ ]']],
    ['free text', check('"label": "|"'), []],
    ['an own id', check('"id": "|"'), []],
  ])('%s', (_what, marked, expected) => {
    expect(offered('checks', marked)).toEqual(expected);
  });

  it('are quoted whole, whatever part of it was typed', () => {
    expect(taken('checks', check('"severity": "w|arn"'), 'warning')).toBe(
      check('"severity": "warning"|'),
    );
    expect(taken('checks', check('"severity": w|'), 'warning')).toBe(
      check('"severity": "warning"|'),
    );
    expect(taken('checks', '{"checks": [{"severity": "w|\n', 'warning')).toBe(
      '{"checks": [{"severity": "warning"|\n',
    );
  });

  it('offer the variants of a union by their constant', () => {
    const found = at('indicators', indicator('"scoring": |'));
    expect(found?.options.map(({ value }) => value)).toContain('checklist');
    expect(taken('indicators', indicator('"scoring": |'), 'bands')).toBe(
      indicator('"scoring": {"form": "bands"|}'),
    );
    expect(offered('indicators', indicator('"scoring": {"form": "|", "value": "a"}'))).toContain(
      'bands',
    );
  });

  it('are ids of what the package has', () => {
    expect(offered('checks', check('"fields": ["procurement.quer|"]'))).toEqual([
      'procurement.queries',
    ]);
    expect(offered('checks', check('"when": {"fact": "procurement.quer|'))).toEqual([
      'procurement.queries',
    ]);
    expect(at('checks', '{"checks": [{|} {"id": "x"}]}')?.options[0]).toMatchObject({
      value: 'id',
      note: '必填',
    });
    expect(offered('checks', check('"forEach": "|"'))).toContain('projects');
    expect(offered('checks', check('"forEach": "|"'))).not.toContain('procurement.queries');
    expect(offered('disclosure', '{"hidden": [{"field": "projects/na|"}]}')).toContain(
      'projects/name',
    );
    expect(offered('facts', '{"facts": [{"section": "|"}]}')).toEqual(
      KNOWN.sections.map(({ value }) => value),
    );
    expect(offered('examples', '[{"expect": {"failing": ["|"]}}]')).toEqual(
      KNOWN.checks.map(({ value }) => value),
    );
  });

  it('of a comparison are those of its fact', () => {
    const chosen = KNOWN.facts.find(({ options }) => options.length > 0);
    const inside = `"when": {"fact": "${chosen?.value ?? ''}", "operator": "equal", "value": "|"}`;
    expect(offered('checks', check(inside))).toEqual(chosen?.options.map(({ value }) => value));
  });
});

describe('words inside a text', () => {
  it('are columns of the row where there is one', () => {
    const whole = '"forEach": "projects", ';
    const columns = ['row.executed', 'row.execution_rate'];
    expect(offered('checks', check(`${whole}"left": "row.exe|"`))).toEqual(columns);
    expect(offered('checks', check(`${whole}"message": "{{row.exe|}}"`))).toEqual(columns);
    expect(offered('checks', check('"left": "row.exe|"'))).toEqual([]);
  });

  it('are ids and functions of a formula, each replaced alone', () => {
    expect(
      taken('checks', check('"left": "round(procurement.quer|, 2)"'), 'procurement.queries'),
    ).toBe(check('"left": "round(procurement.queries|, 2)"'));
    expect(offered('checks', check('"left": "rou|"'))[0]).toBe('round');
    expect(offered('checks', '{"checks": [{"left": "1 + 询问|')).not.toContain('round');
  });

  it('are the columns of the table that a function was given', () => {
    const columns = offered('checks', check('"left": "sum(column(projects, \\"|\\"))"'));
    expect(columns).toEqual(KNOWN.factById.get('projects')?.columns.map(({ value }) => value));
    expect(
      offered('checks', check('"left": "column(projects, \\"name\\") + procurement.quer|"')),
    ).toEqual(['procurement.queries']);
  });

  it('are ids between the braces of a text, and the braces are closed', () => {
    expect(
      taken('checks', check('"message": "共{{procurement.quer|"'), 'procurement.queries'),
    ).toBe(check('"message": "共{{procurement.queries}}|"'));
    expect(taken('checks', check('"message": "{{score.to|}}"'), 'score.total')).toBe(
      check('"message": "{{score.total|}}"'),
    );
    expect(offered('checks', check('"message": "共|"'))).toEqual([]);
  });
});

describe('places where nothing can be written', () => {
  it.each(['{"checks": [] |}', '{"checks": []} |', check('"id": "x" |')])('%s', (marked) => {
    expect(at('checks', marked)).toBeNull();
  });

  it('an unknown key leads nowhere, and a file of another kind offers its own', () => {
    expect(offered('checks', '{"odd": {"|"}}')).toEqual([]);
    expect(offered('workflow', '{"|"}')).toContain('stages');
  });
});
