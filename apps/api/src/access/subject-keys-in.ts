import { Logger } from '@nestjs/common';
import { MasterKeys } from '#application/master-keys.ts';
import { SubjectKeys, type WhySealed } from '#application/subject-keys.ts';
import { erasedBy } from '#domain/record.ts';
import { decode } from '#event-store/decode.ts';
import type { EventStore } from '#event-store/event-store.ts';
import type { Configuration } from '../configuration.ts';

type KeysGiven = Pick<Configuration, 'keys' | 'masterKey' | 'masterKeyPrevious'>;

export function masterKeysIn({ keys, masterKey, masterKeyPrevious }: KeysGiven): MasterKeys {
  return new MasterKeys(keys, { master: masterKey, previous: masterKeyPrevious });
}

/** Milliseconds: of one cause a page of people would have a line for each of them, at each read. */
const SAID_EVERY = 60_000;

/**
 * The keys of what is personal, as the configuration says.
 * @param onSealed told each time that a reader could not be shown something
 */
export function subjectKeysIn(given: KeysGiven, onSealed: (why: WhySealed) => void = () => undefined): SubjectKeys {
  const logger = new Logger('Keys');
  const said = new Map<WhySealed, number>();
  return new SubjectKeys(given.keys, masterKeysIn(given), (why, message) => {
    onSealed(why);
    const now = performance.now();
    if (now - (said.get(why) ?? -Infinity) < SAID_EVERY) return;
    said.set(why, now);
    logger.error(`something personal stays sealed: ${message}; it is said once a minute at most`);
  });
}

/** What was erased stays so: a copy of the keys that was put back brings none back. */
export async function destroyErasedKeys(subjects: SubjectKeys, store: EventStore): Promise<void> {
  const logger = new Logger('Keys');
  try {
    for (const stream of await subjects.subjects()) {
      let before = 0;
      for await (const stored of store.read(stream)) {
        if (stored.type === 'PersonalDataErased') before = Math.max(before, erasedBy(decode(stored)));
      }
      // Nearly nobody's: the folder is listed for each that is looked at.
      if (before > 0 && (await subjects.destroy(stream, before)))
        logger.warn(`keys of ${stream} that were erased had come back: they are destroyed`);
    }
  } catch (error) {
    // Each is destroyed when it is met.
    logger.warn(`it is not known whether keys that were erased have come back: ${(error as Error).message}`);
  }
}
