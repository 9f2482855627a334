import type { PublishedRow } from '#libs/features/ports';

interface Feed {
  /** Address of the feed itself. */
  readonly self: string;
  /** Address of the page with all reports. */
  readonly home: string;
  page(id: string): string;
  file(id: string, name: string): string;
}

const TITLE = '部门整体绩效自评报告公开';
/** Of a feed without entries, which still must say when it was changed (RFC 4287, 4.1.1). */
const BEFORE_ALL = '1970-01-01T00:00:00.000Z';

/** Publications as an Atom feed (RFC 4287), in the order given: newest first. Pure. */
export function atomFeed(rows: readonly PublishedRow[], feed: Feed): string {
  const latest = rows.map(({ publishedAt }) => publishedAt.toISOString()).sort();
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${escaped(feed.self)}</id>`,
    `<title>${TITLE}</title>`,
    `<updated>${latest.at(-1) ?? BEFORE_ALL}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.home)}"/>`,
    ...rows.map((row) => entryOf(row, feed)),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(row: PublishedRow, feed: Feed): string {
  const at = row.publishedAt.toISOString();
  const pdf = feed.file(row.id, 'report.pdf');
  const result =
    row.converted === null ? '' : `，换算得分 ${row.converted}，等级${row.gradeLabel ?? '—'}`;
  return [
    '<entry>',
    `<id>urn:uuid:${row.id}</id>`,
    `<title>${escaped(row.title)}</title>`,
    `<published>${at}</published><updated>${at}</updated>`,
    `<author><name>${escaped(row.organisationName)}</name></author>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.page(row.id))}"/>`,
    `<link rel="enclosure" type="application/pdf" href="${escaped(pdf)}"/>`,
    `<summary>${escaped(`${row.organisationName} ${String(row.year)} 年度，第 ${String(row.revision)} 版${result}`)}</summary>`,
    '</entry>',
  ].join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML and HTML; what XML has no place for is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
