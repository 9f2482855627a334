import { join } from 'node:path';

import type { Config } from '#libs/config';
import type { PrintedReport, PrintRequest, ReportPrinter } from '#libs/features/ports';
import { createPdfRenderer, type RendererEvent } from '#libs/rendering';

/** The printer of one process: a warm browser, started with the first page. */
export interface Printer extends ReportPrinter {
  close(): Promise<void>;
}

export function createPrinter(
  config: Pick<Config, 'root' | 'home' | 'renderer' | 'worker'>,
  onEvent: (event: RendererEvent) => void = () => undefined,
): Printer {
  const renderer = createPdfRenderer({
    root: config.root,
    cacheFolder: join(config.home, 'renderer'),
    executablePath: config.renderer.executablePath,
    fontFolder: config.renderer.fontFolder,
    timeoutSeconds: config.renderer.timeoutSeconds,
    concurrency: config.worker.concurrency,
    onEvent,
  });
  return {
    print: async (request: PrintRequest): Promise<PrintedReport> => {
      const { html, ...options } = request;
      const { pdf, pages } = await renderer.render(html, options);
      const { browser, fonts } = await renderer.describe();
      return { pdf, pages, renderer: browser, fonts };
    },
    close: () => renderer.close(),
  };
}
