import { z } from 'zod';

/** A piece of a text: UTF-16 offsets, end exclusive. */
const quote = z.strictObject({
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});

/** One thing a careful reviewer would send back. */
export const textFinding = z.strictObject({
  /** Stable id, e.g. `sum`. */
  kind: z.string(),
  /** Chinese, e.g. `合计不符`. */
  kindName: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  /** The wrong place first, then what it contradicts. */
  quotes: z.array(quote),
  /** The arithmetic, where there is one. */
  computed: z.string().nullable(),
  message: z.string(),
  /** Chinese: the places it is held against, where neither arithmetic nor message names them. */
  elsewhere: z.string().nullable(),
  suggestion: z.string(),
  confidence: z.number(),
});
export type TextFindingView = z.infer<typeof textFinding>;

export const checkTextData = z.strictObject({});

/** A file's text with what is to be said of it. Nothing of it is kept. */
export const checkedText = z.strictObject({
  format: z.enum(['docx', 'pdf', 'txt']),
  text: z.string(),
  findings: z.array(textFinding),
});
export type CheckedTextView = z.infer<typeof checkedText>;

export const exportTextCheckData = z.strictObject({
  /** The .docx with comments, a web page with notes in its margin, or the findings. */
  as: z.enum(['docx', 'html', 'json']),
});
