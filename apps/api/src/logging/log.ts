import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Configuration } from '../configuration.ts';
import { withoutSecrets } from './secrets.ts';

export type Log = Logger;

type Settings = Pick<Configuration, 'logLevel' | 'logFormat' | 'noColors'>;

/** One JSON object a line, for machines; else text, for a person at a terminal. */
export function isJson({ logFormat }: Pick<Settings, 'logFormat'>): boolean {
  return (logFormat ?? (process.stdout.isTTY ? 'text' : 'json')) === 'json';
}

/** The program's log, on its standard output. @param to default: that */
export async function openLog(settings: Settings, to: DestinationStream = output()): Promise<Log> {
  return pino(
    {
      level: settings.logLevel,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: {
        paths: [
          'authorization',
          'cookie',
          '*.authorization',
          '*.cookie',
          '*.*.authorization',
          '*.*.cookie',
          '["set-cookie"]',
          '*["set-cookie"]',
          '*.*["set-cookie"]',
        ],
        censor: '[redacted]',
      },
      hooks: { streamWrite: withoutSecrets },
    },
    isJson(settings) ? to : await terminal(settings, to),
  );
}

/** What is said just before the end is written before the end. */
function output(): DestinationStream {
  return destination({ dest: 1, sync: true });
}

async function terminal({ noColors }: Settings, to: DestinationStream): Promise<DestinationStream> {
  const { prettyFactory } = await import('pino-pretty');
  const pretty = prettyFactory({
    colorize: process.stdout.isTTY && !noColors,
    translateTime: 'SYS:yyyy-mm-dd HH:MM:ss',
    ignore: 'pid,hostname,context',
    messageFormat: '{if context}{context}: {end}{msg}',
    singleLine: true,
  });
  return { write: (line) => to.write(pretty(line) ?? line) };
}
