import type { PrintableCharacters } from '#libs/features/ports';
import { ZipingError, type Fault } from '#libs/kernel';

type Text = readonly [path: string, text: string];

/** Every text in what somebody typed, by its dotted path: `recused.0.name`. */
function textsIn(value: unknown, path: string): readonly Text[] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) =>
    textsIn(part, path === '' ? key : `${path}.${key}`),
  );
}

/** What a person reads where a text cannot be printed whole; null when it can. */
export function unprintableMessage(characters: PrintableCharacters, text: string): string | null {
  const missing = characters.missing(text);
  if (missing.length === 0) return null;
  return `字符 ${missing.join('、')} 没有可用的字体，印不出来，请换用其他字`;
}

/**
 * Refuses what would be recorded for good and could never be printed: a report with it would be approved and never
 * archived. Errors: `text.unprintable` with every place.
 * @param typed by the names the caller sent it under
 */
export function requirePrintable(
  characters: PrintableCharacters,
  typed: Readonly<Record<string, unknown>>,
): void {
  const faults = textsIn(typed, '').flatMap(([path, text]): Fault[] => {
    const message = unprintableMessage(characters, text);
    return message === null ? [] : [{ code: 'text.unprintable', message, path }];
  });
  const [first] = faults;
  if (first?.path === undefined) return;
  throw new ZipingError('text.unprintable', first.message, { faults, path: first.path });
}
