import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verify } from '#event-store/hash-chain.ts';
import { Chance } from '../bench/chance.ts';
import { openStore } from '#event-store/open-store.ts';
import type { Answer } from './api.ts';
import { endPrograms, Program } from './program.ts';
import { Inside } from './soak/inside.ts';
import { story } from './story.ts';

/** Another one tries other requests; what fails is named with the seed that it came of. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20180503);
const PER_OPERATION = Number(process.env['FUZZ_REQUESTS'] ?? 25);
const AT_ONCE = 8;
/** Of the requests, after each of which it is asked what the program holds. */
const PARTS = 8;
/** MiB that the second half may add, once the first has filled what is kept: some 1 is, and 4 KiB lost a request would be 9. */
const MAY_ADD = 8;
/** An answer takes so long at most, on the slowest of machines: beyond it the program hangs. */
const HANGS_MS = 60_000;

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: { readonly enum?: readonly Json[]; readonly example?: Json };
  readonly example?: Json;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly examples?: object; readonly example?: Json }>> };
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** What breaks programs: other kinds, edges of numbers, names of the language, text that is no text, and much of it. */
const NONSENSE: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  '',
  ' ',
  'constructor',
  '__proto__',
  'toString',
  '../../etc/passwd',
  "'; DROP TABLE events; --",
  '<script>alert(1)</script>',
  '=HYPERLINK("http://example.org")',
  '\u0000',
  '\ud800',
  '\u202eabc',
  'Ṫ̸̢̨̛͕̱̘o̴ text',
  '𝒳'.repeat(300),
  'x'.repeat(20_000),
  '2018-02-30',
  '9999-12-31',
  '-0001',
  '2018-05-03/2018-05-01',
  '[2019..',
  'state:ZZ',
  'office:nobody',
  'meeting:x',
  '/delegations/state:TJ/participants/-',
  '/~2/',
  [],
  {},
  [[[[[[]]]]]],
  { __proto__x: 1, constructor: { prototype: 1 } },
  Array.from({ length: 500 }, (_, n) => n),
];

let dir: string;
let inside: Inside;
let program: Program;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chancery-fuzz-'));
  inside = new Inside(join(dir, 'order.json'));
  program = await new Program({ environment: { DATA_DIR: join(dir, 'data'), ...inside.environment } }).ready();
  for (const { path, body } of story) expect((await program.post(path, body)).status).toBe(201);
});
afterAll(async () => {
  await endPrograms();
  await rm(dir, { recursive: true, force: true });
});

