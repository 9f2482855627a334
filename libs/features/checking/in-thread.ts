import { FileFault, inBoundedThreads } from '#libs/untrusted';

import type { CheckedFile, CheckTask } from './check-file.js';

/** A report is a few megabytes at most, pictures included; the server takes uploads no larger either. */
const FILE_BYTES = 20 * 1024 * 1024;
const MILLISECONDS = 30_000;

const once = inBoundedThreads<CheckedFile>(new URL('./worker.js', import.meta.url), {
  heapMegabytes: 512,
  atOnce: 2,
  mostWaiting: 8,
  faults: {
    timeout: '文件核查时间过长，请拆分后重试。',
    tooLarge: '文件内容过多，请删去图片或拆分后重试。',
    unreadable: '无法读取这个文件，请用 Word 或 WPS 另存为 .docx 后重试。',
    busy: '正在核查的人较多，请稍后重试。',
  },
});

/**
 * Reads and checks a .docx, .pdf or text file from outside in a thread bounded to 512 MB and 30 seconds, two at a time.
 * Nothing in it is run, fetched or kept. Errors: `FileFault`.
 */
export async function checkFile(task: CheckTask): Promise<CheckedFile> {
  if (task.bytes.byteLength > FILE_BYTES)
    throw new FileFault('too_large', '文件超过 20 MB，请删去图片或拆分后重试。');
  // A plain array of its own: a buffer of Node may be a part of a larger one, and all of it would be sent.
  return once({ ...task, bytes: new Uint8Array(task.bytes) }, MILLISECONDS);
}
