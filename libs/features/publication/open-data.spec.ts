import { describe, expect, it } from '@jest/globals';

import type { PublishedRow } from '#libs/features/ports';
import { openDataSchema, OPEN_DATA_COLUMNS } from '#libs/contracts';

import { atomFaults } from '../../../test/support/atom.js';
import { atomFeed, escaped } from './feed.js';
import { csvCell, openDataCsv, openDataOf } from './open-data.js';

const ID = '018f0000-0000-7000-8000-000000000001';
const file = (name: string) => ({ name, sha256: 'a'.repeat(64), size: 12 });
const ROW: PublishedRow = {
  id: ID,
  bureauId: ID,
  bureauName: '某区财政局',
  organisationId: ID,
  organisationName: '东乡,"西"乡',
  year: 2024,
  revision: 2,
  title: '东乡 <b>&2024年度自评报告',
  converted: '99.57',
  gradeLabel: '优',
  categories: [
    { id: 'a', label: '=1+1', applicableFullMarks: '13', score: '12.6' },
    { id: 'b', label: '涉及不公开', applicableFullMarks: '5', score: null },
    { id: 'c', label: '扣分', applicableFullMarks: '0', score: '-1' },
  ],
  pages: 3,
  files: [file('report.pdf'), file('report.json')],
  publishedAt: new Date('2025-03-10T01:00:00Z'),
};
const ADDRESSES = {
  schema: 'https://example.test/schema',
  page: (id: string) => `https://example.test/public/${id}`,
  file: (id: string, name: string) => `https://example.test/files/${id}/${name}`,
};
const data = openDataOf(2024, [ROW], ADDRESSES);

describe('open data', () => {
  it('names every file with its address, size and sum, and withheld scores as null', () => {
    const [report] = data.reports;
    expect(report?.pdf).toEqual({
      address: `https://example.test/files/${ID}/report.pdf`,
      sha256: 'a'.repeat(64),
      size: 12,
    });
    expect(report?.categories[1]).toMatchObject({ score: null });
    expect(report?.publishedAt).toBe('2025-03-10T01:00:00.000Z');
  });

  it('has in its schema exactly what it carries', () => {
    const { json, csv } = openDataSchema() as {
      json: {
        required: string[];
        properties: { reports: { items: { required: string[] } } };
      };
      csv: { columns: { name: string }[] };
    };
    expect(Object.keys(data).sort()).toEqual([...json.required].sort());
    const report = json.properties.reports.items;
    expect(Object.keys(data.reports[0] ?? {}).sort()).toEqual([...report.required].sort());
    const [head = ''] = openDataCsv(data).slice(1).split('\r\n');
    expect(head.split(',')).toEqual(csv.columns.map(({ name }) => name));
  });

  it('is a CSV line for each category, quoted, with formulas made harmless', () => {
    const lines = openDataCsv(data).split('\r\n');
    expect(lines).toHaveLength(1 + 3 + 1);
    expect(lines[0]?.codePointAt(0)).toBe(0xfeff);
    expect(lines[1]).toContain(`"东乡,""西""乡",2024,2,99.57,优,'=1+1,13,12.6,`);
    expect(lines[2]).toContain('涉及不公开,5,,2025-03-10T01:00:00.000Z');
    expect(lines[3]).toContain('扣分,0,-1,');
    expect(openDataCsv(openDataOf(2023, [], ADDRESSES)).split('\r\n')).toHaveLength(2);
    expect(OPEN_DATA_COLUMNS).toHaveLength(13);
  });

  it.each([
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-12.5', '-12.5'],
    ['-1+2', "'-1+2"],
    ['一\n二', '"一\n二"'],
    [null, ''],
  ])('writes the cell %j as %j', (given, written) => {
    expect(csvCell(given)).toBe(written);
  });
});

describe('the feed', () => {
  const places = { self: 'https://example.test/feed?a=1&b=2', home: 'https://example.test/' };

  it('has an entry for each publication, text as text', () => {
    const feed = atomFeed([ROW], { ...ADDRESSES, ...places });
    expect(feed).toContain(`<id>urn:uuid:${ID}</id>`);
    expect(feed).toContain('东乡 &lt;b&gt;&amp;2024年度自评报告');
    expect(feed).toContain('<updated>2025-03-10T01:00:00.000Z</updated>');
    expect(feed).toContain('?a=1&amp;b=2');
    expect(feed).toContain('换算得分 99.57，等级优');
    expect(feed.match(/<entry>/g)).toHaveLength(1);
  });

  it('is valid by RFC 4287, whatever stands in titles and names', () => {
    const hostile = { ...ROW, id: `${ID.slice(0, -1)}2`, title: ']]><script>&lt;', grade: '"' };
    for (const rows of [[], [ROW], [ROW, hostile]])
      expect(atomFaults(atomFeed(rows, { ...ADDRESSES, ...places }))).toEqual([]);
    expect(atomFaults('<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>')).toHaveLength(9);
  });

  it('is a feed without entries as well', () => {
    const feed = atomFeed([], { ...ADDRESSES, ...places });
    expect(feed).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
    expect(feed).not.toContain('<entry>');
  });

  it('leaves out what XML has no place for', () => {
    expect(escaped(`a\u0000b\uFFFF"'`)).toBe('ab&quot;&#39;');
  });
});
