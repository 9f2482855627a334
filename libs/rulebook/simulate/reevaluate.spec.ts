import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { canonicalJson } from '#libs/kernel';

import { openYear } from '../draft/shift-year.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { EvaluationInput } from '../evaluate/types.js';
import { exampleInput } from '../examples/resolve.js';
import { compilePackage } from '../package/compile.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { parsePackage } from '../package/parse.js';
import type { FactValue, RulebookPackage } from '../schema/index.js';
import type { sampleFiles } from '../testing/sample-files.js';
import { sampleInput, samplePackage } from '../testing/sample-package.js';
import { effectOf } from './effect.js';
import { contentReader } from './readable.js';
import { reevaluator } from './reevaluate.js';
import { standingOf } from './standing.js';

type Files = ReturnType<typeof sampleFiles>;

const words = { message: '有误', instruction: '请核对', kind: 'limit', severity: 'error' };

/** Of everything a result may rest on besides facts: text, figures in it, scores, caps. */
function withAllKinds({ facts, checks, indicators, narrative }: Files): void {
  const derived = { type: 'number', origin: 'derived', section: 'main' };
  (facts['facts'] as object[]).push(
    { ...derived, id: 'doubled', label: '两倍', formula: 'sum(column(projects, "double"))' },
    { ...derived, id: 'doubled_share', label: '两倍占比', formula: 'doubled / total' },
  );
  (checks['checks'] as object[]).push(
    { ...words, id: 'chain', label: '链', left: 'doubled_share', operator: '<=', right: '2' },
    { ...words, id: 'text.word', label: '用词', left: 'first_match(text.report, "修桥")' },
    { ...words, id: 'text.points', label: '分', left: 'first_match(text.report, "得9.6分")' },
    { ...words, id: 'text.figures', label: '数字', left: 'figures_not_in_facts(text.rewritten)' },
    { ...words, id: 'score.sum', label: '合计', left: 'sum(column(scored_indicators, "score"))' },
    {
      ...{ ...words, id: 'score.rows', label: '整改', left: 'is_present(row.measure)' },
      ...{ forEach: 'scored_indicators', operator: '=', right: 'true' },
      when: { fact: 'row', path: 'deduction', operator: 'greaterThan', value: '0' },
    },
  );
  for (const check of checks['checks'] as Record<string, unknown>[]) {
    check['operator'] ??= String(check['id']).startsWith('text') ? '=' : '>=';
    check['right'] ??= String(check['id']).startsWith('text') ? '""' : '9';
  }
  indicators['caps'] = [
    {
      ...{ id: 'low', label: '占比', value: 'share', basis: '示例' },
      bands: [{ to: '20', atMost: '70' }],
    },
  ];
  (narrative['body'] as object[]).push({
    ...{ id: 'own', type: 'paragraph', editable: true },
    text: '管理得{{category.main.score}}分。',
  });
}

const OWN = compilePackage(samplePackage(withAllKinds));

/** Some place in a package whose value is a text, yes or no, or a list. */
interface Place {
  readonly of: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

function placesIn(of: unknown): Place[] {
  if (typeof of !== 'object' || of === null) return [];
  return Object.entries(of).flatMap(([key, value]: [string, unknown]) => [
    ...(typeof value === 'object' && !Array.isArray(value) ? [] : [{ of, key } as Place]),
    ...placesIn(value),
  ]);
}

/** Another value in its place: a figure, the opposite, a list without an entry or turned round, another text of this name. */
function changedValue(value: unknown, others: readonly string[], pick: number): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
    return ['0', '1', '0.5', '7', '100'][pick % 5];
  if (Array.isArray(value))
    return pick % 3 === 0 ? value.toReversed() : value.toSpliced(pick % (value.length || 1), 1);
  return others[pick % (others.length || 1)] ?? value;
}

const SECTIONS = ['facts', 'indicators', 'checks', 'narrative', 'disclosure'] as const;

function edited(pkg: RulebookPackage, edits: readonly (readonly [number, number])[]) {
  const draft = structuredClone(pkg) as unknown as Record<string, unknown>;
  for (const [where, pick] of edits) {
    const places = SECTIONS.flatMap((section) => placesIn(draft[section]));
    const { of, key } = places[where % places.length]!;
    const values = of as Record<string | number, unknown>;
    const alike = places
      .filter((place) => place.key === key)
      .map((place) => valueAt(place))
      .filter((value) => typeof value === 'string');
    values[key] = changedValue(values[key], alike, pick);
  }
  return draft as unknown as RulebookPackage;
}

const valueAt = ({ of, key }: Place): unknown => (of as Record<string | number, unknown>)[key];

/** null: no package, which could not be tried either. */
function compiledOrNull(pkg: RulebookPackage): CompiledRulebook | null {
  try {
    return compilePackage(parsePackage(pkg));
  } catch {
    return null;
  }
}

