import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { verify } from '#event-store/hash-chain.ts';
import { openStore } from '#event-store/open-store.ts';
import { Desk, Ledger, openDesk } from './orders.ts';
import { type Peer, startPeer } from './kurrentdb/peer/peer.ts';
import { endPrograms, Program, seeded, until } from './program.ts';
import { aslovMeetsVoronkov, pressRelease } from './story.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

let directory: string;
let log: string;
let peer: Peer | null;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chancery-two-'));
  log = join(directory, 'log', 'chancery.db');
  peer = null;
});
afterEach(async () => {
  await endPrograms();
  await peer?.stop();
  await rm(directory, { recursive: true, force: true });
});

const start = (dataDir: string): Program =>
  new Program({ environment: { DATA_DIR: join(directory, dataDir), EVENT_STORE: log } });

describe.each([
  ['a file, with rows of its own each', 'file', ['first', 'second']],
  ['a file, with the same rows', 'file', ['both', 'both']],
  ['KurrentDB, with rows of its own each', 'server', ['first', 'second']],
] as const)('two processes on one log in %s', (_, where, [one, other]) => {
  let first: Program;
  let second: Program;
  beforeEach(async () => {
    if (where === 'server') {
      peer = await startPeer();
      log = peer.connectionString;
    }
    first = await start(one).ready();
    await openDesk(first);
    second = await start(other).ready();
  });

  test('read what the other one wrote, at once where the position is named', async () => {
    for (const [writer, reader, n] of [
      [first, second, 1],
      [second, first, 2],
      [first, second, 3],
    ] as const) {
      const { body } = await writer.post('/v1/offices', { id: `office-${n}`, name: `Office ${n}`, sources: [pressRelease] });
      const { status, body: read } = await reader.get(`/v1/offices/office-${n}`, { 'read-after': body.position });
      expect([status, read.name]).toEqual([200, `Office ${n}`]);
      expect((await reader.get(`/v1/history/office-office-${n}`)).body.items).toHaveLength(1);
    }
  });

  test('record once what is sent to both under one Idempotency-Key, and answer the same', async () => {
    const { id: _id, onSidelinesOf: _conference, classification: _read, ...facts } = aslovMeetsVoronkov;
    const meeting = (topic: string) => ({
      ...facts,
      inferred: [],
      delegations: [
        { party: 'state:TJ', participants: [{ description: 'senior officials' }] },
        { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] },
      ],
      topics: [topic],
      sources: [pressRelease],
    });
    const official = { name: 'Ann Bo', post: 'envoy', title: 'Envoy', party: 'office:unoct', sources: [pressRelease] };
    for (const [n, path, body] of [
      [1, '/v1/meetings/bilateral', { ...meeting('chosen'), id: 'chosen' }],
      [2, '/v1/meetings/bilateral', meeting('made')],
      [3, '/v1/officials/ann-bo/appointments', official],
      [4, '/v1/offices/unoct/sources', { publisher: 'Avesta', attribution: 'stated' }],
      [5, '/v1/offices/unoct/corrections', { changes: { memberCount: 45 }, reason: 'counted again' }],
    ] as const) {
      const key = { 'idempotency-key': `key-${n}` };
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_each, i) => (i % 2 === 0 ? first : second).post(path, body, key)),
      );
      const told = answers.map(({ status, body: answer }) => JSON.stringify([status, answer]));
      expect([path, new Set(told).size, answers[0]!.status]).toEqual([path, 1, 201]);
      const { stream, revision } = answers[0]!.body;
      const { items } = (await second.get(`/v1/history/${stream}?limit=1000`)).body;
      expect(items.at(-1).revision).toBe(revision);
    }
  });

  test('let exactly one of two win that saw the same revision', async () => {
    let revision = 0;
    for (let round = 1; round <= 20; round++) {
      const answers = await Promise.all(
        [first, second, first, second].map((program, n) =>
          program.post(
            '/v1/offices/unoct/sources',
            { publisher: `P${round}-${n}`, attribution: 'stated' },
            { 'if-match': `"${revision}"` },
          ),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 412, 412, 412]);
      expect(answers.find(({ status }) => status === 201)!.body.revision).toBe(String(++revision));
    }
  });

  test('take all commands to one record that name no revision, one after another', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_each, n) =>
        (n % 2 === 0 ? first : second).post('/v1/offices/unoct/sources', { publisher: `P${n}`, attribution: 'stated' }),
      ),
    );
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    const revisions = answers.map(({ body }) => Number(body.revision)).toSorted((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 100 }, (_each, n) => n + 1));
  });

  test(`lose nothing under load while one is killed and comes back (SEED=${seed})`, async () => {
    const random = seeded(seed);
    const ledgers = [new Ledger(), new Ledger()] as const;
    const enough = (ledger: Ledger, more: number) => {
      const from = ledger.acknowledged.size;
      return () => ledger.acknowledged.size >= from + more;
    };
    const desks = [new Desk(random, 'desk1'), new Desk(random, 'desk2')] as const;
    for (let round = 1; round <= 3; round++) {
      const isEnough = enough(ledgers[0], 100);
      const working = Array.from({ length: 4 }, () => ledgers[0].work(second, desks[0], isEnough));
      const dying = Array.from({ length: 4 }, () => ledgers[1].work(first, desks[1]));
      const killed = enough(ledgers[1], 40);
      await until('the one to be killed has taken its commands', killed);
      await first.kill();
      await Promise.all([...dying, ...working]);
      first = await start(one).ready();
      await ledgers[1].resolve(first);
    }
    expect(ledgers.flatMap(({ refused }) => refused)).toEqual([]);
    for (const ledger of ledgers) {
      for (const program of [first, second]) expect(await ledger.differently(program, ledger.acknowledged.keys())).toEqual([]);
    }
    for (const program of [first, second]) await program.kill();
    const store = await openStore(log);
    expect(await Ledger.together(ledgers).compareWith(store)).toEqual([]);
    expect((await verify(store)).broken).toEqual([]);
    await store.close();
  });
});

