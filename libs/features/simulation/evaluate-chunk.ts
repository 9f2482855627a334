import { ZipingError } from '#libs/kernel';
import {
  compilePackage,
  openYear,
  simulator,
  type CompiledRulebook,
  type EvaluationInput,
  type RulebookPackage,
  type SimulatedReport,
  type Simulator,
  type Standing,
} from '#libs/rulebook';

/** A package by the hash of what it is; the thread compiles each once. */
export interface NamedPackage {
  readonly hash: string;
  readonly package: RulebookPackage;
}

export interface ChunkSubject {
  readonly reportId: string;
  /** Of the reporting unit, for people. */
  readonly name: string;
  readonly input: Omit<EvaluationInput, 'otherOrganisations'>;
  /** Hash of the package it was made with; among `own`. */
  readonly rulebookHash: string;
  readonly stored: Standing | null;
}

/** Some reports to be tried under a draft: plain data, so that it can be sent to a thread. */
export interface ChunkTask {
  readonly draft: NamedPackage;
  readonly own: readonly NamedPackage[];
  readonly reports: readonly ChunkSubject[];
  /** Short names of every reporting unit of the bureau. */
  readonly units: readonly string[];
}

export type EvaluateChunk = (task: ChunkTask) => Promise<readonly SimulatedReport[]>;

/** Two years of a draft and the packages its reports were made with. */
const MOST_COMPILED = 8;

/**
 * Tries reports one by one; what one of them breaks stays with it. A draft of another year is tried with its dates moved
 * to the report's, so that it is not held against deadlines that lie a year off. Errors: `rulebook.invalid`.
 */
export function createEvaluator(): EvaluateChunk {
  const compiled = bounded<CompiledRulebook>();
  const simulators = bounded<Simulator>();
  return async ({ draft, own, reports, units }) => {
    const packages = new Map(own.map((one) => [one.hash, one.package]));
    const simulatorOf = (hash: string, year: number): Simulator =>
      simulators(`${draft.hash} ${String(year)} ${hash}`, () => {
        const pkg = packages.get(hash);
        if (pkg === undefined) throw new Error(`rulebook ${hash} was not sent along`);
        const tried = compiled(`${draft.hash} ${String(year)}`, () => datedTo(draft.package, year));
        return simulator(
          tried,
          compiled(hash, () => compilePackage(pkg)),
        );
      });
    const tried: SimulatedReport[] = [];
    for (const { reportId, name, input, rulebookHash, stored } of reports) {
      const simulate = simulatorOf(rulebookHash, input.year);
      // Its own name among them is not taken for another's, and one list is indexed once.
      const subject = { input: { ...input, otherOrganisations: units }, stored };
      // A rule that breaks on one report says nothing of the others.
      const effect = await simulate(subject).catch(() => null);
      tried.push({ reportId, name, effect });
    }
    return tried;
  };
}

function datedTo(pkg: RulebookPackage, year: number): CompiledRulebook {
  if (pkg.manifest.year === year) return compilePackage(pkg);
  try {
    return compilePackage(openYear(pkg, year).package);
  } catch (error) {
    if (!(error instanceof ZipingError)) throw error;
    // Where moved dates do not fit together, the rules stand as they are written.
    return compilePackage(pkg);
  }
}

function bounded<T>(): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const known = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, known);
    const [oldest] = kept.keys();
    if (kept.size > MOST_COMPILED && oldest !== undefined) kept.delete(oldest);
    return known;
  };
}
