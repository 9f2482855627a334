import type { TextDocument } from '../document.js';
import type { Heading } from '../text/structure.js';
import type { Line } from '../text/line.js';

/** A heading with all that stands below it, up to the next of its own or a higher level. */
export interface Section {
  readonly heading: Heading;
  /** The heading's own line and those below. */
  readonly lines: readonly Line[];
  readonly children: readonly Heading[];
  /** End of the section as an offset: where the next begins. */
  readonly end: number;
}

export function sectionsOf(document: TextDocument): Section[] {
  const { headings, lines, text } = document;
  return headings.map((heading, index) => {
    const following = headings.slice(index + 1);
    const next = following.findIndex(({ level }) => level <= heading.level);
    const below = next < 0 ? following : following.slice(0, next);
    const until = next < 0 ? undefined : following[next];
    return {
      heading,
      lines: lines.slice(heading.line, until?.line ?? lines.length),
      children: below,
      end: until?.start ?? text.length,
    };
  });
}
