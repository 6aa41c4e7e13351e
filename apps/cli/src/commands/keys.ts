import type { Command } from 'commander';
import { masterKeysIn, subjectKeysIn } from '#api/access/subject-keys-in.ts';
import type { Configuration } from '#api/configuration.ts';
import type { Rotated } from '#application/subject-keys.ts';
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
      'Wraps the key of each person by the newest master key, while servers go on. Without MASTER_KEY a new one is made in KEYS and takes the place of the old one. With it, first start every server anew with the new one in MASTER_KEY and that before in MASTER_KEY_PREVIOUS (or, where it was KEYS/master.key, leave that where it is), then run this with both, and again until no key is wrapped anew. Only then leave MASTER_KEY_PREVIOUS out, or remove KEYS/master.key: what a server sealed that did not know the new one would be lost with the old one. What is sealed stays as it is. Interrupted, it is run again.',
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
        [0, 'every key that was found is wrapped by the newest master key'],
        [1, 'a key cannot be opened: the sentence names it, and the old master key is still needed'],
        [2, 'wrong usage or configuration'],
      ],
    },
    'the answer as JSON: { keys, rewrapped }',
  );
}

async function rotate(options: Common): Promise<void> {
  const configuration = await configurationOf(options);
  const subjects = subjectKeysIn(configuration);
  try {
    const rotated = await subjects.rotate();
    const out = new Lines(process.stdout);
    if (options.json) await out.write(JSON.stringify(rotated));
    else for (const line of [whatWasDone(rotated), ...(await nextSteps(rotated, configuration))]) await out.write(line);
    await out.flush();
  } catch (error) {
    throw error instanceof UnusableKey ? new Stop(EXIT.no, `${error.message}.`) : error;
  }
}

function whatWasDone({ keys: all, rewrapped }: Rotated): string {
  if (all === 0) return 'There are no keys yet.';
  const many = all === 1 ? '1 key' : `${all} keys`;
  return rewrapped === 0
    ? `${many}, wrapped by the master key already.`
    : `${many}, of which ${rewrapped} ${rewrapped === 1 ? 'was' : 'were'} wrapped anew.`;
}

/** What is to be done before the old master key may go. @throws {UnusableKey} */
async function nextSteps({ rewrapped }: Rotated, configuration: Configuration): Promise<string[]> {
  const { masterKeyPrevious } = configuration;
  const file = await masterKeysIn(configuration).leftBehind();
  const old = [
    ...(masterKeyPrevious === null ? [] : ['leave MASTER_KEY_PREVIOUS out']),
    ...(file === null ? [] : [`remove ${file}`]),
  ].join(', and ');
  if (old === '') return [];
  return rewrapped === 0
    ? [`Where every server runs with this MASTER_KEY, ${old}: nothing is wrapped by the old one.`]
    : [
        `Start every server with this MASTER_KEY, where it does not run with it yet, and run this again. When none is wrapped anew, ${old}.`,
      ];
}
