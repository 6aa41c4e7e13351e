import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './program.ts';

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
}

test('The bill of materials has every package that the program runs on, in its version', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const { bomFormat, components } = JSON.parse(stdout) as { bomFormat: string; components: { 'bom-ref': string }[] };
  expect(bomFormat).toBe('CycloneDX');
  const listed = new Set(components.map((component) => component['bom-ref']));
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  const run = Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`);
  expect(run.length).toBeGreaterThan(100);
  expect(run.filter((each) => !listed.has(each))).toEqual([]);
});
