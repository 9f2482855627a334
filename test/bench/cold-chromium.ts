import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import puppeteer from 'puppeteer-core';

import { browserEnvironment } from '../../libs/rendering/chromium/environment.js';
import { packagedChromium, type BrowserProgram } from '../../libs/rendering/chromium/packaged.js';
import { fontconfigFile } from '../../libs/rendering/typefaces/fontconfig.js';
import { loadFontSet } from '../../libs/rendering/typefaces/font-set.js';

/** A browser that is started for one document and ends with it: a process and a new profile each time. */
export interface ColdChromium {
  readonly name: string;
  /** What must be known of how it prints. */
  readonly note: string;
  print(): Promise<void>;
  close(): void;
}

export interface ColdPage {
  readonly root: string;
  readonly cacheFolder: string;
  readonly html: string;
  readonly sandboxed: boolean;
}

interface Cold {
  readonly program: BrowserProgram;
  readonly folder: string;
  readonly flags: readonly string[];
}

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** A browser that has not printed by then never will. */
const TIMEOUT_MS = 60_000;

/**
 * Prints one page again and again, with the renderer's fonts and index of fonts. The Chromium of the npm package is built
 * without the command line's printing (it waits for ever), so a Chromium of the machine is used where there is one, and where there
 * is none the packaged one is started, told to print, and ended.
 */
export async function coldChromium(page: ColdPage): Promise<ColdChromium> {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-bench-'));
  const indexFolder = join(page.cacheFolder, 'fontconfig');
  mkdirSync(indexFolder, { recursive: true });
  const { folders } = loadFontSet(page.root, null);
  writeFileSync(join(folder, 'fonts.conf'), fontconfigFile(folders, indexFolder));
  writeFileSync(join(folder, 'page.html'), page.html);
  const flags = ['--headless', '--disable-gpu', ...(page.sandboxed ? [] : ['--no-sandbox'])];
  const installed = INSTALLED.find((path) => existsSync(path));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  if (installed !== undefined) {
    const program = { executablePath: installed, libraryFolder: null };
    return {
      name: 'chromium --headless --print-to-pdf',
      note: `cold: ${installed} on the command line, not the packaged executable, which cannot print from there`,
      print: () => onCommandLine({ program, folder, flags }),
      close,
    };
  }
  const program = await packagedChromium(page.root, page.cacheFolder);
  return {
    name: 'chromium started, prints, ends',
    note: 'cold: the packaged executable, started, told to print and ended; it is built without --print-to-pdf, and no other Chromium is installed',
    print: () => onceStarted({ program, folder, flags }),
    close,
  };
}

async function onCommandLine({ program, folder, flags }: Cold): Promise<void> {
  await withProfile(folder, async (profile) => {
    const output = join(profile, 'page.pdf');
    const own = ['--no-pdf-header-footer', `--user-data-dir=${profile}`];
    await promisify(execFile)(
      program.executablePath,
      [...flags, ...own, `--print-to-pdf=${output}`, join(folder, 'page.html')],
      {
        env: browserEnvironment(program, join(folder, 'fonts.conf'), profile),
        timeout: TIMEOUT_MS,
      },
    );
    if (statSync(output).size === 0) throw new Error('Chromium wrote an empty file');
  });
}

async function onceStarted({ program, folder, flags }: Cold): Promise<void> {
  await withProfile(folder, async (profile) => {
    const browser = await puppeteer.launch({
      executablePath: program.executablePath,
      args: [...flags, `--user-data-dir=${profile}`, 'about:blank'],
      ignoreDefaultArgs: true,
      pipe: true,
      env: browserEnvironment(program, join(folder, 'fonts.conf'), profile),
    });
    try {
      const [page = await browser.newPage()] = await browser.pages();
      await page.goto(`file://${join(folder, 'page.html')}`);
      await page.pdf({ path: join(profile, 'page.pdf'), preferCSSPageSize: true });
    } finally {
      await browser.close();
    }
  });
}

async function withProfile(
  folder: string,
  work: (profile: string) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(folder, 'profile-'));
  try {
    await work(profile);
  } finally {
    // Helper processes of the browser may outlive it by a moment.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}
