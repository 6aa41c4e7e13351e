import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { RouteConfig } from '../http/route-config.ts';
import { PAGE } from './page.ts';

/** `npm run build` puts it beside the API; beside the sources there are only the desk's own. */
const folder = join(import.meta.dirname, '../../../web');
const isBuilt = existsSync(join(folder, 'manifest.json'));

/** The page behind every address of the desk, and without a built one the page that says where else to look. */
export const DESK = isBuilt ? readFileSync(join(folder, 'index.html'), 'utf8') : PAGE;

/** What the page asks for. Each name has a hash of what is in it, and is compressed already. */
export async function serveAssets(fastify: FastifyInstance): Promise<void> {
  if (!isBuilt) return;
  await fastify.register(async (assets) => {
    assets.addHook('onRoute', (route) => {
      route.config = { ...route.config, asks: 'anyone' } satisfies RouteConfig;
    });
    await assets.register(fastifyStatic, {
      root: join(folder, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      index: false,
      preCompressed: true,
      immutable: true,
      maxAge: '1y',
    });
  });
}
