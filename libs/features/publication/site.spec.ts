import { describe, expect, it } from '@jest/globals';

import type { PublishedRow } from '#libs/features/ports';

import { staticSite } from './site.js';

const file = (name: string) => ({ name, sha256: 'b'.repeat(64), size: 1 });
const row = (id: string, year: number, title: string): PublishedRow => ({
  id,
  bureauId: id,
  bureauName: '某区财政局',
  organisationId: id,
  organisationName: '东乡人民政府',
  year,
  revision: 1,
  title,
  converted: '99.57',
  gradeLabel: '优',
  categories: [
    { id: 'a', label: '预算编制', applicableFullMarks: '13', score: '12.6' },
    { id: 'b', label: '预算执行', applicableFullMarks: '5', score: null },
  ],
  pages: 3,
  files: [file('report.pdf'), file('report.json')],
  publishedAt: new Date('2025-03-09T17:00:00Z'),
});
const rows = [row('one', 2024, '甲 <script>alert(1)</script>'), row('two', 2023, '乙')];
const site = staticSite(rows, 'https://portal.example.gov.cn/jixiao');
const textOf = (path: string): string => {
  const found = site.find((one) => one.path === path);
  return found !== undefined && 'text' in found ? found.text : '';
};

describe('the exported site', () => {
  it('has a page and the files of every report, data of every year, schema and feed', () => {
    expect(site.map(({ path }) => path)).toEqual([
      ...['index.html', 'feed.atom', 'schema.json'],
      ...['data/2024.json', 'data/2024.csv', 'data/2023.json', 'data/2023.csv'],
      ...['reports/one/index.html', 'reports/one/report.pdf', 'reports/one/report.json'],
      ...['reports/two/index.html', 'reports/two/report.pdf', 'reports/two/report.json'],
    ]);
  });

  it('leads nowhere that is not in it', () => {
    const paths = new Set(site.map(({ path }) => path));
    for (const page of site) {
      if (!('text' in page) || !page.path.endsWith('.html')) continue;
      const links = [...page.text.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
      expect(links.length).toBeGreaterThan(1);
      for (const link of links)
        expect(paths).toContain(new URL(link, `x://site/${page.path}`).pathname.slice(1));
    }
    const { reports } = JSON.parse(textOf('data/2024.json')) as { reports: { page: string }[] };
    expect(reports.map(({ page }) => page)).toEqual(['../reports/one/index.html']);
  });

  it('needs no script and prints text as text', () => {
    for (const page of site)
      if ('text' in page && page.path.endsWith('.html')) expect(page.text).not.toMatch(/<script/);
    expect(textOf('index.html')).toContain('甲 &lt;script&gt;');
  });

  it('says what is withheld, dates by China’s day, and gives the feed absolute addresses', () => {
    expect(textOf('reports/one/index.html')).toContain('<td>不公开</td><td>—</td>');
    expect(textOf('index.html')).toContain('<td>2025-03-10</td>');
    expect(textOf('feed.atom')).toContain(
      'https://portal.example.gov.cn/jixiao/reports/one/index.html',
    );
  });

  it('is a site without reports as well', () => {
    expect(staticSite([], 'https://x.test')).toHaveLength(3);
  });
});
