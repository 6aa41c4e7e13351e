import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnusableKey } from '#event-store/key-file.ts';
import { MasterKeys } from './master-keys.ts';
import { MissingKey, SubjectKeys } from './subject-keys.ts';

const X = 'official-x';
const newMaster = (): string => randomBytes(32).toString('base64url');

let dir: string;
let keys: SubjectKeys;
const keysWith = (master: string | null = null, previous: string | null = null): SubjectKeys =>
  new SubjectKeys(dir, new MasterKeys(dir, { master, previous }));
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chancery-keys-'));
  keys = keysWith();
});
afterEach(() => rm(dir, { recursive: true }));

async function sealed(text: string, stream = X, from = 0, by = keys) {
  return (await by.sealer(stream, from, []))(text);
}

describe('what is sealed', () => {
  test.each(['', 'a', 'Сироҷиддин, +992 …', 'x'.repeat(10_000)])('is opened as it was: %#', async (text) => {
    const one = await sealed(text);
    expect(one.key).toBe('official-x.0');
    expect(one.sealed).toHaveLength(Math.ceil(((Buffer.byteLength(text) + 28) * 4) / 3));
    await expect(keys.open(one, 0)).resolves.toBe(text);
    await expect(keysWith().open(one, 0)).resolves.toBe(text);
  });

  test('is the same for the same text of one person, and another for another', async () => {
    const [one, again, other, elsewhere] = [
      await sealed('a'),
      await sealed('a'),
      await sealed('b'),
      await sealed('a', 'official-y'),
    ];
    expect(again).toEqual(one);
    expect(new Set([one.sealed, other.sealed, elsewhere.sealed]).size).toBe(3);
  });

  test('is not opened when it was changed, or is said of somebody else', async () => {
    const one = await sealed('a secret');
    await sealed('a', 'official-y');
    const bytes = Buffer.from(one.sealed, 'base64url');
    for (const place of [0, 12, bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[place]! ^= 1;
      await expect(keys.open({ ...one, sealed: flipped.toString('base64url') }, 0)).resolves.toEqual({ sealed: true });
    }
    await expect(keys.open({ ...one, key: 'official-y.0' }, 0)).resolves.toEqual({ sealed: true });
  });

  test('is opened in an answer wherever it is, and stays sealed where a key is not at hand', async () => {
    const answer = { notes: [{ text: await sealed('a') }, { text: await sealed('b', 'official-y') }], id: 'x' };
    await rm(join(dir, 'subjects', 'official-y.0.key'));
    expect(await keys.opened(answer, () => 0)).toEqual({ notes: [{ text: 'a' }, { text: { sealed: true } }], id: 'x' });
  });

  test('leaves nothing but wrapped keys in the folder', async () => {
    await sealed('a secret');
    expect(await readdir(join(dir, 'subjects'))).toEqual(['official-x.0.key']);
    const wrapped = await readFile(join(dir, 'subjects', 'official-x.0.key'), 'utf8');
    expect(JSON.parse(Buffer.from(wrapped.split('.')[0]!, 'base64url').toString())).toMatchObject({
      alg: 'A256GCMKW',
      enc: 'A256GCM',
    });
  });

  test('is under one key for all who seal at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => sealed('a', X, 0, keysWith())));
    expect(new Set(all.map((each) => each.sealed)).size).toBe(1);
  });
});

