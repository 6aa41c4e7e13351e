import { Logger } from '@nestjs/common';
import type { FollowingChange, VersionChange } from '#read-models/read-models.ts';

const logger = new Logger('Rows');

/** One line for each change. */
export function logFollowing(change: FollowingChange): void {
  switch (change.kind) {
    case 'lost':
      return logger.warn(
        `The log cannot be followed (${change.reason}): reads are answered from the rows that there are. It is tried again in ${seconds(change.again)}, and on until it can.`,
      );
    case 'followed':
      return logger.warn(`The log is followed again after ${seconds(change.after)}, from position ${change.position}.`);
    case 'renewed':
      return logger.warn(`The rows are made anew from the log: ${change.reason}.`);
    case 'outdated':
      return logger.warn(
        `The rows were made by another version of the program${changesIn(change.versions)}: they are read as they stand at position ${change.position} while new ones are made from the log.`,
      );
    case 'upgraded':
      return logger.warn(`The new rows took over after ${seconds(change.after)}, at position ${change.position}.`);
  }
}

/** Where no projection differs, it is what all of them share. */
function changesIn(versions: readonly VersionChange[]): string {
  const named = versions.map(({ projection, from, to }) => `${projection} ${from ?? 'not there'} → ${to ?? 'no more'}`);
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
