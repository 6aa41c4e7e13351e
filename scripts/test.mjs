// npm test: installs and builds what is missing, and runs the tests. What follows `--` goes to jest.
import { build, install, root, run } from './program.mjs';
import { join } from 'node:path';

await install();
await build();
run([join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...process.argv.slice(2)], {
  environment: {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
  },
});
