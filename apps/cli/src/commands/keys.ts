import type { Command } from 'commander';
import { subjectKeysIn } from '#api/access/subject-keys-in.ts';
import { UnusableKey } from '#event-store/key-file.ts';
import { EXIT, Stop } from '../exit-code.ts';
import { configurationOf } from '../log-to-read.ts';
import { type Common, teach } from '../options.ts';
import { Lines } from '../terminal.ts';

export function keys(command: Command): void {
  command
    .summary('the keys of what is personal')
    .description('The keys under which private contact details and notes are sealed.');
  const rotating = command
    .command('rotate')
    .summary('wrap every key by a new master key')
    .description(
      'Wraps the key of each person by the newest master key, while servers go on. Without MASTER_KEY a new one is made in KEYS and takes the place of the old one; with it, set MASTER_KEY to the new one and MASTER_KEY_PREVIOUS to that before, run this, and leave MASTER_KEY_PREVIOUS out from then on. What is sealed stays as it is. Interrupted, it is run again.',
    )
    .action((options: Common) => rotate({ ...command.opts(), ...options }));
  teach(
    rotating,
    {
      examples: [
        ['npx chancery keys rotate', 'With the master key in KEYS'],
        [
          'MASTER_KEY=/run/secrets/new MASTER_KEY_PREVIOUS=/run/secrets/old npx chancery keys rotate',
          'With one that is kept elsewhere',
        ],
      ],
      exitCodes: [
        [0, 'every key is wrapped by the newest master key'],
        [1, 'a key cannot be opened: the sentence names it, and the old master key is still needed'],
        [2, 'wrong usage or configuration'],
      ],
    },
    'the answer as JSON: { rewrapped }',
  );
}

async function rotate(options: Common): Promise<void> {
  const subjects = subjectKeysIn(await configurationOf(options));
  try {
    const rewrapped = await subjects.rotate();
    const out = new Lines(process.stdout);
    const many = rewrapped === 1 ? '1 key was' : `${rewrapped} keys were`;
    await out.write(options.json ? JSON.stringify({ rewrapped }) : `${many} wrapped by the new master key.`);
    await out.flush();
  } catch (error) {
    throw error instanceof UnusableKey ? new Stop(EXIT.no, `${error.message}.`) : error;
  }
}
