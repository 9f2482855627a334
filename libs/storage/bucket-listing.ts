import { SaxesParser } from 'saxes';

/** One page of ListObjectsV2. */
export interface BucketListing {
  /** Whole keys. */
  readonly keys: readonly string[];
  /** With a delimiter: what lies below a further folder, each once and with its slash. */
  readonly folders: readonly string[];
  /** Where the next page begins; null: this was the last. */
  readonly next: string | null;
}

/** Reads the answer of ListObjectsV2. Throws when it is no XML. */
export function readListing(xml: string): BucketListing {
  const [keys, folders]: [string[], string[]] = [[], []];
  let next: string | null = null;
  const path: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    path.push(name);
    text = '';
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', () => {
    const place = path.slice(-2).join('/');
    if (place === 'Contents/Key') keys.push(text);
    if (place === 'CommonPrefixes/Prefix') folders.push(text);
    if (place === 'ListBucketResult/NextContinuationToken') next = text;
    path.pop();
  });
  parser.write(xml).close();
  return { keys, folders, next };
}
