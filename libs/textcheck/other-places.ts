import type { Finding } from './finding.js';

const LONGEST = 40;

/**
 * The other places a finding speaks of, so that nobody has to look for them; null where its arithmetic or its message names them.
 */
export function otherPlaces({ quotes, computed, message }: Finding): string | null {
  if (computed !== null) return null;
  const others = new Set(quotes.slice(1).map(({ text }) => text.trim()));
  const told = [...others].filter((text) => text !== '' && !message.includes(text)).map(shortened);
  return told.length === 0 ? null : `另一处：${told.map((text) => `“${text}”`).join('、')}`;
}

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
