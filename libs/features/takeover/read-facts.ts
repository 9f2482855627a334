import type { CompiledRulebook, FactDefinition } from '#libs/rulebook';
import type { TextDocument } from '#libs/textcheck';

import { placedParagraphs, sectionsOf, type Placed } from './blocks.js';
import { figuresOf } from './figures.js';
import { citationsOf, listsOf } from './lists.js';
import type { Proposal } from './proposal.js';
import { statementsOf } from './statements.js';
import { tablesOf } from './tables.js';
import { textsOf } from './texts.js';

/**
 * What an existing report's text says of the rulebook's facts. The rulebook's own narrative says where each fact stands:
 * its sections, sentences and tables are held against those of the text. A fact two places disagree on is left out.
 * Pure; in the order of the rulebook's facts.
 */
export function readFacts(rulebook: CompiledRulebook, document: TextDocument): Proposal[] {
  const facts = new Map(rulebook.package.facts.facts.map((fact) => [fact.id, fact]));
  const sections = sectionsOf(rulebook, document);
  const found = [
    ...sections.flatMap(placedParagraphs).flatMap((placed) => ofParagraph(placed, facts)),
    ...tablesOf(rulebook, document, sections),
  ];
  return [...facts.keys()].flatMap((id) => agreed(found.filter(({ fact }) => fact === id)));
}

function ofParagraph(placed: Placed, facts: ReadonlyMap<string, FactDefinition>): Proposal[] {
  const typed = (id: string): FactDefinition | undefined => {
    const fact = facts.get(id);
    return fact?.origin === 'input' ? fact : undefined;
  };
  const { line } = placed;
  return [
    ...placed.sentences.flatMap((sentence) => [
      ...figuresOf(sentence, line, (id) => facts.get(id)),
      ...textsOf(sentence, line, typed),
      ...listsOf(sentence, line, facts),
      ...citationsOf(sentence, line, facts),
    ]),
    ...statementsOf(placed, typed),
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
