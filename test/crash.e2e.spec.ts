import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { verify } from '#event-store/hash-chain.ts';
import { openStore } from '#event-store/open-store.ts';
import { Desk, Ledger, openDesk } from './orders.ts';
import { comparedRows, endPrograms, Program, seeded, until } from './program.ts';

const KILLS = Number(process.env['KILLS'] ?? 50);
const WRITERS = 12;
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

/** What the program is doing when it is killed, besides taking commands. */
const MOMENTS = [
  'taking',
  'taking',
  'replaying',
  'taking',
  'rebuilding',
  'taking',
  'starting',
  'replaying',
  'taking',
  'taking',
] as const;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-crash-'));
});
afterEach(async () => {
  await endPrograms();
  await rm(dataDir, { recursive: true, force: true });
});

test(`what was acknowledged is there once after ${KILLS} kills under load, and the rows equal a rebuild (SEED=${seed})`, async () => {
  const random = seeded(seed);
  const desk = new Desk(seeded(seed + 1));
  const ledger = new Ledger();
  const caught = { taking: 0, replaying: 0, rebuilding: 0, starting: 0 };
  const start = (): Program => new Program({ environment: { DATA_DIR: dataDir } });
  const first = await start().ready();
  await openDesk(first);
  await first.kill();

  for (let kill = 1; kill <= KILLS; kill++) {
    const moment = MOMENTS[kill % MOMENTS.length]!;
    if (moment === 'rebuilding') await rm(join(dataDir, 'read-models'), { recursive: true });
    const program = start();
    if (moment === 'starting') {
      await sleep(random() * 1000);
      caught.starting++;
      await program.kill();
      continue;
    }
    await program.serving();
    const before = new Set(ledger.acknowledged.keys());
    await ledger.resolve(program);
    const writers = Array.from({ length: WRITERS }, () => ledger.work(program, desk));
    if (moment === 'replaying') {
      await until('the rows are there', async () => (await program.get('/health/ready')).status === 200);
      const { body: replay } = await program.post('/v1/projections/all/replay');
      await until('the replay runs', async () => (await program.get(`/v1/replays/${replay.id}`)).body.state !== 'queued');
      await sleep(random() * 150);
    } else {
      await sleep(20 + random() * (moment === 'rebuilding' ? 200 : 500));
    }
    await program.kill();
    await Promise.all(writers);
    caught[moment] += moment === 'taking' || (await wasCaught(moment)) ? 1 : 0;

    // A crash that left the rows otherwise than the log says must not be hidden by the next rebuild.
    const next = MOMENTS[(kill + 1) % MOMENTS.length];
    if (next !== 'rebuilding') continue;
    const looking = await start().ready();
    await ledger.resolve(looking);
    const last = [...ledger.acknowledged.keys()].filter((mark) => !before.has(mark));
    expect(await ledger.differently(looking, last.slice(-50))).toEqual([]);
    expect(await comparedRows(looking)).toMatchObject({ state: 'completed', differing: 0, error: null });
    await looking.kill();
  }

  const program = await start().ready();
  await ledger.resolve(program);
  expect(ledger.refused).toEqual([]);
  const head = (await program.get('/v1/history?limit=1')).body.items.length;
  expect(head).toBe(1);
  expect(await ledger.differently(program, ledger.acknowledged.keys())).toEqual([]);
  expect(await comparedRows(program)).toMatchObject({ state: 'completed', differing: 0, error: null });
  expect((await program.get('/v1/parked')).body.items).toEqual([]);
  await program.kill();

  const store = await openStore(join(dataDir, 'chancery.db'));
  expect(await ledger.compareWith(store)).toEqual([]);
  const { events, broken } = await verify(store);
  await store.close();
  expect(broken).toEqual([]);
  process.stdout.write(
    `crash: seed ${seed}, ${KILLS} kills (${caught.replaying} in a replay, ${caught.rebuilding} while the rows were made, ` +
      `${caught.starting} while starting), ${ledger.acknowledged.size} commands acknowledged, ${ledger.inDoubt.size} in doubt, ` +
      `${events} events verified\n`,
  );
}, 600_000);

/** Whether the kill came in the middle, by what the program left behind. */
async function wasCaught(moment: 'replaying' | 'rebuilding'): Promise<boolean> {
  const catalogue = JSON.parse(await readFile(join(dataDir, 'read-models', 'catalogue.json'), 'utf8').catch(() => '{}'));
  if (moment === 'rebuilding') return !catalogue.current;
  return catalogue.replays.some(({ state }: { state: string }) => state === 'running');
}
