import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

import { ZipingError } from '#libs/kernel';

/** Below these an address that names nothing is a mistake, and no page of the application. */
const NO_PAGES = ['/api/', '/assets/'];
const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web application: its files by name, and its one page for every other address, since it routes in the
 * browser. A built file that is not there (any more) is no page. Nothing when the application was not built.
 * @param folder dist/web
 */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Built files carry a hash of their content in their name; the page that names them does not.
      const immutable = path.includes(join(folder, 'assets'));
      void reply.header(
        'cache-control',
        immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
      );
    },
  });
  server.get('/*', (request, reply) => {
    if (NO_PAGES.some((folder) => request.url.startsWith(folder)))
      throw new ZipingError('route.not_found', '没有这个地址。');
    return reply.sendFile('index.html');
  });
}
