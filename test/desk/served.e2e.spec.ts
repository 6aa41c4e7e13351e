import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endPrograms, Program } from '../program.ts';

let program: Program;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-desk-'));
  program = await new Program({ environment: { DATA_DIR: dataDir } }).ready();
});
afterAll(async () => {
  await endPrograms();
  await rm(dataDir, { recursive: true });
});

test('the desk is served with a policy that lets no script in that is not its own', async () => {
  const { headers, body } = await program.get('/', { accept: 'text/html' });
  const policy = new Map(
    String(headers['content-security-policy'])
      .split('; ')
      .map((each) => [each.split(' ')[0]!, each.split(' ').slice(1).join(' ')]),
  );
  expect(policy.get('default-src')).toBe("'none'");
  expect(policy.get('script-src')).toBe("'self'");
  expect(policy.get('frame-ancestors')).toBe("'none'");
  expect(headers['cache-control']).toBe('no-cache');
  const [script] = /\/assets\/index-[\w-]+\.js/.exec(String(body))!;
  const asset = await program.get(script, { 'accept-encoding': 'br' });
  expect(asset.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringContaining('javascript'),
  });
  expect((await program.get('/assets/nothing.js')).status).toBe(404);
});
