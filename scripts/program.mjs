// Runs on the machine's own Node, from 20 on, and on a bare clone: nothing but what Node has.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWith } from './child.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const installed = join(modules, '.package-lock.json');
const built = join(root, 'dist', '.chancery-built');

/** The pinned Node, which npm installs as a package. */
const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs what package-lock.json asks for, where it is not there. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing what Chancery needs …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await finish('the installation', npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
}

/** npm writes down what it has installed, when it is done. */
function isInstalled() {
  if (!existsSync(node) || !existsSync(installed)) return false;
  const there = packagesOf(installed);
  const { '': _, ...packages } = packagesOf(lockFile);
  return Object.entries(packages).every(([path, wanted]) =>
    there[path] ? there[path].version === wanted.version : wanted.optional || wanted.peer,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Builds what is missing or older than its sources. */
export async function build() {
  const sources = newest(
    ['apps', 'libs'],
    ['package-lock.json', 'package.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'],
  );
  if (existsSync(built) && statSync(built).mtimeMs >= sources) return;
  console.log('Building Chancery …');
  const began = new Date();
  await finish('the build', node, [join(modules, '@nestjs', 'cli', 'bin', 'nest.js'), 'build']);
  await finish('the build of the desk', node, [
    join(modules, 'vite', 'bin', 'vite.js'),
    'build',
    'apps/web',
    '--logLevel',
    'warn',
  ]);
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, began.toISOString());
}

/**
 * Runs a program of ours on the pinned Node and ends as it ends.
 * @param apart in a process group of its own: it hears of a signal once, from here, where a terminal and npm would each
 *   send it too and a second one means "at once". Should this process die, it learns of that by the channel between them.
 */
export function run(args, { environment = {}, apart = false } = {}) {
  const child = spawn(node, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: apart,
  });
  endWith(child, (error) => fail(`the pinned Node cannot be run: ${error.message}`));
}

export function fail(reason) {
  console.error(`Chancery cannot start: ${reason}`);
  process.exit(1);
}

/** Runs something to its end; what it says is shown only when it fails, where it is asked to be quiet. */
function finish(what, command, args, { quiet = false } = {}) {
  return new Promise((resolve) => {
    const said = [];
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'] });
    child.stdout?.on('data', (chunk) => said.push(chunk));
    child.stderr?.on('data', (chunk) => said.push(chunk));
    for (const signal of ['SIGTERM', 'SIGINT']) {
      process.once(signal, () => {
        child.kill(signal);
        process.exit(128 + constants.signals[signal]);
      });
    }
    child.on('error', (error) => fail(`${what} did not begin: ${error.message}`));
    child.on('close', (code) => {
      process.removeAllListeners('SIGTERM');
      process.removeAllListeners('SIGINT');
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(said));
      fail(`${what} failed (${command} ${args.join(' ')})`);
    });
  });
}

/** When any of these was changed last, in milliseconds. Folders count, for a file may have been removed. */
function newest(folders, files) {
  let latest = 0;
  const look = (path, entry) => {
    if (entry.name === 'node_modules') return;
    latest = Math.max(latest, statSync(path).mtimeMs);
    if (entry.isDirectory()) for (const each of readdirSync(path, { withFileTypes: true })) look(join(path, each.name), each);
  };
  for (const folder of folders) look(join(root, folder), { name: folder, isDirectory: () => true });
  for (const file of files) latest = Math.max(latest, statSync(join(root, file)).mtimeMs);
  return latest;
}
