import { configurationFrom } from '#api/configuration.ts';
import { SETTINGS } from '#api/settings.ts';
import { connect } from '#event-store/kurrentdb/connection.ts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { validate } from 'dockerfile-utils';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, posix, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { rootCertificates } from 'node:tls';
import { promisify } from 'node:util';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { parse } from 'yaml';

import { dockerAnswers } from './docker-engine.ts';
import { startPeer } from './kurrentdb/peer/peer.ts';

const root = resolve(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly profiles: readonly string[];
  readonly restart: string;
  readonly read_only?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>> | readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
}

const compose: { readonly services: Readonly<Record<string, Service>>; readonly volumes: Readonly<Record<string, null>> } = parse(
  // What the environment does not say.
  text('docker-compose.yml').replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
  { merge: true },
);
const services = Object.entries(compose.services);
const inProfile = (profile: string): [string, Service][] => services.filter(([, each]) => each.profiles.includes(profile));
const servesChancery = ([, each]: [string, Service]): boolean => each.build !== undefined && each.restart !== 'no';

interface Instruction {
  readonly name: string;
  readonly words: string;
  /** The stage that it is part of, from 0. */
  readonly stage: number;
}

/** Without comments, each on one line. */
function instructionsOf(dockerfile: string): Instruction[] {
  let stage = -1;
  return dockerfile
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', words = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      if (name === 'FROM') stage++;
      return { name, words, stage };
    });
}
const dockerfile = instructionsOf(text('Dockerfile'));
const last = dockerfile.at(-1)!.stage;
const called = (name: string): string[] => dockerfile.filter((each) => each.name === name).map(({ words }) => words);
const inTheEnd = (name: string): string[] =>
  dockerfile.filter((each) => each.name === name && each.stage === last).map(({ words }) => words);

/** What .dockerignore keeps out: the last pattern that matches a path, or a folder above it, decides. */
function isIgnored(path: string): boolean {
  const above = path.split('/').map((_, n, parts) => parts.slice(0, n + 1).join('/'));
  const patterns = text('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return patterns.reduce((ignored, pattern) => {
    const glob = pattern
      .replace(/^!/, '')
      .replace(/[.+]/g, '\\$&')
      .replace(/\*\*\//g, '(?:.+/)?')
      .replace(/(?<!\.)\*/g, '[^/]*');
    const matches = above.some((each) => new RegExp(`^${glob}$`).test(each));
    return matches ? !pattern.startsWith('!') : ignored;
  }, false);
}

/** Sources in the checkout that the image is built from. */
const copied = called('COPY')
  .filter((words) => !words.startsWith('--from='))
  .flatMap((words) => words.split(' ').slice(0, -1));
/** Paths below /app in the image, as COPY of the last stage puts them there. */
const inImage = inTheEnd('COPY').flatMap((words) => {
  const parts = words.replace(/--from=\S+ /, '').split(' ');
  const target = parts.at(-1)!;
  return parts.slice(0, -1).map((source) => (target.endsWith('/') ? posix.join(target, posix.basename(source)) : target));
});
const holds = (path: string): boolean => inImage.some((each) => path === each || path.startsWith(`${each}/`));
/** dist/…/main.js is made of …/main.ts. */
const sourceOf = (path: string): string => path.replace(/^dist\/(.*)\.js$/, '$1.ts');

