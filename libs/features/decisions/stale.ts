import type { AuditEventRecord, ReportHeader, Transaction } from '#libs/features/ports';
import { beijingTime, ZipingError } from '#libs/kernel';

/** Events looked back on; whoever is further behind is told of the newest ones. */
const MOST_EVENTS = 200;

const changedFields = ({ details }: AuditEventRecord): readonly unknown[] =>
  Array.isArray(details['changed']) ? details['changed'] : [];

const madeVersion = ({ details }: AuditEventRecord): number => Number(details['version'] ?? 0);

/**
 * Refuses a caller who has not seen the report's newest version, and says who was faster, when, with what, and which
 * fields differ from what the caller saw. What the caller sent is not touched: they can send it again.
 * @throws ZipingError `report.stale_version`, always
 */
export async function refuseStale(
  transaction: Pick<Transaction, 'audit'>,
  report: ReportHeader,
  expectedVersion: number,
): Promise<never> {
  const { bureauId, id: subjectId, version } = report;
  const events = await transaction.audit.list(bureauId, { subjectId, limit: MOST_EVENTS });
  const unseen = events.filter((event) => madeVersion(event) > expectedVersion);
  const [last] = unseen;
  const by = last === undefined ? '' : `由${last.actorName}于${beijingTime(last.at)}`;
  throw new ZipingError(
    'report.stale_version',
    `报告已${by}更新为第 ${version} 版，请刷新后在最新版本上继续；您填写的内容没有丢失`,
    {
      details: {
        currentVersion: version,
        stage: report.stage,
        updatedAt: report.updatedAt.toISOString(),
        changedFields: [...new Set(unseen.flatMap(changedFields))],
        lastDecision:
          last === undefined
            ? null
            : {
                command: last.action.replace(/^report\./, ''),
                actorName: last.actorName,
                at: last.at.toISOString(),
              },
      },
    },
  );
}
