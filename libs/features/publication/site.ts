import type { PublishedRow } from '#libs/features/ports';
import { openDataSchema } from '#libs/contracts';
import { beijingDate, canonicalJson } from '#libs/kernel';

import { atomFeed, escaped } from './feed.js';
import { PUBLIC_FILES } from './names.js';
import { openDataCsv, openDataOf, type Addresses } from './open-data.js';

/** A file of the exported site: text, or a published file to be copied. */
export type SiteFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly published: string; readonly name: string };

const TITLE = '部门整体绩效自评报告公开';
const STYLE =
  'body{max-width:960px;margin:24px auto;padding:0 16px;font:16px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1f1f1f}' +
  'h1{font-size:22px}h2{font-size:18px}a{color:#0b5394}table{border-collapse:collapse;width:100%}' +
  'th,td{border:1px solid #bfbfbf;padding:4px 8px;text-align:left}td.number{text-align:right}meter{width:100%}' +
  '.hash{overflow-wrap:anywhere}';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * Everything published as a site that any web server can host: pages without script, the files themselves, data, a feed.
 * Links within it are relative. Pure: the same rows give the same files.
 * @param base absolute address the site will have, for the feed, which must name absolute ones
 */
export function staticSite(rows: readonly PublishedRow[], base: string): readonly SiteFile[] {
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => b - a);
  return [
    { path: 'index.html', text: indexPage(rows, years) },
    { path: 'feed.atom', text: feedOf(rows, base) },
    { path: 'schema.json', text: canonicalJson(openDataSchema()) },
    ...years.flatMap((year) => yearFiles(year, rows)),
    ...rows.flatMap((row) => reportFiles(row)),
  ];
}

/** Relative to the folder `data/`, in which the files of the years stand. */
const FROM_DATA: Addresses = {
  schema: '../schema.json',
  page: (id) => `../reports/${id}/index.html`,
  file: (id, name) => `../reports/${id}/${name}`,
};

function yearFiles(year: number, rows: readonly PublishedRow[]): readonly SiteFile[] {
  const data = openDataOf(
    year,
    rows.filter((row) => row.year === year),
    FROM_DATA,
  );
  return [
    { path: `data/${String(year)}.json`, text: canonicalJson(data) },
    { path: `data/${String(year)}.csv`, text: openDataCsv(data) },
  ];
}

function reportFiles(row: PublishedRow): readonly SiteFile[] {
  const folder = `reports/${row.id}`;
  const copied = row.files.map(({ name }) => ({
    path: `${folder}/${name}`,
    published: row.id,
    name,
  }));
  return [{ path: `${folder}/index.html`, text: reportPage(row) }, ...copied];
}

function feedOf(rows: readonly PublishedRow[], base: string): string {
  return atomFeed(rows, {
    self: `${base}/feed.atom`,
    home: `${base}/index.html`,
    page: (id) => `${base}/reports/${id}/index.html`,
    file: (id, name) => `${base}/reports/${id}/${name}`,
  });
}

function page(title: string, head: string, body: string): string {
  return (
    `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<title>${escaped(title)}</title><style>${STYLE}</style>${head}</head>\n` +
    `<body><main><h1>${escaped(title)}</h1>\n${body}</main></body></html>\n`
  );
}

function indexPage(rows: readonly PublishedRow[], years: readonly number[]): string {
  const feed = '<link rel="alternate" type="application/atom+xml" href="feed.atom">';
  const parts = years.map((year) => {
    const data = `data/${String(year)}`;
    const lines = rows
      .filter((row) => row.year === year)
      .map((row) =>
        tableRow([
          `<a href="reports/${row.id}/index.html">${escaped(row.title)}</a>`,
          escaped(row.organisationName),
          escaped(row.converted ?? '—'),
          escaped(row.gradeLabel ?? '—'),
          beijingDate(row.publishedAt),
        ]),
      );
    return (
      `<h2>${String(year)} 年度</h2>\n<p>开放数据：<a href="${data}.json">JSON</a> · <a href="${data}.csv">CSV</a></p>\n` +
      table(['报告', '单位', '换算得分', '等级', '公开日期'], lines)
    );
  });
  const none = rows.length === 0 ? '<p>还没有公开的报告。</p>\n' : '';
  const links =
    '<p><a href="feed.atom">订阅（Atom）</a> · <a href="schema.json">数据结构</a></p>\n';
  return page(TITLE, feed, none + parts.join('') + links);
}

function reportPage(row: PublishedRow): string {
  const { categories, files } = row;
  const facts: readonly (readonly [string, string])[] = [
    ['单位', row.organisationName],
    ['评价年度', `${String(row.year)} 年度，第 ${String(row.revision)} 版`],
    ['审定结果', `换算得分 ${row.converted ?? '—'}，等级${row.gradeLabel ?? '—'}`],
    ['审定单位', row.bureauName],
    ['公开日期', beijingDate(row.publishedAt)],
    ['页数', String(row.pages)],
  ];
  const scores = categories.map(({ label, score, applicableFullMarks }) =>
    tableRow([
      escaped(label),
      escaped(applicableFullMarks),
      escaped(score ?? '不公开'),
      bar(score, applicableFullMarks),
    ]),
  );
  const links = files.map(
    ({ name, sha256 }) =>
      `<li><a href="${name}">${name === PUBLIC_FILES.pdf ? '报告（PDF）' : '数据（JSON）'}</a>` +
      `<br><span class="hash">SHA-256：${sha256}</span></li>`,
  );
  return page(
    row.title,
    '',
    `<p><a href="../../index.html">← 全部公开报告</a></p>\n` +
      table(
        [],
        facts.map(
          ([name, value]) => `<tr><th scope="row">${name}</th><td>${escaped(value)}</td></tr>`,
        ),
      ) +
      `<h2>文件</h2>\n<ul>${links.join('')}</ul>\n<h2>各类得分</h2>\n` +
      table(['评价内容', '适用满分', '审定得分', '占适用满分'], scores),
  );
}

/** Drawn by the browser itself; nothing for what has no marks or is withheld. */
function bar(score: string | null, full: string): string {
  if (score === null || Number(full) <= 0) return '—';
  return `<meter min="0" max="${full}" value="${score}" aria-hidden="true"></meter>`;
}

const tableRow = (cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

function table(heads: readonly string[], rows: readonly string[]): string {
  const head =
    heads.length === 0
      ? ''
      : `<thead><tr>${heads.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>`;
  return `<table>${head}<tbody>${rows.join('\n')}</tbody></table>\n`;
}
