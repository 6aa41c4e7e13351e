import { Logger } from '@nestjs/common';
import type { FollowingChange } from '#read-models/read-models.ts';

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
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
