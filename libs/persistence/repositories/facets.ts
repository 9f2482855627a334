import type { EntityManager } from 'typeorm';

import type { ListFacets } from '#libs/features/ports';

import { BY_PINYIN } from '../collation.js';
import { select } from './table.js';

/**
 * What a list of reports can be narrowed to, in one row: years, newest first; units by pinyin; grades, highest first,
 * under the name they had last, since every year's rules name their own.
 * @param listed statement giving year, organisation_id, name, grade, grade_label, converted of each report
 */
export const facetsSql = (listed: string): string => `
  WITH listed AS (${listed}),
  years AS (SELECT DISTINCT year FROM listed),
  units AS (SELECT DISTINCT organisation_id AS id, name FROM listed),
  grades AS (
    SELECT grade, (array_agg(grade_label ORDER BY year DESC))[1] AS label, max(converted::numeric) AS highest
    FROM listed WHERE grade IS NOT NULL GROUP BY grade)
  SELECT
    (SELECT coalesce(json_agg(year ORDER BY year DESC), '[]') FROM years) AS years,
    (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY name ${BY_PINYIN}), '[]')
      FROM units) AS organisations,
    (SELECT coalesce(json_agg(json_build_object('grade', grade, 'label', label) ORDER BY highest DESC), '[]')
      FROM grades) AS grades`;

export async function facetsOf(
  manager: EntityManager,
  statement: string,
  parameters: readonly unknown[],
): Promise<ListFacets> {
  const [row] = await select<ListFacets>(manager, statement, parameters);
  return row ?? { years: [], organisations: [], grades: [] };
}
