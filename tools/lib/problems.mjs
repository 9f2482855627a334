/** A failure with words for the person at the terminal; nothing else is printed about it. */
export class Problem extends Error {
  /**
   * @param {string} message Chinese, then short English on a second line
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = 'Problem';
    this.exitCode = exitCode;
  }
}

/** First match wins. What a system error or a program's output tells of, and what to do about it. */
const SIGNS = [
  [
    /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/,
    (root) => `磁盘已满：无法写入 ${root}。请腾出约 1 GB 空间后重试。\nThe disk is full.`,
  ],
  [
    /EROFS|Read-only file system/,
    (root) => `${root} 所在的磁盘是只读的。请复制到可写的目录后重试。\nThe folder is read-only.`,
  ],
  [
    /EACCES|EPERM|Permission denied/,
    (root) =>
      `没有权限写入 ${root}。请用该目录的所有者运行，或复制到自己的目录后重试。\n` +
      'No permission to write in the folder.',
  ],
  [
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|npm error network/,
    () =>
      '无法连接 npm 软件源。请检查网络或 npm 的 registry 设置后重试。\n' +
      'The npm registry cannot be reached.',
  ],
];

/**
 * Puts a failure into words.
 * @param {unknown} error an error, or what a program wrote
 * @param {string} root the folder of the clone
 * @param {string} what what was being done, in Chinese
 */
export function asProblem(error, root, what) {
  if (error instanceof Problem) return error;
  const text = error instanceof Error ? `${error.code ?? ''} ${error.message}` : String(error);
  const known = SIGNS.find(([sign]) => sign.test(text));
  if (known !== undefined) return new Problem(known[1](root));
  return new Problem(`${what}失败。\n${text.trim().split('\n').slice(-30).join('\n')}`);
}

/**
 * Runs the body of a command; a Problem is printed and becomes the exit code.
 * @param {() => Promise<number>} body resolves to the exit code
 */
export async function asCommand(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    const problem = asProblem(error, process.cwd(), '运行');
    process.stderr.write(`\n${problem.message}\n`);
    process.exitCode = problem.exitCode;
  }
}
