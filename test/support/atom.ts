import { SaxesParser } from 'saxes';

/** How often each child stands in an element. */
type Children = Readonly<Record<string, number>>;

const ONCE = ['id', 'title', 'updated'];

/** What RFC 4287 misses in a feed; an error when it is no well-formed XML. Text is in no element twice that must be once. */
export function atomFaults(xml: string): readonly string[] {
  const { feeds, entries, ids } = childrenOf(xml);
  const [feed] = feeds;
  return [
    ...(feeds.length === 1 ? [] : ['2: one feed']),
    ...[feed ?? {}, ...entries].flatMap(onceFaults),
    ...entries.flatMap((entry) => [
      ...(entry['author'] || feed?.['author'] ? [] : ['4.1.2: author']),
      ...(entry['content'] || entry['link alternate'] ? [] : ['4.1.2: content or alternate link']),
    ]),
    ...(new Set(ids).size === ids.length ? [] : ['4.2.6: an id twice']),
    ...(feed?.['link self'] === 1 ? [] : ['4.1.1: link to itself']),
  ];
}

const onceFaults = (element: Children): readonly string[] =>
  ONCE.filter((name) => element[name] !== 1).map((name) => `4.1: ${name}`);

function childrenOf(xml: string) {
  const open: { name: string; children: Record<string, number> }[] = [];
  const found = { feed: [] as Children[], entry: [] as Children[] };
  const ids: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes }) => {
    if (uri !== 'http://www.w3.org/2005/Atom') throw new Error(`${name} is not of Atom`);
    const key = name === 'link' ? `link ${attributes['rel']?.value ?? 'alternate'}` : name;
    const parent = open.at(-1)?.children;
    if (parent !== undefined) parent[key] = (parent[key] ?? 0) + 1;
    open.push({ name, children: {} });
  });
  parser.on('text', (text) => {
    if (open.at(-1)?.name === 'id') ids.push(text);
  });
  parser.on('closetag', ({ name }) => {
    const closed = open.pop()?.children ?? {};
    if (name === 'feed' || name === 'entry') found[name].push(closed);
  });
  parser.write(xml).close();
  return { feeds: found.feed, entries: found.entry, ids };
}