test('every operation, asked with what is right and what is wrong at every place, answers as it promises', async () => {
  const { body: document } = await program.get('/openapi.json');
  const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const chance = new Chance(SEED);
  const asked = operations.flatMap(({ path, method, operation }) =>
    // A live feed never ends; it has tests of its own.
    path === '/v1/live' ? [] : Array.from({ length: PER_OPERATION }, (_, n) => requestOf(path, method, operation, n, chance)),
  );
  // In another order each operation meets what the others left behind.
  for (let n = asked.length - 1; n > 0; n--) {
    const other = chance.below(n + 1);
    [asked[n], asked[other]] = [asked[other]!, asked[n]!];
  }

  const counts = new Map<string, number>();
  const wrong: unknown[] = [];
  const queue = asked.entries();
  const held: number[] = [];
  const work = async (): Promise<void> => {
    for (const [n, request] of queue) {
      if (n > 0 && n % Math.ceil(asked.length / PARTS) === 0) held.push(await mebibytesHeld());
      const answer = await send(request);
      counts.set(String(answer.status), (counts.get(String(answer.status)) ?? 0) + 1);
      const fault = faultOf(answer);
      if (fault !== null) wrong.push({ fault, ...request, answer: JSON.stringify(answer.body).slice(0, 500) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  held.push(await mebibytesHeld());
  console.log(`fuzz: seed ${SEED}, ${asked.length} requests to ${operations.length} operations`, Object.fromEntries(counts));
  console.log(`fuzz: MiB held after each part: ${held.map((each) => each.toFixed(1)).join(', ')}`);

  expect(wrong).toEqual([]);
  expect(held.at(-1)! - held[PARTS / 2 - 1]!).toBeLessThan(MAY_ADD);
  expect((await program.get('/health/live')).status).toBe(200);
  expect(await program.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  const store = await openStore(join(dir, 'data', 'chancery.db'));
  const { events, broken } = await verify(store);
  await store.close();
  expect(broken).toEqual([]);
  expect(events).toBeGreaterThan(story.length);
  // Some of each: a fuzz whose every request is refused at the door tries nothing.
  for (const status of ['200', '201', '400', '404', '422']) expect([status, counts.get(status) ?? 0]).not.toEqual([status, 0]);
}, 900_000);

/** By the program in JavaScript, once garbage is collected. */
async function mebibytesHeld(): Promise<number> {
  return (await inside.measure(program)).heapUsed / 1024 ** 2;
}

/** A request as its example has it, and in all but some with something wrong in it. */
function requestOf(path: string, method: string, { parameters = [], requestBody }: Operation, n: number, chance: Chance): Asked {
  const isRight = n % 6 === 0;
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  let address = path;
  for (const parameter of parameters) {
    const { name, in: where, required } = parameter;
    const right = parameter.example ?? parameter.schema?.example ?? parameter.schema?.enum?.[0];
    const value = !isRight && chance.happens(0.3) ? chance.of(NONSENSE) : right;
    if (where === 'path') address = address.replace(`{${name}}`, encodeURIComponent(textOf(value ?? 'nobody').toWellFormed()));
    else if (value === undefined || (!required && chance.happens(0.5))) continue;
    else if (where === 'query') query.append(name, textOf(value));
    else if (/^[\x20-\x7e]*$/.test(textOf(value))) headers[name] = textOf(value);
  }
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const examples = Object.values((content?.examples ?? {}) as Record<string, { value: Json }>).map(({ value }) => value);
  const right = content?.example ?? (examples.length > 0 ? chance.of(examples) : undefined);
  const request = { method: method.toUpperCase(), path: query.size > 0 ? `${address}?${query}` : address, headers };
  // Of every write, also of those that do not heed it.
  if (request.method === 'POST' && chance.happens(0.2)) headers['idempotency-key'] ??= `fuzz-${chance.below(1000)}`;
  if (type === undefined || right === undefined) return request;
  const body = isRight ? right : mistaken(right, chance);
  const text = type.includes('json') ? JSON.stringify(body) : textOf(body);
  return { ...request, headers: { ...headers, 'content-type': chance.happens(0.2) ? type.toUpperCase() : type }, body: text };
}

/** The same with one place of it replaced, left out, doubled or given a name that it has not. */
function mistaken(value: Json, chance: Chance): Json {
  if (typeof value !== 'object' || value === null || chance.happens(0.15)) return chance.of(NONSENSE);
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (items.length === 0 || chance.happens(0.2)) return [...items, chance.of(NONSENSE)];
    if (chance.happens(0.2)) return [...items, ...items];
    const at = chance.below(items.length);
    return items.with(at, mistaken(items[at]!, chance));
  }
  const members = value as Readonly<Record<string, Json>>;
  const names = Object.keys(members);
  if (names.length === 0 || chance.happens(0.15)) return { ...members, [textOf(chance.of(NONSENSE))]: chance.of(NONSENSE) };
  const name = chance.of(names);
  const { [name]: at, ...others } = members;
  return chance.happens(0.2) ? others : { ...others, [name]: mistaken(at!, chance) };
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

async function send({ method, path, headers, body }: Asked): Promise<Answer> {
  const signal = AbortSignal.timeout(HANGS_MS);
  const response = await fetch(program.url + path, { method, headers, signal, ...(body !== undefined && { body }) });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Why an answer is none that was promised; null where it is. */
function faultOf({ status, headers, body }: Answer): string | null {
  if (status >= 500 && !(status === 503 && body.code === 'not-yet-visible')) return 'the program failed';
  if (status < 400) return null;
  const type = headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) return `a refusal of type ${type}`;
  if (body.status !== status || typeof body.code !== 'string' || typeof body.detail !== 'string')
    return 'a refusal without its members';
  if (/node_modules|\.[jt]s:\d|SQLITE|at \w+ \(/.test(JSON.stringify(body))) return 'a refusal that shows the inside';
  return null;
}
