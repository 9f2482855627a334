import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { checkText, type Finding } from '#libs/textcheck';

import type { Defect, ReportScore } from './reports.js';

/**
 * Some sentences each, with one plain slip or with none, by writers who had not seen the checker. Nobody has read what is
 * missed of the second set. One text a line: `kind<TAB>text`, the wrong words in 【】, a line break as ⏎; `= ` before a right
 * one. A text that begins with @ has its own title.
 */
export const SHORT_SETS = ['short-texts', 'unread-short-texts'] as const;
export type ShortSet = (typeof SHORT_SETS)[number];

export interface ShortText {
  readonly kind: string;
  readonly text: string;
  /** Where the wrong words stand; none in a right text. */
  readonly places: readonly (readonly [start: number, end: number])[];
}

const TITLE = '石镇2023年度部门整体支出绩效自评报告\n';
const MARKED = /【([^】]*)】/;

export function shortTexts(set: ShortSet): ShortText[] {
  const folder = join(repositoryRoot(), 'test/textcheck', set);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map(shortTextOf);
}

function shortTextOf(line: string): ShortText {
  const [, kind = '', told = ''] = /^(?:= ?)?([^\t]*)\t(.*)$/.exec(line.trim()) ?? [];
  const lines = `${told.replaceAll('⏎', '\n')}\n`;
  let text = lines.startsWith('@') ? lines.slice(1) : TITLE + lines;
  const places: (readonly [number, number])[] = [];
  for (let marked = MARKED.exec(text); marked !== null; marked = MARKED.exec(text)) {
    const [whole, words = ''] = marked;
    places.push([marked.index, marked.index + words.length]);
    text = text.slice(0, marked.index) + words + text.slice(marked.index + whole.length);
  }
  return { kind, text, places };
}

/** What the checker makes of one: a right text has nothing to be found. */
export function scoreOfShort({ kind, text, places }: ShortText): ReportScore {
  const findings = checkText(text);
  if (places.length === 0) return { found: [], missed: [], falseAlarms: findings };
  const [start = 0, end = 0] = places[0] ?? [];
  const defect: Defect = { kind, quote: text.slice(start, end), start, why: text };
  return findings.some((finding) => isAt(finding, places))
    ? { found: [defect], missed: [], falseAlarms: [] }
    : { found: [], missed: [defect], falseAlarms: [] };
}

const isAt = ({ quotes }: Finding, places: ShortText['places']): boolean =>
  quotes.some((quote) => places.some(([start, end]) => quote.start < end && quote.end > start));
