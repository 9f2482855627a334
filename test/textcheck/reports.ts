import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { checkText, type Finding } from '#libs/textcheck';

/**
 * Each set was written later than the one before, without sight of the checker that had been widened on it: harder, and
 * nearer to reports nobody has seen. What was found in a set before anybody read it stands in docs/PERFORMANCE.md.
 */
export const SETS = [
  'reports',
  'later-reports',
  'newest-reports',
  'latest-reports',
  'further-reports',
  'unread-reports',
] as const;

/** Written like the others, and measured without anybody reading what is missed: nearest to a report nobody has seen. */
export const UNREAD: (typeof SETS)[number] = 'unread-reports';
type ReportSet = (typeof SETS)[number];

/** A defect somebody put into a report. */
export interface Defect {
  /** Kind a reviewer would file it under; a finding of another kind at the place counts, too. */
  readonly kind: string;
  readonly quote: string;
  /** UTF-16 offset of the quote. */
  readonly start: number;
  readonly why: string;
  /** Other exact words where the same defect may rightly be reported, such as the total instead of a part. */
  readonly also?: readonly string[];
}

/**
 * A whole report, once right and once with defects. Written without sight of the checker, by an office's habits: town,
 * bureau, hospital, school, street, archive. Units, people and figures are made up.
 */
export interface LabelledReport {
  readonly name: string;
  readonly right: string;
  readonly wrong: string;
  readonly defects: readonly Defect[];
}

export function labelledReports(set: ReportSet): LabelledReport[] {
  const folder = join(repositoryRoot(), 'test/textcheck', set);
  const read = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      name,
      right: read(name, 'right.txt'),
      wrong: read(name, 'wrong.txt'),
      defects: JSON.parse(read(name, 'defects.json')) as Defect[],
    }));
}

/** What the checker makes of labelled reports. */
export interface ReportScore {
  readonly found: readonly Defect[];
  readonly missed: readonly Defect[];
  /** Findings on the right texts. */
  readonly falseAlarms: readonly Finding[];
}

export function scoreOf({ right, wrong, defects }: LabelledReport): ReportScore {
  const findings = checkText(wrong);
  const isFound = (defect: Defect): boolean =>
    placesOf(wrong, defect).some(([start, end]) =>
      findings.some(({ quotes }) => quotes.some((quote) => quote.start < end && quote.end > start)),
    );
  return {
    found: defects.filter(isFound),
    missed: defects.filter((defect) => !isFound(defect)),
    falseAlarms: checkText(right),
  };
}

function placesOf(text: string, { quote, start, also = [] }: Defect): [number, number][] {
  const others = also.flatMap((words) => {
    const at = text.indexOf(words);
    return at < 0 ? [] : [[at, at + words.length] as [number, number]];
  });
  return [[start, start + quote.length], ...others];
}

/** Recall over all defects and precision over found defects and false alarms, 0 to 1. */
export function reportsOverall(scores: readonly ReportScore[]): {
  recall: number;
  precision: number;
} {
  const count = (of: (score: ReportScore) => readonly unknown[]): number =>
    scores.reduce((sum, score) => sum + of(score).length, 0);
  const found = count((score) => score.found);
  return {
    recall: found / (found + count((score) => score.missed)),
    precision: found / (found + count((score) => score.falseAlarms)),
  };
}
