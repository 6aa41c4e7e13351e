import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startApi } from './api.ts';
import { root } from './program.ts';
import { aslov, aslovMeetsVoronkov, dushanbe2018, unoct, voronkov } from './story.ts';

let dir: string;
let dataDir: string;
let key: string;
/** What an auditor keeps. */
const kept = (name: string): string => join(dir, name);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'verifying-'));
  dataDir = join(dir, 'data');
  await mkdir(dataDir);
  const api = await startApi({ dataDir });
  const save = async (name: string, path: string, headers = {}): Promise<void> => {
    const { body } = await api.get(path, headers);
    await writeFile(kept(name), typeof body === 'string' ? body : JSON.stringify(body));
  };
  for (const [path, body] of [
    ['/v1/offices', unoct],
    ['/v1/officials/vladimir-voronkov/appointments', voronkov],
    ['/v1/officials/sirojiddin-aslov/appointments', aslov],
    ['/v1/conferences', dushanbe2018],
  ] as const)
    await api.post(path, body);
  const { position } = (await api.post('/v1/meetings/bilateral', aslovMeetsVoronkov)).body;
  await save('note', '/v1/proofs/checkpoint', { accept: 'text/plain' });
  await save('checkpoint.json', '/v1/proofs/checkpoint');
  await writeFile(kept('mailed'), (await readFile(kept('note'), 'utf8')).replaceAll('\n', '\r\n'));
  const { key: text, size } = JSON.parse(await readFile(kept('checkpoint.json'), 'utf8'));
  key = text;
  await writeFile(kept('key.txt'), `${key}\n`);
  await api.post('/v1/offices', { ...unoct, id: 'unodc', name: 'UNODC' });
  const meeting = (await api.get('/v1/history/meeting-aslov-voronkov-2018-05-03')).body;
  await writeFile(kept('events.json'), JSON.stringify(meeting));
  const held = meeting.items.find(({ type }: { type: string }) => type === 'BilateralMeetingHeld');
  await writeFile(kept('event.json'), JSON.stringify(held));
  await save('proof.json', `/v1/proofs/inclusion?position=${held.position}&size=${size}`);
  await save('late-proof.json', `/v1/proofs/inclusion?position=${position}`);
  await save('later', '/v1/proofs/checkpoint', { accept: 'text/plain' });
  await save('growth.json', `/v1/proofs/consistency?from=${size}&to=${size + 1}`);
  await save('refused.json', `/v1/proofs/consistency?from=${size}&to=99`);
  await api.close();
});
afterAll(() => rm(dir, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function chancery(...args: readonly string[]): Promise<Ran> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NODE_COMPILE_CACHE: join(tmpdir(), 'chancery-compile-cache') };
  return new Promise((resolve) =>
    execFile(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), ...args], { env, cwd: dir }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    ),
  );
}

const verify = (...args: readonly string[]): Promise<Ran> => chancery('verify', ...args);

/** The data of an honest server, and a log that was then changed. */
async function changed(name: string, sql: string): Promise<string> {
  const to = join(dir, name);
  await mkdir(to);
  await copyFile(join(dataDir, 'chancery.db'), join(to, 'chancery.db'));
  const db = new DatabaseSync(join(to, 'chancery.db'));
  db.exec(sql);
  db.close();
  return join(to, 'chancery.db');
}

