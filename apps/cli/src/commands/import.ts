import { type Command, Option } from 'commander';
import { SHIPPED_MAPPINGS } from '#imports/mapping/shipped-mappings.ts';
import { usage } from '../exit-code.ts';
import { type Common, COULD_NOT, teach } from '../options.ts';
import { importLog } from './import-log.ts';
import { importRows, type RowsOptions } from './import-rows.ts';

interface Options extends Common, RowsOptions {
  readonly as: string;
}

/** Not a file of rows, but a log that moves house. */
const LOG = 'cloudevents';
const OF_ROWS = ['dataset', 'retractMissing', 'ownClock', 'rejected'] as const;

/** `import` is a word of the language. */
export function importFile(command: Command, signal: AbortSignal): void {
  command
    .summary('bring in a file: rows by a mapping, or a log that was exported')
    .description(
      `Brings a CSV or JSON file into this log, which is made where there is none. A mapping says what its rows are. Each row is recorded once: the same file again records nothing, a newer version of it corrects the rows that changed. What is interrupted goes on with the same command. Rows that cannot be taken are written to a file, with the reason; mend them there and import that file.

Mappings: ${SHIPPED_MAPPINGS.join(', ')}; your own as DATA_DIR/mappings/<name>.json, or by its path. With --as ${LOG} the file is an export of a whole log: it is checked before anything is written, and refused whole where it is damaged or says something else than this log does.`,
    )
    .argument('<file>', 'the file; - is stdin, which is kept in DATA_DIR meanwhile. Files beside it are found by their names')
    .addOption(new Option('--as <mapping>', `a mapping's name or path, or ${LOG}`).makeOptionMandatory(true))
    .option('--dataset <name>', "the name under which the rows are known (else the mapping's)")
    .option('--dry-run', 'decide everything, tell of each row, and record nothing')
    .option('--retract-missing', 'take back the rows that an earlier version of the file had, and this one has not')
    .option('--own-clock', 'record each row at its own record time, into records of this data set alone')
    .option('--rejected <file>', 'where rejected rows go (else <file>.rejected.csv, or .json)')
    .action((file: string, options: Options) => {
      if (options.as !== LOG) return importRows(file, options.as, options, signal);
      const foreign = OF_ROWS.find((name) => options[name] !== undefined);
      if (foreign !== undefined)
        throw usage(
          `--${foreign.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)} is of rows: --as ${LOG} brings in a log as it was.`,
        );
      return importLog(file, options, signal);
    });
  teach(
    command,
    {
      examples: [
        ['npx chancery import visits.csv --as visits --dry-run', 'What would be recorded, row by row'],
        ['npx chancery import chancery.ndjson --as cloudevents --data-dir elsewhere', 'A whole export, into a new log'],
      ],
      exitCodes: [
        [0, 'every row is on record, or with --dry-run could be'],
        [1, 'it could not be done, or not to its end: what to do is said'],
        ...COULD_NOT,
        [4, 'done, but for rows that were rejected'],
      ],
    },
    'each row that did something (with --dry-run each row), then what came of it, as JSON',
  );
}
