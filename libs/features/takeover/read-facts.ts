import type { CompiledRulebook, FactDefinition } from '#libs/rulebook';
import type { TextDocument } from '#libs/textcheck';

import { placedParagraphs, sectionsOf, type Placed, type Section } from './blocks.js';
import { claimedOnce, figuresOf } from './figures.js';
import type { Fragment } from './fragment.js';
import { implied, type Told } from './inverse.js';
import { listsOf } from './lists.js';
import type { Proposal } from './proposal.js';
import { tableProposals } from './refs.js';
import { rowsOf } from './rows.js';
import { answersOf, statementsOf } from './statements.js';
import { tablesOf } from './tables.js';
import { changesOf, textsOf } from './texts.js';

type Facts = ReadonlyMap<string, FactDefinition>;

/**
 * What an existing report's text says of the rulebook's facts. The rulebook's own narrative says where each fact stands:
 * its sections, sentences, lists and tables are held against those of the text. A fact two places disagree on is left out.
 * Pure; in the order of the rulebook's facts.
 */
export function readFacts(rulebook: CompiledRulebook, document: TextDocument): Proposal[] {
  const facts = new Map(rulebook.package.facts.facts.map((fact) => [fact.id, fact]));
  const sections = sectionsOf(rulebook, document).map((section) => ({
    section,
    placed: placedParagraphs(section),
  }));
  const paragraphs = sections.flatMap(({ placed }) => placed);
  const printed = sections.flatMap(({ section, placed }) =>
    ofBlocks(section, placed, document, facts),
  );
  const names = new Set(
    printed.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells['name'] ?? [])),
  );
  const fragments = [
    ...printed,
    ...paragraphs.flatMap(({ sentences, line }) =>
      sentences.flatMap((sentence) => listsOf(sentence, line, facts, names)),
    ),
  ];
  const figures = paragraphs.flatMap(({ sentences, line }) =>
    sentences.flatMap((sentence) => figuresOf(sentence, line, (id) => facts.get(id))),
  );
  const found: Proposal[] = [
    ...claimedOnce(figures),
    ...paragraphs.flatMap((placed) => ofParagraph(placed, facts, document.year)),
    ...tableProposals(fragments, facts, document.year),
  ];
  const stated = [...facts.keys()].flatMap((id) => agreed(found.filter(({ fact }) => fact === id)));
  const told = paragraphs.flatMap((placed) => toldBy(placed, facts));
  const byFact = new Map(
    [...stated, ...implied(told, stated, facts)].map((one) => [one.fact, one]),
  );
  return [...facts.keys()]
    .flatMap((id) => byFact.get(id) ?? [])
    .map((one) => quoted(one, document));
}

/** With the words as the file has them; a table's say how many rows it has. */
function quoted(proposal: Proposal, { source }: TextDocument): Proposal {
  const { fact, label, value, confidence, quote } = proposal;
  const text = Array.isArray(value) ? quote.text : source.slice(quote.start, quote.end);
  return { fact, label, value, confidence, quote: { ...quote, text } };
}

/** What a paragraph tells of computed facts. */
function toldBy(placed: Placed, facts: Facts): Told[] {
  const answers = answersOf(placed).flatMap(({ fact, value, quote }) =>
    typeof value === 'string' && facts.get(fact)?.origin === 'derived'
      ? [{ fact, value, quote }]
      : [],
  );
  const changes = placed.sentences.flatMap((sentence) =>
    changesOf(sentence, placed.line, (id) => facts.get(id)),
  );
  return [...answers, ...changes];
}

/** Rows of the tables and lists a section prints. */
function ofBlocks(
  section: Section,
  placed: readonly Placed[],
  document: TextDocument,
  facts: Facts,
): Fragment[] {
  return section.blocks.flatMap((block) => {
    const fact = 'table' in block ? facts.get(block.table) : undefined;
    if (fact === undefined) return [];
    if (block.type === 'table') return tablesOf(fact, block, document, section, facts);
    return block.type === 'list' ? rowsOf(fact, block, document, section, placed) : [];
  });
}

function ofParagraph(placed: Placed, facts: Facts, year: number | null): Proposal[] {
  const typed = (id: string): FactDefinition | undefined => {
    const fact = facts.get(id);
    return fact?.origin === 'input' ? fact : undefined;
  };
  return [
    ...placed.sentences.flatMap((sentence) => textsOf(sentence, placed.line, typed, year)),
    ...statementsOf(answersOf(placed), typed),
  ];
}

/** The surest of several; none, when the surest disagree. */
function agreed(proposals: readonly Proposal[]): Proposal[] {
  const sure = proposals.filter(({ confidence }) => confidence === 'sure');
  const among = sure.length > 0 ? sure : proposals;
  const [first] = among;
  const same = among.every(({ value }) => JSON.stringify(value) === JSON.stringify(first?.value));
  return first !== undefined && same ? [first] : [];
}
