import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { endPrograms, main, Program, replayed } from './program.ts';

/** As many as make the rows half as large again as the log: files that begin nearly alike. */
const CONFERENCES = 1500;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-full-disk-'));
});
afterEach(async () => {
  await endPrograms();
  await rm(dataDir, { recursive: true, force: true });
});

async function convene(program: Program, from: number, until: number): Promise<void> {
  let n = from;
  const one = async (): Promise<void> => {
    while (n < until) {
      const id = `c${n++}`;
      const sources = [{ publisher: 'The gazette', attribution: 'stated' }];
      const { status } = await program.post('/v1/conferences', { id, name: `Conference ${id}`, heldOn: '2018-05-03', sources });
      expect(status).toBe(201);
    }
  };
  await Promise.all(Array.from({ length: 32 }, one));
}

async function conferences(program: Program, position?: string): Promise<unknown[]> {
  const headers = position === undefined ? {} : { 'read-after': position };
  const items: unknown[] = [];
  for (let after = ''; ;) {
    const { status, body } = await program.get(`/v1/conferences?limit=1000${after}`, headers);
    expect(status).toBe(200);
    items.push(...body.items);
    if (body.next === null) return items;
    after = `&after=${body.next}`;
  }
}

const files = async (): Promise<string[]> =>
  (await readdir(join(dataDir, 'read-models'))).filter((name) => /^rows-.*(sqlite|half)$/.test(name));

async function rowsFile(): Promise<string> {
  const catalogue = JSON.parse(await readFile(join(dataDir, 'read-models', 'catalogue.json'), 'utf8'));
  return join(dataDir, 'read-models', catalogue.current);
}

test('A replay that the disk has no room for fails and says so, the old rows are read and followed, and with room it is done', async () => {
  const first = await new Program({ environment: { DATA_DIR: dataDir } }).ready();
  await convene(first, 0, CONFERENCES);
  // Made in one go, the file has no more pages than it needs, and nothing waits beside it.
  expect(await replayed(first)).toMatchObject({ state: 'completed', differing: 0 });
  const before = await conferences(first);
  await first.kill('SIGTERM');

  const [log, rows] = [(await stat(join(dataDir, 'chancery.db'))).size, (await stat(await rowsFile())).size];
  expect(rows).toBeGreaterThan(1.2 * log);
  const blocks = Math.floor((log + rows) / 2 / 512);
  const full = await new Program({
    command: ['/bin/sh', '-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, main],
    environment: { DATA_DIR: dataDir, NODE_COMPILE_CACHE: '' },
  }).ready();
  const old = await files();
  const failed = await replayed(full);
  expect(failed).toMatchObject({
    state: 'failed',
    step: null,
    error: expect.stringMatching(/^the disk .*: a replay needs room/),
  });
  expect(await files()).toEqual(old);
  expect(await conferences(full)).toEqual(before);
  const late = await full.post('/v1/conferences', {
    id: 'late',
    name: 'Late',
    heldOn: '2018-05-03',
    sources: [{ publisher: 'The gazette', attribution: 'stated' }],
  });
  expect(late.status).toBe(201);
  expect(await conferences(full, late.body.position)).toHaveLength(CONFERENCES + 1);
  await full.kill('SIGTERM');

  const again = await new Program({ environment: { DATA_DIR: dataDir } }).ready();
  expect((await again.get(`/v1/replays/${failed.id}`)).body).toEqual(failed);
  expect(await replayed(again)).toMatchObject({ state: 'completed', differing: 0, error: null });
  expect(await files()).not.toEqual(old);
  expect(await conferences(again)).toHaveLength(CONFERENCES + 1);
});
