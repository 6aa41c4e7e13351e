import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import { MasterKeys } from '#application/master-keys.ts';
import { Tokens } from '#application/tokens.ts';
import { SubjectKeys } from '#application/subject-keys.ts';
import type { Command } from '#domain/commands.ts';
import { openSqliteStore, type SqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { verify } from '#event-store/hash-chain.ts';
import { until } from './program.ts';
import { aslov, aslovMeetsVoronkov, dushanbe2018, unoct, voronkov } from '#test/story.ts';

const checkout = join(import.meta.dirname, '..');
const launcher = join(checkout, 'apps/cli/bin/chancery.mjs');

const newMaster = (): string => randomBytes(32).toString('base64url');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let root: string;
let dataDir: string;

beforeAll(async () => {
  if (!existsSync(join(checkout, 'dist/apps/cli/src/main.js')))
    throw new Error('the command line is not built: run `npx nest build` before its tests');
  root = await mkdtemp(join(tmpdir(), 'chancery-cli-'));
  dataDir = await storyIn('story');
});

afterAll(() => rm(root, { recursive: true, force: true }));

const commands = [
  'serve',
  'log',
  'show',
  'history',
  'replay',
  'parked',
  'verify',
  'export',
  'import',
  'duplicates',
  'backup',
  'restore',
  'tokens',
  'forget',
];

describe('Help', () => {
  test('the program names its commands', async () => {
    const { code, out } = await chancery('--help');
    expect(code).toBe(0);
    for (const command of commands) expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('the manual lists the commands as the program does', async () => {
    const { out } = await chancery('--help');
    const page = await readFile(join(checkout, 'docs/command-line.md'), 'utf8');
    const listed = /\$ npx chancery --help\n([\s\S]*?)```/.exec(page)![1]!.trim().split('\n');
    // A long line goes on in the next one.
    const told = [...out.slice(out.indexOf('Commands:')).matchAll(/^ {2}([a-z]+)(?: [[<]\S+)* {2,}(\S.*)$/gm)];
    const named = told.map(([, name, what]) => [name, what] as const).filter(([name]) => name !== 'help');
    expect(listed.map((line) => line.split(' ')[0])).toEqual(named.map(([name]) => name));
    for (const [n, [name, what]] of named.entries()) expect(listed[n]).toMatch(new RegExp(`^${name} +${what}`));
  });

  test('the program says which version it is', async () => {
    const { version } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
    expect(await chancery('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test.each(commands)('%s teaches what it is for, with two examples and its exit codes', async (command) => {
    const { code, out, err } = await chancery(command, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: chancery ${command}`);
    expect(out.match(/^ {4}\$ npx chancery /gm)).toHaveLength(2);
    expect(out).toMatch(/Exit codes:\n {2}0 {2}/);
    // A command stays on one line, to be copied.
    expect(out.split('\n').filter((line) => line.length > 80 && !line.startsWith('    $ '))).toEqual([]);
    expect(out).not.toContain('\u001b');
  });

  test('a program without a command shows how it is used, and is wrong usage', async () => {
    const { code, err } = await chancery();
    expect(code).toBe(2);
    expect(err).toContain('Usage: chancery');
  });
});

describe('The launcher', () => {
  test('says what to run where nothing is built yet', async () => {
    const bin = join(root, 'clone/apps/cli/bin');
    for (const part of ['apps/cli/bin', 'scripts'])
      await cp(join(checkout, part), join(root, 'clone', part), { recursive: true });
    const child = spawn(process.execPath, [join(bin, 'chancery.mjs'), 'log'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [err, code] = await Promise.all([textOf(child.stderr), exitOf(child)]);
    expect(code).toBe(2);
    expect(err).toContain('run `npm start`');
  });
});

describe('The log', () => {
  test('is one line an event, the newest last', async () => {
    const { code, out } = await chancery('log');
    const lines = out.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines).toHaveLength(1 + 8);
    expect(lines[1]).toMatch(/^ +1 {2}2026-11-01 09:31:00 {2}OfficeEstablished +local +office-unoct$/);
    expect(lines.at(-1)).toMatch(/^ +8 .* EngagementClassified .* meeting-aslov-voronkov-2018-05-03$/);
  });

  test('as JSON is the events as over HTTP', async () => {
    const events = jsonLines((await chancery('log', '--json')).out);
    expect(events.map(({ position }) => position)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(events[0]).toEqual({
      specversion: '1.0',
      id: expect.any(String),
      source: '/chancery',
      type: 'OfficeEstablished',
      subject: 'office-unoct',
      time: '2026-11-01T09:31:00.000Z',
      datacontenttype: 'application/json',
      revision: '0',
      position: '1',
      actor: 'local',
      correlationid: 'c1',
      causationid: expect.any(String),
      commandid: expect.any(String),
      schemaversion: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      previoushash: '0'.repeat(64),
      data: expect.objectContaining({ abbreviation: 'UNOCT' }),
    });
  });

  test.each([
    ['the newest few', ['--limit', '2'], ['7', '8']],
    ['what is after a position', ['--after', '6'], ['7', '8']],
    ['a few after a position', ['--after', '3', '--limit', '2'], ['4', '5']],
    ['one type', ['--type', 'BilateralMeetingHeld,ConferenceConvened'], ['6', '7']],
    ['streams by prefix', ['--stream', 'meeting-aslov', '--stream', 'conference:'], ['6', '7', '8']],
    ['one kind of record of one type', ['--stream', 'official', '--type', 'OfficialAppointed'], ['3', '5']],
    ['nothing', ['--type', 'MeetingCancelled'], []],
  ])('can be narrowed to %s', async (_, flags, positions) => {
    const { code, out } = await chancery('log', '--json', ...flags);
    expect(code).toBe(0);
    expect(jsonLines(out).map(({ position }) => position)).toEqual(positions);
  });

  test('is followed as others append to it, until SIGINT', async () => {
    const own = await storyIn('followed');
    const follower = started(['log', '--follow', '--limit', '1', '--json'], { DATA_DIR: own });
    const lines = linesOf(follower);
    expect(JSON.parse(await lines.next())).toMatchObject({ position: '8' });
    await record(own, { type: 'DissolveOffice', stream: 'office-unoct', body: { on: '2026-10-31' } });
    expect(JSON.parse(await lines.next())).toMatchObject({ position: '9', type: 'OfficeDissolved', actor: 'local' });
    follower.kill('SIGINT');
    expect(await exitOf(follower)).toBe(0);
  });
});

test('A server that listens everywhere says an address that can be opened', async () => {
  const own = await storyIn('everywhere');
  const server = started(['serve', '--port', '0', '--host', '0.0.0.0'], { DATA_DIR: own, AUTH: 'tokens' });
  const said = linesOf(server);
  const [, url] = /^Chancery serves (http:\/\/127\.0\.0\.1:\d+)$/.exec(await said.next()) ?? [];
  expect(await said.next()).toContain('the interface');
  expect(await said.next()).toMatch(/^ {2}listens +on every address of this machine$/);
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  server.kill('SIGTERM');
  await exitOf(server);
});

describe('The columns of the log', () => {
  test('stand below their names, however long those are who recorded', async () => {
    const own = await storyIn('columns');
    const named = { type: 'RecordOfficialName', stream: 'official-wang-yi', body: { name: '王毅' } } as const;
    await withStore(own, (store) =>
      executor({ store, now: () => new Date() })(named, { ...LOCAL, actor: 'token:tajik-desk', correlationId: 'c1' }),
    );
    const [heading, ...lines] = (await chancery('log', '--data-dir', own)).out.trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    for (const line of lines)
      expect(line.slice(heading!.indexOf('stream') - 1)).toMatch(/^ (?:office|official|conference|meeting)-/);
  });
});

describe('A record', () => {
  test('is shown with what it says, on whose word, and what was changed', async () => {
    const own = await storyIn('shown');
    await record(own, {
      type: 'CorrectRecord',
      stream: 'meeting-aslov-voronkov-2018-05-03',
      body: {
        changes: { '/heldOn': '2018-05-04' },
        reason: 'the communiqué names Friday',
        sources: [{ publisher: '塔吉克斯坦外交部', attribution: 'stated', reliability: 'A', credibility: '1' }],
      },
    });
    const { code, out } = await chancery('show', 'meeting:aslov-voronkov-2018-05-03', '--data-dir', own);
    expect(code).toBe(0);
    expect(out).toMatch(/^Held on {13}2018-05-04 {2}\[s3\]$/m);
    expect(out).toMatch(/^ {20}not 2018-05-03 {2}\[s1\] {2}\(deprecated: the communiqué/m);
    expect(out).toMatch(/^Place {15}Dushanbe, Tajikistan {2}inferred {2}\[s1\]$/m);
    expect(out).toMatch(/^ {2}state:TJ \(Tajikistan\)\n {4}sirojiddin-aslov {4}host {2}\[s1\]$/m);
    expect(out).toMatch(/^ {2}s3 {2}塔吉克斯坦外交部 · stated · graded A1$/m);
    expect(out).toMatch(/\/heldOn {2}2018-05-03 → 2018-05-04$/m);
  });

  test('as JSON is the answer as over HTTP, in the last line', async () => {
    const { out } = await chancery('show', 'meeting-aslov-voronkov-2018-05-03', '--json');
    expect(jsonLines(out).at(-1)).toMatchObject({
      id: 'aslov-voronkov-2018-05-03',
      kind: 'bilateral',
      status: 'held',
      heldOn: '2018-05-03',
      inferred: ['/heldOn', '/place'],
      disputed: [],
      sources: [{ id: 's1' }, { id: 's2', wording: 'reportedly', fields: ['/topics'] }],
      claims: expect.arrayContaining([expect.objectContaining({ field: '/heldOn', value: '2018-05-03', rank: 'normal' })]),
      changes: [{ event: 'EngagementClassified', by: 'local' }],
      revision: '1',
    });
  });

  test('stands as it did on a day', async () => {
    const on = async (day: string): Promise<unknown> =>
      jsonLines((await chancery('show', 'official:vladimir-voronkov', '--as-of', day, '--json')).out)[0]?.['appointments'];
    expect(await on('2017-06-20')).toEqual([]);
    expect(await on('2018-05-03')).toMatchObject([{ post: 'under-secretary-general', party: 'office:unoct' }]);
  });

  test('stands as it was known at an instant', async () => {
    const at = (instant: string): Promise<Ran> => chancery('show', 'official:vladimir-voronkov', '--known-at', instant);
    expect(await at('2026-11-01T09:31:59Z')).toEqual({
      code: 1,
      out: '',
      err: 'chancery: there is no official vladimir-voronkov on record as known at 2026-11-01T09:31:59Z.\n',
    });
    expect((await at('2026-11-01')).out).toContain('Vladimir Voronkov');
  });

  test('keeps names of any script, and obeys no control character', async () => {
    const own = await storyIn('names');
    const named = { type: 'RecordOfficialName', stream: 'official-wang-yi', body: { name: '王毅 \u001b[31m\u202e' } } as const;
    await record(own, named);
    const { out } = await chancery('show', 'official:wang-yi', '--data-dir', own);
    expect(out).toMatch(/^Name {16}王毅 \\u001b\[31m\\u202e$/m);
  });

  test('has a history: its events, and what each says', async () => {
    const { code, out } = await chancery('history', 'meeting:aslov-voronkov-2018-05-03');
    expect(code).toBe(0);
    expect(out).toMatch(/^BilateralMeetingHeld {2}2026-11-01 09:35:00 UTC {2}by local {2}revision 0 · position 7$/m);
    expect(out).toMatch(/^ {2}\/delegations\/state:TJ\/participants\/sirojiddin-aslov\/role {2}host$/m);
    const events = jsonLines((await chancery('history', 'office:unoct', '--json')).out);
    expect(events).toMatchObject([{ type: 'OfficeEstablished', revision: '0' }]);
  });

  test('has a history that says who met, also where nothing more is said of them', async () => {
    const own = await storyIn('who-met');
    const { classification: _, ...holding } = aslovMeetsVoronkov;
    await record(own, {
      type: 'HoldBilateralMeeting',
      stream: 'meeting-plain',
      body: {
        ...holding,
        heldOn: '2019-05-03',
        delegations: [
          { party: 'state:TJ', participants: [{ official: 'sirojiddin-aslov' }] },
          { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] },
        ],
      },
    });
    const { out } = await chancery('history', 'meeting:plain', '--data-dir', own);
    expect(out).toMatch(/^ {2}\/delegations\/state:TJ\/participants {2}official sirojiddin-aslov$/m);
    expect(out).toMatch(/^ {2}\/delegations\/office:unoct\/participants {2}official vladimir-voronkov$/m);
    // A heading of what stands below it is none.
    expect(out).not.toContain('party ');
  });

  test('that was retracted says so, by whom and why', async () => {
    const own = await storyIn('retracted');
    const stream = 'meeting-aslov-voronkov-2018-05-03';
    const reason = 'the release was about another meeting';
    await record(own, { type: 'RetractRecord', stream, body: { kind: 'entered-in-error', reason } });
    const shown = await chancery('show', stream, '--data-dir', own);
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/^Retracted on 2026-11-01 by local \(entered-in-error\): the release was about$/m);
    const { out } = await chancery('history', stream, '--limit', '1', '--data-dir', own);
    expect(out).toMatch(/^RecordRetracted .* by local .*\n {2}kind {2}entered-in-error\n {2}reason {2}the release/m);
  });

  test.each([['show'], ['history'], ['verify']])('that is not on record is not found by %s', async (command) => {
    expect(await chancery(command, 'meeting:none')).toEqual({
      code: 1,
      out: '',
      err: 'chancery: there is no meeting none on record.\n',
    });
  });
});

describe('The hash chain', () => {
  test('holds in an honest log', async () => {
    expect(await chancery('verify')).toEqual({ code: 0, out: '✓ Every link holds: 8 events in 5 streams.\n', err: '' });
    expect(jsonLines((await chancery('verify', '--json')).out)).toEqual([
      { events: 8, streams: 5, broken: [], brokenEvents: 0, checkpoint: null },
    ]);
  });

  test('names the event of which one byte was changed', async () => {
    const own = await storyIn('flipped');
    const db = new DatabaseSync(join(own, 'chancery.db'));
    const id = String(
      db.prepare("SELECT lower(hex(id)) AS id FROM events WHERE position = 7 AND data LIKE '%2018-05-03%'").get()?.['id'],
    );
    db.exec('UPDATE events SET data = replace(data, \'"heldOn":"2018-05-03"\', \'"heldOn":"2018-05-04"\') WHERE position = 7');
    db.close();
    const { code, out } = await chancery('verify', '--data-dir', own);
    expect(code).toBe(1);
    expect(out).toContain('1 event is broken:\n  at position 7: its hash is not the hash of what it says.');
    expect(out).toMatch(/stream +meeting-aslov-voronkov-2018-05-03\n +revision +0\n/);
    const [answer] = jsonLines((await chancery('verify', '--data-dir', own, '--json')).out);
    expect(answer).toMatchObject({
      events: 7,
      broken: [{ position: '7', stream: 'meeting-aslov-voronkov-2018-05-03', revision: '0', id: dashed(id) }],
      brokenEvents: 1,
    });
  });
});

describe('An export', () => {
  test('is every event as stored, one a line, with its hash', async () => {
    const file = join(root, 'log.ndjson');
    const written = await chancery('export', '--out', file, '--json');
    expect({ ...written, out: jsonLines(written.out).at(-1) }).toEqual({
      code: 0,
      out: { events: 8, file, leftOut: [] },
      err: '',
    });
    const text = await readFile(file, 'utf8');
    expect(text).toBe((await chancery('export')).out);
    const stored = await storedEvents(dataDir);
    expect(jsonLines(text).map(({ id, hash }) => ({ id, hash }))).toEqual(
      stored.map(({ id, metadata }) => ({ id, hash: (JSON.parse(metadata) as { hash: string }).hash })),
    );
    for (const [n, line] of text.trimEnd().split('\n').entries()) expect(line.endsWith(`,"data":${stored[n]!.data}}`)).toBe(true);
    expect(await readdir(root)).not.toContain('log.ndjson.part');
  });

  test('can be narrowed', async () => {
    const { out } = await chancery('export', '--stream', 'official-', '--type', 'OfficialAppointed', '--after', '3');
    expect(jsonLines(out)).toMatchObject([{ subject: 'official-sirojiddin-aslov', type: 'OfficialAppointed' }]);
  });

  test('ends cleanly when its reader has had enough', async () => {
    const exporting = started(['export'], {});
    exporting.stdout?.destroy();
    expect(await exitOf(exporting)).toBe(0);
  });
});

describe('A replay', () => {
  test('makes the rows, and compares them with the log', async () => {
    const own = await storyIn('replayed');
    const made = await chancery('replay', '--json', '--data-dir', own);
    expect(made.code).toBe(0);
    expect(jsonLines(made.out).at(-1)).toMatchObject({ projection: 'all', state: 'completed', done: 8, total: 8, error: null });
    const compared = await chancery('replay', 'partnerships', '--dry-run', '--json', '--data-dir', own);
    expect(compared.code).toBe(0);
    expect(jsonLines(compared.out).at(-1)).toMatchObject({ projection: 'partnerships', state: 'completed', differing: 0 });
  });

  test('into a file stops at a position, or at what was recorded by an instant', async () => {
    const by = async (end: string, file: string): Promise<unknown> => {
      const { out } = await chancery('replay', '--until', end, '--into', join(root, file), '--json');
      const db = new DatabaseSync(join(root, file), { readOnly: true });
      const meetings = db.prepare('SELECT count(*) AS n FROM activities_activity WHERE noun = 0').get()?.['n'];
      db.close();
      return { ...jsonLines(out)[0], meetings };
    };
    expect(await by('6', 'six.sqlite')).toMatchObject({ position: '6', events: 6, meetings: 0 });
    expect(await by('2026-11-01T09:35:00Z', 'instant.sqlite')).toMatchObject({ position: '8', events: 8, meetings: 1 });
  });

  test('shows beside a running server which rows would change, and has it make them anew', async () => {
    const own = await storyIn('served');
    const server = started(['serve', '--port', '0', '--data-dir', own], {});
    const said = linesOf(server);
    expect(await said.next()).toMatch(/^Chancery serves http:/);
    await rowsThere(own);
    await forgeRow(own);

    const compared = await chancery('replay', '--dry-run', '--data-dir', own);
    expect([compared.code, compared.err]).toEqual([1, '']);
    expect(compared.out).toMatch(/^Replayed 8 events at [\d,]+\/s: 1 row would change\.\n {2}activities {2}1\n\n/);
    expect(compared.out).toContain('meeting:aslov-voronkov-2018-05-03  activities_presence\n  who  state:ZZ → state:TJ\n');
    const lines = jsonLines((await chancery('replay', 'activities', '--dry-run', '--json', '--data-dir', own)).out);
    expect(lines).toMatchObject([
      { record: 'meeting:aslov-voronkov-2018-05-03', old: { who: 'state:ZZ' }, new: { who: 'state:TJ' } },
      { projection: 'activities', dryRun: true, state: 'completed', differing: 1 },
    ]);
    expect((await readdir(join(own, 'read-models'))).filter((name) => name.startsWith('dry-run'))).toEqual([]);

    const mended = await chancery('replay', '--data-dir', own);
    expect([mended.code, mended.err]).toEqual([0, '']);
    expect(mended.out).toMatch(/1 row of the rows changed; the new ones took over\.\n$/);
    expect((await chancery('replay', '--dry-run', '--data-dir', own)).code).toBe(0);
    expect((await chancery('verify', '--data-dir', own)).code).toBe(0);
    server.kill('SIGTERM');
    expect(await exitOf(server)).toBe(0);
  });

  test('shows what an upgrade would change, and leaves the rows of the old version to it', async () => {
    const own = await storyIn('upgraded');
    expect((await chancery('replay', '--data-dir', own)).code).toBe(0);
    const path = await rowsThere(own);
    const db = new DatabaseSync(path);
    db.exec(
      "UPDATE meta SET projections = json_set(projections, '$.activities', 1); ALTER TABLE activities_activity DROP COLUMN level",
    );
    db.close();
    const { code, out } = await chancery('replay', '--dry-run', '--data-dir', own);
    expect(code).toBe(1);
    expect(out).toContain('  activities_activity: new level (not compared)\n');
    expect(await rowsThere(own)).toBe(path);
    expect((await chancery('replay', '--data-dir', own)).out).toContain('There were no rows of this version');
    expect(await rowsThere(own)).not.toBe(path);
    expect((await chancery('replay', '--dry-run', '--data-dir', own)).code).toBe(0);
  });
});

describe('What is parked', () => {
  test('is listed and retried, with or without a server', async () => {
    const own = await storyIn('parking');
    expect((await chancery('parked', '--data-dir', own)).err).toContain('there are no rows in');
    const store = await openSqliteStore(join(own, 'chancery.db'));
    const metadata = '{"actor":"x","recordedAt":"2026-11-02T00:00:00.000Z","schemaVersion":"1"}';
    await store.append('office-unoct', 'any', [{ id: crypto.randomUUID(), type: 'OfficeForeseen', data: '{}', metadata }]);
    const position = String(await store.head());
    await store.close();
    expect((await chancery('replay', '--data-dir', own)).code).toBe(0);

    const { code, out } = await chancery('parked', '--data-dir', own);
    expect(code).toBe(0);
    expect(out).toBe(
      `${position}  office-unoct, revision 1, recorded 2026-11-02T00:00:00.000Z\n      UnreadableEvent: OfficeForeseen is no event of this program\n`,
    );
    expect((await chancery('parked', 'retry', '1', '--data-dir', own)).err).toContain('no record is parked at 1');
    const alone = await chancery('parked', 'retry', position, '--json', '--data-dir', own);
    expect([alone.code, jsonLines(alone.out)]).toEqual([1, [expect.objectContaining({ stream: 'office-unoct', position })]]);

    const server = started(['serve', '--port', '0', '--data-dir', own], {});
    expect(await linesOf(server).next()).toMatch(/^Chancery serves http:/);
    const asked = await chancery('parked', 'retry', position, '--data-dir', own);
    expect([asked.code, asked.out]).toEqual([1, `It is parked again:\n${out}`]);
    // As if this program had learned to read it.
    const db = new DatabaseSync(join(own, 'chancery.db'), { timeout: 5000 });
    db.prepare('DELETE FROM events WHERE position = ?').run(Number(position));
    db.close();
    expect(await chancery('parked', 'retry', position, '--data-dir', own)).toEqual({
      code: 0,
      out: 'office-unoct is followed again.\n',
      err: '',
    });
    expect(jsonLines((await chancery('parked', '--json', '--data-dir', own)).out)).toEqual([{ items: [], next: null }]);
    server.kill('SIGTERM');
    expect(await exitOf(server)).toBe(0);
  });
});

/** Path of the file of rows, once there is one. */
async function rowsThere(own: string): Promise<string> {
  for (;;) {
    const text = await readFile(join(own, 'read-models', 'catalogue.json'), 'utf8').catch(() => '{}');
    const { current } = JSON.parse(text) as { current?: string | null };
    if (current) return join(own, 'read-models', current);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** One row says of the meeting that another party was there. */
async function forgeRow(own: string): Promise<void> {
  const db = new DatabaseSync(await rowsThere(own), { timeout: 5000 });
  db.exec("INSERT INTO terms (id, text) VALUES (9999, 'state:ZZ')");
  const { changes } = db
    .prepare(
      `UPDATE activities_presence SET who = 9999 WHERE who = (SELECT id FROM terms WHERE text = 'state:TJ')
       AND record = (SELECT record FROM records WHERE stream = 'meeting-aslov-voronkov-2018-05-03')`,
    )
    .run();
  expect(changes).toBe(1);
  db.close();
}

describe('Keys', () => {
  test('say how many were wrapped anew, and what is to be done before the old master key may go', async () => {
    const own = await storyIn('keys');
    const [keys, first, second] = [join(own, 'keys'), newMaster(), newMaster()];
    const rotated = async (environment: Record<string, string>, ...flags: string[]): Promise<string> => {
      const child = started(['keys', 'rotate', ...flags], { DATA_DIR: own, ...environment });
      const [out, err, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exitOf(child)]);
      expect({ err, code }).toEqual({ err: '', code: 0 });
      return out;
    };
    const sealing = async (stream: string, master: string | null): Promise<void> =>
      void (await new SubjectKeys(keys, new MasterKeys(keys, { master, previous: null })).sealer(stream, 0, []));
    expect(await rotated({})).toBe('There are no keys yet.\n');
    await sealing('official-x', null);
    await sealing('official-y', null);
    expect(await rotated({})).toBe('2 keys, of which 2 were wrapped anew.\n');
    const file = join(keys, 'master.key');
    expect(await rotated({ MASTER_KEY: first })).toBe(
      `2 keys, of which 2 were wrapped anew.\nStart every server with this MASTER_KEY, where it does not run with it yet, and run this again. When none is wrapped anew, remove ${file}.\n`,
    );
    expect(await rotated({ MASTER_KEY: first })).toBe(
      `2 keys, wrapped by the master key already.\nWhere every server runs with this MASTER_KEY, remove ${file}: nothing is wrapped by the old one.\n`,
    );
    await rm(file);
    const both = { MASTER_KEY: second, MASTER_KEY_PREVIOUS: first };
    expect(await rotated(both)).toMatch(
      /^2 keys, of which 2 .*\n.* When none is wrapped anew, leave MASTER_KEY_PREVIOUS out\.\n$/,
    );
    await sealing('official-z', first);
    expect(await rotated(both)).toMatch(/^3 keys, of which 1 was wrapped anew\.\n/);
    expect(jsonLines(await rotated(both, '--json'))).toEqual([{ keys: 3, rewrapped: 0 }]);
    expect(await rotated({ MASTER_KEY: second })).toBe('3 keys, wrapped by the master key already.\n');
  });
});

describe('A token', () => {
  test('is alone on stdout, for a script to take it', async () => {
    const own = await storyIn('issued');
    const { code, out, err } = await chancery(
      'tokens',
      'issue',
      'desk',
      '--role',
      'reader',
      '--role',
      'reader',
      '--data-dir',
      own,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^chancery_[0-9a-f]{12}_[\w-]+\n$/);
    expect(err).toMatch(
      /^It is shown this once\. desk has the roles reader, and sees what is public, until \d{4}-\d\d-\d\d\.\n$/,
    );
  });
});

describe('Tokens', () => {
  test('are revoked by name or id, and marked when they are over', async () => {
    const own = await storyIn('tokens');
    const [past, issued] = [new Date('2020-01-01'), { roles: ['reader'], clearance: 'public' } as const];
    const [old, desk] = await withStore(own, async (store) => {
      const then = await new Tokens(store, () => past).issue(
        { name: 'desk', ...issued, expiresAt: '2020-02-03T00:00:00.000Z' },
        LOCAL,
      );
      const now = await new Tokens(store, () => new Date()).issue({ name: 'desk', ...issued }, LOCAL);
      return [then.token.token, now.token.token];
    });
    const asked = (...args: string[]): Promise<Ran> => chancery('tokens', ...args, '--data-dir', own);
    expect((await asked()).out).toMatch(new RegExp(`^${old} .* expired 2020-02-03 `, 'm'));
    expect(await asked('revoke', 'desk')).toMatchObject({ code: 0, out: `desk's token ${desk} lets nobody in any more.\n` });
    expect(await asked('revoke', 'desk')).toMatchObject({
      code: 1,
      err: `chancery: desk is the name of no token that still lets anybody in: say which by its id, ${old}, ${desk}.\n`,
    });
    expect((await asked('revoke', old)).code).toBe(0);
    expect((await asked('revoke', 'nobody')).err).toBe('chancery: there is no token nobody.\n');
    expect((await asked('issue', 'x', '--role', 'viewer')).err).toMatch(/^chancery: "viewer" is no role: those are reader, /);
  });
});

describe('What is written', () => {
  test('is for its user alone, whatever the umask and the modes of folder and log', async () => {
    const own = await storyIn('modes');
    await chmod(own, 0o755);
    await chmod(join(own, 'chancery.db'), 0o644);
    const out = join(root, 'written');
    await mkdir(out, { mode: 0o755 });
    const before = process.umask(0o022);
    try {
      const said = [
        await chancery('backup', join(out, 'copy.db'), '--data-dir', own),
        await chancery('backup', '--data-dir', own),
        await chancery('export', '--out', join(out, 'log.ndjson'), '--data-dir', own),
        await chancery('replay', '--into', join(out, 'rows.sqlite'), '--data-dir', own),
        await chancery('restore', join(out, 'copy.db'), '--data-dir', join(out, 'again')),
        await chancery('tokens', 'issue', 'first', '--role', 'reader', '--data-dir', join(out, 'new')),
        await chancery('import', join(out, 'log.ndjson'), '--as', 'cloudevents', '--store', join(out, 'moved.db')),
      ];
      expect(said.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual(said.map(() => 0));
      const server = started(['serve', '--port', '0'], { DATA_DIR: join(out, 'again') });
      expect(await linesOf(server).next()).toContain('Chancery serves');
      await until('rows are there', () => existsSync(join(out, 'again', 'read-models')));
      expect(existsSync(join(out, 'again', 'chancery.db-wal'))).toBe(true);
      expect(await othersMay(join(out, 'again'))).toEqual([]);
      server.kill('SIGTERM');
      await exitOf(server);
    } finally {
      process.umask(before);
    }
    expect(await readdir(out)).toEqual(
      expect.arrayContaining(['copy.db', 'log.ndjson', 'rows.sqlite', 'again', 'new', 'moved.db']),
    );
    expect(await othersMay(out)).toEqual([]);
    expect(await othersMay(join(own, 'backups'))).toEqual([]);
  });
});

describe('What is wrong is said in one sentence', () => {
  test.each([
    [['logg'], "unknown command 'logg' (Did you mean log?)"],
    [['log', '--folow'], "unknown option '--folow' (Did you mean --follow?)"],
    [['log', 'more'], "too many arguments for 'log'"],
    [['log', '--limit', '0'], '--limit takes a whole number from 1 on, not "0".'],
    [['log', '--after', 'x'], '--after takes a position'],
    [['log', '--stream', 'embassy-'], 'no stream\'s name begins with "embassy-"'],
    [['show'], "missing required argument 'record'"],
    [['show', 'unoct'], '"unoct" names no record'],
    [['show', 'meeting:m1', '--as-of', '2018-02-30'], 'there is no day 30 in 2018-02'],
    [['show', 'meeting:m1', '--known-at', 'then'], '"then" is no instant'],
    [['replay', 'embassies'], 'there is no projection embassies'],
    [['replay', '--until', '3'], '--until needs --into'],
    [['export', '--out', tmpdir()], 'is a directory'],
    [['log', '--store', 'mysql://db'], 'EVENT_STORE: it is neither a path nor a connection string'],
    [['log', '--store', ':memory:'], 'a log that ends with the server'],
    [['serve', '--port', 'x'], 'PORT: "x" is no whole number'],
  ])('%j', async (args, sentence) => {
    const { code, out, err } = await chancery(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a log that is not there is not made by reading', async () => {
    const empty = join(root, 'empty');
    await mkdir(empty);
    for (const command of ['log', 'verify', 'export', 'replay']) {
      expect(await chancery(command, '--data-dir', empty)).toMatchObject({
        code: 3,
        out: '',
        err: expect.stringContaining('there is no log'),
      });
      expect(await chancery(command, '--data-dir', join(root, 'missing'))).toMatchObject({ code: 3, out: '' });
    }
    expect(await readdir(empty)).toEqual([]);
    expect(existsSync(join(root, 'missing'))).toBe(false);
  });

  test('a file that is no log is an unavailable store', async () => {
    const file = join(root, 'letter.txt');
    await writeFile(file, 'Excellency,\n'.repeat(100));
    const { code, err } = await chancery('verify', '--store', file);
    expect(code).toBe(3);
    expect(err).toBe(
      `chancery: ${file} is not an SQLite database, so not a Chancery log; if it was one, its head is damaged (docs/backups.md).\n`,
    );
  });
});

/** Files and folders in one that others than their user may do something with. */
async function othersMay(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.map((each) => join(each.parentPath, each.name));
  const modes = await Promise.all(paths.map(async (path) => [path, (await stat(path)).mode & 0o077] as const));
  return modes.flatMap(([path, mode]) => (mode === 0 ? [] : [path]));
}

/** Tells the first story into a log of its own. */
async function storyIn(name: string): Promise<string> {
  const directory = join(root, name);
  await mkdir(directory);
  const { id: office, ...establishment } = unoct;
  const { id: conference, ...convening } = dushanbe2018;
  const { id: meeting, ...holding } = aslovMeetsVoronkov;
  await record(
    directory,
    { type: 'EstablishOffice', stream: `office-${office}`, body: establishment },
    { type: 'AppointOfficial', stream: 'official-vladimir-voronkov', body: voronkov },
    { type: 'AppointOfficial', stream: 'official-sirojiddin-aslov', body: aslov },
    { type: 'ConveneConference', stream: `conference-${conference}`, body: convening },
    { type: 'HoldBilateralMeeting', stream: `meeting-${meeting}`, body: holding },
  );
  const found = await withStore(directory, (store) => verify(store));
  expect(found).toMatchObject({ events: 8, broken: [] });
  return directory;
}

/** A minute after another, from half past nine on. */
async function record(directory: string, ...asked: readonly Command[]): Promise<void> {
  await withStore(directory, async (store) => {
    let minutes = 30;
    const execute = executor({ store, now: () => new Date(Date.UTC(2026, 10, 1, 9, ++minutes)) });
    for (const command of asked) await execute(command, { ...LOCAL, correlationId: 'c1' });
  });
}

async function withStore<T>(directory: string, use: (store: SqliteStore) => Promise<T>): Promise<T> {
  const store = await openSqliteStore(join(directory, 'chancery.db'));
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

function storedEvents(directory: string): Promise<readonly { id: string; data: string; metadata: string }[]> {
  return withStore(directory, (store) => allOf(store.readAll()));
}

function started(args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return spawn(process.execPath, [launcher, ...args], {
    env: { ...inherited, DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function chancery(...args: readonly string[]): Promise<Ran> {
  const child = started(args, {});
  const [out, err, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exitOf(child)]);
  return { code, out, err };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

async function allOf<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

async function textOf(stream: ChildProcess['stdout']): Promise<string> {
  return stream ? Buffer.concat(await allOf<Buffer>(stream)).toString() : '';
}

/** Lines as they come. */
function linesOf(child: ChildProcess): { next(): Promise<string> } {
  let text = '';
  const read = child.stdout!.setEncoding('utf8').iterator({ destroyOnReturn: false }) as AsyncIterator<string>;
  return {
    async next() {
      while (!text.includes('\n')) {
        const { done, value } = await read.next();
        if (done) throw new Error(`the program ended: ${await textOf(child.stderr)}`);
        text += value;
      }
      const end = text.indexOf('\n');
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      return line;
    },
  };
}

function dashed(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
