import { decide } from '#domain/decide.ts';
import { evolve, type RecordState, standsAt } from '#domain/record.ts';
import { refuse } from '#domain/refusal.ts';
import type { PlannedRow, Recording } from '../src/plan/plan.ts';

/** A log in memory, which takes what the domain takes: nothing is stored, everything is decided. */
export class LogInMemory {
  readonly records = new Map<string, RecordState>();
  /** Events recorded. */
  events = 0;

  /** @throws {Refused} for the first command of the row that may not be */
  record(row: PlannedRow, now = new Date(row.at ?? '2026-11-01T00:00:00Z')): void {
    for (const command of [...row.before, ...(row.main ? [row.main] : []), ...row.after]) this.#execute(command, now);
  }

  #execute(command: Recording, now: Date): void {
    const { stream } = command;
    const record = this.records.get(stream) ?? null;
    const { events, references } = decide(command, record, { now, actor: 'desk' });
    for (const { stream: other, place, pointer } of references) {
      const there = this.records.get(other);
      if (!there || there.retraction || (place !== undefined && standsAt(there, place) === null))
        throw refuse('unknown-reference', pointer, `there is no ${other} on record`);
    }
    let state = record;
    for (const event of events) {
      const revision = (state?.revision ?? -1) + 1;
      state = evolve(state, { ...event, stream, revision, actor: 'desk', recordedAt: now.toISOString() });
      this.events++;
    }
    if (state) this.records.set(stream, state);
  }
}
