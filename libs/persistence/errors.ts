import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';

import { isUnavailable, ZipingError, type ErrorCode } from '#libs/kernel';

import { errorCode, errorText } from './embedded/errno.js';

interface Reading {
  readonly sign: RegExp;
  readonly code: ErrorCode;
  readonly reason: string;
  readonly message: string;
}

const BUSY = '系统繁忙，请稍后重试。';
const AWAY = '数据库暂时无法连接，请稍后重试。';
const NOBODY_KNOWS =
  '数据库在保存时断开，无法确定操作是否已经生效。请稍后刷新查看，没有生效再重试。';

/** By SQLSTATE, or the system's code; first match wins. Everything else is a fault of ours and passes unchanged. */
const BY_CODE: readonly Reading[] = [
  { sign: /^55P03$/, code: 'database.unavailable', reason: 'lock_timeout', message: BUSY },
  { sign: /^40P01$/, code: 'database.unavailable', reason: 'deadlock', message: BUSY },
  { sign: /^40001$/, code: 'database.unavailable', reason: 'serialization', message: BUSY },
  { sign: /^57014$/, code: 'database.unavailable', reason: 'statement_timeout', message: BUSY },
  { sign: /^25P0[34]$/, code: 'database.unavailable', reason: 'idle_timeout', message: BUSY },
  {
    sign: /^53100$/,
    code: 'database.unavailable',
    reason: 'disk_full',
    message: '数据库磁盘已满，请联系管理员腾出空间。',
  },
  { sign: /^53300$/, code: 'database.unavailable', reason: 'too_many_connections', message: BUSY },
  {
    sign: /^(08...|57P0[1-5]|E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)|ENOENT)$/,
    code: 'database.unavailable',
    reason: 'connection',
    message: AWAY,
  },
  {
    // A NUL or half a surrogate pair: valid JSON, but no text PostgreSQL can keep.
    sign: /^(22021|22P05)$/,
    code: 'request.invalid',
    reason: 'text',
    message: '文本中含有无法保存的字符，请删除后重试。',
  },
];

/** Unique constraints whose violation means something to the caller; named in the migrations. */
const BY_CONSTRAINT: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  report_revision_unique: ['report.exists', '该单位该年度的报告已经存在。'],
  report_superseded_once: ['report.exists', '该报告已经有了修订稿。'],
  archive_entry_report_unique: ['report.action_not_allowed', '该报告已经归档，不能重复归档。'],
  publication_live_once: ['publication.exists', '该报告正在办理公开，或已经公开。'],
  publication_in_force_once: [
    'publication.stale',
    '该单位该年度的报告刚由他人公开，请刷新后再看。',
  ],
  secrecy_review_step_once: ['publication.stale', '这一步已由他人办理，请刷新后再看。'],
  rulebook_version_unique: ['rulebook.exists', '该年度的这一版本规则已经发布，请使用新的版本号。'],
  rulebook_pkey: ['rulebook.exists', '内容相同的规则已经发布。'],
  user_account_account_unique: ['request.invalid', '账号已被使用，请换一个账号。'],
};

const UNIQUE_VIOLATION = '23505';
/** pg tells some losses of the connection in words only. */
const LOST =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Driver not Connected|Client was closed/;

/**
 * What the caller may act on, as ZipingError: `database.unavailable` (details.reason) for lost connections, time-outs and
 * lost races, a code of its own for the unique constraints above. Anything else is returned as it is.
 */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof ZipingError) return error;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const sqlState = errorCode(cause) ?? '';
  if (sqlState === UNIQUE_VIOLATION) return translateUnique(cause) ?? error;
  const known = BY_CODE.find(({ sign }) => sign.test(sqlState));
  if (known !== undefined) return failure(known.code, known.message, known.reason, error);
  return LOST.test(errorText(cause)) ? away(error) : error;
}

/** The one by the query runner, the other by the manager over it. */
const RELEASED = [QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError];

/**
 * As above, for a whole transaction, which alone can say that nothing happened: what is read after it, for the answer, may
 * fail as well. Its connection may break between two statements: TypeORM then takes the connection
 * away at once, and the next statement, or the COMMIT, finds it gone. When it breaks while the COMMIT is under way, the
 * answer is lost and nobody can say what became of it: details.reason is `commit` then.
 * @param work calls `committing` when nothing is left but the COMMIT
 */
export async function translatingTransaction<T>(
  work: (committing: () => void) => Promise<T>,
): Promise<T> {
  const at = { commit: false };
  try {
    return await translating(() =>
      work(() => {
        at.commit = true;
      }),
    );
  } catch (error) {
    const known = RELEASED.some((kind) => error instanceof kind) ? away(error) : error;
    if (!isUnavailable(known)) throw known;
    const reason = String(known.details?.['reason']);
    throw at.commit && reason === 'connection'
      ? failure('database.unavailable', NOBODY_KNOWS, 'commit', known)
      : failure('database.unavailable', `操作没有生效：${known.message}`, reason, known);
  }
}

const away = (cause: unknown): ZipingError =>
  failure('database.unavailable', AWAY, 'connection', cause);

/** Runs database work and throws what `translateDatabaseError` makes of a failure. */
export async function translating<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

function translateUnique(cause: unknown): ZipingError | undefined {
  if (typeof cause !== 'object' || cause === null || !('constraint' in cause)) return undefined;
  const known = BY_CONSTRAINT[String(cause.constraint)];
  return known && new ZipingError(known[0], known[1], { cause });
}

function failure(code: ErrorCode, message: string, reason: string, cause: unknown): ZipingError {
  return new ZipingError(code, message, { details: { reason }, cause });
}
