/**
 * Makes what is missing of the samples and shapes of stored events, of the newest version of each type. What is there is never
 * written over; with `--records`, what a record of each sample is, is written down anew.
 */
import { EVENT_TYPES, schemaVersionOf } from '#event-store/decode.ts';
import type { EventType } from '#domain/events.ts';
import { isThere, nameOf, filesThere, recordedOf, recordOf, sampleFile, sampleOf, schemaFile, write } from './files.ts';
import { shapes } from './shapes.ts';
import { tell } from './tellings.ts';

const made: string[] = [];
const newest = shapes();
for (const type of EVENT_TYPES as readonly EventType[]) {
  const name = nameOf(type, schemaVersionOf(type));
  if (!isThere(schemaFile(name))) {
    write(schemaFile(name), newest[type]);
    made.push(`${name}.schema.json`);
  }
  if (!isThere(sampleFile(name))) {
    write(sampleFile(name), await tell(type));
    made.push(`${name}.json`);
  }
}
if (process.argv.includes('--records')) {
  for (const file of filesThere().filter((each) => !each.endsWith('.schema.json'))) {
    const name = file.slice(0, -'.json'.length);
    const sample = sampleOf(name);
    write(sampleFile(name), { ...sample, record: recordOf([...sample.before, sample.event].map(recordedOf)) });
  }
}
console.log(made.length === 0 ? 'Nothing was missing.' : `Made: ${made.join(', ')}. Read them, and commit them.`);
