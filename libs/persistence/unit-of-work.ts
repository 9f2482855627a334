import type { DataSource, EntityManager } from 'typeorm';

import type { JobQueue, Transaction, UnitOfWork } from '#libs/features/ports';

import { translatingTransaction } from './errors.js';
import { createJobQueue, type ExecuteSql } from './jobs/index.js';
import {
  adjustmentsOn,
  appealsOn,
  attachmentsOn,
  decisionsOn,
  meetingsOn,
  notesOn,
  submissionsOn,
  takeoversOn,
  waiversOn,
} from './repositories/approvals.js';
import { archiveOn } from './repositories/archive.js';
import { archiveKeepingOn } from './repositories/archive-keeping.js';
import { archiveRunsOn } from './repositories/archive-runs.js';
import { auditOn } from './repositories/audit.js';
import { disposalsOn } from './repositories/disposals.js';
import { noticesOn } from './repositories/notices.js';
import { overviewOn } from './repositories/overview.js';
import { organisationsOn, sessionsOn, usersOn } from './repositories/people.js';
import { publicationsOn } from './repositories/publications.js';
import { replaysOn } from './repositories/replays.js';
import { reportsOn } from './repositories/reports.js';
import { ruleDraftsOn } from './repositories/rule-drafts.js';
import { rulebooksOn } from './repositories/rulebooks.js';
import { simulationsOn } from './repositories/simulations.js';

/**
 * The port over TypeORM. Errors of the database: see translateDatabaseError; a failed COMMIT is one of them, and then
 * nobody may be told that it worked.
 */
export class TypeOrmUnitOfWork implements UnitOfWork {
  readonly read: UnitOfWork['read'];

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: (executeSql: ExecuteSql) => JobQueue = createJobQueue,
  ) {
    this.read = repositoriesOn(dataSource.manager);
  }

  /** READ COMMITTED is what the connections start with (data-source.ts): no statement is spent on saying so. */
  async run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return translatingTransaction((committing) =>
      this.dataSource.transaction(async (manager) => {
        const jobs = this.jobs(executeSqlOn(manager));
        const result = await work({ ...repositoriesOn(manager), jobs });
        committing();
        return result;
      }),
    );
  }

  async snapshot<T>(work: (read: UnitOfWork['read']) => Promise<T>): Promise<T> {
    return translatingTransaction(() =>
      this.dataSource.transaction('REPEATABLE READ', (manager) => work(repositoriesOn(manager))),
    );
  }
}

function repositoriesOn(manager: EntityManager): UnitOfWork['read'] {
  return {
    organisations: organisationsOn(manager),
    users: usersOn(manager),
    sessions: sessionsOn(manager),
    rulebooks: rulebooksOn(manager),
    ruleDrafts: ruleDraftsOn(manager),
    reports: reportsOn(manager),
    submissions: submissionsOn(manager),
    decisions: decisionsOn(manager),
    meetings: meetingsOn(manager),
    notes: notesOn(manager),
    adjustments: adjustmentsOn(manager),
    appeals: appealsOn(manager),
    waivers: waiversOn(manager),
    attachments: attachmentsOn(manager),
    takeovers: takeoversOn(manager),
    notices: noticesOn(manager),
    overview: overviewOn(manager),
    archive: archiveOn(manager),
    replays: replaysOn(manager),
    archiveRuns: archiveRunsOn(manager),
    archiveKeeping: archiveKeepingOn(manager),
    disposals: disposalsOn(manager),
    simulations: simulationsOn(manager),
    publications: publicationsOn(manager),
    audit: auditOn(manager),
  };
}

/** Statements on the transaction's own connection. */
function executeSqlOn(manager: EntityManager): ExecuteSql {
  return async (text, values) => {
    const runner = manager.queryRunner;
    if (runner === undefined) throw new TypeError('a job outside a transaction');
    const { records } = await runner.query(text, values && [...values], true);
    return { rows: records };
  };
}
