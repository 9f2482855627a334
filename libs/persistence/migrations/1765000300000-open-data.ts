import type { MigrationInterface, QueryRunner } from 'typeorm';

import { REFUSE_TO_DESTROY } from './1764000000000-initial.js';

/**
 * Pairs of neighbouring characters. Chinese has no blanks between words: a text that holds all pairs of what is looked for is
 * a candidate, and few are. No extension is needed, which a database elsewhere may not have.
 */
const BIGRAMS = `
  CREATE FUNCTION bigrams_of(content text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT pair), '{}') FROM (
      SELECT character || lead(character) OVER (ORDER BY place) AS pair
      FROM unnest(string_to_array(lower(content), NULL)) WITH ORDINALITY AS letters (character, place)
    ) AS pairs WHERE pair IS NOT NULL
  $$`;

/** What the public reads as data, and a search of the published texts by index. */
export class OpenData1765000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE publication ADD COLUMN categories jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT publication_categories_is_a_list CHECK (jsonb_typeof(categories) = 'array')`,
      `COMMENT ON COLUMN publication.categories IS 'Approved scores by category as disclosed; null where withheld'`,
      'GRANT UPDATE (categories) ON publication TO ziping_app',
      BIGRAMS,
      `COMMENT ON FUNCTION bigrams_of(text) IS 'Pairs of neighbouring characters, for the search of published texts'`,
      `CREATE INDEX publication_text_idx ON publication USING gin (bigrams_of(public_text)) WHERE stage = 'published'`,
      `CREATE INDEX publication_year_idx ON publication (bureau_id, year, id) WHERE stage = 'published'`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('DROP INDEX publication_year_idx');
    await runner.query('DROP INDEX publication_text_idx');
    await runner.query('DROP FUNCTION bigrams_of(text)');
    await runner.query('ALTER TABLE publication DROP COLUMN categories');
  }
}
