// npm start: installs and builds what is missing, and serves.
import { build, install, root, run } from './program.mjs';
import { join } from 'node:path';

await install();
await build();
run([join(root, 'dist', 'apps', 'api', 'src', 'main.js'), ...process.argv.slice(2)], { apart: true });
