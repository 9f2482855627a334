import { sha256Hex, ZipingError } from '#libs/kernel';

/** What the operator can do, by the system's error code. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: '存储空间已满，请清理磁盘后重试',
  EDQUOT: '存储配额已用完，请扩大配额后重试',
  EFBIG: '文件超过系统允许的大小，请检查存储限制',
  EROFS: '存储目录为只读，请检查挂载方式',
  EACCES: '没有存储目录的读写权限，请检查目录权限',
  EPERM: '没有存储目录的读写权限，请检查目录权限',
  EIO: '磁盘读写出错，请检查磁盘',
  EMFILE: '打开的文件过多，请稍后重试',
  ENFILE: '打开的文件过多，请稍后重试',
  ENOTDIR: '存储路径不是目录，请检查设置',
};

/**
 * A failed file operation as the error the application knows: `storage.unavailable`, with the system's
 * code in `details.reason`. Nothing is stored when it is thrown; the caller may try again.
 */
export function storageUnavailable(error: unknown): ZipingError {
  if (error instanceof ZipingError) return error;
  const reason = systemCode(error) ?? 'unknown';
  const remedy = REMEDIES[reason] ?? '存储暂不可用，请检查存储目录后重试';
  return new ZipingError('storage.unavailable', `${remedy}（${reason}）。`, {
    details: { reason },
    cause: error,
  });
}

/** No answer within the time, neither bytes nor an error. */
export function storageHangs(seconds: number): ZipingError {
  const message = `存储在 ${String(seconds)} 秒内没有应答，请检查存储目录所在的磁盘或网络后重试。`;
  return new ZipingError('storage.unavailable', message, { details: { reason: 'no_answer' } });
}

const REFUSALS: Readonly<Record<number, string>> = {
  401: '存储桶不认这组访问密钥，请检查设置',
  403: '没有存储桶的读写权限，请检查访问密钥和权限',
  404: '没有这个存储桶，请检查设置',
  507: '存储空间已满，请清理后重试',
};

/** A bucket that answers, and not with what was asked for. */
export function bucketRefuses(status: number): ZipingError {
  const remedy = REFUSALS[status] ?? '存储暂不可用，请稍后重试';
  return new ZipingError('storage.unavailable', `${remedy}（HTTP ${String(status)}）。`, {
    details: { reason: `http_${String(status)}` },
  });
}

/** No answer of the bucket, or half of one. */
export function bucketUnreachable(error: unknown): ZipingError {
  if (error instanceof ZipingError) return error;
  const reason = systemCode(error instanceof Error ? error.cause : undefined) ?? 'unknown';
  const message = `存储桶无法连接，或者连接中途断开，请检查网络和存储服务后重试（${reason}）。`;
  return new ZipingError('storage.unavailable', message, { details: { reason }, cause: error });
}

/** The `code` of a Node system error: `ENOSPC`, `EEXIST` … */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Nothing is kept under this name. */
export function notFound(name: string): ZipingError {
  return new ZipingError('storage.not_found', '存储中没有该文件。', { details: { name } });
}

/**
 * A name is kept already: fine with the same bytes.
 * @param there what is kept; null when it is gone again
 * @throws ZipingError `storage.conflict`
 */
export function refuseOtherBytes(
  there: Uint8Array | null,
  name: string,
  wanted: { readonly sha256: string; readonly size: number },
): void {
  if (there?.byteLength === wanted.size && sha256Hex(there) === wanted.sha256) return;
  throw new ZipingError('storage.conflict', '存储中已有同名而内容不同的文件，未作改动。', {
    details: { name },
  });
}
