import { ZipingError } from '#libs/kernel';

import { errorText } from './errno.js';

/** What went wrong with the embedded database, in words a program can branch on. */
export type DatabaseFault =
  | 'disk_full'
  | 'read_only'
  | 'no_permission'
  | 'port_taken'
  | 'damaged'
  | 'other_version'
  | 'unsupported_system'
  | 'not_answering'
  | 'other_server'
  | 'failed';

/** First match wins: the cause of a chain of messages is named before its consequences. */
const SIGNS: readonly (readonly [DatabaseFault, RegExp])[] = [
  ['disk_full', /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/],
  ['read_only', /EROFS|Read-only file system/],
  ['port_taken', /EADDRINUSE|Address already in use/],
  ['no_permission', /EACCES|EPERM|Permission denied|wrong ownership|invalid permissions/],
  ['other_version', /incompatible with server|was initialized by PostgreSQL version/],
  [
    'unsupported_system',
    /error while loading shared libraries|ENOEXEC|Exec format error|GLIBC_|ERR_MODULE_NOT_FOUND/,
  ],
  [
    'damaged',
    /is not a valid data directory|could not find the database system|invalid checkpoint|could not locate a valid checkpoint|could not open file "global|could not read file "global|incorrect checksum in control file|invalid primary checkpoint|bogus data|PANIC/,
  ],
];

/** Where the fault happened; printed so that the operator can act on it. */
export interface FaultPlace {
  readonly home: string;
  readonly port?: number;
  /** Server log, when there is one to read. */
  readonly log?: string;
}

const MESSAGES: Readonly<Record<DatabaseFault, (place: FaultPlace) => string>> = {
  disk_full: ({ home }) => `磁盘已满，无法写入数据目录 ${home}。请腾出空间后重新启动。`,
  read_only: ({ home }) =>
    `数据目录 ${home} 所在的磁盘是只读的。请改为可写，或用 ZIPING_HOME 指定另一个目录后重新启动。`,
  no_permission: ({ home }) =>
    `没有权限读写数据目录 ${home}。请用创建它的用户运行，或用 ZIPING_HOME 指定另一个目录后重新启动。`,
  port_taken: ({ port }) =>
    `数据库端口 ${port ?? ''} 已被其他程序占用。请停止占用它的程序，或不指定端口，由系统自动选择。`,
  damaged: ({ home }) =>
    `数据目录 ${home} 中的数据库已损坏，程序不会自动清除它。请从备份恢复，或移走该目录后重新启动。`,
  other_version: ({ home }) =>
    `数据目录 ${home} 由另一版本的 PostgreSQL 建立。请用原版本导出数据，或用 ZIPING_HOME 指定新目录。`,
  unsupported_system: () =>
    '内置数据库不支持本机系统。请安装 PostgreSQL 15 以上版本，并用 DATABASE_URL 指定连接地址。',
  not_answering: ({ home }) =>
    `数据目录 ${home} 的数据库进程没有响应。请结束该进程后重新启动，数据不会丢失。`,
  other_server: ({ home }) =>
    `正在运行的数据库不接受数据目录 ${home} 中保存的口令。请检查该目录是否被改动，或从备份恢复。`,
  failed: () => '内置数据库无法启动。',
};

/** The fault that a file system error, or the text PostgreSQL wrote, tells of. */
export function faultOf(cause: unknown): DatabaseFault {
  const text = errorText(cause);
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'failed';
}

/** ZipingError `database.unavailable` with `details.reason`; the cause keeps the original text. */
export function databaseUnavailable(
  reason: DatabaseFault,
  place: FaultPlace,
  cause?: unknown,
): ZipingError {
  const where = place.log === undefined ? '' : `（日志：${place.log}）`;
  return new ZipingError('database.unavailable', MESSAGES[reason](place) + where, {
    details: { reason },
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Passes a ZipingError on; anything else becomes `database.unavailable` with its reason. */
export function asDatabaseUnavailable(cause: unknown, place: FaultPlace): ZipingError {
  return cause instanceof ZipingError ? cause : databaseUnavailable(faultOf(cause), place, cause);
}
