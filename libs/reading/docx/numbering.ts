import { strictXml, type XmlTag } from '#libs/untrusted';

import { fault } from './fault.js';
import { written } from './numbers.js';

/** A level of a list: where it starts, and how its number stands before a paragraph: （%1）, %1.%2. */
interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
}

/** Which list a paragraph is of, and how deep in it. */
export interface ListPlace {
  readonly list: string;
  readonly depth: number;
}

/** The lists of a file: what their levels write, and what places its styles give. */
export interface Lists {
  /** Levels by list, deeper ones later, and the plan that lists share their counting by. */
  readonly lists: ReadonlyMap<string, { readonly plan: string; readonly levels: readonly Level[] }>;
  readonly styles: ReadonlyMap<string, ListPlace>;
}

export const NO_LISTS: Lists = { lists: new Map(), styles: new Map() };

const DEEPEST = 60;
const MOST_LEVELS = 9;
const FIRST: Level = { start: 1, format: 'decimal', text: '' };

const attributeOf = ({ attributes }: XmlTag, name: string): string => {
  const value = attributes[name];
  return typeof value === 'string' ? value : '';
};
const valueOf = (tag: XmlTag): string => attributeOf(tag, 'w:val');

function parse(xml: string, open: (tag: XmlTag) => void): void {
  strictXml({ deepest: DEEPEST, malformed: fault }, { open }).write(xml).close();
}

/** Reads word/numbering.xml and word/styles.xml; a file without them has no lists. Errors: `FileFault`. */
export function readLists(numbering: string | null, styles: string | null): Lists {
  if (numbering === null) return NO_LISTS;
  return { lists: listsOf(numbering), styles: styles === null ? new Map() : stylesOf(styles) };
}

function listsOf(xml: string): Lists['lists'] {
  const plans = new Map<string, Level[]>();
  const lists = new Map<string, { plan: string; levels: Level[] }>();
  let levels: Level[] = [];
  let [depth, list] = [0, ''];
  const change = (more: Partial<Level>): void => {
    if (depth < MOST_LEVELS) levels[depth] = { ...(levels[depth] ?? FIRST), ...more };
  };
  const steps: Readonly<Record<string, (tag: XmlTag) => void>> = {
    'w:abstractNum': (tag) => plans.set(attributeOf(tag, 'w:abstractNumId'), (levels = [])),
    'w:lvl': (tag) => {
      depth = Number(attributeOf(tag, 'w:ilvl'));
      change({});
    },
    'w:num': (tag) => (list = attributeOf(tag, 'w:numId')),
    'w:abstractNumId': (tag) => {
      levels = [...(plans.get(valueOf(tag)) ?? [])];
      lists.set(list, { plan: valueOf(tag), levels });
    },
    // A list that begins anew counts by itself.
    'w:lvlOverride': (tag) => {
      depth = Number(attributeOf(tag, 'w:ilvl'));
      lists.set(list, { plan: `${list} itself`, levels });
    },
    'w:start': (tag) => change({ start: Number(valueOf(tag)) }),
    'w:startOverride': (tag) => change({ start: Number(valueOf(tag)) }),
    'w:numFmt': (tag) => change({ format: valueOf(tag) }),
    'w:lvlText': (tag) => change({ text: valueOf(tag) }),
  };
  parse(xml, (tag) => steps[tag.name]?.(tag));
  return lists;
}

/** The list of each style, its own or that of the one it builds on. */
function stylesOf(xml: string): ReadonlyMap<string, ListPlace> {
  const own = new Map<string, Partial<ListPlace>>();
  const base = new Map<string, string>();
  let style = '';
  const change = (more: Partial<ListPlace>): void => {
    own.set(style, { ...own.get(style), ...more });
  };
  const steps: Readonly<Record<string, (tag: XmlTag) => void>> = {
    'w:style': (tag) => (style = attributeOf(tag, 'w:styleId')),
    'w:basedOn': (tag) => base.set(style, valueOf(tag)),
    'w:numId': (tag) => change({ list: valueOf(tag) }),
    'w:ilvl': (tag) => change({ depth: Number(valueOf(tag)) }),
  };
  parse(xml, (tag) => steps[tag.name]?.(tag));
  const places = new Map<string, ListPlace>();
  for (const name of new Set([...own.keys(), ...base.keys()])) {
    const place = placeOf(name, own, base, 0);
    if (place.list !== undefined) places.set(name, { list: place.list, depth: place.depth ?? 0 });
  }
  return places;
}

function placeOf(
  style: string,
  own: ReadonlyMap<string, Partial<ListPlace>>,
  base: ReadonlyMap<string, string>,
  steps: number,
): Partial<ListPlace> {
  const below = base.get(style);
  const inherited =
    below === undefined || steps > DEEPEST ? {} : placeOf(below, own, base, steps + 1);
  return { ...inherited, ...own.get(style) };
}

/** Counts the paragraphs of a file's lists, in order, and tells what stands before each. */
export class ListCounter {
  private readonly counts = new Map<string, number[]>();

  constructor(private readonly lists: Lists) {}

  /** The number before a paragraph of this style or list, as a reader sees it; empty where there is none. */
  next(style: string, direct: Partial<ListPlace>): string {
    const place = { depth: 0, ...this.lists.styles.get(style), ...direct };
    const found = place.list === undefined ? undefined : this.lists.lists.get(place.list);
    const level = found?.levels[place.depth];
    if (found === undefined || level === undefined) return '';
    const before = this.counts.get(found.plan) ?? [];
    const counts = found.levels
      .slice(0, place.depth + 1)
      .map(({ start }, depth) => before[depth] ?? (depth < place.depth ? start : start - 1));
    counts[place.depth] = (counts[place.depth] ?? 0) + 1;
    this.counts.set(found.plan, counts);
    return spaced(
      level.text.replaceAll(/%(\d)/g, (_, one: string) => {
        const depth = Number(one) - 1;
        return written(counts[depth] ?? 1, found.levels[depth]?.format ?? FIRST.format);
      }),
    );
  }
}

/** A number before words, apart where it would run into a figure: 1.1 概况, 2. 2024年. */
const spaced = (number: string): string => (/[\d.]$/.test(number) ? `${number} ` : number);
