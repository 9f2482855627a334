import { AlignmentType, HeadingLevel, LineRuleType, Paragraph, TextRun } from 'docx';

import type { HeadingBlock, ParagraphBlock, Run } from '../model.js';
import { fontsOf, type FaceName } from './faces.js';
import { INDENT, LINE, SIZES } from './measures.js';

/** Characters XML 1.0 has no place for: a file with one of them opens nowhere. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Runs in one face. Marks of origin and of missing values stay behind: the copy is for people. */
export function textRuns(runs: readonly Run[], face?: FaceName, size?: number): TextRun[] {
  const look = {
    ...(face === undefined ? {} : { font: fontsOf(face) }),
    ...(size === undefined ? {} : { size }),
  };
  return runs.map(({ text }) => new TextRun({ ...look, text: text.replace(NOT_XML, '') }));
}

const EXACT = { line: LINE, lineRule: LineRuleType.EXACT };

export function headingOf({ level, number, runs }: HeadingBlock): Paragraph {
  return new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: textRuns([{ text: number }, ...runs], level === 1 ? 'hei' : 'kai'),
  });
}

/** An item （一） begins in 楷体; 1. and （1） run on in 仿宋. */
export function paragraphOf({ level, number = '', lead = [], runs }: ParagraphBlock): Paragraph {
  const head = textRuns([{ text: number }, ...lead], level === 2 ? 'kai' : undefined);
  return new Paragraph({
    indent: { firstLine: INDENT },
    children: [...head, ...textRuns(runs)],
  });
}

/** The title's lines, in the face and size that are a title's. */
export function titleOf(lines: readonly (readonly Run[])[]): Paragraph[] {
  return lines.map(
    (line, place) =>
      new Paragraph({
        heading: HeadingLevel.TITLE,
        spacing: {
          line: LINE * 1.5,
          lineRule: LineRuleType.EXACT,
          after: place === lines.length - 1 ? LINE : 0,
        },
        children: textRuns(line, 'title', SIZES.title),
      }),
  );
}

/** A line of its own: draft notice, annex label, caption, signature. */
export function lineOf(
  runs: readonly Run[],
  look: {
    readonly face?: FaceName;
    readonly size?: number;
    readonly align?: 'left' | 'center' | 'right';
    readonly indent?: { readonly left?: number; readonly right?: number };
    readonly keepNext?: boolean;
    readonly before?: number;
  } = {},
): Paragraph {
  return new Paragraph({
    alignment:
      AlignmentType[look.align === 'center' ? 'CENTER' : look.align === 'right' ? 'RIGHT' : 'LEFT'],
    spacing: { ...EXACT, before: look.before ?? 0 },
    keepNext: look.keepNext ?? false,
    ...(look.indent === undefined ? {} : { indent: look.indent }),
    children: textRuns(runs, look.face, look.size),
  });
}
