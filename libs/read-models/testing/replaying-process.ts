/** Keeps the rows of a directory, begins a replay that takes long, says so, and waits to be killed. */
import { openStore } from '#event-store/open-store.ts';
import { ReadModels } from '#read-models/read-models.ts';

const [, , location, dir] = process.argv as [string, string, string, string];
const rows = await ReadModels.open({
  store: await openStore(location),
  location,
  dir,
  projections: new URL('./slow-projections.ts', import.meta.url),
});
while (rows.status().state !== 'live') await new Promise((resolve) => setTimeout(resolve, 10));
rows.replay('all');
while (rows.replays()[0]?.state !== 'running') await new Promise((resolve) => setTimeout(resolve, 1));
process.send?.('replaying');
