import { type Edited, type Stretch, without } from './edits.js';
import { type Line, linesOf } from './line.js';
import { BEGINS, CONTENTS_TITLE, nameOfEntry, PAGE_NUMBER } from './page-lines.js';
import { isRow, isTableLine } from './tables.js';

const PAGE = new RegExp(`^\\s*(?:${PAGE_NUMBER})\\s*$`);
/** 3 and 3/20 number pages where they count up, and far apart. */
const BARE_PAGE = /^\s*(\d{1,3})(?:\s*\/\s*\d{1,3})?\s*$/;
const FEWEST_BARE = 2;
const APART = 200;

/** What leads an entry to its page. */
const TO_PAGE = /[.·…\s]\d{1,3}$/;
const LONGEST_ENTRY = 60;
const FEWEST_ENTRIES = 3;
/** So many of the entries are titles of the text. */
const TRUE_ENTRIES = 0.7;

/** Lines of the title, and how often more than once a page's head repeats one. */
const TITLE_LINES = 2;
const TITLED = /报告$|自评|决算|预算/;
const FEWEST_HEADS = 2;
const SHORTEST_HEAD = 8;

/** A sentence goes on over the end of a page. */
const OPEN = /[，、（“《]$/;
const LONG = 40;
const CLOSED = /[。；：！？]$/;
const SECTION = /^\d{1,2}(?:\.\d{1,2})+\s/;

/** The text without its table of contents, and without the heads and numbers of its pages. */
export function withoutFurniture(source: string): Edited {
  const lines = linesOf(source);
  const gone = new Set([...contentsIn(lines), ...pagesIn(lines), ...headsIn(lines)]);
  return without(source, cutsOf(source, lines, gone));
}

/** Whole lines; where they part a sentence, its line's end with them. */
function cutsOf(source: string, lines: readonly Line[], gone: ReadonlySet<number>): Stretch[] {
  const cuts: Stretch[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!gone.has(at)) continue;
    const before = lines[at - 1];
    const start = lines[at]?.start ?? 0;
    at = lastGone(lines, gone, at);
    const behind = lines[at + 1];
    const end = behind?.start ?? source.length;
    cuts.push({ start: goesOn(before, behind) ? start - 1 : start, end });
  }
  return cuts;
}

/** The last line that goes with the first: with empty ones between, and behind it within a table. */
function lastGone(lines: readonly Line[], gone: ReadonlySet<number>, first: number): number {
  let at = first;
  while (gone.has(at + 1) || (isEmpty(lines[at + 1]) && gone.has(at + 2))) at += 1;
  const isInTable = isRowAt(lines, first - 1) && isRowAt(lines, at + 2);
  return isInTable && isEmpty(lines[at + 1]) ? at + 1 : at;
}

const isEmpty = (line: Line | undefined): boolean => line?.text.trim() === '';
const isRowAt = (lines: readonly Line[], at: number): boolean => isRow(lines[at]?.text ?? '');

function goesOn(before: Line | undefined, behind: Line | undefined): boolean {
  if (before === undefined || behind === undefined) return false;
  const [one, other] = [before.text.trimEnd(), behind.text];
  if (other.trim() === '' || isRow(one) || isRow(other)) return false;
  if (BEGINS.test(other) || SECTION.test(other)) return false;
  return OPEN.test(one) || (one.length >= LONG && !CLOSED.test(one) && !/^\s/.test(other));
}

/** The lines of a table of contents, of which most stand above chapters again. */
function contentsIn(lines: readonly Line[]): number[] {
  const from = lines.findIndex(({ text }) => CONTENTS_TITLE.test(text.trim()));
  if (from < 0) return [];
  const names = lines.map(({ text }) => nameOfEntry(text));
  const last = new Map(names.map((name, index) => [name, index]));
  const comesAfter = (at: number, end: number): boolean => (last.get(names[at] ?? '') ?? 0) >= end;
  const filled = lines.flatMap(({ text }, at) => (at > from && text.trim() !== '' ? [at] : []));
  const first = names[filled[0] ?? from];
  const behind = filled.findIndex((at, order) => {
    const text = lines[at]?.text.trim() ?? '';
    const isTitle = order > 0 && names[at] === first;
    return (
      isTitle || text.length > LONGEST_ENTRY || !(comesAfter(at, at + 1) || TO_PAGE.test(text))
    );
  });
  const entries = filled.slice(0, Math.max(0, behind));
  const told = entries.filter((at) => comesAfter(at, (entries.at(-1) ?? from) + 1));
  const isTrue = told.length >= entries.length * TRUE_ENTRIES;
  return entries.length >= FEWEST_ENTRIES && isTrue ? [from, ...entries] : [];
}

function pagesIn(lines: readonly Line[]): number[] {
  const sure = lines.flatMap(({ text }, at) => (PAGE.test(text) ? [at] : []));
  const bare = lines.flatMap(({ text }, at) =>
    BARE_PAGE.test(text) && !isTableLine(text) ? [at] : [],
  );
  const countsUp = bare.every((at, index) => {
    const before = bare[index - 1];
    if (before === undefined) return true;
    const [one, other] = [lines[before], lines[at]];
    return (
      numberIn(other) === numberIn(one) + 1 && (other?.start ?? 0) - (one?.start ?? 0) >= APART
    );
  });
  return [...sure, ...(countsUp && bare.length >= FEWEST_BARE ? bare : [])];
}

const numberIn = (line: Line | undefined): number => Number(BARE_PAGE.exec(line?.text ?? '')?.[1]);

/** Lines that repeat the title, but for itself. */
function headsIn(lines: readonly Line[]): number[] {
  const names = lines.map(({ text }) => text.replaceAll(/\s/g, ''));
  const filled = names.filter((name) => name !== '');
  const title = filled.slice(0, TITLE_LINES).join('');
  const heads = new Map<string, number[]>();
  names.forEach((name, at) => {
    const isOfTitle = name.length >= SHORTEST_HEAD && title.includes(name);
    if (isOfTitle && !BEGINS.test(name)) heads.set(name, [...(heads.get(name) ?? []), at]);
  });
  // A unit's name may stand below its report again.
  return [...heads].flatMap(([name, [first = 0, ...others]]) => {
    const isHead = others.length >= (TITLED.test(name) ? 1 : FEWEST_HEADS);
    return isHead ? [...(filled.indexOf(name) < TITLE_LINES ? [] : [first]), ...others] : [];
  });
}
