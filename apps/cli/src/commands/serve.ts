import type { Command } from 'commander';
import { configurationOf, environmentOf, type Place } from '../log-to-read.ts';
import { teach } from '../options.ts';

interface Options extends Place {
  readonly port?: string;
  readonly host?: string;
  readonly rows?: string;
}

export function serve(command: Command): void {
  command
    .summary('start the server: the API and the desk')
    .description('Starts what `npm start` starts: the API, its pages at /docs and the desk. Makes the log where there is none.')
    .option('-p, --port <port>', 'where to listen (else PORT, else 3000); 0 takes any that is free')
    .option('--host <host>', 'on which address (else HOST, else 127.0.0.1, which only this machine reaches)')
    .option('--rows <file>', 'only show the rows of a file that `replay --into` made, and record nothing (else ROWS)')
    .action(async ({ port, host, rows, ...place }: Options) => {
      Object.assign(
        process.env,
        environmentOf(place),
        port !== undefined && { PORT: port },
        host !== undefined && { HOST: host },
        rows !== undefined && { ROWS: rows },
      );
      await configurationOf({});
      await import('#api/main.ts');
    });
  teach(command, {
    examples: [
      ['npx chancery serve', 'On this machine, with the log in ./data'],
      ['npx chancery serve --rows before.sqlite --port 3100', 'Beside it, what stood when those rows were made'],
    ],
    exitCodes: [
      [0, 'stopped by SIGTERM or Ctrl-C, after finishing what it had begun'],
      [1, 'cannot start: the port is taken, or the log cannot be opened'],
      [2, 'wrong usage or configuration'],
    ],
  });
}