describe('of two processes on the same rows', () => {
  test('one keeps them, the other answers that it does not, and takes over when the first one is killed', async () => {
    const first = await start('both').ready();
    await openDesk(first);
    const second = await start('both').ready();
    const refused = await second.post('/v1/projections/all/replay');
    expect([refused.status, refused.body.code]).toEqual([409, 'not-the-writer']);
    expect((await first.post('/v1/projections/all/replay')).status).toBe(202);
    await first.kill();
    await until('the other one keeps the rows', async () => (await second.post('/v1/projections/all/replay')).status === 202);
    const { body } = await second.post('/v1/offices', { id: 'later', name: 'Later', sources: [pressRelease] });
    expect((await second.get('/v1/offices/later', { 'read-after': body.position })).status).toBe(200);
    const third = await start('both').ready();
    expect((await third.post('/v1/projections/all/replay')).status).toBe(409);
    expect((await third.get('/v1/offices/later', { 'read-after': body.position })).status).toBe(200);
  });

  test('the other one goes on reading while the rows are replaced under it, and while it takes over', async () => {
    const first = await start('both').ready();
    await openDesk(first);
    const second = await start('both').ready();
    const reading = { on: true };
    const statuses: number[] = [];
    const reader = (async () => {
      while (reading.on) statuses.push((await second.get('/v1/offices/unoct')).status);
    })();
    for (let n = 0; n < 5; n++) {
      const { body: replay } = await first.post('/v1/projections/all/replay');
      await until('the replay is done', async () => (await first.get(`/v1/replays/${replay.id}`)).body.state === 'completed');
    }
    const beforeKill = new Set(statuses);
    await first.kill();
    await until(
      'the other one keeps the rows',
      async () => (await second.post('/v1/projections/all/replay?dryRun=true')).status === 202,
    );
    reading.on = false;
    await reader;
    expect(beforeKill).toEqual(new Set([200]));
    // For a moment nobody keeps them: it says so, and to try again.
    expect([...new Set(statuses)].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  });
});
