import type { Command } from 'commander';
import type { EventStore } from '#event-store/event-store.ts';
import { type Verification, verify as verifyChain } from '#event-store/hash-chain.ts';
import { printable } from '../columns.ts';
import { EXIT, Stop } from '../exit-code.ts';
import { withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach } from '../options.ts';
import { expected, grouped, Progress } from '../progress.ts';
import { recordName } from '../record-name.ts';
import { paintFor } from '../terminal.ts';

export function verify(command: Command, signal: AbortSignal): void {
  command
    .summary('prove that nothing recorded was changed')
    .description(
      'Walks the log and computes the hash of every event again: each names the hash of the one before it in its stream, so that nothing in between can be changed, left out or put in unseen. Names the first link that is broken. What was cut off at the very end of a stream leaves no trace in it.',
    )
    .argument('[record]', 'only this record, as meeting:aslov-voronkov-2018-05-03')
    .action((record: string | undefined, options: Common) =>
      withLog(options, async ({ store }) => {
        const name = record === undefined ? null : recordName(record);
        const found = await walk(store, name?.stream, signal);
        if (name && found.events === 0 && !found.broken)
          throw new Stop(EXIT.no, `there is no ${name.noun} ${name.id} on record.`);
        process.stdout.write(options.json ? `${verificationJson(found)}\n` : `${verificationText(found)}\n`);
        if (found.broken) process.exitCode = EXIT.no;
      }),
    );
  teach(
    command,
    {
      examples: [
        ['npx chancery verify', 'The whole log'],
        ['npx chancery verify --store backup.db --json', 'A copy of the log, for a script'],
      ],
      exitCodes: [[0, 'every link holds'], [1, 'a link is broken, or there is no such record'], ...COULD_NOT],
    },
    'the answer as JSON: { events, streams, broken }',
  );
}

async function walk(store: EventStore, stream: string | undefined, signal: AbortSignal): Promise<Verification> {
  const head = await store.head();
  const progress = new Progress('Verifying');
  try {
    return await verifyChain(store, {
      ...(stream !== undefined && { stream }),
      signal,
      onProgress: ({ events, position }) => progress.at({ done: events, total: expected(events, position, head) }),
    });
  } finally {
    progress.end();
  }
}

function verificationJson({ events, streams, broken }: Verification): string {
  return JSON.stringify({
    events,
    streams,
    broken: broken && { ...broken, position: String(broken.position), revision: String(broken.revision) },
  });
}

function verificationText({ events, streams, broken }: Verification): string {
  const paint = paintFor(process.stdout);
  const held = `${grouped(events)} ${events === 1 ? 'event' : 'events'} in ${grouped(streams)} ${streams === 1 ? 'stream' : 'streams'}`;
  if (!broken) return `${paint('green', '✓')} Every link holds: ${held}.`;
  return [
    `${paint('red', '✗')} ${paint('bold', 'The chain is broken')} at position ${broken.position}: ${broken.reason}.`,
    `  stream    ${printable(broken.stream)}`,
    `  revision  ${broken.revision}`,
    `  event     ${broken.id}`,
    `  The links before it hold: ${held}. What comes after was not looked at.`,
  ].join('\n');
}
