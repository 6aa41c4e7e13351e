import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Answer, type Api, startApi } from './api.ts';
import { type Cluster, startCluster } from './kurrentdb/peer/cluster.ts';
import { cutAfterStoring, cutBeforeStoring, neverAnswered, once } from './kurrentdb/peer/faults.ts';
import { proposed } from './kurrentdb/harness.ts';
import type { Peer } from './kurrentdb/peer/peer.ts';
import { maximumAppendSizeExceeded } from './kurrentdb/peer/statuses.ts';
import { until } from './program.ts';
import { pressRelease } from './story.ts';

/** Titles are read by scripts/stores-page.mjs, for docs/stores.md. */
const DEADLINE = 1000;

let cluster: Cluster;
let api: Api;
beforeEach(async () => {
  cluster = await startCluster(3);
  const location = `${cluster.connectionString}&defaultDeadline=${DEADLINE}`;
  api = await startApi({ environment: { EVENT_STORE: location } });
});
afterEach(async () => {
  await api[Symbol.asyncDispose]();
  await cluster.stop();
});

const leader = (): Peer => cluster.leader!;
const stopAll = async (): Promise<void> => {
  await Promise.all(cluster.nodes.map((node) => node.stop()));
};

async function mend(): Promise<void> {
  cluster.leader ??= cluster.nodes[0]!;
  for (const node of cluster.nodes) {
    node.faults.append = undefined;
    node.faults.read = undefined;
    if (!node.isListening) await cluster.restart(node);
  }
  if (!cluster.nodes.includes(cluster.leader)) cluster.leader = cluster.nodes[0]!;
}

async function lead(n: number): Promise<void> {
  cluster.leader = cluster.nodes[n]!;
}

async function muteUntilSubscribedAgain(): Promise<void> {
  const before = leader().sent.confirmations;
  leader().faults.mute = true;
  await until('it is subscribed to again', () => leader().sent.confirmations > before);
  leader().faults.mute = false;
}

async function checkpointAheadThenCut(): Promise<void> {
  const before = leader().sent.checkpoints;
  Object.assign(leader().faults, { mute: true, checkpointAhead: true });
  await until('there is a checkpoint', () => leader().sent.checkpoints > before);
  leader().cut();
  Object.assign(leader().faults, { mute: false, checkpointAhead: false });
}

describe('a write', () => {
  const office = { id: 'osce', name: 'OSCE', sources: [pressRelease] };
  const send = (): Promise<Answer> => api.post('/v1/offices', office, { 'idempotency-key': 'the-osce' });
  const seen = ({ status, headers, body }: Answer): string =>
    status < 400 ? String(status) : `${status} ${body.code}${headers.has('retry-after') ? ', Retry-After' : ''}`;
  const recorded = (): string => ['nothing', 'once'][cluster.log.stream('office-osce').length] ?? 'more than once';

  test.each<[fault: string, sees: string, recorded: string, arrange: () => unknown]>([
    ['nothing amiss', '201', 'once', () => undefined],
    ['connection cut before it is stored', '201', 'once', () => (leader().faults.append = once(cutBeforeStoring(leader())))],
    ['stored, the answer lost', '201', 'once', () => (leader().faults.append = once(cutAfterStoring(leader())))],
    [
      'stored, every answer lost',
      '503 store-unavailable, Retry-After',
      'once',
      () => (leader().faults.append = cutAfterStoring(leader())),
    ],
    ['answered late, within the deadline', '201', 'once', () => (leader().faults.append = late)],
    ['not answered once', '201', 'once', () => (leader().faults.append = once(neverAnswered))],
    ['never answered', '503 store-unavailable, Retry-After', 'nothing', () => (leader().faults.append = neverAnswered)],
    ['another node leads', '201', 'once', () => (cluster.leader = cluster.nodes[1]!)],
    ['the leader stopped, another one leads', '201', 'once', () => lead(1).then(() => cluster.nodes[0]!.stop())],
    ['no node leads', '503 store-unavailable, Retry-After', 'nothing', () => (cluster.leader = null)],
    ['all nodes stopped', '503 store-unavailable, Retry-After', 'nothing', stopAll],
    ['reads not answered', '503 store-unavailable, Retry-After', 'nothing', () => (leader().faults.read = forever)],
  ])('with %s: the caller sees %s; recorded: %s; sent again under its key it is there once', async (_, sees, found, arrange) => {
    // The connection is there before anything happens to it.
    expect((await api.get('/v1/history')).status).toBe(200);
    await arrange();
    const answer = await send();
    expect([seen(answer), recorded()]).toEqual([sees, found]);
    await mend();
    const again = await send();
    expect([again.status, recorded()]).toEqual([201, 'once']);
    const firstAnswer = answer.status === 201 ? answer.body : again.body;
    expect(again.body).toEqual(firstAnswer);
  });
});

