import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseAsOf } from '#domain/edtf.ts';
import type { Party } from '#domain/parties.ts';
import { meeting, office } from '../../testing/commands.ts';
import { Desk } from '../../testing/desk.ts';
import { Reader, RowsNotReady } from '../reading/reader.ts';
import { SEES } from '../rows/projection.ts';
import { ReadsApart } from './apart.ts';
import { readWhole } from './reads.ts';

const today = parseAsOf('2026-01-01');
const clocks = { asOf: today, sees: SEES.confidential };
const recency = { activeDays: 365, coolingDays: 1095 };
const page = { limit: 50, after: null };
const classification = { pillars: ['II' as const], functions: [], basis: { kind: 'stated' as const } };

let desk: Desk;
let path: string | null;
let apart: ReadsApart;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.record(office('unoct', { mandates: ['counter-terrorism'] }), met('m1', 'state:TJ'));
  path = desk.path;
  apart = new ReadsApart(new Reader(() => path), () => path, 0n);
});
afterEach(async () => {
  await apart.close();
  await desk[Symbol.asyncDispose]();
});

const met = (id: string, state: Party) => meeting(id, '2025-05-01', [state, 'office:unoct'], { classification });
const states = async () => (await apart.read('coverage', {}, clocks)).map(({ state }) => state);

test('A read of whole tables answers in a thread of its own what it answers in this one', async () => {
  const here = await desk.read((rows) => ({
    coverage: readWhole(rows, 'coverage', [{}, clocks]),
    functions: readWhole(rows, 'functions', [{}, clocks]),
    states: readWhole(rows, 'states', [{}, clocks]),
    trend: readWhole(rows, 'trend', [{}, clocks]),
    gaps: readWhole(rows, 'gaps', [{ standing: 'un-member' }, clocks, today]),
    encounters: readWhole(rows, 'encounters', [{}, clocks, today, page]),
    strongest: readWhole(rows, 'strongest', [{}, clocks, today, recency, page]),
    publishers: readWhole(rows, 'publishers', [clocks, page]),
  }));
  expect(here.coverage).toHaveLength(1);
  expect({
    coverage: await apart.read('coverage', {}, clocks),
    functions: await apart.read('functions', {}, clocks),
    states: await apart.read('states', {}, clocks),
    trend: await apart.read('trend', {}, clocks),
    gaps: await apart.read('gaps', { standing: 'un-member' }, clocks, today),
    encounters: await apart.read('encounters', {}, clocks, today, page),
    strongest: await apart.read('strongest', {}, clocks, today, recency, page),
    publishers: await apart.read('publishers', clocks, page),
  }).toEqual(here);
});

test('What was recorded since is in the next answer', async () => {
  await desk.read(() => null);
  expect(await states()).toEqual(['state:TJ']);
  await desk.record(met('m2', 'state:AF'));
  await desk.read(() => null);
  expect(await states()).toEqual(['state:AF', 'state:TJ']);
});

test('Rows that take the place of others are read from then on', async () => {
  await desk.read(() => null);
  await using other = await Desk.open();
  await other.record(office('unoct', {}), met('m1', 'state:UZ'));
  await other.read(() => null);
  expect(await states()).toEqual(['state:TJ']);
  path = other.path;
  expect(await states()).toEqual(['state:UZ']);
  path = null;
  await expect(states()).rejects.toThrow(RowsNotReady);
});
