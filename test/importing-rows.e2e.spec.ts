import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { startApi } from './api.ts';
import { startPeer } from './kurrentdb/peer/peer.ts';
import { root as checkout, seeded, until } from './program.ts';
import { csv, mapping, row } from './talks.ts';

/** Not the launcher: a kill must hit the program itself. */
const main = join(checkout, 'dist/apps/cli/src/main.js');
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

let dir: string;
let file: string;
beforeAll(() => {
  if (!existsSync(main)) throw new Error('the command line is not built: run `npx nest build` before its tests');
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chancery-rows-'));
  file = join(dir, 'talks.csv');
  await mkdir(join(dir, 'data', 'mappings'), { recursive: true });
  await writeFile(join(dir, 'data', 'mappings', 'talks.json'), JSON.stringify(mapping));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function started(...args: readonly string[]): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [main, ...args, '--data-dir', join(dir, 'data')], {
    cwd: dir,
    env: { PATH, HOME, NO_COLOR: '1', NODE_COMPILE_CACHE: join(tmpdir(), 'chancery-compile-cache') },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function chancery(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = started(...args);
  child.stdin!.end();
  const [out, err, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  return { code: code as number | null, out, err };
}

async function imported(
  ...more: readonly string[]
): Promise<{ code: number | null; rows: object[]; answer: Record<string, unknown> }> {
  const { code, out, err } = await chancery('import', file, '--as', 'talks', '--json', ...more);
  expect(err).toBe('');
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, rows: lines.slice(0, -1), answer: lines.at(-1)! };
}

function eventsIn(): number {
  const path = join(dir, 'data', 'chancery.db');
  if (!existsSync(path)) return 0;
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    return Number(db.prepare('SELECT count(*) AS n FROM events').get()?.['n']);
  } catch {
    // The tables are not made yet.
    return 0;
  } finally {
    db.close();
  }
}

describe('a file from the terminal', () => {
  test('is tried, imported, mended where rows of it were rejected, and imported again', async () => {
    await writeFile(file, csv(4) + row(5, '2099-01-01') + row(6, 'in May'));
    const dry = await chancery('import', file, '--as', 'talks', '--dry-run');
    expect(dry).toMatchObject({ code: 4, err: '' });
    expect(dry.out.split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ {5}2 {2}recorded {3}meeting:talk-1$/),
        expect.stringMatching(/^ {5}6 {2}rejected {3}meeting:talk-5 {2}in-the-future {2}\/heldOn: 2099-01-01 is still to come/),
        expect.stringMatching(/Tried 6 rows of desk-talks \(as talks\); nothing was recorded\.$/),
        expect.stringMatching(/^ {2}recorded {3}4$/),
        expect.stringMatching(/^ {2}BilateralMeetingHeld {2}4$/),
      ]),
    );
    expect(eventsIn()).toBe(0);
    const first = await imported();
    expect(first).toMatchObject({
      code: 4,
      answer: { state: 'completed', rows: 6, recorded: 4, rejected: 2, rejectedFile: `${file}.rejected.csv` },
    });
    expect(first.rows).toMatchObject([
      { line: 6, code: 'in-the-future' },
      { line: 7, outcome: 'rejected' },
    ]);
    const rejected = await readFile(`${file}.rejected.csv`, 'utf8');
    expect(rejected.split('\n')[0]).toBe('rejected_line,rejected_code,rejected_detail,no,day,who,state,topic');
    await writeFile(file, rejected.replace('5,2099-01-01', '5,2018-05-05').replace('6,in May', '6,2018-05'));
    const mended = await imported();
    expect(mended).toMatchObject({
      code: 0,
      rows: [],
      answer: { rows: 2, recorded: 2, already: 0, rejected: 0, rejectedFile: null },
    });
    await writeFile(file, csv(4) + row(5, '2018-05-05') + row(6, '2018-05'));
    expect(await imported()).toMatchObject({ code: 0, answer: { rows: 6, recorded: 0, already: 6, events: {} } });
  });

  test('that is JSON gives rejected rows back as JSON that the same mapping reads', async () => {
    await writeFile(join(dir, 'data', 'mappings', 'talks.json'), JSON.stringify({ ...mapping, reads: { json: '/talks' } }));
    file = join(dir, 'talks.json');
    const talk = (no: string, day: string): object => ({ no, day, who: 'Ann', state: 'AF', topic: 'trade' });
    await writeFile(file, JSON.stringify({ desk: 'ours', talks: [talk('1', '2018-05-03'), talk('2', 'in May')] }));
    const path = `${file}.rejected.json`;
    expect(await imported()).toMatchObject({ code: 4, answer: { recorded: 1, rejected: 1, rejectedFile: path } });
    const rejected = await readFile(path, 'utf8');
    expect(JSON.parse(rejected)).toMatchObject({ desk: 'ours', talks: [{ no: '2', day: 'in May', rejected_line: 2 }] });
    await writeFile(file, rejected.replace('in May', '2018-05'));
    expect(await imported()).toMatchObject({ code: 0, answer: { rows: 1, recorded: 1, rejected: 0 } });
  });

  test('has what is personal in it copied nowhere', async () => {
    const change = { '/{place}/-': { text: '{note}' } };
    const body = { changes: change, sources: [{ publisher: 'the desk', attribution: 'stated' }] };
    const rules = [{ main: { type: 'AddDetail', stream: 'official-{id}', body } }];
    const notes = { name: 'notes', dataset: 'notes', columns: ['id', 'place', 'note'], key: ['id'], rules };
    const written = async (reads: object, name: string, content: string): Promise<string> => {
      await writeFile(join(dir, 'data', 'mappings', 'notes.json'), JSON.stringify({ ...notes, reads }));
      await writeFile((file = join(dir, name)), content);
      const said = await chancery('import', file, '--as', 'notes');
      expect(said).toMatchObject({ code: 4, err: '' });
      expect(said.out).not.toContain('tourmaline');
      return readFile(`${file}.rejected.${name.split('.')[1]}`, 'utf8');
    };
    const why = 'there is no official ann on record';
    expect(await written({ csv: {} }, 'notes.csv', 'id,place,note\nann,notes,tourmaline tea\n')).toBe(
      `rejected_line,rejected_code,rejected_detail,id,place,note\n2,unknown-record,${why},,,\n`,
    );
    const json = await written(
      { json: '/notes' },
      'notes.json',
      '{"notes":[{"id":"ann","place":"notes","note":"tourmaline tea"}]}',
    );
    expect(JSON.parse(json)).toEqual({ notes: [{ rejected_line: 1, rejected_code: 'unknown-record', rejected_detail: why }] });
  });

  test('is corrected and retracted by a newer version, and known to a server beside it', async () => {
    await writeFile(file, csv(4));
    await using api = await startApi({ dataDir: join(dir, 'data') });
    expect(await imported()).toMatchObject({ code: 0, answer: { recorded: 4 } });
    const newer = csv(2) + row(3, '2018-05-04');
    await writeFile(file, newer);
    const { rows, answer } = await imported('--retract-missing');
    expect(rows).toMatchObject([
      { line: 4, outcome: 'corrected', record: 'meeting:talk-3' },
      { line: null, outcome: 'retracted', record: 'meeting:talk-4', key: '4' },
    ]);
    expect(answer).toMatchObject({ corrected: 1, already: 2, retracted: 1, events: { RecordCorrected: 1, RecordRetracted: 1 } });
    const { body } = await api.send('POST', '/v1/imports?as=talks', newer, { 'content-type': 'text/csv' });
    await until('the server has read it', async () => {
      const { body: there } = await api.get(`/v1/imports/${body.id}`);
      return there.state === 'completed' && there.already === 3;
    });
  });

  test('comes from a pipe, under a name of its own, by a mapping that lies anywhere', async () => {
    await writeFile(join(dir, 'mine.json'), JSON.stringify(mapping));
    const piped = started('import', '-', '--as', './mine.json', '--dataset', 'other-talks', '--json');
    piped.stdin!.end(csv(3));
    const [out] = await Promise.all([text(piped.stdout!), once(piped, 'close')]);
    expect(JSON.parse(out)).toMatchObject({ as: './mine.json', dataset: 'other-talks', recorded: 3 });
    expect((await chancery('history', 'meeting:talk-1', '--json')).out).toContain('"dataset":"other-talks"');
  });

  test(`killed again and again at any moment, it loses nothing and doubles nothing (SEED=${seed})`, async () => {
    const random = seeded(seed);
    await writeFile(file, csv(4000));
    const seen: number[] = [];
    for (let kill = 0; kill < 5; kill++) {
      const before = eventsIn();
      const importing = started('import', file, '--as', 'talks');
      const ended = once(importing, 'close');
      await until('it writes, or ended', () => importing.exitCode !== null || eventsIn() > before);
      await new Promise((resolve) => setTimeout(resolve, random() * 300));
      importing.kill('SIGKILL');
      await ended;
      seen.push(eventsIn());
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
    expect(seen[0]).toBeLessThan(4005);
    const { answer } = await imported();
    expect(answer).toMatchObject({ state: 'completed', rows: 4000, rejected: 0 });
    expect(Number(answer['recorded']) + Number(answer['already'])).toBe(4000);
    // Four thousand talks with five people.
    expect(eventsIn()).toBe(4005);
    expect(await imported()).toMatchObject({ answer: { already: 4000, events: {} } });
    expect((await chancery('verify')).code).toBe(0);
  });

  test('goes into a server of events, also where its connection is cut', async () => {
    const peer = await startPeer();
    try {
      await writeFile(file, csv(600));
      const talks = (): number => peer.log.records.filter(({ stream }) => stream.startsWith('meeting-')).length;
      const ended = imported('--store', peer.connectionString);
      for (const there of [50, 300]) {
        await until(`${there} talks are there`, () => talks() >= there);
        peer.cut();
      }
      expect(await ended).toMatchObject({ code: 0, answer: { state: 'completed', rows: 600, rejected: 0 } });
      expect(talks()).toBe(600);
      expect(await imported('--store', peer.connectionString)).toMatchObject({ answer: { already: 600, events: {} } });
    } finally {
      await peer.stop();
    }
  });

  test.each([
    [['--as', 'nothing'], 2, '--as nothing: there is no mapping nothing: there are visits'],
    [['--as', './nothing.json'], 2, 'there is no file ./nothing.json'],
    [['--as', 'talks', '--dataset', 'My Talks'], 2, '--dataset takes a name in lower-case letters'],
    [['--as', 'talks', '--own-clock'], 2, 'talks reads no record time of a row'],
    [['--as', 'travels-log'], 2, 'add --own-clock'],
    [['--as', 'travels-log', '--own-clock', '--retract-missing'], 2, '--retract-missing: a log with its own clock'],
    [['--as', 'cloudevents', '--retract-missing'], 2, '--retract-missing is of rows'],
    [['--as', 'visits'], 1, 'the file has no column visit_id'],
  ])('%j is answered with what to do', async (args, expected, sentence) => {
    await writeFile(file, csv(1));
    const { code, err } = await chancery('import', file, ...args);
    expect(code).toBe(expected);
    expect(err).toContain(sentence);
    expect(eventsIn()).toBe(0);
  });
});
