import { mentionsOf, type Mention } from './mentions/mention.js';
import { yearOf } from './text/dates.js';
import { normalise } from './text/normalise.js';
import { organisationOf, type Organisation } from './text/organisation.js';
import { sentencesOf, type Sentence } from './text/sentences.js';
import { readStructure, type Heading, type Structure } from './text/structure.js';
import type { Quote } from './finding.js';
import type { Cell, Table } from './text/tables.js';
import { matchesIn } from './text/matches.js';

/** A sentence with its figures and the place it has in the text. */
export interface Statement extends Sentence {
  readonly mentions: readonly Mention[];
  /** Its place among the statements. */
  readonly index: number;
  /** Index of the line or cell it is of; statements of one passage share it. */
  readonly passage: number;
  /** Year its paragraph speaks of, where a sentence does not say; null where nothing does. */
  readonly year: number | null;
  readonly inTable: boolean;
}

/** A text read once, for all kinds of findings. */
export interface TextDocument extends Structure {
  /** As given; quotes are cut from it. */
  readonly source: string;
  /** Same length, narrow digits. */
  readonly text: string;
  readonly statements: readonly Statement[];
  /** Figures of each passage, in order, by its index. */
  readonly figures: readonly (readonly Mention[])[];
  /** Lines and cells, in the order of the text. */
  readonly passages: readonly Sentence[];
  /** Evaluation year, from the title; null where no title states one. */
  readonly year: number | null;
  readonly organisation: Organisation | null;
}

/** Reads a report, or any Chinese budget narrative, into what the kinds look at. Pure; time is linear in the text. */
export function readText(source: string): TextDocument {
  const text = normalise(source);
  const structure = readStructure(text);
  const passages = passagesOf(structure);
  const statements = statementsOf(passages, structure.headings);
  return {
    ...structure,
    source,
    text,
    figures: figuresOf(passages.length, statements),
    passages: passages.map(({ text: passage, start }) => ({ text: passage, start })),
    statements,
    year: evaluationYear(text) ?? toldYear(text),
    organisation: organisationOf(text),
  };
}

/** The words of the given text between two offsets. */
export function quote(document: TextDocument, start: number, end: number): Quote {
  return { text: document.source.slice(start, end), start, end };
}

export const quoteOf = (document: TextDocument, at: { start: number; end: number }): Quote =>
  quote(document, at.start, at.end);

interface Passage extends Sentence {
  readonly inTable: boolean;
}

function passagesOf({ lines, tables }: Structure): Passage[] {
  const cells = tables.flatMap((table: Table) => [table.header, ...table.rows].flat());
  const asPassage = (inTable: boolean) => (at: Cell) => ({ ...at, inTable });
  return [...lines.map(asPassage(false)), ...cells.map(asPassage(true))]
    .filter(({ text }) => text !== '')
    .sort((one, other) => one.start - other.start);
}

const WORDS = /[一-龥]/;

/** Sentences in order; a paragraph's year reaches into the items below it until another is named. */
function statementsOf(passages: readonly Passage[], headings: readonly Heading[]): Statement[] {
  const topHeadings = new Set(headings.filter(({ level }) => level <= 3).map(({ start }) => start));
  const statements: Statement[] = [];
  let year: number | null = null;
  passages.forEach((passage, index) => {
    if (passage.inTable || topHeadings.has(passage.start)) year = null;
    // A cell with nothing but a figure is read with its table.
    if (passage.inTable && !WORDS.test(passage.text)) return;
    for (const sentence of sentencesOf(passage)) {
      // 比2023年底减少 tells of the year after.
      const named = /(?<![比较与同])(20\d\d)年/.exec(
        sentence.text.replaceAll(/《[^》]*》/g, ''),
      )?.[1];
      if (named !== undefined) year = Number(named);
      statements.push({
        ...sentence,
        index: statements.length,
        mentions: mentionsOf(sentence),
        passage: index,
        year,
        inTable: passage.inTable,
      });
    }
  });
  return statements;
}

function figuresOf(passages: number, statements: readonly Statement[]): Mention[][] {
  const figures: Mention[][] = Array.from({ length: passages }, () => []);
  for (const { passage, mentions } of statements) figures[passage]?.push(...mentions);
  return figures;
}

/** 截至2023年12月31日, at whose end a report counts. */
const COUNTED_TO = /截[至止]到?\s?(20\d\d)年(?:12月(?:31日|底|末)|底|末)/g;
/** The day it is signed, on a line of its own among the last. */
const SIGNED = /\n\s*[（(]?(20\d\d)年\d{1,2}月(?:\d{1,2}日)?[）)]?\s*$/;
const FEWEST_TIMES = 3;

/** The year a text without one in its title is of: most of its years are that one, and it counts to its end or is signed in the next. */
function toldYear(text: string): number | null {
  if (!/自评|评价|决算|总结/.test(text.slice(0, HEAD)) || YEARS.test(text.slice(0, HEAD)))
    return null;
  const plain = text.replaceAll(/《[^》]*》|〔\d{4}〕/g, '');
  const named = matchesIn(plain, /(20\d\d)年/g).map(([, year]) => Number(year));
  const ends = matchesIn(plain, COUNTED_TO).map(([, year]) => Number(year));
  const signed = Number(SIGNED.exec(text.trimEnd())?.[1] ?? '0');
  const found = [...new Set(named)].filter((year) => {
    const times = named.filter((one) => one === year).length;
    return (
      times >= FEWEST_TIMES &&
      times * 3 > named.length &&
      (ends.includes(year) || signed === year + 1)
    );
  });
  return found[0] ?? null;
}

const HEAD = 400;
/** 2021—2023年学校财务收支: a report of several years has no one year. */
const YEARS =
  /20\d\d年?\s?(?:-|—|–|~|～|至|到)\s?20\d\d年度?[^。\n]{0,20}(?:自评|评价|绩效|报告|总结|决算|预算|收支)/;
/** （2024年度） on a line of its own, right below the title. */
const BELOW_TITLE =
  /^(?:[^。\n]{2,40}\n\s*){1,3}[（(]\s?(20\d\d|二零[零一二三四五六七八九]{2})年度?\s?[）)]\s*$/m;

function evaluationYear(text: string): number | null {
  if (YEARS.test(text.slice(0, HEAD))) return null;
  const head = text.slice(0, HEAD);
  const found =
    BELOW_TITLE.exec(head) ??
    /(20\d\d|二零[零一二三四五六七八九]{2})年度?[^。\n]{0,20}(?:自评|评价|绩效|报告|总结|决算|预算)/.exec(
      head,
    );
  return found === null ? null : yearOf(found[1] ?? '');
}
