import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { verify } from '#event-store/hash-chain.ts';
import { openStore } from '#event-store/open-store.ts';
import { Desk, openDesk } from './orders.ts';
import { endPrograms, Program, type Said, seeded } from './program.ts';
import { aslovMeetsVoronkov, unoct } from './story.ts';

const AT_ONCE = 2000;
/** MiB for what lives on in JavaScript: 45 suffice at rest, and a leak would soon need more. */
const HEAP = 128;
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

let dataDir: string;
let program: Program;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-flood-'));
  program = await new Program({ environment: { DATA_DIR: dataDir, NODE_OPTIONS: `--max-old-space-size=${HEAP}` } }).ready();
  await openDesk(program);
});
afterEach(async () => {
  await endPrograms();
  await rm(dataDir, { recursive: true, force: true });
});

const json = { 'content-type': 'application/json' };
const long = 'x'.repeat(100_000);
const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;

/** What nobody should send, each with the random number that makes it another one. */
const NONSENSE: readonly ((n: number) => Promise<Said>)[] = [
  (n) => program.send('POST', '/v1/offices', `{"name": ${n}`, json),
  () => program.send('POST', '/v1/offices', deep, json),
  () => program.send('POST', '/v1/offices', new Uint8Array([0xff, 0xfe, 0x00]), json),
  () => program.send('POST', '/v1/meetings/bilateral', `"${'y'.repeat(1_100_000)}"`, json),
  (n) => program.send('POST', '/v1/offices', `<office>${n}</office>`, { 'content-type': 'text/xml' }),
  (n) => program.post('/v1/offices', { ...unoct, id: `../${n}` }),
  (n) => program.post('/v1/offices', { ...unoct, id: `office-${n}`, establishedOn: '2018-02-30' }),
  (n) => program.post('/v1/offices', { ...unoct, [`field${n}`]: long }),
  (n) => program.post('/v1/meetings/bilateral', { ...aslovMeetsVoronkov, id: `nowhere-${n}`, onSidelinesOf: `conference-${n}` }),
  (n) => program.post('/v1/meetings/bilateral', { ...aslovMeetsVoronkov, delegations: n }),
  (n) => program.post(`/v1/meetings/nobody-${n}/corrections`, { changes: { heldOn: '2018' }, reason: 'x' }),
  () => program.post('/v1/offices/unoct/corrections', { changes: { '/__proto__/polluted': 1 }, reason: 'x' }),
  (n) => program.post('/v1/offices/unoct/label', { label: 'internal', reason: 'x' }, { 'if-match': `"${n + 1e6}"` }),
  (n) => program.post('/v1/offices/unoct/sources', { publisher: 'x' }, { 'idempotency-key': `${n} with spaces` }),
  (n) => program.get(`/v1/meetings?limit=${n - 500}e9`),
  (n) => program.get(`/v1/partnerships?after=${n}`),
  (n) => program.get(`/v1/partnerships/state:${n}/office:%00`),
  (n) => program.get(`/v1/history/%2e%2e%2f${n}?from=-1`),
  (n) => program.get(`/v1/offices/unoct?asOf=${n}-99-99`),
  () => program.get(`/${encodeURIComponent(long.slice(0, 10_000))}`),
  () => program.get('/v1/offices/%E0%A4%A'),
  (n) => program.get(`/v1/nothing/${n}`),
  (n) => program.send('DELETE', `/v1/replays/${n}`),
  (n) => program.send('PATCH', `/v1/offices/unoct`, JSON.stringify({ n }), json),
];

/** What the process holds, in MiB; nothing where the system does not say. */
async function memory(): Promise<number[]> {
  const status = await readFile(`/proc/${program.child.pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return kibibytes === undefined ? [] : [Number(kibibytes) / 1024];
}

const MEETINGS = 400;

describe('a flood', () => {
  test(`of ${AT_ONCE} requests at once, sense and nonsense, meets no error of ours and leaves the log whole (SEED=${seed})`, async () => {
    const random = seeded(seed);
    const desk = new Desk(random);
    // The same orders in every wave: what is already so needs no more memory.
    const orders = Array.from({ length: MEETINGS }, () => desk.next()).filter(({ knownBy }) => knownBy !== null);
    const sizes: number[] = [];
    for (let wave = 1; wave <= 8; wave++) {
      const statuses = await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, n) => {
          const order = n % 2 === 0 ? orders[(n / 2) % orders.length]! : null;
          const nonsense = NONSENSE[Math.floor(random() * NONSENSE.length)]!;
          const post = ({ path, body, headers }: typeof order & {}) => program.post(path, body, headers);
          const sent = order
            ? // A connection that lay idle may end as it is taken up again.
              post(order).catch(() => post(order))
            : nonsense(Math.floor(random() * 1000)).catch(ended);
          const { status } = await sent;
          return `${order ? 'sense' : 'nonsense'} ${order ? status : `${Math.floor(status / 100)}xx`}`;
        }),
      );
      const told = [...new Set(statuses)].toSorted();
      expect(told.filter((each) => !['nonsense 4xx', 'sense 200', 'sense 201'].includes(each))).toEqual([]);
      sizes.push(...(await memory()));
    }
    expect((await program.get('/health/live')).status).toBe(200);
    process.stdout.write(`flood: seed ${seed}, MiB after each wave: ${sizes.map(Math.round).join(', ')}\n`);
    // The first waves warm it up.
    // oxlint-disable-next-line jest/no-conditional-expect -- where the machine tells no sizes there is nothing to compare
    if (sizes.length > 0) expect(Math.min(...sizes.slice(5))).toBeLessThan(Math.max(...sizes.slice(0, 4)) * 1.2);
    expect(await program.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    const store = await openStore(join(dataDir, 'chancery.db'));
    expect((await verify(store)).broken).toEqual([]);
    await store.close();
  }, 240_000);

  test(`of ${AT_ONCE} commands at once to one record takes them all, one after another`, async () => {
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        program.post('/v1/offices/unoct/sources', { publisher: `P${n}`, attribution: 'stated' }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const revisions = answers.map(({ body }) => Number(body.revision)).toSorted((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: AT_ONCE }, (_, n) => n + 1));
  });
});

/** A server may end the connection of a body that it will not read before the answer was taken. */
function ended(error: NodeJS.ErrnoException): { readonly status: number } {
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return { status: 413 };
  throw error;
}
