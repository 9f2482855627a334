import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDeadline, ZipingError } from '#libs/kernel';
import { removeAbandoned } from './abandoned.js';
import { Launcher, firstLine } from './chromium/launcher.js';
import { packagedChromium } from './chromium/packaged.js';
import { printOnly } from './chromium/print-only.js';
import type { LaunchPlan } from './chromium/session.js';
import { WarmBrowser } from './chromium/warm-browser.js';
import { Limiter } from './limiter.js';
import { finishPdf } from './pdf/finish.js';
import type {
  PdfRenderer,
  RenderOptions,
  RenderedPdf,
  RendererDescription,
  RendererSettings,
} from './port.js';
import { nameCharacter } from './typefaces/coverage.js';
import { fontconfigFile } from './typefaces/fontconfig.js';
import { fontDigests, loadFontSet, type FontSet } from './typefaces/font-set.js';

const DEFAULTS = {
  timeoutSeconds: 30,
  concurrency: 2,
  queueLimit: 200,
  rendersPerBrowser: 50,
  pageLimit: 500,
} as const;
/** A browser may be killed by the machine, or by the deadline of its other page: then the page is printed once more. */
const ATTEMPTS = 2;

const WORK_FOLDER = /^ziping-renderer-(\d+)-/;

interface Prepared {
  readonly fonts: FontSet;
  readonly workFolder: string;
  readonly browsers: WarmBrowser;
}

/**
 * A renderer over headless Chromium. Nothing is unpacked or started before the first render (or `describe`);
 * then one browser stays warm.
 */
export function createPdfRenderer(settings: RendererSettings): PdfRenderer {
  return new ChromiumRenderer(settings);
}

class ChromiumRenderer implements PdfRenderer {
  private readonly settings: Required<RendererSettings>;
  private readonly limiter: Limiter;
  private fonts: FontSet | null = null;
  private prepared: Promise<Prepared> | null = null;
  private digests: RendererDescription['fonts'] | null = null;
  private closed = false;

  constructor(settings: RendererSettings) {
    this.settings = { ...DEFAULTS, onEvent: () => undefined, ...settings };
    const { concurrency, queueLimit } = this.settings;
    this.limiter = new Limiter(concurrency, queueLimit, () =>
      failed('等待打印的文件过多，请稍后再试'),
    );
  }

  async render(html: string, options: RenderOptions): Promise<RenderedPdf> {
    this.assertPrintable(html);
    const page = printOnly(html, this.installedNames());
    const { printed, browser } = await this.limiter.run(() => this.print(page));
    const rules = { fonts: this.fontSet().aliases, pageLimit: this.settings.pageLimit };
    return finishPdf(printed, { html, browser, options }, rules);
  }

  missingCharacters(text: string): readonly string[] {
    return this.fontSet().coverage.missing(text);
  }

  async describe(): Promise<RendererDescription> {
    const { browsers, fonts } = await this.prepare();
    const { version, sandboxed } = await browsers.session();
    this.digests ??= fontDigests(fonts);
    return { browser: version, sandboxed, fonts: this.digests };
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.prepared === null) return;
    const prepared = await this.prepared.catch(() => null);
    if (prepared === null) return;
    await prepared.browsers.close();
    rmSync(prepared.workFolder, { recursive: true, force: true });
  }

  /** Numeric references are characters too; React writes none but for quotes, other pages may. */
  private assertPrintable(html: string): void {
    const text = html.replace(
      /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
      (_match, hex?: string, decimal?: string) =>
        characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    );
    const missing = this.fontSet().coverage.missing(text);
    if (missing.length === 0) return;
    throw new ZipingError(
      'render.glyph_missing',
      `以下字符没有字体可用，无法打印：${missing.map(nameCharacter).join('、')}`,
      {
        details: { characters: missing },
      },
    );
  }

  private async print(html: string): Promise<{ printed: Uint8Array; browser: string }> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(html);
      } catch (error) {
        if (error instanceof ZipingError) throw error;
        if (this.closed || attempt >= ATTEMPTS)
          throw failed('打印失败，请重试；反复出现时请联系系统管理员', error);
        this.settings.onEvent({ type: 'render_retried', detail: firstLine(error) });
      }
    }
  }

  private async attempt(html: string): Promise<{ printed: Uint8Array; browser: string }> {
    const { browsers } = await this.prepare();
    const lease = await browsers.lease();
    try {
      const printed = await withDeadline(
        lease.session.printer.print(html),
        this.settings.timeoutSeconds * 1_000,
        () =>
          new ZipingError(
            'render.timeout',
            `打印超过 ${this.settings.timeoutSeconds} 秒未完成，已中止`,
          ),
      );
      lease.release();
      return { printed, browser: lease.session.version };
    } catch (error) {
      const late = error instanceof ZipingError;
      lease.drop(late ? 'timeout' : 'error', late);
      throw error;
    }
  }

  /** PostScript names of the packaged faces. An operator's fonts may go by more names than are read here. */
  private installedNames(): ReadonlySet<string> | null {
    return this.settings.fontFolder === null ? new Set(this.fontSet().aliases.keys()) : null;
  }

  private fontSet(): FontSet {
    this.fonts ??= loadFontSet(this.settings.root, this.settings.fontFolder);
    return this.fonts;
  }

  private prepare(): Promise<Prepared> {
    if (this.closed) return Promise.reject(failed('打印服务已停止'));
    this.prepared ??= this.prepareOnce().catch((error: unknown) => {
      this.prepared = null;
      throw error;
    });
    return this.prepared;
  }

  private async prepareOnce(): Promise<Prepared> {
    const { root, cacheFolder, executablePath, rendersPerBrowser, onEvent } = this.settings;
    const fonts = this.fontSet();
    const indexFolder = join(cacheFolder, 'fontconfig');
    mkdirSync(indexFolder, { recursive: true });
    const program =
      executablePath === null
        ? await packagedChromium(root, cacheFolder)
        : { executablePath, libraryFolder: null };
    removeAbandoned(tmpdir(), WORK_FOLDER);
    const workFolder = mkdtempSync(join(tmpdir(), `ziping-renderer-${process.pid}-`));
    const plan: LaunchPlan = {
      program,
      workFolder,
      fontconfigPath: join(workFolder, 'fonts.conf'),
    };
    writeFileSync(plan.fontconfigPath, fontconfigFile(fonts.folders, indexFolder));
    const launcher = new Launcher(plan, onEvent);
    return {
      fonts,
      workFolder,
      browsers: new WarmBrowser(() => launcher.start(), rendersPerBrowser, onEvent),
    };
  }
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function failed(message: string, cause?: unknown): ZipingError {
  return new ZipingError('render.failed', message, { cause });
}
