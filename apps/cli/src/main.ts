import { CommanderError } from 'commander';
import { InvalidPosition, StoreUnavailable } from '#event-store/event-store.ts';
import { printable } from './columns.ts';
import { EXIT, type ExitCode, Stop } from './exit-code.ts';
import { chancery } from './program.ts';
import { paintFor } from './terminal.ts';

// What it writes (copies, exports, rejected rows, a new log) is for who runs it, and nobody else on the machine.
process.umask(0o077);

const interrupt = new AbortController();

const program = chancery(interrupt.signal);
let isServing = false;
program.hook('preAction', (_, command) => {
  isServing = command.name() === 'serve';
  // The server stops by itself, in its own way.
  if (!isServing) stopOnSignals();
});
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tell(error);
}
// A client of the store may still be looking for its cluster, which nobody waits for any more.
if (!isServing) process.stdout.write('', () => process.exit());

/** A terminal and npm may both send the one that somebody meant. */
const SAME_SIGNAL_MS = 500;

/** The first signal lets a command end what it does; a second one ends the program at once. */
function stopOnSignals(): void {
  let first = 0;
  const stop = (): void => {
    if (first > 0 && performance.now() - first > SAME_SIGNAL_MS) process.exit(EXIT.interrupted);
    first ||= performance.now();
    interrupt.abort(new Stop(EXIT.interrupted, ''));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, stop);
  // Listening for the launcher's end must not keep the program running.
  process.channel?.unref();
}

/** One sentence on stderr. */
function tell(error: unknown): ExitCode {
  if (error instanceof CommanderError) return tellOfUsage(error);
  if (error instanceof Stop) return sentence(error.message, error.exitCode);
  if (error instanceof InvalidPosition)
    return sentence(`${error.message}: name one of an event, as chancery log shows it.`, EXIT.usage);
  if (error instanceof StoreUnavailable) return sentence(`${error.message}.`, EXIT.storeUnavailable);
  if (error instanceof Error && 'syscall' in error) return sentence(`${error.message}.`, EXIT.no);
  console.error(error);
  return sentence('that is a fault of this program, not of yours.', EXIT.no);
}

function tellOfUsage({ code, message }: CommanderError): ExitCode {
  if (code === 'commander.helpDisplayed' || code === 'commander.version') return EXIT.ok;
  if (code === 'commander.help') return process.argv.length > 2 ? EXIT.ok : EXIT.usage;
  const [what = '', hint] = message.replace(/^error: /, '').split('\n');
  return sentence(`${what.replace(/\.$/, '')}${hint ? ` ${hint}` : ''}; --help shows how.`, EXIT.usage);
}

function sentence(text: string, exitCode: ExitCode): ExitCode {
  if (text === '') return exitCode;
  const shown = text.replaceAll(/\s*\n\s*/g, ' ');
  process.stderr.write(`${paintFor(process.stderr)('red', 'chancery:')} ${printable(shown)}\n`);
  return exitCode;
}
