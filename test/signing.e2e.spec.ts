import { describe, expect, test } from '@jest/globals';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startApi } from './api.ts';
import { unoct } from './story.ts';

describe('Another start', () => {
  test('signs with the same key, and needs no tree that was kept', async () => {
    const own = await startApi();
    await own.post('/v1/offices', unoct);
    const { body: before } = await own.get('/v1/proofs/checkpoint');
    await own.close();
    await rm(join(own.dataDir, 'proofs'), { recursive: true });
    await using again = await startApi({ dataDir: own.dataDir });
    expect((await again.get('/v1/proofs/checkpoint')).body).toEqual(before);
  });

  test('takes its key from KEYS', async () => {
    await using shared = await startApi();
    const keys = join(shared.dataDir, 'shared-keys');
    await using one = await startApi({ environment: { KEYS: keys } });
    await using other = await startApi({ environment: { KEYS: keys } });
    const [a, b] = await Promise.all([one, other].map((each) => each.get('/v1/proofs/checkpoint')));
    expect(a!.body.key.split('+').slice(2)).toEqual(b!.body.key.split('+').slice(2));
    await expect(stat(join(one.dataDir, 'keys'))).rejects.toThrow('ENOENT');
  });
});

describe('A key that is none', () => {
  test('signs nothing, says which file it is, and everything else goes on', async () => {
    await using own = await startApi();
    const file = join(own.dataDir, 'keys', 'checkpoints.pem');
    await mkdir(join(own.dataDir, 'keys'));
    await writeFile(file, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n');
    const { status, body } = await own.get('/v1/proofs/checkpoint');
    expect([status, body.code]).toEqual([503, 'keys-unavailable']);
    expect(body.detail).toContain(`${file} is no Ed25519 private key in PEM`);
    expect((await own.post('/v1/offices', unoct)).status).toBe(201);
    await rm(file);
    expect((await own.get('/v1/proofs/checkpoint')).status).toBe(200);
  });
});

describe('A log in memory', () => {
  test('proves as one in a file does', async () => {
    await using own = await startApi({ environment: { EVENT_STORE: ':memory:' } });
    await own.post('/v1/offices', unoct);
    const { body } = await own.get('/v1/proofs/checkpoint');
    expect(body).toMatchObject({ size: 1, position: '1' });
  });
});
