import { DatabaseSync } from 'node:sqlite';
import { castFor, castOnRecord, slug } from './cast.ts';
import { Chance } from './chance.ts';
import { SEED } from './log-file.ts';
import { Meetings } from './meetings.ts';
import { realWorld } from './real-world.ts';

/** Meetings that are not on record yet, as JSON; no two have one id. */
export function meetingBodies(log: string, events: number): (count: number) => string[] {
  const db = new DatabaseSync(log, { readOnly: true });
  const names = db.prepare("SELECT name FROM streams WHERE name NOT LIKE 'meeting-%'").all();
  db.close();
  const world = realWorld();
  const cast = castOnRecord(castFor(world, SEED, events), new Set(names.map(({ name }) => String(name))));
  const meetings = new Meetings(world, cast, new Chance(SEED + 2));
  let made = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      const { body } = meetings.next();
      return JSON.stringify({
        id: `${slug(body.delegations.map(({ party }) => party).join(' '))}-${body.heldOn}-new-${made++}`,
        ...body,
      });
    });
}
