import { ID_PATTERN } from '../schema/index.js';
import { scorePlaceholder, type ScorePlaceholder } from './score-values.js';

/** One `|name:argument` of a placeholder. */
export interface FormatCall {
  readonly name: string;
  readonly argument?: string;
}

export interface Placeholder {
  readonly id: string;
  readonly formats: readonly FormatCall[];
  /** What `score.…`, `category.…` or `indicator.…` stands for; null for a fact. */
  readonly score: ScorePlaceholder | null;
}

type TemplatePart = { readonly text: string } | Placeholder;

export interface ParsedTemplate {
  readonly parts: readonly TemplatePart[];
  /** What is wrong with the text, in Chinese. */
  readonly issues: readonly string[];
}

const PLACEHOLDER = /\{\{([^{}]*)\}\}/gu;

function parseFormat(text: string): FormatCall {
  const [name, argument] = text.split(':', 2).map((part) => part.trim()) as [
    string,
    string | undefined,
  ];
  return argument === undefined ? { name } : { name, argument };
}

function parsePlaceholder(inner: string): TemplatePart | string {
  const [id, ...formats] = inner.split('|').map((part) => part.trim()) as [string, ...string[]];
  if (!ID_PATTERN.test(id)) return `占位符 {{${inner}}} 的标识格式错误`;
  return { id, formats: formats.map(parseFormat), score: scorePlaceholder(id) };
}

/**
 * Splits a text into what stands as it is and its placeholders `{{id|format:argument|…}}`.
 * A malformed placeholder stands as text and is reported; so is a brace left open.
 */
export function parseTemplate(template: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const issues: string[] = [];
  let end = 0;
  const text = (piece: string): void => {
    if (/\{\{|\}\}|\{$|^\}/u.test(piece)) issues.push('占位符的括号不成对');
    if (piece !== '') parts.push({ text: piece });
  };
  for (const match of template.matchAll(PLACEHOLDER)) {
    text(template.slice(end, match.index));
    const parsed = parsePlaceholder(match[1] ?? '');
    if (typeof parsed === 'string') {
      issues.push(parsed);
      parts.push({ text: match[0] });
    } else parts.push(parsed);
    end = match.index + match[0].length;
  }
  text(template.slice(end));
  return { parts, issues };
}
