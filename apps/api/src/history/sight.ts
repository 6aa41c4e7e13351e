import { Inject, Injectable } from '@nestjs/common';
import type { Label } from '#domain/record-keeping.ts';
import type { RecordedEvent } from '#event-store/event-store.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { isEventSeen } from '#read-models/records/queries.ts';
import { SEES } from '#read-models/rows/projection.ts';
import { Problem } from '../problems/problem.ts';
import { READ_MODELS } from '../injected.ts';

/** Milliseconds in which the rows must pass an event to tell who may see it. */
const PATIENCE = 5000;

/**
 * Which events of the log somebody may see. Told by the rows: the label that a record has now judges its past events too, and
 * what they cannot tell is shown to the highest clearance alone.
 */
@Injectable()
export class Sight {
  readonly #rows: ReadModels;

  constructor(@Inject(READ_MODELS) rows: ReadModels) {
    this.#rows = rows;
  }

  /** @throws {Problem} `not-yet-visible` where the rows have not passed the event in time */
  async sees(clearance: Label, { stream, revision, position }: RecordedEvent, signal?: AbortSignal): Promise<boolean> {
    if (clearance === 'confidential') return true;
    if (!(await this.#rows.reader.waitFor(position, PATIENCE, signal)))
      throw new Problem('not-yet-visible', 'The rows have not come so far yet, and tell who may see what: try again.', {
        headers: { 'retry-after': '1' },
      });
    return this.#rows.read((rows) => isEventSeen(rows, stream, revision, { sees: SEES[clearance] }));
  }
}
