/** Keeps the rows of a directory, replays or upgrades them, and kills itself as soon as that is in the step that is named. */
import { openStore } from '#event-store/open-store.ts';
import { ReadModels } from '#read-models/read-models.ts';

const [, , location, dir, what, step] = process.argv as [string, string, string, string, 'replay' | 'upgrade', string];
const rows = await ReadModels.open({
  store: await openStore(location),
  location,
  dir,
  projections: new URL(what === 'upgrade' ? './next-projections.ts' : './sample-projections.ts', import.meta.url),
});

const look = {
  upgrade: () => rows.status().rebuilding?.step,
  // One that was too quick to be seen is begun again.
  replay() {
    const last = rows.replays().at(-1);
    if (rows.status().state === 'live' && last?.state !== 'queued' && last?.state !== 'running') rows.replay('all');
    return last?.step;
  },
}[what];

for (;;) {
  if (look() === step) process.kill(process.pid, 'SIGKILL');
  await new Promise((resolve) => setImmediate(resolve));
}