describe('the image', () => {
  test('is described without a mistake that a builder would find', () => {
    expect(validate(text('Dockerfile'))).toEqual([]);
  });

  test('holds what its stages have made, and neither tests nor what builds it', () => {
    expect(last).toBeGreaterThan(0);
    expect(inTheEnd('RUN').join(' ')).not.toMatch(/npm|apt/);
    expect(inImage).toEqual(expect.arrayContaining(['node_modules', 'dist', 'package.json', 'LICENSE']));
    expect(inImage.filter((path) => /^(libs|test|apps|apps\/api|\.)$/.test(path))).toEqual([]);
  });

  test('runs on the Node that the checkout pins', () => {
    const images = new Set(
      called('FROM')
        .map((words) => words.split(' ')[0]!)
        .filter((image) => image.includes('/')),
    );
    const pinned = JSON.parse(text('package.json')).dependencies.node;
    expect([...images]).toEqual([expect.stringMatching(new RegExp(`/node:${pinned.replaceAll('.', '\\.')}-`))]);
  });

  test('is made of files that are there and that the build may see', () => {
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(copied.filter(isIgnored)).toEqual([]);
    const sent = ['apps/api/src/main.ts', 'libs/event-store/src/hash-chain.ts', 'apps/cli/bin/chancery.mjs'];
    expect(sent.filter(isIgnored)).toEqual([]);
    const kept = [
      '.git/config',
      'node_modules/uuid/package.json',
      'data/chancery.db',
      '.env',
      'test/story.ts',
      'scripts/start.mjs',
    ];
    expect([...kept, 'libs/a/src/b.spec.ts', 'libs/event-store/contract/a.ts'].filter((path) => !isIgnored(path))).toEqual([]);
  });

  test('runs what its build makes, by words and not by a shell, so that signals arrive', () => {
    const [command, program] = JSON.parse(inTheEnd('CMD').at(-1)!);
    expect(command).toBe('node');
    expect(holds(program)).toBe(true);
    expect(existsSync(join(root, sourceOf(program)))).toBe(true);
    expect(inTheEnd('HEALTHCHECK').at(-1)).toMatch(/ CMD \["node", "-e", ".*\/health\/live.*"\]$/);
  });

  test('has the command line on its path, with all that it imports', () => {
    const [, program = ''] = /ln -s \/app\/(\S+) \/usr\/local\/bin\/chancery\b/.exec(inTheEnd('RUN').join(' ')) ?? [];
    expect(program).toBe(JSON.parse(text('package.json')).bin.chancery);
    const imported = [...text(program).matchAll(/'(\.[^']+\.m?js)'/g)].map(([, path]) =>
      posix.join(posix.dirname(program), path!),
    );
    expect(imported).toEqual(expect.arrayContaining(['scripts/child.mjs', 'dist/apps/cli/src/main.js']));
    expect([program, ...imported].filter((path) => !holds(path))).toEqual([]);
    expect([program, ...imported].map(sourceOf).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('is nobody in particular, and writes to its data alone', () => {
    expect(inTheEnd('USER').at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(inTheEnd('VOLUME')).toEqual(['/data']);
    expect(inTheEnd('ENV').join(' ').split(' ')).toEqual(expect.arrayContaining(['DATA_DIR=/data', 'SQLITE_TMPDIR=/data']));
    expect(inTheEnd('RUN').join(' ')).toContain(`chown ${inTheEnd('USER').at(-1)} /data`);
  });
});

describe('the services', () => {
  test('are what the Compose specification allows', () => {
    const schema = JSON.parse(
      readFileSync(
        createRequire(import.meta.url)
          .resolve('docker-compose/package.json')
          .replace('package.json', 'schema/compose-spec.json'),
        'utf8',
      ),
    );
    // Ajv knows the draft by its other address.
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const isValid = ajv.compile({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' });
    isValid(compose);
    expect(isValid.errors ?? []).toEqual([]);
    expect(isValid({ services: { chancery: { port: 3000 } } })).toBe(false);
  });

  test('come from images of one version each', () => {
    const images = services.filter(([, { build }]) => !build).map(([, { image }]) => image);
    expect(images.length).toBeGreaterThan(4);
    expect(images.filter((image) => !/^[a-z.]+\/[a-z-]+\/[a-z-]+:\d+\.\d+\.\d+(-alpine)?$/.test(image))).toEqual([]);
  });

  test('each belong to one profile, and .env names the one that starts when none is given', () => {
    expect(services.filter(([, { profiles }]) => profiles?.length !== 1)).toEqual([]);
    expect(text('.env')).toMatch(/^COMPOSE_PROFILES=single$/m);
    expect(inProfile('single').map(([name]) => name)).toEqual(['chancery', 'kurrentdb']);
    expect(inProfile('cluster').map(([name]) => name)).toEqual(
      expect.arrayContaining(['proxy', 'chancery-1', 'chancery-2', 'kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3']),
    );
  });

  test('wait for services of their own profile, in a way that can come true', () => {
    const awaited = services.flatMap(([name, { depends_on: on = [], profiles }]) =>
      (Array.isArray(on)
        ? on.map((other: string) => [other, 'service_started'])
        : Object.entries(on).map(([other, { condition }]) => [other, condition])
      ).map(([other = '', condition]) => ({ name, other, condition, profile: profiles[0]! })),
    );
    expect(awaited.length).toBeGreaterThan(8);
    const never = awaited.filter(({ other, condition, profile }) => {
      const service = compose.services[other];
      if (!service?.profiles.includes(profile)) return true;
      return condition === 'service_completed_successfully' ? service.restart !== 'no' : service.restart === 'no';
    });
    expect(never).toEqual([]);
  });

  test('that go on are asked whether they are well', () => {
    const lasting = services.filter(([, { restart }]) => restart !== 'no');
    expect(lasting).toHaveLength(8);
    // The image of Chancery has its own check.
    expect(lasting.filter(([, { healthcheck, build }]) => !build && !healthcheck?.test).map(([name]) => name)).toEqual([]);
    expect(lasting.filter(([, { healthcheck }]) => healthcheck?.disable).map(([name]) => name)).toEqual([]);
    expect(lasting.filter(([, { restart }]) => restart !== 'unless-stopped').map(([name]) => name)).toEqual([]);
  });

  test('are reached from this machine alone', () => {
    const ports = services.flatMap(([, { ports: some = [] }]) => some);
    expect(ports.length).toBeGreaterThan(2);
    expect(ports.filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))).toEqual([]);
  });

  test('mount what is there, and every volume that is declared', () => {
    const sources = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]!));
    const [files, volumes] = [sources.filter((each) => each.startsWith('.')), sources.filter((each) => !each.startsWith('.'))];
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect([...new Set(volumes)].toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  });

  test('of Chancery have a read-only root and rows of their own', () => {
    const chanceries = services.filter(servesChancery);
    expect(chanceries.map(([name]) => name)).toEqual(['chancery', 'chancery-1', 'chancery-2']);
    expect(chanceries.filter(([, each]) => each.read_only !== true)).toEqual([]);
    const data = chanceries.map(([, { volumes = [] }]) => volumes.find((volume) => volume.endsWith(':/data')));
    expect(new Set(data).size).toBe(3);
    expect(data).not.toContain(undefined);
  });

  test('of Chancery on one log share one folder of keys, that its user may write', () => {
    const replicas = services.filter(([name]) => /^chancery-\d$/.test(name));
    const keys = replicas.map(([, { environment = {}, volumes = [] }]) =>
      volumes.find((volume) => volume.endsWith(`:${environment['KEYS']}`)),
    );
    expect(replicas.length).toBeGreaterThan(1);
    expect(new Set(keys)).toEqual(new Set(['chancery-keys:/keys']));
    expect(inTheEnd('RUN').join()).toMatch(/mkdir [^&]*\/keys\b.*chown 1000:1000 [^&]*\/keys\b/s);
  });

  test('of Chancery are given settings that it knows', async () => {
    const environments = services.filter(servesChancery).map(([, { environment }]) => environment!);
    const ofImage = Object.fromEntries(inTheEnd('ENV').flatMap((words) => words.split(' ').map((pair) => pair.split('='))));
    const others = new Set(['NODE_ENV', 'SQLITE_TMPDIR']);
    const known = new Set(Object.values(SETTINGS).map(({ variable }) => variable));
    const directory = await mkdtemp(join(tmpdir(), 'chancery-'));
    // Where the certificates are in the container, there is nothing here.
    const authority = join(directory, 'ca.crt');
    await writeFile(authority, rootCertificates[0]!);
    for (const environment of environments) {
      const store = environment['EVENT_STORE']!.replace('/certificates/ca/ca.crt', authority);
      const all = { ...ofImage, ...environment, EVENT_STORE: store };
      expect(Object.keys(all).filter((name) => !others.has(name) && !known.has(name))).toEqual([]);
      await expect(configurationFrom({ ...all, DATA_DIR: directory })).resolves.toMatchObject({ host: '0.0.0.0', port: 3000 });
    }
    await rm(directory, { recursive: true });
  });
});

/** `kurrentdb://…` strings of a profile, with the services that they name. */
const connections = services
  .filter(([, { environment }]) => environment?.['EVENT_STORE'])
  .map(([name, { environment, profiles }]) => {
    const address = environment!['EVENT_STORE']!;
    const hosts = /\/\/(?:[^@]*@)?([^?]*)/
      .exec(address)![1]!
      .split(',')
      .map((host) => host.replace(':2113', ''));
    return { name, address, hosts, profile: profiles[0]! };
  });

describe('the stores', () => {
  let authority: string;
  beforeAll(async () => {
    authority = join(await mkdtemp(join(tmpdir(), 'chancery-')), 'ca.crt');
    await writeFile(authority, rootCertificates[0]!);
  });
  afterAll(() => rm(join(authority, '..'), { recursive: true }));

  test.each(connections)(
    'of $name are named in a way that the client takes, and are all nodes of its profile',
    async ({ address, hosts, profile }) => {
      const { client, streamPrefix } = connect(address.replace('/certificates/ca/ca.crt', authority));
      await client.dispose();
      expect(streamPrefix).toBe('');
      const nodes = inProfile(profile)
        .filter(([, { image }]) => image.includes('/kurrentdb:'))
        .map(([name]) => name);
      expect(hosts).toEqual(nodes);
    },
  );

  test('are one version everywhere, 25.1 or later', () => {
    const images = new Set(services.map(([, { image }]) => image).filter((image) => image.includes('/kurrentdb:')));
    expect([...images]).toHaveLength(1);
    const [major, minor] = /:(\d+)\.(\d+)/
      .exec([...images][0]!)!
      .slice(1)
      .map(Number);
    expect(major! * 100 + minor!).toBeGreaterThanOrEqual(2501);
  });

  test('of the cluster know each other, and each has a certificate in its own name', () => {
    const nodes = inProfile('cluster').filter(([name]) => name.startsWith('kurrentdb-'));
    expect(nodes).toHaveLength(3);
    const script = text('deploy/certificates.sh');
    const certified = /^for node in (.*); do$/m.exec(script)![1]!.split(' ');
    expect(certified).toEqual(nodes.map(([name]) => name));
    for (const [name, { environment = {}, volumes }] of nodes) {
      const others = nodes.map(([other]) => other).filter((other) => other !== name);
      expect(environment).toMatchObject({
        KURRENTDB_CLUSTER_SIZE: '3',
        KURRENTDB_DISCOVER_VIA_DNS: 'false',
        KURRENTDB_GOSSIP_SEED: others.map((other) => `${other}:2113`).join(','),
        KURRENTDB_NODE_HOST_ADVERTISE_AS: name,
        KURRENTDB_REPLICATION_HOST_ADVERTISE_AS: name,
        KURRENTDB_CERTIFICATE_FILE: `/certificates/${name}/node.crt`,
        KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE: `/certificates/${name}/node.key`,
        KURRENTDB_TRUSTED_ROOT_CERTIFICATES_PATH: '/certificates/ca',
      });
      expect(environment).not.toHaveProperty('KURRENTDB_INSECURE');
      expect(volumes).toEqual([
        `${name}-data:/var/lib/kurrentdb`,
        `${name}-logs:/var/log/kurrentdb`,
        'certificates:/certificates:ro',
      ]);
    }
  });
});

const canRun = (program: string, ...args: string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

describe('the proxy', () => {
  const sections = new Map(
    text('deploy/haproxy.cfg')
      .split(/^(?=[a-z])/m)
      .map((section) => [section.split('\n', 1)[0]!.trim(), section]),
  );

  test.each([
    ['ready', '/health/ready'],
    ['running', '/health/live'],
  ])('knows both replicas as %s by %s', (backend, path) => {
    const section = sections.get(`backend ${backend}`)!;
    const servers = [...section.matchAll(/^ {4}server (\S+) (\S+)$/gm)].map(([, name, address]) => [name, address]);
    const replicas = inProfile('cluster')
      .filter(servesChancery)
      .map(([name]) => name);
    expect(servers).toEqual(replicas.map((name) => [name, `${name}:3000`]));
    expect(section).toContain(`http-check send meth GET uri ${path}\n`);
    expect(section).not.toMatch(/cookie|stick|balance source/);
  });

  if (canRun('haproxy', '-v')) {
    test('is given nothing that HAProxy does not know', () => {
      // The names of the replicas mean nothing here.
      const { status, stderr } = spawnSync('haproxy', ['-c', '-f', 'deploy/haproxy.cfg'], { cwd: root, encoding: 'utf8' });
      const complaints = stderr.match(/\[(?:WARNING|ALERT)\].*/g) ?? [];
      expect(complaints.filter((each) => !each.includes('could not resolve address'))).toEqual([]);
      expect(status).toBe(0);
    });
  } else {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- what does not run is counted
    test.skip('is given nothing that HAProxy does not know, skipped: there is no haproxy', () => undefined);
  }

  test('listens where the compose file publishes it, and waits longer than a live feed is silent', () => {
    expect(sections.get('frontend chancery')).toContain('bind :3000\n');
    expect(compose.services['proxy']!.ports).toEqual(['127.0.0.1:3000:3000']);
    const heartbeat = Number(/HEARTBEAT_MS = ([\d_]+)/.exec(text('apps/api/src/http/event-streams.ts'))![1]!.replace('_', ''));
    for (const side of ['client', 'server']) {
      const minutes = Number(new RegExp(`timeout ${side} (\\d+)m\n`).exec(sections.get('defaults')!)![1]);
      expect(minutes * 60_000).toBeGreaterThan(2 * heartbeat);
    }
  });
});

describe('the user of the cluster', () => {
  interface Asked {
    readonly path: string | undefined;
    readonly authorization: string | undefined;
    readonly body: unknown;
  }

  /** The server's users over HTTP, as its UsersController has them. Not ready for its first request. */
  async function startUsers(asked: Asked[]) {
    let failures = 1;
    const server = createServer((request, response) => {
      void json(request).then((body) => {
        if (failures-- > 0) return response.writeHead(503).end();
        asked.push({ path: request.url, authorization: request.headers.authorization, body });
        const isThere = request.url === '/users' && asked.filter(({ path }) => path === '/users').length > 1;
        return response.writeHead(isThere ? 409 : 201).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  test('is made once, given its password, and may read everything', async () => {
    const peer = await startPeer();
    const asked: Asked[] = [];
    const { server, address } = await startUsers(asked);
    const environment = {
      EVENT_STORE: peer.connectionString,
      EVENT_STORE_HTTP: address,
      ADMIN_PASSWORD: 'a:b',
      CHANCERY_PASSWORD: 'c',
    };
    const run = () =>
      promisify(execFile)(process.execPath, [join(root, 'deploy/user.mjs')], {
        env: { PATH: process.env['PATH'], ...environment },
      });
    try {
      await run();
      await run();
      const { client } = connect(peer.connectionString);
      const written: unknown[] = [];
      for await (const { event } of client.readStream('$$$all')) written.push([event!.type, event!.data]);
      await client.dispose();
      expect(written).toEqual([['$metadata', { $acl: { $r: ['$admins', 'chancery'] } }]]);
      const authorization = `Basic ${btoa('admin:a:b')}`;
      const made = {
        path: '/users',
        authorization,
        body: { loginName: 'chancery', fullName: 'Chancery', groups: [], password: 'c' },
      };
      const reset = { path: '/users/chancery/command/reset-password', authorization, body: { newPassword: 'c' } };
      expect(asked).toEqual([made, made, reset]);
    } finally {
      server.close();
      await peer.stop();
    }
  });
});

const docker = await dockerAnswers();

describe('a container of the image', () => {
  if (!docker) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- what does not run is counted
    test.skip('serves and is proved, skipped: no Docker engine answers', () => undefined);
    return;
  }
  let container: StartedTestContainer;
  beforeAll(async () => {
    const image = await GenericContainer.fromDockerfile(root).build();
    container = await image
      .withExposedPorts(3000)
      .withDroppedCapabilities('ALL')
      .withSecurityOpt('no-new-privileges:true')
      .withWaitStrategy(Wait.forHealthCheck())
      .start();
  }, 900_000);
  afterAll(() => container.stop());

  test('serves, and proves its log with the command line', async () => {
    const ready = await fetch(`http://${container.getHost()}:${container.getMappedPort(3000)}/health/ready`);
    expect(ready.status).toBe(200);
    const meetings = `${ready.url.replace('/health/ready', '')}/v1/meetings`;
    expect((await fetch(meetings)).status).toBe(401);
    const issued = await container.exec(['chancery', 'tokens', 'issue', 'me', '--role', 'reader', '--json']);
    const { token } = JSON.parse(issued.stdout);
    expect((await fetch(meetings, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    const { exitCode, output } = await container.exec(['chancery', 'verify']);
    expect([exitCode, output]).toEqual([0, expect.stringContaining('Every link holds')]);
  });
});
