import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import rules from '../.dependency-cruiser.js';

const root = resolve(import.meta.dirname, '..');

/** A file that breaks each rule, and the import that breaks it. */
const breaches: Readonly<Record<string, { readonly file: string; readonly imports: string; readonly target?: string }>> = {
  'the domain knows nothing outside itself': { file: 'libs/domain/src/a.ts', imports: 'node:fs' },
  'the event store knows the domain alone': {
    file: 'libs/event-store/src/a.ts',
    imports: '#application/b.ts',
    target: 'libs/application/src/b.ts',
  },
  'the application knows the domain and the event store': {
    file: 'libs/application/src/a.ts',
    imports: '#read-models/b.ts',
    target: 'libs/read-models/src/b.ts',
  },
  'the read models know no writer': {
    file: 'libs/read-models/src/a.ts',
    imports: '#application/b.ts',
    target: 'libs/application/src/b.ts',
  },
  'imports know no reader and no edge': {
    file: 'libs/imports/src/a.ts',
    imports: '#read-models/b.ts',
    target: 'libs/read-models/src/b.ts',
  },
  'the formats know the domain and the read models': {
    file: 'libs/formats/src/a.ts',
    imports: '#event-store/b.ts',
    target: 'libs/event-store/src/b.ts',
  },
  'a projection knows no event': {
    file: 'libs/read-models/src/meetings/projection.ts',
    imports: '#domain/events.ts',
    target: 'libs/domain/src/events.ts',
  },
  'Nest stays at the edge': { file: 'libs/read-models/src/c.ts', imports: '@nestjs/common' },
  'an adapter is opened in one place': {
    file: 'apps/api/src/a.ts',
    imports: '#event-store/sqlite/b.ts',
    target: 'libs/event-store/src/sqlite/b.ts',
  },
  'what traces is loaded only where it is asked for': {
    file: 'apps/api/src/d.ts',
    imports: './tracing/b.ts',
    target: 'apps/api/src/tracing/b.ts',
  },
  'the desk knows the API by its types alone': {
    file: 'apps/web/src/a.tsx',
    imports: '../../api/src/b.ts',
    target: 'apps/api/src/b.ts',
  },
  'nothing that ships knows a test or a bench': { file: 'apps/api/src/c.ts', imports: '../../../test/b.ts', target: 'test/b.ts' },
  'no circle of modules': { file: 'libs/domain/src/c.ts', imports: './d.ts', target: 'libs/domain/src/d.ts' },
};

describe('the architecture', () => {
  let workshop: string;
  let found: Set<string>;

  beforeAll(async () => {
    workshop = await mkdtemp(join(tmpdir(), 'architecture-'));
    for (const name of ['package.json', 'tsconfig.json']) await cp(join(root, name), join(workshop, name));
    await symlink(join(root, 'node_modules'), join(workshop, 'node_modules'));
    const write = async (file: string, text: string): Promise<void> => {
      await mkdir(dirname(join(workshop, file)), { recursive: true });
      await writeFile(join(workshop, file), text);
    };
    for (const { file, imports, target } of Object.values(breaches)) {
      await write(file, `import * as it from '${imports}';\nexport const a = it;\n`);
      if (target) await write(target, 'export const b = 1;\n');
    }
    await write('libs/domain/src/d.ts', "import { a } from './c.ts';\nexport const b = a;\n");
    found = new Set((await violations(workshop)).map(({ rule }) => rule.name));
  });

  afterAll(() => rm(workshop, { recursive: true }));

  test.each(rules.forbidden!.map(({ name }) => name!))('finds a breach of the rule: %s', (name) => {
    expect(found).toContain(name);
  });

  test('is kept by every module of the program', async () => {
    const broken = await violations(root);
    expect(broken.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });
});

async function violations(baseDir: string): Promise<ICruiseResult['summary']['violations']> {
  const { output } = await cruise(['apps', 'libs'], {
    ...rules.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: rules.forbidden! },
    tsConfig: { fileName: 'tsconfig.json' },
  });
  return (output as ICruiseResult).summary.violations;
}
