import { unpackDocx } from '../docx/archive.js';
import { bodyOf } from '../docx/text.js';

interface AnnotatedParts {
  readonly names: readonly string[];
  /** The body. */
  readonly xml: string;
  readonly commented: ReadonlyMap<string, string>;
  /** The part with the comments. */
  readonly comments: string;
}

/** What each comment of an annotated file is on, and the comments. */
export async function annotatedParts(file: Uint8Array): Promise<AnnotatedParts> {
  const unpacked = await unpackDocx(file, () => true);
  const { xml } = bodyOf(unpacked);
  const commented = [
    ...xml.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>(.*?)<w:commentRangeEnd w:id="\1"\/>/g),
  ];
  return {
    names: [...unpacked.keys()],
    xml,
    commented: new Map(
      commented
        .map(([, id = '', inner = '']): [string, string] => [id, inner.replaceAll(/<[^>]*>/g, '')])
        .sort(([one], [other]) => one.localeCompare(other)),
    ),
    comments: unpacked.get('word/comments.xml')?.toString('utf8') ?? '',
  };
}
