/** Writes down what the API answers, for its document, and then the types by which the desk knows it: `npm run api-types`. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program, root } from '../program.ts';
import { answersSchema } from './answers-schema.ts';
import { typesOf } from './types.ts';

const answers = join(root, 'apps/api/src/docs/answers.json');
const types = join(root, 'apps/web/src/api/schema.d.ts');

await writeFile(answers, `${JSON.stringify(answersSchema(), null, 2)}\n`);
execFileSync(process.execPath, [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], { cwd: root, stdio: 'inherit' });
const directory = await mkdtemp(join(tmpdir(), 'api-types-'));
const program = await new Program({ environment: { DATA_DIR: directory } }).serving();
try {
  await writeFile(types, await typesOf((await program.get('/openapi.json')).body));
} finally {
  await program.kill('SIGTERM');
  await rm(directory, { recursive: true });
}
execFileSync(process.execPath, [join(root, 'node_modules/oxfmt/bin/oxfmt'), answers], { cwd: root, stdio: 'inherit' });
