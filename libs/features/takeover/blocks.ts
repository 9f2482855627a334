import type { TextDocument } from '#libs/textcheck';
import {
  parseTemplate,
  type CompiledRulebook,
  type Condition,
  type NarrativeBlock,
} from '#libs/rulebook';

import { covered, essence } from './likeness.js';

/** A sentence of the rulebook's narrative: what stands, and what is filled in. */
export interface Sentence {
  readonly parts: ReturnType<typeof parseTemplate>['parts'];
  readonly when: Condition | undefined;
}

/** A line of the report, at its offset. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** A paragraph of the narrative with the line of the report that says the same. */
export interface Placed {
  /** Place of the paragraph among its section's blocks. */
  readonly index: number;
  readonly when: Condition | undefined;
  readonly sentences: readonly Sentence[];
  readonly line: Line;
  /** How much of the line the paragraph's words cover, 0 to 1. */
  readonly likeness: number;
}

type Paragraph = Extract<NarrativeBlock, { type: 'paragraph' }>;

/** A part of the report under one heading of the first two levels. */
export interface Section {
  readonly blocks: readonly NarrativeBlock[];
  readonly lines: readonly Line[];
  /** Offsets the section reaches over. */
  readonly start: number;
  readonly end: number;
}

const SAME_HEADING = 0.7;
const LIKE_ENOUGH = 0.35;
const LEAD_WEIGHT = 0.5;

export const wordsOf = (parts: Sentence['parts']): string =>
  parts.map((part) => ('text' in part ? part.text : ' ')).join('');

/** The narrative's sections with the lines of the text below the same headings; those the text has not are left out. */
export function sectionsOf(
  { package: rules }: CompiledRulebook,
  document: TextDocument,
): Section[] {
  const marks = document.headings.filter(({ level }) => level <= 2);
  const sections: Section[] = [];
  let blocks: NarrativeBlock[] = [];
  const add = (start: number, end: number): void => {
    blocks = [];
    const lines = document.lines.filter((line) => line.start >= start && line.start < end);
    sections.push({ blocks, lines, start, end });
  };
  add(0, marks[0]?.start ?? document.text.length);
  for (const block of rules.narrative.body) {
    if (block.type !== 'heading' && block.type !== 'score_heading') {
      blocks.push(block);
      continue;
    }
    const title = wordsOf(parseTemplate(block.text).parts).replace(/，.*$/u, '');
    const at = marks.findIndex((mark) => covered(title, mark.title) >= SAME_HEADING);
    const mark = marks[at];
    if (mark === undefined) blocks = [];
    else add(mark.start, marks[at + 1]?.start ?? document.text.length);
  }
  return sections;
}

/** Every paragraph of a section with its line, where one is like enough. */
export function placedParagraphs({ blocks, lines }: Section): Placed[] {
  return blocks.flatMap((block, index) => {
    if (block.type !== 'paragraph' || block.text === undefined) return [];
    const sentences = sentencesOf(block);
    const best = bestLine(block, sentences, lines);
    return best === null ? [] : [{ index, when: block.when, sentences, ...best }];
  });
}

function sentencesOf({ text }: Paragraph): Sentence[] {
  const written = typeof text === 'string' ? [{ text }] : (text ?? []);
  return written.map((sentence) => ({
    parts: parseTemplate(sentence.text).parts,
    when: 'when' in sentence ? sentence.when : undefined,
  }));
}

/** Four names or more in a row: however long, they say nothing of which paragraph it is. */
const ENUMERATION = /[^，。；：、]*(?:、[^，。；：、]*){3,}/gu;

const isSentence = (words: string): boolean => essence(words).length >= 6;

function bestLine(
  { lead }: Paragraph,
  sentences: readonly Sentence[],
  lines: readonly Line[],
): { line: Line; likeness: number } | null {
  const words = sentences.map(({ parts }) => wordsOf(parts)).join('');
  const wholes = sentences.map(({ parts }) => wordsOf(parts)).filter(isSentence);
  if (wholes.length === 0) wholes.push(words);
  let best: { line: Line; likeness: number } | null = null;
  for (const line of lines) {
    const bare = line.text.replace(/^[（(]?[\d一二三四五六七八九十]+[）).、]\s*/u, '');
    const told = bare.replaceAll(ENUMERATION, ' ').replaceAll(/\d+(?:\.\d+)?/gu, ' ');
    const said = covered(told, (lead ?? '') + words);
    // A line may be longer than its paragraph by names: then one of the sentences is in it whole.
    const whole = Math.max(...wholes.map((sentence) => covered(sentence, bare)));
    const isLed = lead !== undefined && covered(lead, bare.slice(0, lead.length + 6)) >= 0.75;
    const likeness = (said + whole) / 2 + (isLed ? LEAD_WEIGHT : 0);
    if (likeness >= LIKE_ENOUGH && likeness > (best?.likeness ?? 0)) best = { line, likeness };
  }
  return best;
}
