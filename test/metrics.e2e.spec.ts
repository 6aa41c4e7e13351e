import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, startApi } from './api.ts';
import { Feed } from './feed.ts';
import { neverAnswered } from './kurrentdb/peer/faults.ts';
import { startPeer } from './kurrentdb/peer/peer.ts';
import { samplesOf } from './metrics.ts';
import { endPrograms, Program, until } from './program.ts';
import { csv, mapping } from './talks.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi({ environment: { LIVE_FEEDS: '7' } });
});
afterAll(() => api[Symbol.asyncDispose]());
afterEach(() => endPrograms());

const metrics = async (): Promise<Map<string, number>> => samplesOf((await api.get('/metrics')).body);

let before: Map<string, number>;
beforeEach(async () => {
  before = await metrics();
});
/** By how much a series has grown in this test. */
async function grown(series: string): Promise<number> {
  return ((await metrics()).get(series) ?? 0) - (before.get(series) ?? 0);
}

const office = (id: string) => ({ id, name: `Office ${id}`, sources: [{ publisher: 'Asia-Plus', attribution: 'reported' }] });

describe('requests', () => {
  test('are counted by method, route and status, and timed', async () => {
    await api.get('/v1/offices/nobody');
    await api.get('/v1/offices/nobody-else?asOf=2018-05-03');
    await api.get('/v1/offices?limit=none');
    expect(await grown('chancery_http_requests_total{method="GET",route="/v1/offices/:id",status="404"}')).toBe(2);
    expect(await grown('chancery_http_requests_total{method="GET",route="/v1/offices",status="400"}')).toBe(1);
    expect(await grown('chancery_http_request_duration_seconds_count{method="GET",route="/v1/offices/:id"}')).toBe(2);
  });

  test('are timed whatever they would take, unless what they are given is a feed', async () => {
    const accept = 'application/json, text/event-stream';
    expect((await api.get('/v1/projections', { accept })).status).toBe(200);
    expect((await api.get('/v1/replays/nobody', { accept: 'text/event-stream' })).status).toBe(404);
    for (const route of ['/v1/projections', '/v1/replays/:id'])
      expect(await grown(`chancery_http_request_duration_seconds_count{method="GET",route="${route}"}`)).toBe(1);
  });

  test('for whatever address there is not make no series of their own', async () => {
    const paths = [
      '/v1/nothing',
      '/v1/offices/a/b/c',
      '/%zz',
      '/wp-login.php',
      '/deep/down/there',
      '/v1/history/office-x?after=1',
    ];
    const ask = async (n: number) => {
      for (const path of paths) {
        await api.get(`${path}${path.includes('?') ? '' : `-${n}`}`);
        await api.send('DELETE', `${path}-${n}`);
      }
    };
    await ask(1);
    const ours = async () => [...(await metrics()).keys()].filter((each) => each.startsWith('chancery_'));
    const series = new Set(await ours());
    await ask(2);
    expect((await ours()).filter((each) => !series.has(each))).toEqual([]);
    expect([...series].filter((each) => /nothing|zz|wp-login|deep|office-x/.test(each))).toEqual([]);
  });
});

describe('commands', () => {
  test('are counted by type and by what became of them', async () => {
    await api.post('/v1/offices', office('one'));
    await api.post('/v1/offices', office('one'));
    await api.post('/v1/offices', { ...office('one'), name: 'Another' });
    const counted = (outcome: string, code = '') =>
      grown(`chancery_commands_total{type="EstablishOffice",outcome="${outcome}",code="${code}"}`);
    expect([await counted('recorded'), await counted('already'), await counted('refused', 'already-different')]).toEqual([
      1, 1, 1,
    ]);
  });

  test('whose id is made are counted once, however many ids are tried', async () => {
    const { id: _, ...nameless } = office('of an id that is made');
    await api.post('/v1/offices', nameless);
    await api.post('/v1/offices', { ...nameless, abbreviation: 'OF' });
    expect(await grown('chancery_commands_total{type="EstablishOffice",outcome="recorded",code=""}')).toBe(2);
    expect([...(await metrics()).keys()].filter((each) => each.includes('revision-mismatch'))).toEqual([]);
  });

  test('that an import records are timed too', async () => {
    await mkdir(join(api.dataDir, 'mappings'), { recursive: true });
    await writeFile(join(api.dataDir, 'mappings/talks.json'), JSON.stringify(mapping));
    const { status, body } = await api.send('POST', '/v1/imports?as=talks', csv(3), { 'content-type': 'text/csv' });
    expect(status).toBe(202);
    await until('it is done', async () => (await api.get(`/v1/imports/${body.id}`)).body.state === 'completed');
    expect(await grown('chancery_append_duration_seconds_count{outcome="recorded"}')).toBeGreaterThanOrEqual(3);
  });

  test('that record are timed until they are in the log', async () => {
    const written = await Promise.all(['three', 'four', 'five'].map((id) => api.post('/v1/offices', office(id))));
    expect(written.map(({ status }) => status)).toEqual([201, 201, 201]);
    await api.post('/v1/offices', office('three'));
    expect(await grown('chancery_append_duration_seconds_count{outcome="recorded"}')).toBe(3);
    expect(await grown('chancery_append_duration_seconds_count{outcome="failed"}')).toBe(0);
    expect(await grown('chancery_commit_appends_sum')).toBe(3);
    expect(await grown('chancery_events_committed_total')).toBe(3);
    const commits = await grown('chancery_commit_duration_seconds_count');
    expect(commits).toBeGreaterThanOrEqual(1);
    expect(commits).toBeLessThanOrEqual(3);
  });
});

