/** Writes the table of docs/configuration.md anew: `npm run configuration-page`. */
import { writeFileSync } from 'node:fs';
import { pageOf, path, standing } from './page.ts';

writeFileSync(path, pageOf(standing()));
