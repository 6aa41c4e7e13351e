#!/usr/bin/env node
// Plain JavaScript that an old Node can run too: the program itself needs a newer one, which the checkout brings along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endWith } from '../../../scripts/child.mjs';

const LEAST_NODE = 24;
const program = new URL('../../../dist/apps/cli/src/main.js', import.meta.url);
const newerNode = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));

if (!existsSync(program)) {
  stop('chancery is not built yet: run `npm start` (or `npm ci && npm run build`) in the checkout first.');
} else if (Number(process.versions.node.split('.')[0]) < LEAST_NODE) {
  if (existsSync(newerNode)) runApart(newerNode);
  else
    stop(
      `chancery needs Node ${LEAST_NODE} or later, this is ${process.version}: run \`npm ci\` in the checkout, which brings one.`,
    );
} else if (process.argv[2] === 'serve' && !process.connected) {
  runApart(process.execPath);
} else {
  await import(program.href);
}

/**
 * In a process group of its own: it hears of a signal once, from here, where a terminal and npm would each send it too,
 * and a second one means "at once" to a server. Should this process die, the channel tells it so.
 */
function runApart(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  endWith(child, (error) => stop(`chancery cannot run ${node}: ${error.message}`));
}

function stop(why) {
  console.error(why);
  process.exitCode = 2;
}