describe('a key that is destroyed', () => {
  test('opens nothing any more, also where it was copied back, and whatever the log says', async () => {
    const [one, other] = [await sealed('a'), await sealed('b', 'official-y')];
    await cp(join(dir, 'subjects'), join(dir, 'copy'), { recursive: true });
    await expect(keys.afterAll(X, 0, [one])).resolves.toBe(1);
    await expect(keys.destroy(X, 1)).resolves.toBe(true);
    await expect(keys.open(one, 1)).resolves.toEqual({ erased: true });
    // Of a log that was restored to before it.
    await expect(keys.open(one, 0)).resolves.toEqual({ erased: true });
    await expect(keys.open(other, 0)).resolves.toBe('b');

    await cp(join(dir, 'copy'), join(dir, 'subjects'), { recursive: true });
    await expect(keys.open(one, 0)).resolves.toEqual({ erased: true });
    expect(await readdir(join(dir, 'subjects'))).not.toContain('official-x.0.key');
    // Of the keys alone, as of a folder that was restored whole.
    await rm(join(dir, 'subjects'), { recursive: true });
    await cp(join(dir, 'copy'), join(dir, 'subjects'), { recursive: true });
    await expect(keys.open(one, 1)).resolves.toEqual({ erased: true });
    expect(await readdir(join(dir, 'subjects'))).not.toContain('official-x.0.key');
  });

  test('is followed by another, under which what is said later is sealed', async () => {
    await sealed('a');
    await keys.destroy(X, 1);
    const later = await sealed('a', X, 0);
    expect(later.key).toBe('official-x.1');
    await expect(keys.open(later, 1)).resolves.toBe('a');
    await expect(keys.afterAll(X, 1, [later])).resolves.toBe(2);
  });

  test('has to be there: one that is elsewhere would live on', async () => {
    const one = await sealed('a');
    await rm(join(dir, 'subjects'), { recursive: true });
    await expect(keys.afterAll(X, 0, [one])).rejects.toThrow(MissingKey);
    await expect(keys.afterAll(X, 0, [])).resolves.toBe(0);
  });

  test('is not another one of its name: that neither seals beside it nor is erased in its place', async () => {
    const one = await sealed('a');
    await rm(join(dir, 'subjects'), { recursive: true });
    await expect(keys.sealer(X, 0, [one])).rejects.toThrow(MissingKey);
    const other = await sealed('b');
    expect(other.key).toBe(one.key);
    for (const values of [[one], [other, one]]) {
      await expect(keys.sealer(X, 0, values)).rejects.toThrow(MissingKey);
      await expect(keys.afterAll(X, 0, values)).rejects.toThrow(MissingKey);
    }
    await expect(keys.open(other, 0)).resolves.toBe('b');
  });

  test('leaves nothing of itself, nor of its being written, whoever was killed then', async () => {
    const [one] = [await sealed('a'), await sealed('b', 'official-x-0')];
    const wrapped = await readFile(join(dir, 'subjects', 'official-x.0.key'));
    const draft = 'official-x.0.key.2f0c7f0e-2b0f-4f0e-8f3f-6d1f5b0c9d11';
    await writeFile(join(dir, 'subjects', draft), wrapped);
    await keys.destroy(X, 1);
    expect((await readdir(join(dir, 'subjects'))).toSorted()).toEqual(['official-x-0.0.key', 'official-x.0.destroyed']);
    await expect(keys.open(one, 0)).resolves.toEqual({ erased: true });
    // One that was killed before anything was in its place.
    await writeFile(join(dir, 'subjects', draft), wrapped);
    expect(await keys.subjects()).toContain(X);
    await expect(keys.destroy(X, 1)).resolves.toBe(true);
    expect(await keys.subjects()).not.toContain(X);
  });

  test('stays so while others wrap it anew', async () => {
    for (let n = 0; n < 20; n++) {
      await sealed('a', `official-${n}`);
      await Promise.all([keysWith().rotate(), keys.destroy(`official-${n}`, 1), keysWith().rotate()]);
      expect((await readdir(join(dir, 'subjects'))).filter((file) => file.startsWith(`official-${n}.0.key`))).toEqual([]);
    }
  });
});