test('What the store never answered is timed too, as failed', async () => {
  const peer = await startPeer();
  try {
    await using away = await startApi({ environment: { EVENT_STORE: `${peer.connectionString}&defaultDeadline=1000` } });
    peer.faults.append = neverAnswered;
    expect((await away.post('/v1/offices', office('seven'))).status).toBe(503);
    const told = samplesOf((await away.get('/metrics')).body);
    expect(told.get('chancery_append_duration_seconds_count{outcome="failed"}')).toBe(1);
    expect(told.get('chancery_append_duration_seconds_sum{outcome="failed"}')).toBeGreaterThan(0.5);
    expect(told.get('chancery_append_duration_seconds_count{outcome="recorded"}')).toBe(0);
  } finally {
    await peer.stop();
  }
});

describe('rows', () => {
  test('have no lag once they have seen everything', async () => {
    await api.post('/v1/offices', office('six'));
    await until('the rows are level', async () => (await metrics()).get('chancery_rows_lag_seconds') === 0);
    const now = await metrics();
    expect(now.get('chancery_rows_following')).toBe(1);
    expect(now.get('chancery_rows_writer')).toBe(1);
    expect(now.get('chancery_store_state{state="available"}')).toBe(1);
    expect(now.get('chancery_store_state{state="away"}')).toBe(0);
  });

  test('that are made anew are counted by the state of their replay', async () => {
    const { body: replay } = await api.post('/v1/projections/all/replay', {});
    // A feed of how far it is ends with it, and takes as long.
    const feed = await fetch(`${api.url}/v1/replays/${replay.id}`, { headers: { accept: 'text/event-stream' } });
    expect(await feed.text()).toContain('completed');
    await until('the replay is over', async () => (await metrics()).get('chancery_replays_waiting') === 0);
    expect(await grown('chancery_replays{state="completed"}')).toBe(1);
    expect((await metrics()).has('chancery_replay_progress_ratio')).toBe(false);
    const route = 'method="GET",route="/v1/replays/:id"';
    await until('the feed is counted', async () => (await grown(`chancery_http_requests_total{${route},status="200"}`)) === 1);
    expect(await grown(`chancery_http_request_duration_seconds_count{${route}}`)).toBe(0);
  });
});

test('Live feeds are counted while they are open, against as many as may be', async () => {
  {
    await using feed = await Feed.open(api);
    await feed.until((events) => events.length > 0);
    expect((await metrics()).get('chancery_live_feeds')).toBe(1);
  }
  const now = await metrics();
  expect([now.get('chancery_live_feeds'), now.get('chancery_live_feeds_limit')]).toEqual([0, 7]);
});

describe('the machine', () => {
  test('is told of: memory, the loop, the disk', async () => {
    const now = await metrics();
    for (const name of [
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
      'chancery_disk_free_bytes{of="DATA_DIR"}',
    ])
      expect([name, now.get(name)! > 0]).toEqual([name, true]);
  });

  test('is told of in a text that says of every metric what it is', async () => {
    const { body } = await api.get('/metrics');
    const named = [...(body as string).matchAll(/^# TYPE (\S+) \w+$/gm)].map(([, name]) => name!);
    const explained = [...(body as string).matchAll(/^# HELP (\S+) \S/gm)].map(([, name]) => name!);
    expect(explained).toEqual(named);
    expect(new Set(named).size).toBe(named.length);
  });
});

test('What cannot be known is left out, and said once until it can be again; all else is told', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chancery-metrics-'));
  try {
    const program = await new Program({ environment: { DATA_DIR: dataDir } }).ready();
    const told = async () => {
      const { status, body } = await program.get('/metrics');
      return { status, samples: samplesOf(body) };
    };
    const { samples: all } = await told();
    expect(all.has('chancery_disk_free_bytes{of="DATA_DIR"}')).toBe(true);
    await rename(dataDir, `${dataDir}-away`);
    for (let n = 0; n < 3; n++) {
      const { status, samples } = await told();
      expect(status).toBe(200);
      expect([...all.keys()].filter((series) => series.startsWith('chancery_') && !samples.has(series))).toEqual([
        'chancery_disk_free_bytes{of="DATA_DIR"}',
      ]);
    }
    await rename(`${dataDir}-away`, dataDir);
    expect((await told()).samples.has('chancery_disk_free_bytes{of="DATA_DIR"}')).toBe(true);
    await until('it is said', () => program.said.includes('chancery_disk_free_bytes of DATA_DIR is told again'));
    expect(program.said.match(/chancery_disk_free_bytes of DATA_DIR is not told: /g)).toHaveLength(1);
  } finally {
    await endPrograms();
    for (const folder of [dataDir, `${dataDir}-away`]) await rm(folder, { recursive: true, force: true });
  }
});
