import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LOCAL } from '#domain/access.ts';
import { ACCESS_STREAM } from '#domain/nouns.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { metadataOf } from '#event-store/decode.ts';
import { openStore } from '#event-store/open-store.ts';
import { Tokens } from './tokens.ts';

let store: EventStore;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

const issued = (tokens: Tokens, name: string) => tokens.issue({ name, roles: ['reader'], clearance: 'public' }, LOCAL);

/** What a version that is still to come writes. */
async function written(type: string, data: object, schemaVersion: string): Promise<void> {
  const metadata = JSON.stringify({
    recordedAt: '2026-11-29T00:00:00.000Z',
    actor: 'local',
    schemaVersion,
    hash: '0'.repeat(64),
  });
  await store.append(ACCESS_STREAM, 'any', [{ id: crypto.randomUUID(), type, data: JSON.stringify(data), metadata }]);
}

test.each([
  ['another event', 'TokenNarrowed', '1'],
  ['another version of an event', 'TokenRevoked', '2'],
])('%s that a newer version wrote of a token keeps that one out, is told once, and harms no other', async (_, type, version) => {
  const [first, told]: [Tokens, string[]] = [new Tokens(store, () => new Date()), []];
  const [narrowed, other] = [await issued(first, 'narrowed'), await issued(first, 'other')];
  await written(type, { token: narrowed.token.token, roles: [] }, version);
  await written(type, { about: 'nobody' }, version);
  const tokens = new Tokens(
    store,
    () => new Date(),
    new Map(),
    (what) => told.push(what),
  );
  expect(await tokens.identify(other.text)).toMatchObject({ actor: 'token:other' });
  expect(await tokens.identify(narrowed.text)).toBeNull();
  expect(await tokens.all()).toHaveLength(2);
  expect(told).toHaveLength(2);
  expect(told[0]).toContain(`${type} (schema version ${version}) at revision 2`);
});

test('what is issued and revoked is never recorded before what was recorded last, whatever the clock does', async () => {
  let now = new Date('2026-11-29T12:00:00.000Z');
  const tokens = new Tokens(store, () => now);
  const { token } = await issued(tokens, 'a');
  now = new Date('2026-11-29T11:00:00.000Z');
  await tokens.revoke(token.token, LOCAL);
  const times: string[] = [];
  for await (const event of store.read(ACCESS_STREAM)) times.push(metadataOf(event).recordedAt);
  expect(times).toEqual(['2026-11-29T12:00:00.000Z', '2026-11-29T12:00:00.000Z']);
});
