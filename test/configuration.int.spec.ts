import { glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { configurationFrom, Misconfigured, withoutCredentials } from '#api/configuration.ts';
import { SETTINGS } from '#api/settings.ts';
import { pageOf, standing } from './configuration-page/page.ts';
import { root } from './program.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chancery-'));
  await writeFile(join(directory, 'file'), '');
});
afterAll(() => rm(directory, { recursive: true }));

const mistakes = async (variables: Record<string, string>): Promise<readonly string[]> => {
  try {
    await configurationFrom({ DATA_DIR: directory, ...variables });
    return [];
  } catch (error) {
    return (error as Misconfigured).mistakes;
  }
};

describe('the configuration', () => {
  test('has a default for everything, on the loopback', async () => {
    expect(await configurationFrom({ DATA_DIR: directory })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      eventStore: join(directory, 'chancery.db'),
      keys: join(directory, 'keys'),
      partnershipActiveDays: 365,
      partnershipCoolingDays: 1095,
    });
  });

  test.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ HOST: 'nowhere.invalid' }, 'HOST'],
    [{ EVENT_STORE: 'mysql://somewhere' }, 'EVENT_STORE'],
    [{ EVENT_STORE: tmpdir() }, 'EVENT_STORE'],
    [{ MASTER_KEY: tmpdir() }, 'MASTER_KEY'],
    [{ MASTER_KEY: import.meta.filename }, 'MASTER_KEY'],
    [{ KEYS: join(import.meta.filename, 'keys') }, 'KEYS'],
    [{ OIDC_CLAIM: '.' }, 'OIDC_CLAIM'],
    [{ PARTNERSHIP_ACTIVE_DAYS: '0' }, 'PARTNERSHIP_ACTIVE_DAYS'],
    [{ PARTNERSHIP_COOLING_DAYS: 'many' }, 'PARTNERSHIP_COOLING_DAYS'],
    [{ PARTNERSHIP_ACTIVE_DAYS: '800', PARTNERSHIP_COOLING_DAYS: '700' }, 'PARTNERSHIP_ACTIVE_DAYS'],
    [{ LIVE_FEEDS: 'x' }, 'LIVE_FEEDS'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ LOG_FORMAT: 'xml' }, 'LOG_FORMAT'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '127.0.0.1:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT'],
  ])('refuses %j, naming the variable', async (variables, name) => {
    expect(await mistakes(variables as Record<string, string>)).toEqual([expect.stringContaining(name)]);
  });

  test('refuses a data directory that is a file, or lies below one', async () => {
    expect(await mistakes({ DATA_DIR: join(directory, 'file') })).toEqual([expect.stringContaining('is a file')]);
    expect(await mistakes({ DATA_DIR: join(directory, 'file', 'below') })).toEqual([expect.stringContaining('is a file')]);
  });

  test('refuses keys that would lie in a file', async () => {
    expect(await mistakes({ KEYS: join(directory, 'file') })).toEqual([expect.stringMatching(/^KEYS: .* is a file/)]);
  });

  test('tells of every mistake at once', async () => {
    expect(await mistakes({ PORT: 'abc', EVENT_STORE: 'mysql://somewhere', LIVE_FEEDS: 'x' })).toHaveLength(3);
  });

  test('never shows the credentials of a connection string', async () => {
    const address = 'esdb://admin:pass@word@node1:2113,node2:2113/?tls=true&userKeyFile=secret';
    expect(withoutCredentials(address)).toBe('esdb://node1:2113,node2:2113');
    expect((await mistakes({ EVENT_STORE: 'mysql://u:secret@somewhere' })).join()).not.toContain('secret');
  });
});

describe('the table of settings', () => {
  test('is what docs/configuration.md says', () => {
    expect(standing()).toBe(pageOf(standing()));
  });

  test('names each variable once, with an example that is taken', async () => {
    const settings = Object.values(SETTINGS);
    expect(new Set(settings.map(({ variable }) => variable)).size).toBe(settings.length);
    // These name what has to be there.
    const file = join(directory, 'key');
    await writeFile(file, Buffer.alloc(32, 7).toString('base64url'));
    const elsewhere = {
      HOST: '127.0.0.1',
      DATA_DIR: directory,
      KEYS: join(directory, 'keys'),
      ROWS: file,
      MASTER_KEY: file,
      MASTER_KEY_PREVIOUS: file,
    };
    const examples = Object.fromEntries(settings.map(({ variable, example }) => [variable, example]));
    expect(await mistakes({ ...examples, ...elsewhere })).toEqual([]);
  });

  test('has every variable that the program reads, and is where it is read', async () => {
    const reads = /process\.env(?:\[['"](\w+)|\.(\w+))?/g;
    const found: string[] = [];
    for await (const path of glob('{apps,libs}/**/src/**/*.ts', { cwd: root, exclude: ['**/*.spec.ts'] }))
      for (const [, bracketed, dotted] of (await readFile(join(root, path), 'utf8')).matchAll(reads))
        found.push(`${path} ${bracketed ?? dotted ?? 'all'}`);
    expect([...new Set(found)].sort()).toEqual([
      'apps/api/src/main.ts all',
      'apps/cli/src/commands/serve.ts all',
      'apps/cli/src/log-to-read.ts all',
    ]);
  });
});
