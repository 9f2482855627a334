import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

import { ZipingError } from '#libs/kernel';

const API = '/api/';
const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web application: its files by name, and its one page for every other address, since it routes in the
 * browser. Nothing when it was not built.
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
    if (request.url.startsWith(API)) throw new ZipingError('route.not_found', '没有这个地址。');
    return reply.sendFile('index.html');
  });
}
