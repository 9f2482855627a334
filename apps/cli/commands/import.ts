import { readFacts, type Proposal } from '#libs/features/takeover';
import type { CompiledRulebook } from '#libs/rulebook';
import { readText, settled, stretchIn } from '#libs/textcheck';

import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';
import { tableLines } from '../table.js';
import { checked } from './text-check.js';

const CONFIDENCE: Readonly<Record<Proposal['confidence'], string>> = {
  sure: '可信',
  likely: '请核对',
};

/**
 * `ziping report import <file>`: what an existing report says of the rulebook's facts, each with its place and how sure
 * that is. Nothing is stored. Exit code 1 when nothing was found. Errors: `request.malformed` for a file not read.
 */
export async function reportImport(
  file: string,
  rulebook: CompiledRulebook,
  output: Output,
): Promise<ExitCode> {
  const { text } = await checked(file, [], new Date(0));
  const proposals = proposalsOf(text, rulebook);
  const asked = rulebook.package.facts.facts.filter(({ origin }) => origin === 'input').length;
  output.result({ proposals, asked }, [
    ...tableLines(proposals.map((proposal) => rowOf(proposal))),
    `读出 ${String(proposals.length)} 项（共 ${String(asked)} 项），须逐项确认后填报`,
  ]);
  return proposals.length === 0 ? EXIT.findings : EXIT.ok;
}

/** What a text says of the facts, read as the check reads it; each at its place in the text as given. */
export function proposalsOf(text: string, rulebook: CompiledRulebook): Proposal[] {
  const plain = settled(text);
  return readFacts(rulebook, readText(plain.text)).map(({ quote, ...proposal }) => ({
    ...proposal,
    quote: { ...quote, ...stretchIn(plain, quote) },
  }));
}

function rowOf({ fact, label, value, confidence }: Proposal): string[] {
  return [CONFIDENCE[confidence], fact, label, shown(value)];
}

function shown(value: Proposal['value']): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? `${String(value.length)} 行` : '涉密';
}
