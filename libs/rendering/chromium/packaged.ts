import { existsSync, rmSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { z } from 'zod';
import { ZipingError } from '#libs/kernel';
import { removeAbandoned } from '../abandoned.js';
import { untar } from './untar.js';

/** A browser ready to start, and the libraries it needs beside those of every Linux. */
export interface BrowserProgram {
  readonly executablePath: string;
  /** null: those of the machine. */
  readonly libraryFolder: string | null;
}

const packageSchema = z.object({ version: z.string() });
const PARTIAL = /\.(\d+)\.partial$/;
const inflate = promisify(brotliDecompress);

/**
 * The Chromium of the npm package, unpacked once into the cache folder. The package's own unpacker is not used: it writes to a
 * shared folder under a fixed name and trusts whatever stands there. Unpacking is beside and then renamed, so a crash, a full
 * disk or a second process at the same time never leaves half a browser.
 * @throws ZipingError `render.failed` when there is no room, or no packaged browser for this machine
 */
export async function packagedChromium(root: string, cacheFolder: string): Promise<BrowserProgram> {
  const packageFolder = packageFolderOf(root);
  const { version } = packageSchema.parse(
    JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')),
  );
  const folder = join(cacheFolder, `chromium-${version}`);
  if (!existsSync(folder)) await unpackBeside(join(packageFolder, 'bin'), folder);
  return { executablePath: join(folder, 'chromium'), libraryFolder: join(folder, 'lib') };
}

/** The package does not export its package.json, so it is looked for from its entry: build/cjs/index.cjs. */
function packageFolderOf(root: string): string {
  const entry = createRequire(join(root, 'package.json')).resolve('@sparticuz/chromium');
  return dirname(dirname(dirname(entry)));
}

async function unpackBeside(source: string, folder: string): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new ZipingError(
      'render.failed',
      '内置浏览器只支持 Linux x64，请用 PUPPETEER_EXECUTABLE_PATH 指定本机的 Chromium',
    );
  }
  const beside = join(dirname(folder), `${basename(folder)}.${process.pid}.partial`);
  try {
    removeAbandoned(dirname(folder), PARTIAL);
    await mkdir(join(beside, 'lib'), { recursive: true });
    const program = await inflate(await readFile(join(source, 'chromium.br')));
    await writeFile(join(beside, 'chromium'), program, { mode: 0o755 });
    for (const { name, bytes } of untar(
      await inflate(await readFile(join(source, 'al2023.tar.br'))),
    )) {
      await writeFile(join(beside, 'lib', basename(name)), bytes, { mode: 0o755 });
    }
    await rename(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (existsSync(folder)) return;
    throw new ZipingError(
      'render.failed',
      '内置浏览器解压失败，请检查缓存文件夹的磁盘空间和写入权限',
      { cause: error },
    );
  }
}
