import { statSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import cookies from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { executor } from '#application/execute.ts';
import { KeysUsed } from '#application/keys-used.ts';
import { type EventStore, type Position, START, StoreDamaged } from '#event-store/event-store.ts';
import { IN_MEMORY, isServer } from '#event-store/location.ts';
import { damageOfFile } from '#event-store/log-copy.ts';
import { ReadModels } from '#read-models/read-models.ts';
import { RowsNotReady } from '#read-models/reading/reader.ts';
import { isDamage } from '#event-store/sqlite-error.ts';
import { LostLog, seenByRows } from '#read-models/runner/lost-log.ts';
import { standStill } from '#read-models/runner/standing-rows.ts';
import { byTokenOrSession } from './access/bearer.ts';
import { Issuer } from './access/oidc/issuer.ts';
import { registrationIn } from './access/oidc/registration.ts';
import { SignIn } from './access/oidc/sign-in.ts';
import { Seal } from './access/seal.ts';
import { Sessions } from './access/sessions.ts';
import { letIn } from './access/let-in.ts';
import { localIdentity } from './access/local.ts';
import { destroyErasedKeys, subjectKeysIn } from './access/subject-keys-in.ts';
import { TokensInUse } from './access/tokens-in-use.ts';
import { appModule } from './app.module.ts';
import type { Configuration } from './configuration.ts';
import { importsIn, mappingsIn, rowsIn, tokenUseIn, treeIn } from './data-dir.ts';
import { serveAssets } from './desk/built-desk.ts';
import { openApiOf } from './docs/open-api.ts';
import { serveDocs } from './docs/serve-docs.ts';
import { logFollowing } from './health/following-log.ts';
import { Metrics } from './health/metrics.ts';
import { Readiness } from './health/readiness.ts';
import { StoreWatch } from './health/store-watch.ts';
import { Imports } from './imports/imports.ts';
import { type Log, openLog } from './logging/log.ts';
import { NestLog } from './logging/nest-log.ts';
import { PATIENCE, type Patience } from './http/arrival.ts';
import { EVENT_STREAM, EventStreams } from './http/event-streams.ts';
import { fastifyAdapter } from './http/fastify.ts';
import { type CountRate, rateLimits } from './http/rate-limits.ts';
import { Problem } from './problems/problem.ts';
import { sendProblem } from './problems/problem-answer.ts';
import { Proofs } from './proofs/proofs.ts';
import { keepAnswers } from './reads/known-answers.ts';

export interface Application {
  readonly nest: NestFastifyApplication;
  /** `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Every route that is served, as `POST /v1/offices/:id/names`. */
  readonly routes: readonly string[];
  /**
   * Takes no more connections, ends the live feeds, answers what is in flight, and closes the store. What is not
   * answered within the configuration's drain time is cut off.
   */
  close(): Promise<void>;
}

interface Options {
  readonly configuration: Configuration;
  readonly store: EventStore;
  /** Default: as the configuration says. */
  readonly log?: Log;
  readonly now?: () => Date;
  readonly patience?: Patience;
  /** Told where a server that was away at the start turns out to have no event of what the rows have seen. */
  readonly onLostLog?: (reason: LostLog) => void;
}

/**
 * The program, listening. A server of events that does not answer is asked until it does; meanwhile reads are answered
 * from the rows that there are. It closes the store that it was given.
 * @throws {StoreUnavailable} when a log in a file cannot be read
 */
export async function startApplication({
  configuration,
  store,
  log: given,
  now = () => new Date(),
  patience = PATIENCE,
  onLostLog,
}: Options): Promise<Application> {
  const { dataDir, eventStore } = configuration;
  if (!isServer(eventStore)) await assertReadable(store, eventStore);
  const log = given ?? (await openLog(configuration));
  Logger.overrideLogger(new NestLog(log));
  const standing = configuration.rows === null ? null : standStill(configuration.rows, await store.logId());
  const home = standing?.dir ?? dataDir;
  const seen = isServer(eventStore) ? seenByRows(rowsIn(dataDir)) : START;
  const watch = new StoreWatch(store, now, (head) => {
    if (head === START && seen > START) onLostLog?.(new LostLog(eventStore, rowsIn(dataDir), seen));
  });
  const rows = await ReadModels.open({
    dir: standing?.dir ?? rowsIn(dataDir),
    store,
    location: eventStore,
    onFollowing(change) {
      logFollowing(change);
      watch.askNow();
    },
  }).catch((error: unknown) => {
    watch.close();
    throw error;
  });
  const tokens = new TokensInUse(store, now, tokenUseIn(home));
  const streams = new EventStreams(configuration);
  const metrics: Metrics = new Metrics({
    configuration,
    store,
    watch,
    rows,
    imports: { list: (most) => imports.list(most) },
    streams,
  });
  const timed = metrics.timing(store);
  const imports: Imports = new Imports({
    dir: importsIn(home),
    mappings: mappingsIn(dataDir),
    store: timed,
    rows,
    tokens: tokens.tokens,
    now,
    maxBytes: configuration.importMaxBytes,
    patience,
  });
  const subjects = subjectKeysIn(configuration, (why) => metrics.sealed(why));
  const keys = new KeysUsed((hash) => streamOfKey(rows, hash));
  // Not even loaded where nothing is traced.
  const tracing =
    configuration.otlpEndpoint === null
      ? null
      : new (await import('./tracing/tracing.ts')).Tracing(configuration.otlpEndpoint, (position, within) =>
          rows.reader.waitFor(position, within),
        );
  const judging = executor({
    store: tracing?.appends(timed) ?? timed,
    now,
    subjects,
    streamOfKey: (hash) => keys.streamOf(hash),
  });
  const execute = keys.remembering(tracing?.commands(judging) ?? judging);
  const proofs = new Proofs({
    path: treeIn(home),
    store,
    location: eventStore,
    keys: configuration.keys,
  });
  // Where nobody comes by a token, what others issue and revoke is looked at when it is asked for.
  if (configuration.auth !== 'local') tokens.tokens.follow();
  const seal = new Seal(configuration.keys, now);
  const registration = registrationIn(configuration);
  const sessions = configuration.auth === 'local' ? null : new Sessions(tokens.tokens, seal, registration?.issuer ?? null);
  const issuer = registration && new Issuer(registration, now);
  // So that its absence is told at the start: nothing waits for it.
  void issuer?.described().catch(() => undefined);
  const signIn = issuer && new SignIn(issuer, seal, configuration.publicUrl === null ? null : new URL(configuration.publicUrl));
  const app = await NestFactory.create<NestFastifyApplication>(
    appModule({
      configuration,
      store,
      watch,
      execute,
      readiness: new Readiness(watch, rows),
      rows,
      imports,
      proofs,
      metrics,
      streams,
      tokens: tokens.tokens,
      sessions,
      signIn,
      subjects,
      now,
    }),
    fastifyAdapter(log, configuration.trustProxy, patience),
    { bodyParser: false, abortOnError: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  const server = app.getHttpServer();
  const drain = drainable(fastify, server);
  countRequests(fastify, metrics);
  tracing?.requests(fastify);
  if (log.isLevelEnabled('debug')) logRequests(fastify, log.child({ context: 'Requests' }));
  await fastify.register(cookies);
  if (sessions === null) letIn(fastify, { identify: localIdentity, count: null, publicUrl: null });
  else {
    const count = await limiting(fastify, configuration, metrics);
    const { publicUrl } = configuration;
    letIn(fastify, { identify: byTokenOrSession(tokens.tokens, issuer, sessions), count, publicUrl });
  }
  keepAnswers(fastify, rows, now);
  if (standing) standAt(fastify, standing.position);
  const routes: string[] = [];
  fastify.addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map((each) => `${each} ${url}`)));
  serveDocs(fastify, openApiOf(app));
  await serveAssets(fastify);
  await app.init();
  // Not by Nest, which logs what goes wrong here before it throws it.
  await fastify.listen({ port: configuration.port, host: configuration.host });
  void destroyErasedKeys(subjects, store);
  const url = urlOf(server.address() as AddressInfo);
  rows.announce(url);
  return {
    nest: app,
    url,
    routes,
    async close() {
      drain.begin();
      streams.close();
      const cutOff = setTimeout(() => server.closeAllConnections(), configuration.drainSeconds * 1000);
      await app.close();
      clearTimeout(cutOff);
      await imports.close();
      await proofs.close();
      tokens.close();
      watch.close();
      metrics.close();
      await tracing?.close();
      await rows.close();
      standing?.release();
      await store.close();
    },
  };
}

/** A log up to this size, in bytes, is read through before it is trusted: a larger one would keep a start waiting. */
const CHECKED_UP_TO = 64 * 1024 * 1024;

/** @throws {StoreUnavailable}, {StoreDamaged} */
async function assertReadable(store: EventStore, file: string): Promise<void> {
  await Promise.all([store.head(), store.logId()]);
  if (file === IN_MEMORY || statSync(file).size > CHECKED_UP_TO) return;
  const damage = await damageOfFile(file);
  if (damage !== null) throw new StoreDamaged(file, damage);
}

/** A write does not wait for rows that cannot be read: a key is then known where it was used, and lately. */
function streamOfKey({ reader }: ReadModels, hash: string): string | null {
  try {
    return reader.streamOfKey(hash);
  } catch (error) {
    if (error instanceof RowsNotReady || isDamage(error)) return null;
    throw error;
  }
}

/** Of rows that stand still nobody would read what was recorded, nor what a read must not miss. */
function standAt(fastify: FastifyInstance, position: Position): void {
  const shown = `This server shows rows as they stood at position ${position}`;
  fastify.addHook('onRequest', ({ method, headers }, reply, done) => {
    if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS')
      return sendProblem(reply, new Problem('read-only', `${shown}: record at the one that follows the log.`));
    const after = String(headers['read-after']).trim();
    if (/^\d{1,19}$/.test(after) && BigInt(after) > position)
      return sendProblem(
        reply,
        new Problem('not-yet-visible', `${shown}, and not at ${after}: ask the one that follows the log.`),
      );
    done();
  });
}

function limiting(
  fastify: FastifyInstance,
  { rateLimitPerMinute: perMinute, signInsPerMinute }: Configuration,
  metrics: Metrics,
): Promise<CountRate> {
  return rateLimits(fastify, { perMinute, signInsPerMinute, onExceeded: (limit) => metrics.exceeded(limit) });
}

function countRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', ({ method, routeOptions: { url: route } }, reply, done) => {
    // A feed is open for as long as its reader wants.
    const isFeed = String(reply.getHeader('content-type')).startsWith(EVENT_STREAM);
    metrics.answered({ method, route, status: reply.statusCode, seconds: isFeed ? null : reply.elapsedTime / 1000 });
    done();
  });
}

/** No header and no value of an address: they may hold what nobody may read in a log. */
function logRequests(fastify: FastifyInstance, log: Log): void {
  fastify.addHook('onResponse', ({ id, method, routeOptions: { url: route } }, { statusCode, elapsedTime }, done) => {
    log.debug(
      { requestId: id, method, route, status: statusCode, milliseconds: Math.round(elapsedTime * 1000) / 1000 },
      'answered',
    );
    done();
  });
}

/** Once it drains, an answer is the last one of its connection. */
function drainable(fastify: FastifyInstance, server: Server): { begin(): void } {
  let draining = false;
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (draining) reply.header('connection', 'close');
    done(null, payload);
  });
  return {
    begin() {
      draining = true;
      server.closeIdleConnections();
    },
  };
}

/** One that can be opened on this machine: no browser goes to "every address". */
function urlOf({ address, family, port }: AddressInfo): string {
  if (address === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (address === '::') return `http://[::1]:${port}`;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
