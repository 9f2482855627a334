import { lintPackage } from '../package/lint/index.js';
import { type sampleFiles } from './sample-files.js';
import { samplePackage } from './sample-package.js';

export type Json = Record<string, unknown>;
export type Files = ReturnType<typeof sampleFiles>;
export type Change = (files: Files) => void;

function there(part: Json | undefined): Json {
  if (part === undefined) throw new RangeError('the sample has no such part');
  return part;
}

export const list = (value: unknown, key: string): Json[] => (value as Json)[key] as Json[];
/** Parts of the sample that a change takes hold of. */
export const fact = (files: Files, id: string): Json =>
  there(list(files.facts, 'facts').find((candidate) => candidate['id'] === id));
export const category = (files: Files, index: number): Json =>
  there(list(files.indicators, 'categories')[index]);
export const indicator = (files: Files, index: number): Json =>
  there(list(category(files, 0), 'indicators')[index]);
export const addFact = (files: Files, extra: Json) =>
  list(files.facts, 'facts').push({ label: '新', section: 'main', type: 'number', ...extra });
export const addCheck = (files: Files, extra: Json) =>
  list(files.checks, 'checks').push({
    id: 'new',
    label: '新',
    kind: 'sum',
    severity: 'hint',
    left: 'total',
    operator: '=',
    right: 'part',
    message: 'm',
    instruction: 'i',
    ...extra,
  });
export const bands = (...entries: Json[]): Json => ({
  form: 'bands',
  value: 'total',
  bands: entries.map((entry) => ({ points: '4', ...entry })),
});

export function errors(change: Change): string[] {
  return lintPackage(samplePackage(change))
    .filter((fault) => fault.severity === 'error')
    .map((fault) => `${fault.path}: ${fault.message}`);
}

export function warnings(change?: Change): string[] {
  return lintPackage(samplePackage(change))
    .filter((fault) => fault.severity === 'warning')
    .map((fault) => `${fault.path}: ${fault.message}`);
}
