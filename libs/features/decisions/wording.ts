import {
  renderNarrative,
  rewrittenParagraphs,
  type CheckResult,
  type CompiledRulebook,
  type Evaluation,
  type FactDefinition,
  type ReportContent,
  type TableRow,
} from '#libs/rulebook';
import { checkText, kindName, type Finding } from '#libs/textcheck';

import { checkOf } from './finding-check.js';

/**
 * What a paragraph or a cell alone can show. Kinds that need the whole report - numbering, tables and cells held against each
 * other - would accuse it wrongly, or are the rulebook's own: outcomes that copy the plan, targets nobody answered, names of
 * units, prompts and personal data.
 */
const KINDS: ReadonlySet<string> = new Set([
  ...['sum', 'difference', 'share', 'ratio', 'growth', 'unit', 'headcount', 'count_list'],
  ...['average', 'balance', 'standard', 'percent_points'],
  ...['same_figure', 'claim', 'year', 'date_order', 'citation'],
  ...['punctuation', 'doubled_words', 'truncated', 'wrong_word'],
]);

/** Kinds of the rulebook's checks that say the same of a text: no doubt is said twice. */
const ALSO_SAID_BY: Readonly<Record<string, readonly CheckResult['kind'][]>> = {
  year: ['staleness', 'order'],
  date_order: ['order'],
  unit: ['unit'],
};

/** A text the drafter wrote, and the field it is typed into. */
interface Typed {
  readonly field: string;
  readonly text: string;
}

/**
 * What a careful reader would send back in what the drafter wrote - rewritten paragraphs, text cells, single texts, measures -
 * as checks that warn, never bar 送审, and can be waived. The rulebook's own sentences are written once and tested with it;
 * these are read every time.
 */
export function wordingChecks(
  rulebook: CompiledRulebook,
  evaluation: Evaluation,
  content: ReportContent,
): CheckResult[] {
  const narrative = renderNarrative(rulebook, evaluation, content);
  const { title, rewritten } = rewrittenParagraphs(narrative);
  const paragraphs = rewritten.map(({ id, text }) => ({ field: `paragraphs/${id}`, text }));
  const failing = evaluation.checks.filter(({ outcome }) => outcome === 'fail');
  return [...paragraphs, ...typedTexts(rulebook.package.facts.facts, content)].flatMap((typed) => {
    const own = findingsOf(title, typed).filter((finding) => !isSaid(finding, typed, failing));
    return own.map((finding, index) => resultOf(finding, typed.field, ordinal(own, index)));
  });
}

/** A report has hundreds of cells, and between two evaluations one of them changes: the others were read already. */
const READ = new Map<string, readonly Finding[]>();
const MOST_READ = 10_000;
const LONGEST_KEPT = 600;

function read(source: string): readonly Finding[] {
  const known = READ.get(source);
  if (known !== undefined) return known;
  const findings = checkText(source);
  const [oldest] = READ.keys();
  if (READ.size >= MOST_READ && oldest !== undefined) READ.delete(oldest);
  if (source.length <= LONGEST_KEPT) READ.set(source, findings);
  return findings;
}

/** The title tells the year and the unit a text is of. */
function findingsOf(title: string, { text }: Typed): Finding[] {
  return read(`${title}\n${text}`).filter(
    ({ kind, quotes }) => KINDS.has(kind) && quotes.every(({ start }) => start > title.length),
  );
}

/** Text cells, single texts and measures, in the order of the form. What is computed or classified is nobody's words. */
function typedTexts(
  facts: readonly FactDefinition[],
  { facts: values, measures }: ReportContent,
): Typed[] {
  const ofFacts = facts
    .filter(({ origin }) => origin === 'input')
    .flatMap((fact): Typed[] => {
      const value = values[fact.id];
      if (Array.isArray(value)) return value.flatMap((row: TableRow) => cellTexts(fact, row));
      return fact.type === 'text' && typeof value === 'string'
        ? [{ field: fact.id, text: value }]
        : [];
    });
  const ofMeasures = Object.entries(measures).map(([id, { reason, measure }]) => ({
    field: `measures/${id}`,
    text: `${reason}\n${measure}`,
  }));
  return [...ofFacts, ...ofMeasures];
}

function cellTexts({ id, columns = [] }: FactDefinition, row: TableRow): Typed[] {
  if (!('cells' in row)) return [];
  return columns.flatMap(({ id: column, type, formula }) => {
    const text = row.cells[column];
    return type === 'text' && formula === undefined && typeof text === 'string'
      ? [{ field: `${id}/${row.id}/${column}`, text }]
      : [];
  });
}

/** Whether a check of the rulebook that fails leads to the same field, or names the same year or words. */
function isSaid({ kind, quotes }: Finding, { field }: Typed, failing: readonly CheckResult[]) {
  const words = quotes.map(({ text }) => /\d{4}/u.exec(text)?.[0] ?? text);
  return failing.some(
    ({ kind: of, fields, message }) =>
      ALSO_SAID_BY[kind]?.includes(of) === true &&
      (fields.includes(field) || words.some((word) => message.includes(word))),
  );
}

/** Which of a text's findings of its kind it is: told apart, and named the same while the others stay. */
function ordinal(findings: readonly Finding[], index: number): number {
  const kind = findings[index]?.kind;
  return findings.slice(0, index + 1).filter((finding) => finding.kind === kind).length;
}

function resultOf(finding: Finding, field: string, nth: number): CheckResult {
  const place = field.replace(/^paragraphs\//u, '');
  return checkOf(finding, {
    id: `text.${finding.kind}`,
    key: `text.${finding.kind}:${place}:${String(nth)}`,
    label: `文字核查：${kindName(finding.kind)}`,
    fields: [field],
  });
}
