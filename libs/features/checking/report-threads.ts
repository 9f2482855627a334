import { FileFault, inBoundedThreads } from '#libs/untrusted';

/** A report is a few megabytes at most, pictures included; the server takes uploads no larger either. */
const FILE_BYTES = 20 * 1024 * 1024;
const MILLISECONDS = 30_000;

interface FileTask {
  readonly bytes: Uint8Array;
}

/**
 * Runs the module `entry` on a .docx, .pdf or text file from outside, in a thread bounded to 512 MB and 30 seconds, two at
 * a time. Nothing in the file is run, fetched or kept. Errors: `FileFault`.
 */
export function onReportFiles<Value>(entry: URL): (task: FileTask) => Promise<Value> {
  const once = inBoundedThreads<Value>(entry, {
    heapMegabytes: 512,
    atOnce: 2,
    mostWaiting: 16,
    mostWaitMilliseconds: MILLISECONDS,
    faults: {
      timeout: '读取文件时间过长，请拆分后重试。',
      tooLarge: '文件内容过多，请删去图片或拆分后重试。',
      unreadable: '无法读取这个文件，请用 Word 或 WPS 另存为 .docx 后重试。',
      busy: '正在读取文件的人较多，请稍后重试。',
    },
  });
  return async (task) => {
    if (task.bytes.byteLength > FILE_BYTES)
      throw new FileFault('too_large', '文件超过 20 MB，请删去图片或拆分后重试。');
    // A plain array of its own: a buffer of Node may be a part of a larger one, and all of it would be sent.
    return once({ ...task, bytes: new Uint8Array(task.bytes) }, MILLISECONDS);
  };
}
