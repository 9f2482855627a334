import { FileFault, inBoundedThreads } from '#libs/untrusted';
import { LIMITS, type ReadWorkbook } from './types.js';

const readOnce = inBoundedThreads<ReadWorkbook>(new URL('./worker.js', import.meta.url), {
  heapMegabytes: LIMITS.heapMegabytes,
  atOnce: 2,
  mostWaiting: 16,
  mostWaitMilliseconds: LIMITS.milliseconds,
  faults: {
    timeout: '文件读取时间过长，请只保留需要导入的工作表后重试',
    tooLarge: '文件内容过多，请只保留需要导入的工作表后重试',
    unreadable: '无法读取这个文件，请用 Excel 或 WPS 另存为 .xlsx 后重试',
    busy: '正在导入的人较多，请稍后重试',
  },
});

/**
 * Reads the filled cells of an .xlsx file from outside, in a thread bounded to 256 MB and 20 seconds. Two at a time.
 * Errors: `FileFault` - what is no workbook, too large, holds macros, links or the like, or takes too long.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  milliseconds: number = LIMITS.milliseconds,
): Promise<ReadWorkbook> {
  if (bytes.byteLength > LIMITS.fileBytes)
    throw new FileFault('too_large', '文件超过 10 MB，请拆分后重试');
  // A plain array of its own: a buffer of Node may be a part of a larger one, and all of it would be sent.
  return readOnce(new Uint8Array(bytes), milliseconds);
}
