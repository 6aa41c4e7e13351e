import { type Command, Option } from 'commander';
import { hanging } from './columns.ts';
import { usage } from './exit-code.ts';
import type { Place } from './log-to-read.ts';
import { paintFor, widthOf } from './terminal.ts';

/** What every command takes that reads the log. */
export interface Common extends Place {
  readonly json?: true;
}

export interface Teaching {
  readonly examples: readonly (readonly [command: string, what: string])[];
  readonly exitCodes: readonly (readonly [code: number, when: string])[];
}

/** `--data-dir`, `--store` and `--json`, then examples and exit codes below the help. */
export function teach(command: Command, { examples, exitCodes }: Teaching, json?: string): Command {
  command
    .addOption(new Option('--data-dir <dir>', 'where the log and its rows are (else DATA_DIR, else ./data)'))
    .addOption(new Option('--store <store>', 'the log: a file, or kurrentdb://… (else EVENT_STORE)'));
  if (json !== undefined) command.option('--json', json);
  return command.addHelpText('after', () => {
    const title = (text: string): string => paintFor(process.stdout)('bold', text);
    const shown = examples.map(([line, what]) => `  ${what}${what.endsWith('?') ? '' : ':'}\n    $ ${line}`).join('\n');
    const codes = exitCodes.flatMap(([code, when]) => hanging(`  ${code}  `, when, widthOf(process.stdout))).join('\n');
    return `\n${title('Examples:')}\n${shown}\n\n${title('Exit codes:')}\n${codes}`;
  });
}

export const COULD_NOT = [
  [2, 'wrong usage or configuration'],
  [3, 'the log is not there, cannot be opened, or its file is damaged'],
] as const;

/** Takes an option several times, or a list with commas. */
export function several(text: string, before: readonly string[] | undefined): readonly string[] {
  const more = text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return [...(before ?? []), ...more];
}

export function wholeNumber(option: string, least = 1): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d{1,15}$/.test(text) && number >= least) return number;
    throw usage(`${option} takes a whole number from ${least} on, not "${text}".`);
  };
}

export function position(option: string): (text: string) => bigint {
  return (text) => {
    if (/^\d{1,19}$/.test(text)) return BigInt(text);
    throw usage(`${option} takes a position, a whole number as \`chancery log\` shows it, not "${text}".`);
  };
}
