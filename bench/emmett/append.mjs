// Appends one event after another for as many seconds as a line of its input says, and answers how many a second those were.
import { createInterface } from 'node:readline';
import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';

const store = getSQLiteEventStore({ fileName: process.argv[2] });
let bodies = [];
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.bodies) {
    ({ bodies } = message);
    continue;
  }
  const began = performance.now();
  let appended = 0;
  while (performance.now() - began < message.seconds * 1000) {
    const { id, ...data } = bodies.pop();
    const event = { type: 'BilateralMeetingHeld', data, metadata: { recordedAt: new Date().toISOString(), actor: 'desk' } };
    const { createdNewStream } = await store.appendToStream(`meeting-${id}`, [event], {
      expectedStreamVersion: 'STREAM_DOES_NOT_EXIST',
    });
    if (!createdNewStream) throw new Error(`meeting-${id} was there`);
    appended++;
  }
  console.log(JSON.stringify({ perSecond: (appended * 1000) / (performance.now() - began) }));
}