describe('what another client wrote into a record and is no JSON', () => {
  test('is shown as it is, keeps the record from being written, and nothing else', async () => {
    await api.post('/v1/offices', { id: 'unoct', name: 'UNOCT', sources: [pressRelease] });
    const metadata = '{"actor":"another","recordedAt":"2026-01-01T00:00:00.000Z","schemaVersion":"1"}';
    cluster.log.append('office-unoct', 'any', [{ ...proposed(undefined, '{"name":', metadata), type: 'OfficeRenamed' }]);

    const refused = await api.post('/v1/offices/unoct/sources', { publisher: 'Avesta', attribution: 'stated' });
    expect([refused.status, refused.body.code]).toEqual([500, 'unreadable-record']);
    expect(refused.body.detail).toContain('office-unoct cannot be read at revision 1: its data is no JSON');

    const { body: last } = await api.post('/v1/offices', { id: 'osce', name: 'OSCE', sources: [pressRelease] });
    const after = { 'read-after': last.position };
    await until('the rows have seen it', async () => (await api.get('/v1/offices/osce', after)).status === 200);
    expect((await api.get('/v1/offices/unoct', after)).body.name).toBe('UNOCT');
    expect((await api.get('/v1/parked', after)).body.items).toMatchObject([{ stream: 'office-unoct', revision: '1' }]);

    const shown = { type: 'OfficeRenamed', actor: 'another', datacontenttype: 'text/plain', data: '{"name":', hash: null };
    for (const path of ['/v1/history', '/v1/history/office-unoct', '/v1/history?actor=another'])
      expect((await api.get(path)).body.items).toContainEqual(expect.objectContaining(shown));
  });
});

describe('an append beyond what the server takes', () => {
  test('is refused, with how much it takes', async () => {
    leader().faults.append = () => {
      throw maximumAppendSizeExceeded(1024);
    };
    const { status, body } = await api.post('/v1/offices', { id: 'osce', name: 'OSCE', sources: [pressRelease] });
    expect([status, body.code]).toEqual([413, 'body-too-large']);
    expect(body.detail).toContain('at most 1024 bytes at once');
  });
});

describe('a read of the record', () => {
  const read = (after?: string): Promise<Answer> =>
    api.get('/v1/offices/unoct', after === undefined ? {} : { 'read-after': after });
  const seen = ({ status, headers, body }: Answer): string =>
    status === 200 ? `200${headers.has('age') ? ', Age' : ''}` : `${status} ${body.code}`;
  const openOffice = async (): Promise<string> => {
    const { body } = await api.post('/v1/offices', { id: 'unoct', name: 'UNOCT', sources: [pressRelease] });
    await until('the rows have seen it', async () => (await read(body.position)).status === 200);
    return body.position;
  };
  const correct = async (): Promise<string> =>
    (await api.post('/v1/offices/unoct/sources', { publisher: 'Avesta', attribution: 'stated' })).body.position;

  test.each<[fault: string, sees: string, arrange: () => unknown]>([
    ['all nodes stopped', '200, Age', stopAll],
    [
      'no node leads, and its subscription ended',
      '200, Age',
      () => {
        cluster.leader = null;
        for (const node of cluster.nodes) node.endSubscriptions();
      },
    ],
  ])(
    'with %s: the caller sees %s; recorded: nothing to record; when that is over its answer has no Age',
    async (_, sees, arrange) => {
      await openOffice();
      await arrange();
      await until('the read says that it is old', async () => seen(await read()) === sees);
      await mend();
      await until('the read is not old any more', async () => seen(await read()) === '200');
      expect((await read()).body.sources).toHaveLength(1);
    },
  );

  test.each<[fault: string, arrange: () => unknown]>([
    ['its connection cut', () => leader().cut()],
    ['its subscription ended by the server', () => leader().endSubscriptions()],
    ['its subscription silent for good', muteUntilSubscribedAgain],
    ['a checkpoint ahead of what was not sent, and a cut', checkpointAheadThenCut],
    ['another node leading', () => (cluster.leader = cluster.nodes[1]!)],
  ])('with %s: the caller sees 200, after what was written; recorded: once; nothing is left out', async (_, arrange) => {
    await openOffice();
    const arranged = arrange();
    const position = await correct();
    await until('what was written is read', async () => seen(await read(position)) === '200');
    expect((await read()).body.sources).toHaveLength(2);
    await arranged;
  });
});

const forever = (): Promise<void> => new Promise(() => undefined);

async function late<T>(_stream: string, append: () => T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, DEADLINE / 2));
  return append();
}
