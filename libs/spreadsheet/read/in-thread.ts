import { Worker } from 'node:worker_threads';
import { FileFault, LIMITS, type ReadWorkbook } from './types.js';
import type { WorkerAnswer } from './worker-message.js';

/** Threads at once: a file may fill one with 256 MB, and figures are saved meanwhile. */
const AT_ONCE = 2;
const MOST_WAITING = 16;

let running = 0;
const waiting: (() => void)[] = [];

const timeout = (): FileFault =>
  new FileFault('timeout', '文件读取时间过长，请只保留需要导入的工作表后重试');

/** A thread that runs out of memory ends by itself; whatever else ends it is the file's doing, too. */
function faultOf(error: unknown): FileFault {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new FileFault('too_large', '文件内容过多，请只保留需要导入的工作表后重试')
    : new FileFault('unreadable', '无法读取这个文件，请用 Excel 或 WPS 另存为 .xlsx 后重试');
}

/** One message, one error or the deadline, whichever comes first. */
function answerOf(worker: Worker, milliseconds: number): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(timeout());
    }, milliseconds);
    const ended = (error: unknown): void => {
      clearTimeout(timer);
      reject(faultOf(error));
    };
    worker.once('message', (answer: WorkerAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    worker.once('error', ended);
    worker.once('exit', ended);
  });
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING)
      throw new FileFault('timeout', '正在导入的人较多，请稍后重试');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

async function readOnce(bytes: Uint8Array, milliseconds: number): Promise<ReadWorkbook> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    // A copy: the caller may still need its bytes.
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMegabytes, maxYoungGenerationSizeMb: 32 },
    // Nothing of the surroundings is the file's business.
    env: {},
    stdin: false,
  });
  try {
    const answer = await answerOf(worker, milliseconds);
    if ('workbook' in answer) return answer.workbook;
    throw new FileFault(answer.fault.kind, answer.fault.message);
  } finally {
    await worker.terminate();
  }
}

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
  return inTurn(() => readOnce(bytes, milliseconds));
}
