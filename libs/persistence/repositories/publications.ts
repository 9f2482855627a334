import type { EntityManager } from 'typeorm';

import type {
  KnownDocument,
  PublicationRecord,
  PublicationRepository,
  PublicFilter,
  PublishedRow,
} from '#libs/features/ports';

import { PublicationEntity } from '../entities/publication.js';
import { SecrecyReviewEntity } from '../entities/secrecy-review.js';
import { facetsOf } from './facets.js';
import { jobTrouble } from './job-trouble.js';
import { toRecord } from './mappers.js';
import {
  FIND_CODED,
  FIND_DOCUMENT,
  FIND_PUBLISHED,
  LIST_PUBLISHED,
  PUBLISHED_FACETS,
  SEARCH_PUBLISHED,
} from './public-sql.js';
import { publicRowDigests } from './sealed-rows.js';
import { select, tableOf } from './table.js';

export function publicationsOn(manager: EntityManager): PublicationRepository {
  const table = tableOf(manager, PublicationEntity);
  const reviews = tableOf(manager, SecrecyReviewEntity);
  return {
    insert: (publication) => table.insert(toRecord(publication)),
    ofReport: async (bureauId, reportId) => {
      const rows = await table.many({ where: { bureauId, reportId }, order: { id: 'DESC' } });
      return rows.map(toRecord);
    },
    rowDigests: (bureauId, reportId) => publicRowDigests(manager, bureauId, reportId),
    trouble: (bureauId, reportId) =>
      jobTrouble(manager, 'prepare-publication', { bureauId, reportId }),
    latest: async (bureauId, reportId) => {
      const where = { bureauId, reportId };
      const [row] = await table.many({ where, order: { id: 'DESC' }, take: 1 });
      return row === undefined ? null : toRecord(row);
    },
    find: async (bureauId, id) => {
      const row = await table.one({ bureauId, id });
      return row && toRecord(row);
    },
    inForce: async (bureauId, organisationId, year) => {
      const row = await table.one({ bureauId, organisationId, year, stage: 'published' });
      return row && toRecord(row);
    },
    update: async (publication, expectedVersion) => {
      const { bureauId, id } = publication;
      const where = { bureauId, id, version: expectedVersion };
      return (await table.change(where, changeable(publication))) === 1;
    },
    reviews: async (bureauId, publicationId) => {
      const where = { bureauId, publicationId };
      const rows = await reviews.many({ where, order: { reviewedAt: 'ASC', id: 'ASC' } });
      return rows.map(toRecord);
    },
    addReview: (review) => reviews.insert(toRecord(review)),
    ...publicOn(manager),
  };
}

type Public = Pick<
  PublicationRepository,
  'listPublished' | 'findPublished' | 'publishedFacets' | 'findDocument' | 'findCoded'
>;

function publicOn(manager: EntityManager): Public {
  return {
    listPublished: (filter) => {
      const { words } = filter;
      const given = parametersOf(filter);
      return words === undefined
        ? select<PublishedRow>(manager, LIST_PUBLISHED, given)
        : select<PublishedRow>(manager, SEARCH_PUBLISHED, [...given, words]);
    },
    findPublished: async (id) => {
      const [row] = await select<PublishedRow>(manager, FIND_PUBLISHED, [id]);
      return row ?? null;
    },
    publishedFacets: () => facetsOf(manager, PUBLISHED_FACETS, []),
    findCoded: async ({ kind, id }) => {
      const [found] = await select<KnownDocument>(manager, FIND_CODED, [kind, id]);
      return found ?? null;
    },
    findDocument: async (pdfSha256) => {
      const file = JSON.stringify([{ name: 'report.pdf', sha256: pdfSha256 }]);
      const [found] = await select<KnownDocument>(manager, FIND_DOCUMENT, [pdfSha256, file]);
      return found ?? null;
    },
  };
}

function parametersOf(filter: PublicFilter): readonly unknown[] {
  const { year = null, organisationId = null, grade = null, words, after = null, limit } = filter;
  const pattern = words === undefined ? null : `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return [year, organisationId, grade, pattern, after, limit];
}

/** Everything but which report it is of, and who asked for it. */
function changeable(publication: PublicationRecord): Partial<PublicationRecord> {
  const { stage, version, title, converted, grade, gradeLabel, blockedBy, withheld } = publication;
  const { files, pages, publicText, pdfSha256, holdUntil, publishedAt } = publication;
  const { endedAt, endReason, supersededBy, categories } = publication;
  return {
    ...{ stage, version, title, converted, grade, gradeLabel, blockedBy, withheld, files, pages },
    ...{ publicText, pdfSha256, holdUntil, publishedAt, endedAt, endReason, supersededBy },
    categories,
  };
}
