import type { Log } from './logging/log.ts';

/** As a shell tells it of a program that was ended by SIGTERM or SIGINT. */
const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

/**
 * The first signal lets the program finish what it began, and exits 0; a second one ends it at once. So does the loss
 * of the parent that started it with a channel, for its signals would no longer arrive.
 */
export function stopOnSignals(close: () => Promise<void>, log: Log): void {
  let stopping = false;
  const stop = (signal: keyof typeof EXIT_CODES): void => {
    if (stopping) process.exit(EXIT_CODES[signal]);
    stopping = true;
    log.info(`Chancery stops on ${signal}: it finishes what it has begun`);
    close().then(
      () => {
        log.info('Chancery has stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.fatal(error, 'Chancery did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', () => {
    if (!stopping) stop('SIGTERM');
  });
}