/** The effect on a report: taken over where nothing differs, evaluated in full, and with the checks as they were. */
async function bothWays(own: CompiledRulebook, draft: CompiledRulebook, input: EvaluationInput) {
  const standing = standingOf(await evaluate(own, input));
  const { content, unread } = contentReader(own.package, draft)(input.content);
  const read = { ...input, content };
  const { paragraphs } = input.content;
  const quick = await reevaluator(own, draft)({ standing, paragraphs }, read);
  const full = await evaluate(draft, read);
  const whole = { score: full.score, failing: standingOf(full).failing };
  const before = { ...whole, failing: standing.failing };
  return [quick, whole, before].map((after) =>
    canonicalJson({
      effect: effectOf(standing, after, draft, unread),
      failing: after.failing,
      ...{ status: after.score.status, caps: after.score.caps, grade: after.score.grade },
      categories: after.score.categories,
    }),
  );
}

const failingIn = (result: string) =>
  (JSON.parse(result) as { failing: { id: string }[] }).failing.map(({ id }) => id);

const edits = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 });

describe('a report evaluated by rules that differ in little', () => {
  const facts = fc.record(
    {
      total: fc.constantFrom('200', '0', '49', '1000'),
      part: fc.constantFrom('50', '10', '200'),
      returned: fc.constantFrom('0', '2', '6', '30'),
      has_system: fc.boolean(),
      level: fc.constantFrom('high', 'low'),
      paid_on: fc.constantFrom('2024-05-30', '2024-07-01'),
      projects: fc.constantFrom<FactValue>([], [{ id: 'p_01', cells: { name: '道路' } }]),
    },
    { requiredKeys: [] },
  );
  const paragraphs = fc.constantFrom({}, { own: '得{{score.total}}分，修路12公里。' });
  const missing = fc.subarray(['total', 'part', 'returned', 'has_system', 'paid_on']);

  it('comes to what a full evaluation comes to, whatever was changed', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(edits, facts, paragraphs, missing, async (changes, given, own, without) => {
        const draft = compiledOrNull(edited(OWN.package, changes));
        if (draft === null) return;
        tried += 1;
        const gone = Object.fromEntries(without.map((id) => [id, undefined]));
        const { content, ...rest } = sampleInput({ ...given, ...gone });
        const input = { ...rest, content: { ...content, paragraphs: own } };
        const [quick, whole] = await bothWays(OWN, draft, input);
        expect(quick).toBe(whole);
      }),
      { numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(80);
  });

  it.each<[string, (files: Files) => void]>([
    [
      'a column behind two formulas',
      ({ facts: { facts: all } }) => {
        const table = (all as { id: string; columns: { formula?: string }[] }[]).find(
          ({ id }) => id === 'projects',
        )!;
        table.columns[2]!.formula = 'row.amount * 9';
      },
    ],
    [
      'a formula behind a formula',
      ({ facts: { facts: all } }) => {
        (all as { id: string; formula?: string }[]).find(({ id }) => id === 'doubled')!.formula =
          'total * 3';
      },
    ],
    [
      'a sentence that has the word a check looks for',
      ({ narrative }) => {
        (narrative['body'] as { text: string }[])[0]!.text = '修桥。';
      },
    ],
    [
      'points printed in the text',
      ({ indicators }) => {
        const [
          {
            indicators: [returns],
          },
        ] = indicators['categories'] as [
          { indicators: [{ scoring: { items: { points: string }[] } }] },
        ];
        returns.scoring.items[0]!.points = '0.1';
      },
    ],
  ])('sees that a check begins or ceases to fail by %s', async (_, change) => {
    const draft = compilePackage(
      samplePackage((files) => {
        withAllKinds(files);
        change(files);
      }),
    );
    const [quick, whole, before] = await bothWays(OWN, draft, sampleInput());
    expect(quick).toBe(whole);
    expect(failingIn(quick!)).not.toEqual(failingIn(before!));
  });

  it('comes to the same over the rules of 2024, edited and as opened for the next year', async () => {
    const [from, next] = [rulesOf('2024'), rulesOf('2025')];
    const own = compilePackage(from);
    const report = exampleInput(
      from,
      from.examples.find(({ id }) => id === 'humu-2024')!,
    );
    const drafts = fc
      .sample(edits, { numRuns: 10, seed: 4 })
      .map((changes) => compiledOrNull(edited({ ...from, examples: [] }, changes)));
    const redated = compilePackage(openYear({ ...next, examples: [] }, 2024).package);
    for (const draft of [own, redated, ...drafts]) {
      if (draft === null) continue;
      const [quick, whole] = await bothWays(own, draft, report);
      expect(quick).toBe(whole);
    }
  });
});

function rulesOf(year: string): RulebookPackage {
  const folder = fileURLToPath(new URL(`../../../rules/${year}/`, import.meta.url));
  const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'));
  const file = (name: string) => read(`${name}.json`);
  return parsePackage({
    ...{ manifest: file('rulebook'), facts: file('facts'), indicators: file('indicators') },
    ...{ checks: file('checks'), narrative: file('narrative'), workflow: file('workflow') },
    disclosure: file('disclosure'),
    examples: readdirSync(`${folder}examples`).map((name) => read(`examples/${name}`)),
  });
}
