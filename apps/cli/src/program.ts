import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { Command } from 'commander';
import { backup } from './commands/backup.ts';
import { duplicates } from './commands/duplicates.ts';
import { exportLog } from './commands/export.ts';
import { forget } from './commands/forget.ts';
import { history } from './commands/history.ts';
import { importFile } from './commands/import.ts';
import { keys } from './commands/keys.ts';
import { log } from './commands/log.ts';
import { parked } from './commands/parked.ts';
import { replay } from './commands/replay.ts';
import { restore } from './commands/restore.ts';
import { serve } from './commands/serve.ts';
import { show } from './commands/show.ts';
import { tokens } from './commands/tokens.ts';
import { verify } from './commands/verify.ts';
import { paintFor, widthOf } from './terminal.ts';

/** @param signal ends what is being done, as Ctrl-C does */
export function chancery(signal: AbortSignal): Command {
  const program = new Command('chancery')
    .description('The record of a diplomatic desk: who met whom, where, about what, and on whose word.')
    .exitOverride()
    .configureOutput({ outputError: () => undefined, getOutHelpWidth: () => widthOf(process.stdout) })
    .configureHelp({ styleTitle: (title) => paintFor(process.stdout)('bold', title), showGlobalOptions: false })
    .helpCommand('help [command]', 'how to use a command')
    .version(versionOf(), '-V, --version', 'which version this is')
    .helpOption('-h, --help', 'what it is for, with examples')
    .addHelpText(
      'after',
      () =>
        '\nchancery <command> --help teaches one command. Records are named by kind and id:\nmeeting:<id>, office:<id>, official:<id> and so on.',
    );
  serve(program.command('serve'));
  log(program.command('log'), signal);
  show(program.command('show'));
  history(program.command('history'), signal);
  replay(program.command('replay'), signal);
  parked(program.command('parked'), signal);
  verify(program.command('verify'), signal);
  exportLog(program.command('export'), signal);
  importFile(program.command('import'), signal);
  backup(program.command('backup'), signal);
  restore(program.command('restore'), signal);
  duplicates(program.command('duplicates'), signal);
  tokens(program.command('tokens'));
  forget(program.command('forget'));
  keys(program.command('keys'));
  return program;
}

function versionOf(): string {
  return (JSON.parse(readFileSync(findPackageJSON(import.meta.url)!, 'utf8')) as { version: string }).version;
}