describe('a master key', () => {
  test('is replaced in the folder, and what was sealed before is opened as before', async () => {
    const all = await Promise.all(['a', 'b', 'c'].map((text) => sealed(text, `official-${text}`)));
    const before = await readFile(join(dir, 'master.key'), 'utf8');
    await expect(keys.rotate()).resolves.toEqual({ keys: 3, rewrapped: 3 });
    expect(await readFile(join(dir, 'master.key'), 'utf8')).not.toBe(before);
    expect((await readdir(dir)).toSorted()).toEqual(['master.key', 'subjects']);
    await expect(Promise.all(all.map((each) => keys.open(each, 0)))).resolves.toEqual(['a', 'b', 'c']);
    await writeFile(join(dir, 'master.key'), before);
    await expect(keys.open(all[0]!, 0)).rejects.toThrow(UnusableKey);
  });

  test('that was interrupted while it was replaced is replaced by the next attempt', async () => {
    const one = await sealed('a');
    await writeFile(join(dir, 'master.next.key'), newMaster());
    const other = await sealed('b', 'official-y');
    await expect(keys.open(one, 0)).resolves.toBe('a');
    await expect(keys.rotate()).resolves.toEqual({ keys: 2, rewrapped: 1 });
    await expect(Promise.all([keys.open(one, 0), keys.open(other, 0)])).resolves.toEqual(['a', 'b']);
  });

  test('may be kept elsewhere, and be replaced there', async () => {
    const [first, second] = [newMaster(), join(dir, 'second')];
    const one = await sealed('a', X, 0, keysWith(first));
    await writeFile(second, `${newMaster()}\n`);
    await expect(keysWith(second).open(one, 0)).rejects.toThrow('MASTER_KEY_PREVIOUS');
    await expect(keysWith(second, first).open(one, 0)).resolves.toBe('a');
    await expect(keysWith(second).rotate()).rejects.toThrow(UnusableKey);
    await expect(keysWith(second, first).rotate()).resolves.toEqual({ keys: 1, rewrapped: 1 });
    await expect(keysWith(second).open(one, 0)).resolves.toBe('a');
    expect(await readdir(dir)).not.toContain('master.key');
  });

  test.each([
    ['that was given before', newMaster()],
    ['in the folder', null],
  ])('is replaced in the order of docs/security.md by one that is given, in place of the one %s', async (_, old) => {
    const given = newMaster();
    const before = keysWith(old);
    const first = await sealed('a', 'official-a', 0, before);
    // Every server is started anew with both, one after the other.
    const begun = keysWith(given, old);
    const second = await sealed('b', 'official-b', 0, begun);
    const third = await sealed('c', 'official-c', 0, before);
    // One that is still to be started neither reads nor overwrites what the others seal.
    await expect(before.opened({ text: second }, () => 0)).resolves.toEqual({ text: { sealed: true } });
    await expect(before.sealer('official-b', 0, [second])).rejects.toThrow(UnusableKey);
    await expect(begun.rotate()).resolves.toEqual({ keys: 3, rewrapped: 2 });
    // It goes on sealing by the old one, of others.
    const late = await sealed('d', 'official-d', 0, before);
    await expect(begun.rotate()).resolves.toEqual({ keys: 4, rewrapped: 1 });
    await expect(begun.rotate()).resolves.toEqual({ keys: 4, rewrapped: 0 });
    // Only now is the old one left out.
    if (old === null) await rm(join(dir, 'master.key'));
    const after = keysWith(given);
    await expect(Promise.all([first, second, third, late].map((each) => after.open(each, 0)))).resolves.toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  test('in the folder is told of while one that is given is used', async () => {
    const masters = (given: string | null): MasterKeys => new MasterKeys(dir, { master: given, previous: null });
    await expect(masters(newMaster()).leftBehind()).resolves.toBeNull();
    await sealed('a');
    await expect(masters(null).leftBehind()).resolves.toBeNull();
    await expect(masters(newMaster()).leftBehind()).resolves.toBe(join(dir, 'master.key'));
  });

  test('is replaced while others seal, and no key is lost', async () => {
    const sealing = Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        // Some before, some after, some in between.
        for (let waited = 0; waited < n; waited++) await readdir(dir);
        return Promise.all([sealed('a', `official-${n}`), sealed('b', `official-${n}`)]);
      }),
    );
    for (let n = 0; n < 5; n++) await keysWith().rotate();
    for (const [one, other] of await sealing) {
      await expect(keys.open(one, 0)).resolves.toBe('a');
      await expect(keys.open(other, 0)).resolves.toBe('b');
    }
  });

  test.each([
    ['is no key', 'short'],
    ['is a key of another length', randomBytes(16).toString('base64url')],
  ])('is told where it %s, and is not quoted', async (_, text) => {
    const refused = sealed('a', X, 0, keysWith(text));
    await expect(refused).rejects.toThrow('MASTER_KEY is no key of 32 bytes in base64url');
    await expect(refused).rejects.not.toThrow(text);
  });
});
