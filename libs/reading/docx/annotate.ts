import { ZipFile } from 'yazl';

import { unpackDocx } from './archive.js';
import { bodyOf } from './text.js';
import type { TextSpan } from './body.js';

/** A remark at a stretch of the text that `readReportText` gave; offsets are its own. */
export interface DocxRemark {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const COMMENTS_PART = 'word/comments.xml';
const TYPES_PART = '[Content_Types].xml';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const COMMENTS_RELATION =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const AUTHOR = '自评检查';

/**
 * The same .docx with a Word comment at the exact place of every remark; nothing else is changed.
 * A file that has comments keeps them. Errors: `FileFault`.
 */
export async function annotateDocx(
  bytes: Uint8Array,
  remarks: readonly DocxRemark[],
  now: Date,
): Promise<Uint8Array> {
  const parts = new Map(await unpackDocx(bytes, () => true));
  const { part, xml, body } = bodyOf(parts);
  const existing = parts.get(COMMENTS_PART)?.toString('utf8') ?? null;
  const first = existing === null ? 0 : nextId(existing);
  const placed = remarks.flatMap((remark, index) => place(xml, body.spans, remark, first + index));
  parts.set(part, Buffer.from(insert(xml, placed), 'utf8'));
  parts.set(COMMENTS_PART, Buffer.from(commentsXml(existing, remarks, first, now), 'utf8'));
  if (existing === null) declare(parts, part);
  return pack(parts, now);
}

const nextId = (xml: string): number =>
  1 +
  Math.max(-1, ...[...xml.matchAll(/<w:comment [^>]*w:id="(\d+)"/g)].map(([, id]) => Number(id)));

/** Of several at one place, what ends goes before what starts. */
const [END, START] = [1, 2];

interface Insertion {
  readonly at: number;
  readonly xml: string;
  /** Of several at one place, the lower goes first. */
  readonly order: number;
}

/** Start, end and reference marks of one remark; a remark on no text of the body has none. */
function place(
  xml: string,
  spans: readonly TextSpan[],
  { start, end }: DocxRemark,
  id: number,
): Insertion[] {
  const first = spans.findIndex((span) => span.start + span.text.length > start);
  const last = spans.findLastIndex((span) => span.start < end);
  if (first < 0 || last < first) return [];
  const number = String(id);
  const reference = `<w:commentRangeEnd w:id="${number}"/><w:r><w:commentReference w:id="${number}"/></w:r>`;
  return [
    ...mark(
      xml,
      spans,
      { index: first, offset: start },
      `<w:commentRangeStart w:id="${number}"/>`,
      START,
    ),
    ...mark(xml, spans, { index: last, offset: end }, reference, END),
  ];
}

interface Place {
  readonly index: number;
  readonly offset: number;
}

/** A mark before or after a run, or inside it, where the run is split in two. */
function mark(
  xml: string,
  spans: readonly TextSpan[],
  { index, offset }: Place,
  added: string,
  order: number,
): Insertion[] {
  const span = spans[index];
  if (span === undefined) return [];
  // Word takes no comment within a text box: it stands around the whole box.
  if (span.box !== null)
    return [{ at: order === START ? span.box.start : span.box.end, xml: added, order }];
  const within = offset - span.start;
  const isFirst = spans[index - 1]?.run !== span.run;
  const isLast = spans[index + 1]?.run !== span.run;
  if (within <= 0 && isFirst) return [{ at: span.run.start, xml: added, order }];
  if (within >= span.text.length && isLast) return [{ at: span.run.end, xml: added, order }];
  const split = `</w:t></w:r>${added}<w:r>${span.properties}<w:t xml:space="preserve">`;
  return [{ at: rawOffset(xml, span, within), xml: split, order }];
}

/** Where the n-th character of a span stands in the XML: an entity is one character. */
function rawOffset(xml: string, { content }: TextSpan, within: number): number {
  const raw = xml.slice(content.start, content.end);
  let at = 0;
  for (let seen = 0; seen < within && at < raw.length; seen += 1)
    at += raw.charAt(at) === '&' ? raw.indexOf(';', at) - at + 1 : 1;
  return content.start + at;
}

function insert(xml: string, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort((one, other) => one.at - other.at || one.order - other.order);
  let from = 0;
  let result = '';
  for (const { at, xml: added } of sorted) {
    result += xml.slice(from, at) + added;
    from = at;
  }
  return preserveSpaces(result + xml.slice(from));
}

/** A split run may begin or end with a blank, which only survives when it is said. */
const preserveSpaces = (xml: string): string =>
  xml.replaceAll('<w:t>', '<w:t xml:space="preserve">');

function commentsXml(
  existing: string | null,
  remarks: readonly DocxRemark[],
  first: number,
  now: Date,
): string {
  const added = remarks.map(({ text }, index) => {
    const lines = text
      .split('\n')
      .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escape(line)}</w:t></w:r></w:p>`);
    return `<w:comment w:id="${String(first + index)}" w:author="${AUTHOR}" w:date="${now.toISOString().slice(0, 19)}Z" w:initials="检">${lines.join('')}</w:comment>`;
  });
  if (existing !== null)
    return opened(existing, 'w:comments').replace(
      '</w:comments>',
      () => `${added.join('')}</w:comments>`,
    );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${WORD}">${added.join('')}</w:comments>`;
}

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** An element with nothing in it, so that something can be put in. */
const opened = (xml: string, name: string): string =>
  xml.replace(new RegExp(`<${name}\\b([^>]*)/>`), `<${name}$1></${name}>`);

/** Tells the file that it has a comments part now. */
function declare(parts: Map<string, Buffer>, bodyPart: string): void {
  const relationsPart = bodyPart.replace(/^word\/(.*)$/, 'word/_rels/$1.rels');
  const types = parts.get(TYPES_PART)?.toString('utf8') ?? '';
  const override = `<Override PartName="/${COMMENTS_PART}" ContentType="${COMMENTS_TYPE}"/>`;
  parts.set(TYPES_PART, Buffer.from(types.replace('</Types>', `${override}</Types>`), 'utf8'));
  const empty =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const relations = opened(parts.get(relationsPart)?.toString('utf8') ?? empty, 'Relationships');
  const relation = `<Relationship Id="rIdCheckComments" Type="${COMMENTS_RELATION}" Target="comments.xml"/>`;
  parts.set(
    relationsPart,
    Buffer.from(relations.replace('</Relationships>', `${relation}</Relationships>`), 'utf8'),
  );
}

async function pack(parts: ReadonlyMap<string, Buffer>, now: Date): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name, { mtime: now });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
