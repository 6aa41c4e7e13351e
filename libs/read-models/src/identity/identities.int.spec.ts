import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Command } from '#domain/commands.ts';
import { Desk } from '../../testing/desk.ts';
import { SEES } from '../rows/projection.ts';
import { Identities } from './identities.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk[Symbol.asyncDispose]());

const person = (id: string): Command => ({ type: 'RecordOfficialName', stream: `official-${id}`, body: { name: id } });
const merge = (id: string, into: string): Command => ({
  type: 'MergeRecords',
  stream: `official-${id}`,
  body: { into, reason: 'one person' },
});
const unmerge = (id: string): Command => ({ type: 'UnmergeRecords', stream: `official-${id}`, body: { reason: 'two people' } });
const identities = (knownAt?: number): Promise<Identities> =>
  desk.read((rows) => Identities.of(rows, { sees: SEES.confidential, knownAt }));

test('merged names are one set, which goes by the name that points nowhere', async () => {
  await desk.record(...['a', 'b', 'c', 'd'].map(person), merge('a', 'c'), merge('b', 'a'));
  const known = await identities();
  expect(['a', 'b', 'c', 'd'].map((id) => known.head(`official:${id}`))).toEqual([
    'official:c',
    'official:c',
    'official:c',
    'official:d',
  ]);
  expect(known.namesOf('official:b')).toEqual(['official:a', 'official:b', 'official:c']);
  expect(known.othersOf('official:d')).toEqual([]);
  expect(await desk.read((rows) => Identities.of(rows, { sees: SEES.confidential }).absorbed('official'))).toHaveLength(2);
});

test('unmerging leaves them as they were, and what was known meanwhile stays known then', async () => {
  const before = await desk.record(person('a'), person('b'));
  const merged = await desk.record(merge('a', 'b'));
  await desk.record(unmerge('a'));
  expect((await identities()).isEmpty).toBe(true);
  expect((await identities(before)).isEmpty).toBe(true);
  expect((await identities(merged)).head('official:a')).toBe('official:b');
});

test('merges that lead in a circle go by the least name, and say so', async () => {
  await desk.record(person('a'), person('b'), merge('a', 'b'), merge('b', 'a'));
  const known = await identities();
  expect(known.head('official:b')).toBe('official:a');
  expect(known.isCircular('official:a')).toBe(true);
});

test('a State of the built-in list is merged as any other', async () => {
  await desk.record({ type: 'MergeRecords', stream: 'state-BUMM', body: { into: 'MM', reason: 'an old code' } });
  expect((await identities()).head('state:BUMM')).toBe('state:MM');
});

test('what is merged into a record that was retracted stands for itself, until that is on record again', async () => {
  const merged = await desk.record(person('a'), person('b'), merge('a', 'b'));
  await desk.record({ type: 'RetractRecord', stream: 'official-b', body: { reason: 'entered in error' } });
  expect((await identities()).head('official:a')).toBe('official:a');
  expect((await identities(merged)).head('official:a')).toBe('official:b');
  await desk.record(person('b'));
  expect((await identities()).head('official:a')).toBe('official:b');
});
