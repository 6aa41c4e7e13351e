import type { Command } from 'commander';
import { subjectKeysIn } from '#api/access/subject-keys-in.ts';
import { executor, newCorrelationId } from '#application/execute.ts';
import { MissingKey } from '#application/subject-keys.ts';
import { LOCAL } from '#domain/access.ts';
import { Refused } from '#domain/refusal.ts';
import { UnusableKey } from '#event-store/key-file.ts';
import { openStore } from '#event-store/open-store.ts';
import { EXIT, Stop, usage } from '../exit-code.ts';
import { withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach } from '../options.ts';
import { recordName } from '../record-name.ts';
import { Lines } from '../terminal.ts';

interface Options extends Common {
  readonly reason: string;
}

export function forget(command: Command): void {
  command
    .summary('erase what is personal about somebody, for ever')
    .description(
      'Destroys the keys of the private contact details and notes on a person: nobody reads them any more, here, at any replica that shares KEYS, or from a copy of the log. That it was done, by whom and why is recorded; posts, meetings and everything else stay. A copy of KEYS itself, and what was exported, are beyond its reach. There is no way back.',
    )
    .argument('<official>', 'as official:vladimir-voronkov')
    .requiredOption('--reason <text>', 'why, for the record: nothing personal, for it stays')
    .action((record: string, options: Options) => erase(record, options));
  teach(
    command,
    {
      examples: [
        [
          'npx chancery forget official:vladimir-voronkov --reason "asked for by the person"',
          'Erase what is personal about somebody',
        ],
        ['npx chancery forget official:x --reason "left the service" --json', 'The same, for a script'],
      ],
      exitCodes: [
        [0, 'erased, also where it was already'],
        [1, 'there is no such person, or the keys are elsewhere'],
        ...COULD_NOT,
      ],
    },
    'the answer as JSON, as POST /v1/officials/{id}/erasure gives it',
  );
}

async function erase(record: string, options: Options): Promise<void> {
  const { stream, noun } = recordName(record);
  if (noun !== 'official') throw usage(`${record} is no person: only of people something is kept that can be erased.`);
  await withLog(options, async ({ configuration }) => {
    const store = await openStore(configuration.eventStore);
    try {
      const execute = executor({ store, now: () => new Date(), subjects: subjectKeysIn(configuration) });
      const command = { type: 'ErasePersonalData', stream, body: { reason: options.reason } } as const;
      const { id, revision, position, recorded } = await execute(command, { ...LOCAL, correlationId: newCorrelationId() });
      const out = new Lines(process.stdout);
      if (options.json) await out.write(JSON.stringify({ id, stream, revision: String(revision), position: String(position) }));
      else if (recorded) await out.write(`What was personal about ${record} is erased: its keys are destroyed.`);
      else await out.write(`There is nothing personal about ${record} that could still be read.`);
      await out.flush();
    } catch (error) {
      if (error instanceof Refused || error instanceof MissingKey || error instanceof UnusableKey)
        throw new Stop(EXIT.no, `${error.message}.`);
      throw error;
    } finally {
      await store.close();
    }
  });
}
