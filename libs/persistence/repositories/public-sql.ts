import { facetsSql } from './facets.js';

/*
 * What the public may ask. Each statement says itself that only published rounds count: no caller could forget it.
 */

const PUBLISHED = `
  SELECT p.id, p.bureau_id AS "bureauId", b.name AS "bureauName", p.organisation_id AS "organisationId",
    o.name AS "organisationName", p.year, r.revision, p.title, p.converted, p.grade_label AS "gradeLabel",
    p.categories, p.pages,
    p.files, p.published_at AS "publishedAt"
  FROM publication p
  JOIN report r ON r.bureau_id = p.bureau_id AND r.id = p.report_id
  JOIN organisation o ON o.bureau_id = p.bureau_id AND o.id = p.organisation_id
  JOIN organisation b ON b.bureau_id = p.bureau_id AND b.id = p.bureau_id
  WHERE p.stage = 'published'`;

/** One page, newest round first. NULL parameters ask for everything. */
const list = (narrowed: string): string => `${PUBLISHED}${narrowed}
    AND ($1::integer IS NULL OR p.year = $1)
    AND ($2::uuid IS NULL OR p.organisation_id = $2)
    AND ($3::text IS NULL OR p.grade = $3)
    AND ($4::text IS NULL OR p.public_text ILIKE $4)
    AND ($5::uuid IS NULL OR p.id < $5)
  ORDER BY p.id DESC LIMIT $6`;

export const LIST_PUBLISHED = list('');
/** With words to look for: the index knows which texts hold all their pairs of characters, and few of those are read. */
export const SEARCH_PUBLISHED = list('\n    AND bigrams_of(p.public_text) @> bigrams_of($7::text)');

export const FIND_PUBLISHED = `${PUBLISHED} AND p.id = $1`;

export const PUBLISHED_FACETS = facetsSql(`
  SELECT p.year, p.organisation_id, o.name, p.grade, p.grade_label, p.converted
  FROM publication p JOIN organisation o ON o.bureau_id = p.bureau_id AND o.id = p.organisation_id
  WHERE p.stage = 'published'`);

/**
 * A PDF by its SHA-256: a rendition that is or was public, or the archived report itself. A rendition that nobody has
 * published is not known here.
 */
const findDocument = (published: string, archived: string): string => `
  WITH found AS (
    SELECT 'published' AS kind, p.bureau_id, p.report_id, p.stage, p.pages, p.published_at, p.ended_at, p.id
    FROM publication p
    WHERE ${published} AND p.published_at IS NOT NULL
    UNION ALL
    SELECT 'archived', a.bureau_id, a.report_id, NULL, a.pages, NULL, NULL, a.id
    FROM archive_entry a WHERE ${archived}
  )
  SELECT f.kind, f.id, f.bureau_id AS "bureauId", f.report_id AS "reportId", b.name AS "bureauName", o.name AS "organisationName", r.year, r.revision, f.pages,
    (SELECT max(d.decided_at) FROM decision d
      WHERE d.bureau_id = r.bureau_id AND d.report_id = r.id AND d.command = 'approve') AS "approvedAt",
    a.archived_at AS "archivedAt", f.stage AS publication, f.published_at AS "publishedAt", f.ended_at AS "endedAt",
    EXISTS (
      SELECT FROM report later
      JOIN archive_entry e ON e.bureau_id = later.bureau_id AND e.report_id = later.id
      WHERE later.bureau_id = r.bureau_id AND later.supersedes = r.id
    ) AS revised,
    (SELECT p.id FROM publication p
      JOIN report q ON q.bureau_id = p.bureau_id AND q.id = p.report_id
      WHERE p.bureau_id = r.bureau_id AND p.stage = 'published' AND q.organisation_id = r.organisation_id
        AND q.year = r.year AND q.revision >= r.revision
      ORDER BY q.revision DESC LIMIT 1) AS "currentPublicationId",
    d.number AS "disposalNumber", d.begun_at AS "disposedAt"
  FROM found f
  JOIN report r ON r.bureau_id = f.bureau_id AND r.id = f.report_id
  JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id
  JOIN organisation b ON b.bureau_id = r.bureau_id AND b.id = r.bureau_id
  JOIN archive_entry a ON a.bureau_id = r.bureau_id AND a.report_id = r.id
  LEFT JOIN LATERAL (
    SELECT l.number, i.begun_at FROM disposal_item i
    JOIN disposal_list l ON l.bureau_id = i.bureau_id AND l.id = i.list_id
    WHERE i.bureau_id = a.bureau_id AND i.entry_id = a.id AND i.begun_at IS NOT NULL
  ) d ON true
  ORDER BY (f.stage = 'published') DESC NULLS LAST, f.id DESC LIMIT 1`;

export const FIND_DOCUMENT = findDocument('p.pdf_sha256 = $1', 'a.files @> $2::jsonb');
/** By the code on its pages: the round of publication or the archived submission it names. */
export const FIND_CODED = findDocument(
  `p.id = $2::uuid AND $1 = 'published'`,
  `a.submission_id = $2::uuid AND $1 = 'archived'`,
);