describe('A checkpoint that was kept', () => {
  test.each(['note', 'checkpoint.json', 'mailed'])('is extended by the log that it is of: %s', async (name) => {
    expect(await verify('--data-dir', dataDir, '--checkpoint', kept(name))).toEqual({
      code: 0,
      out: '✓ Every link holds: 9 events in 6 streams.\n✓ It extends the checkpoint of 8 events, by 1.\n',
      err: '',
    });
  });

  test('is judged by a key that is given, as text or in a file, without that of the server', async () => {
    for (const given of [key, kept('key.txt')]) {
      const { code, out } = await verify(
        '--data-dir',
        join(dir, 'nothing'),
        '--store',
        join(dataDir, 'chancery.db'),
        '--checkpoint',
        kept('note'),
        '--key',
        given,
        '--json',
      );
      expect(code).toBe(0);
      const checkpoint = { origin: key.split('+')[0], size: 8, key, outcome: 'extends', later: 1 };
      expect(JSON.parse(out)).toEqual({ events: 9, streams: 6, broken: [], brokenEvents: 0, checkpoint });
    }
    const { code, err } = await verify('--data-dir', join(dir, 'nothing'), '--checkpoint', kept('note'));
    expect([code, err]).toEqual([2, expect.stringMatching(/there is no key in .*say with --key/)]);
    const nowhere = await verify('--checkpoint', kept('note'), '--key', '/nowhere');
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('/nowhere, which is no file either')]);
  });

  test('is not extended by a log that lost its last events, which names where', async () => {
    const store = await changed('shorter', 'DELETE FROM events WHERE position > 6');
    const args = ['--data-dir', dataDir, '--store', store, '--checkpoint', kept('note')];
    const { code, out } = await verify(...args);
    expect(code).toBe(1);
    expect(out).toContain('✓ Every link holds: 6 events in');
    expect(out).toContain('✗ It does not extend the checkpoint: that is of 8 events, and here are 6.');
    expect(out).toContain('First where number 7 stood, at position 7: nothing stands there now.');
    const { checkpoint } = JSON.parse((await verify(...args, '--json')).out);
    expect(checkpoint).toMatchObject({ outcome: 'shorter', differing: { index: 6, signed: '7', found: null } });
  });

  test('is not extended by a log in which a stream is gone, even where no tree was kept', async () => {
    const store = await changed(
      'gone',
      `DELETE FROM events WHERE stream = (SELECT id FROM streams WHERE name = 'conference-dushanbe-2018')`,
    );
    const { code, out } = await verify(
      '--data-dir',
      join(dir, 'gone'),
      '--store',
      store,
      '--checkpoint',
      kept('note'),
      '--key',
      key,
    );
    expect(code).toBe(1);
    expect(out).toContain('its first 8 events are not those that were signed');
    expect(out).toContain('where it differs first cannot be told');
  });

  test('that somebody altered, or that another key signed, is no checkpoint of it', async () => {
    await writeFile(kept('altered'), (await readFile(kept('note'), 'utf8')).replace('\n8\n', '\n7\n'));
    const altered = await verify('--data-dir', dataDir, '--checkpoint', kept('altered'));
    expect([altered.code, altered.err]).toEqual([1, expect.stringContaining('is not signed with the key chancery/')]);
    await writeFile(kept('nonsense'), 'nonsense');
    const nonsense = await verify('--data-dir', dataDir, '--checkpoint', kept('nonsense'));
    expect([nonsense.code, nonsense.err]).toEqual([2, expect.stringContaining('is none: it has no empty line')]);
    const go = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect((await verify('--data-dir', dataDir, '--checkpoint', kept('note'), '--key', go)).code).toBe(1);
    expect((await verify('--data-dir', dataDir, '--checkpoint', kept('note'), '--key', 'nonsense')).code).toBe(2);
  });
});

