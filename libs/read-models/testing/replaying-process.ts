/** Keeps the rows of a directory, replays or upgrades them at length, says so, and waits to be killed. */
import { readdirSync } from 'node:fs';
import { openStore } from '#event-store/open-store.ts';
import { ReadModels } from '#read-models/read-models.ts';

const [, , location, dir, what] = process.argv as [string, string, string, string, 'replay' | 'upgrade'];
const rows = await ReadModels.open({
  store: await openStore(location),
  location,
  dir,
  projections: new URL(what === 'upgrade' ? './next-projections.ts' : './slow-projections.ts', import.meta.url),
});
if (what === 'upgrade') {
  while (readdirSync(dir).filter((name) => name.endsWith('.sqlite')).length < 3)
    await new Promise((resolve) => setTimeout(resolve, 1));
  process.send?.('upgrading');
} else {
  while (rows.status().state !== 'live') await new Promise((resolve) => setTimeout(resolve, 10));
  rows.replay('all');
  while (rows.replays()[0]?.state !== 'running') await new Promise((resolve) => setTimeout(resolve, 1));
  process.send?.('replaying');
}
