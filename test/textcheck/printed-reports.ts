import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { buildDocument, EMPTY_RECORD, renderDocx } from '#libs/document';
import { loadPackageFolder } from '#libs/features/rulebooks';
import { readReportText } from '#libs/reading';
import {
  compilePackage,
  evaluate,
  renderNarrative,
  reportContentSchema,
  type CompiledRulebook,
  type Condition,
  type FactDefinition,
  type FactValues,
  type OrganisationContext,
  type RenderedBlock,
  type ReportContent,
} from '#libs/rulebook';

import { deriveContent } from '../../libs/features/demo/content/derive.js';
import type { Cell } from './cells.js';

/** A made-up report of a unit of its own: whose, by which year's rules, and what is particular about it. */
export interface ReportPlan {
  readonly title: string;
  readonly year: number;
  readonly seed: number;
  readonly unit: OrganisationContext;
  readonly facts?: (facts: FactValues) => FactValues;
  /** Like another in all its sentences: read back once, not rephrased. */
  readonly isPlain?: boolean;
}

export interface PrintedReport {
  readonly rulebook: CompiledRulebook;
  readonly facts: FactValues;
  /** As read back from the Word file the product writes. */
  readonly text: string;
  /** Whether the report's own sentences, lists and tables print the value or hang on it. */
  readonly isStated: (cell: Cell) => boolean;
}

const rulebooks = new Map<number, Promise<CompiledRulebook>>();

export function rulebookOf(year: number): Promise<CompiledRulebook> {
  const known =
    rulebooks.get(year) ??
    loadPackageFolder(join(repositoryRoot(), 'rules', String(year))).then(compilePackage);
  rulebooks.set(year, known);
  return known;
}

/** The plan's report, evaluated, printed as a Word file and read back. */
export async function printedReport({
  year,
  seed,
  unit,
  facts = (own) => own,
}: ReportPlan): Promise<PrintedReport> {
  const rulebook = await rulebookOf(year);
  const example = rulebook.package.examples.find(({ id }) => id === 'humu-2024');
  if (example?.organisation === undefined) throw new Error('the sample is not in the rulebook');
  const pattern = {
    package: rulebook.package,
    organisation: example.organisation,
    content: reportContentSchema.parse(example.content),
  };
  const derived = deriveContent(pattern, unit, seed);
  const content: ReportContent = {
    ...derived,
    facts: { ...derived.facts, ...facts(derived.facts) },
  };
  const { blocks, hidden, text } = await printed(rulebook, unit, year, content);
  const answered = answersTold(rulebook, hidden);
  return { rulebook, facts: content.facts, text, isStated: statedBy(rulebook, blocks, answered) };
}

async function printed(
  rulebook: CompiledRulebook,
  organisation: OrganisationContext,
  year: number,
  content: ReportContent,
): Promise<{ blocks: readonly RenderedBlock[]; hidden: ReadonlySet<string>; text: string }> {
  const evaluation = await evaluate(rulebook, { organisation, year, content });
  const narrative = renderNarrative(rulebook, evaluation, content);
  const model = buildDocument({
    status: 'draft',
    narrative,
    organisation,
    year,
    measures: content.measures,
    evaluation,
    signedOn: `${String(year + 1)}-03-14`,
    record: EMPTY_RECORD,
  });
  const { text } = await readReportText(await renderDocx(model));
  return { blocks: narrative.body, hidden: new Set(evaluation.hiddenBlocks), text };
}

/** Questions of yes or no that a printed sentence answers: it is printed only when they are answered so. */
function answersTold(
  { package: rules }: CompiledRulebook,
  hidden: ReadonlySet<string>,
): ReadonlySet<string> {
  const told = rules.narrative.body.flatMap((block) => {
    if (block.type !== 'paragraph' || hidden.has(block.id)) return [];
    const sentences = Array.isArray(block.text) ? block.text : [];
    const shown = sentences.filter((_, index) => !hidden.has(`${block.id}/${String(index)}`));
    return [block.when, ...shown.map(({ when }) => when)].flatMap(answersIn);
  });
  return new Set(told);
}

function answersIn(when: Condition | undefined): string[] {
  if (when === undefined) return [];
  if ('all' in when) return when.all.flatMap(answersIn);
  return 'fact' in when && when.operator === 'equal' && typeof when.value === 'boolean'
    ? [when.fact]
    : [];
}

/** Fields whose values stand in the text: printed themselves, or by a computed text that joins or names them. */
function statedBy(
  { package: rules }: CompiledRulebook,
  blocks: readonly RenderedBlock[],
  answered: ReadonlySet<string>,
) {
  const shown = new Set(blocks.flatMap(fieldsOf));
  const show = (): void => {
    for (const fact of rules.facts.facts)
      for (const field of shownThrough(fact, shown)) shown.add(field);
  };
  // Once for what is joined, again for what that is written from, and what is looked up for it.
  for (let round = 0; round < 3; round += 1) show();
  return ({ key, fact, definition }: Cell): boolean =>
    definition.type === 'boolean' && key === fact
      ? answered.has(fact)
      : shown.has(key === fact ? fact : `${fact}/${key.split('/')[2] ?? ''}`);
}

/** Fields that a shown fact, or a shown column of it, is written from. */
function shownThrough(
  { id, formula = '', columns = [] }: FactDefinition,
  shown: ReadonlySet<string>,
): string[] {
  const [, table = '', column = ''] = /^join\(column\((\S+), "(\w+)"\)/u.exec(formula) ?? [];
  const joined = shown.has(id) && table !== '' ? [`${table}/${column}`] : [];
  const written = columns
    .filter((one) => shown.has(`${id}/${one.id}`))
    .flatMap(({ formula: of = '' }) => {
      const [, linked, name = '', link = ''] =
        /^numbered_where\((\S+), "(\w+)", "(\w+)"/u.exec(of) ?? [];
      if (linked !== undefined) return [`${linked}/${name}`, `${linked}/${link}`];
      const isText = /^(?:concat|lookup|is_missing)/u.test(of);
      return isText ? [...of.matchAll(/row\.(\w+)/gu)].map(([, own = '']) => `${id}/${own}`) : [];
    });
  return [...joined, ...written];
}

/** `fact`, or `table/column`, of every run. */
function fieldsOf(block: RenderedBlock): string[] {
  const runs = [
    ...('runs' in block ? block.runs : []),
    ...('items' in block
      ? block.items.flatMap((item) => [...(item.lead ?? []), ...item.runs])
      : []),
    ...('rows' in block ? block.rows.flatMap(({ cells }) => cells.flat()) : []),
  ];
  return runs.flatMap(({ fact }) => {
    const [table = '', , column] = fact?.split('/') ?? [];
    return fact === undefined ? [] : [column === undefined ? fact : `${table}/${column}`];
  });
}