describe('Two checkpoints and the proof between them', () => {
  const grown = (proof: string, earlier: string, later: string, ...more: readonly string[]): Promise<Ran> =>
    verify('--consistency', kept(proof), '--checkpoint', kept(earlier), '--later', kept(later), '--key', key, ...more);

  test('show that the log only grew, without the log', async () => {
    expect(await grown('growth.json', 'note', 'later')).toEqual({
      code: 0,
      out: expect.stringMatching(/^✓ chancery\/\S+ only grew: the 9 events begin with the 8 that were signed before\.\n$/),
      err: '',
    });
    const { out } = await grown('growth.json', 'mailed', 'later', '--json');
    expect(JSON.parse(out)).toEqual({ holds: true, origin: key.split('+')[0], from: 8, to: 9 });
  });

  test('show nothing by another proof', async () => {
    const proof = JSON.parse(await readFile(kept('growth.json'), 'utf8'));
    await writeFile(kept('other-growth.json'), JSON.stringify({ ...proof, path: proof.path.map(() => proof.fromRoot) }));
    const wrong = await grown('other-growth.json', 'note', 'later');
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringMatching(/^✗ The proof does not show that the 9 events/)]);
  });

  test('that do not belong together are told apart from what does not hold', async () => {
    const turned = await grown('growth.json', 'later', 'note');
    expect([turned.code, turned.err]).toEqual([
      2,
      expect.stringContaining('from 8 to 9 events and the checkpoints are of 9 and 8'),
    ]);
    const refused = await grown('refused.json', 'note', 'later');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(', but a refusal: ')]);
    expect((await grown('proof.json', 'note', 'later')).code).toBe(2);
    const alone = await verify('--consistency', kept('growth.json'), '--checkpoint', kept('note'));
    expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('--consistency, --checkpoint and --later together')]);
  });
});

describe('An event, its proof and a checkpoint', () => {
  const offline = (event: string, proof: string, ...more: readonly string[]): Promise<Ran> =>
    verify(
      '--inclusion',
      kept(proof),
      '--event',
      kept(event),
      '--checkpoint',
      kept('note'),
      ...(more.length > 0 ? more : ['--key', key]),
    );

  test.each(['event.json', 'events.json'])('prove that it was in the log, without the log: %s', async (event) => {
    expect(await offline(event, 'proof.json')).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^✓ BilateralMeetingHeld \S+ of meeting-aslov-voronkov-2018-05-03, revision 0, is number 7 of the 8 events/,
      ),
      err: '',
    });
    const { out } = await offline(event, 'proof.json', '--key', kept('key.txt'), '--json');
    expect(JSON.parse(out)).toMatchObject({
      holds: true,
      reason: null,
      event: { type: 'BilateralMeetingHeld', subject: 'meeting-aslov-voronkov-2018-05-03', revision: '0', index: 6 },
      checkpoint: { size: 8 },
    });
  });

  test('do not prove an event that says otherwise, nor by another proof', async () => {
    await writeFile(kept('other.json'), (await readFile(kept('event.json'), 'utf8')).replace('2018-05-03"', '2018-05-04"'));
    const other = await offline('other.json', 'proof.json');
    expect([other.code, other.out]).toEqual([1, expect.stringContaining('the event is not as it was recorded')]);
    const proof = JSON.parse(await readFile(kept('proof.json'), 'utf8'));
    await writeFile(kept('other-proof.json'), JSON.stringify({ ...proof, path: proof.path.toReversed() }));
    const wrong = await offline('event.json', 'other-proof.json');
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining('the proof does not lead from the event to the root')]);
  });

  test('that do not belong together are told apart from what does not hold', async () => {
    const late = await offline('event.json', 'late-proof.json');
    expect([late.code, late.err]).toEqual([2, expect.stringMatching(/of 9 events and the checkpoint of 8: ask for .*&size=8\./)]);
    const none = await verify('--inclusion', kept('proof.json'), '--checkpoint', kept('note'));
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('--inclusion, --event and --checkpoint together')]);
    expect((await offline('note', 'proof.json')).code).toBe(2);
    expect((await offline('event.json', 'checkpoint.json')).code).toBe(2);
    expect((await offline('missing.json', 'proof.json')).code).toBe(2);
  });

  test('that the server refused, or gave as text, say what to ask for', async () => {
    await writeFile(kept('refused.json'), '{"code":"unknown-position","detail":"The log has 9 events, and so no tree of 1042."}');
    const refused = await offline('event.json', 'refused.json');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('a refusal: The log has 9 events')]);
    const text = await offline('event.json', 'note');
    expect([text.code, text.err]).toEqual([2, expect.stringContaining('ask for it without Accept: text/plain')]);
  });
});
