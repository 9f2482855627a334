import { decide, type ReportDependencies, type SeenReport } from '#libs/features/decisions';
import type { Actor, TakenFinding, TakeoverRecord } from '#libs/features/ports';
import { person } from '#libs/features/reports';
import { sha256Hex, ZipingError } from '#libs/kernel';

import { takenFindings } from './doubts.js';
import type { TakenOver } from './read-file.js';

export interface TakeoverInput extends SeenReport {
  readonly filename: string;
  readonly bytes: Uint8Array;
  /** Facts whose values the drafter takes over. */
  readonly facts: readonly string[];
}

/** What says nothing of the draft is kept to be read, but not without end. */
const MOST_OTHERS = 100;
/** Of these the quoted words are what must not be kept. */
const NEVER_KEPT: ReadonlySet<string> = new Set(['personal', 'classified']);
/** Printed in place of a character no official font has: a waiver prints what it sets aside. */
const NO_CHARACTER = '□';

/** Errors: `fact.unknown` with its place. */
export function requireFacts(facts: readonly string[], known: ReadonlySet<string>): void {
  const index = facts.findIndex((id) => !known.has(id));
  if (index >= 0)
    throw new ZipingError('fact.unknown', '没有这个填报项', { path: `facts.${String(index)}` });
}

/** Keeps with the draft what was taken over from a file that was read, and what is to be doubted of it. */
export async function recordTakeover(
  dependencies: ReportDependencies,
  actor: Actor,
  { filename, bytes, facts, ...seen }: TakeoverInput,
  { year, proposals, findings }: TakenOver,
): Promise<{ version: number }> {
  const { userId: takenBy, name: takenByName } = person(actor);
  const [id, sha256] = [dependencies.ids.next(), sha256Hex(bytes)];
  const wanted = proposals.filter(({ fact }) => facts.includes(fact));
  const kept = keptOf(takenFindings(findings, wanted, sha256));
  const printed = kept.map((finding) => inPrint(dependencies, finding));
  const decision = { command: 'edit', seen, typed: { file: filename } } as const;
  const { report } = await decide(dependencies, actor, decision, async (context) => {
    const { bureauId, id: reportId } = context.report;
    const takeover: TakeoverRecord = {
      ...{ id, bureauId, reportId, filename, sha256, year, facts: wanted.map(({ fact }) => fact) },
      ...{ findings: printed, found: findings.length, takenBy, takenByName, takenAt: context.now },
    };
    await context.transaction.takeovers.insert(takeover);
    const details = { takeover: id, filename, sha256, facts: takeover.facts };
    return { result: null, action: 'report.take_over', details };
  });
  return { version: report.version };
}

function keptOf(findings: readonly TakenFinding[]): TakenFinding[] {
  const others = findings.filter(
    ({ places, kind }) => places.length === 0 && !NEVER_KEPT.has(kind),
  );
  const kept = new Set(others.slice(0, MOST_OTHERS));
  return findings.filter((finding) => finding.places.length > 0 || kept.has(finding));
}

function inPrint({ characters }: ReportDependencies, finding: TakenFinding): TakenFinding {
  const print = (text: string): string =>
    characters.missing(text).reduce((left, one) => left.replaceAll(one, NO_CHARACTER), text);
  const { quotes, message, computed, suggestion } = finding;
  return {
    ...finding,
    quotes: quotes.map((one) => ({ ...one, text: print(one.text) })),
    ...{ message: print(message), suggestion: print(suggestion) },
    computed: computed === null ? null : print(computed),
  };
}
