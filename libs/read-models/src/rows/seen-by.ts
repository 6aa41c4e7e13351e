import { LABELS } from '#domain/access.ts';
import type { DomainEvent } from '#domain/events.ts';
import { opensRecord, type RecordState } from '#domain/record.ts';
import { labelOf, type Views } from '#domain/views.ts';
import { SEEN_BY_ALL, SEES } from './projection.ts';

/** Who may see an event, as bits. @param before its record, without it */
export function seenBy(before: RecordState | null, event: DomainEvent): number {
  return opensRecord(before, event) ? SEEN_BY_ALL : SEEN_FROM[labelOf(event)];
}

const SEEN_FROM = {
  public: SEEN_BY_ALL,
  internal: SEES.internal | SEES.confidential,
  confidential: SEES.confidential,
} as const;

/** Each different state with the clearances that see it, as bits. */
export function seenStates(views: Views): Map<RecordState, number> {
  const states = new Map<RecordState, number>();
  for (const label of LABELS) {
    const state = views[label];
    if (state) states.set(state, (states.get(state) ?? 0) | SEES[label]);
  }
  return states;
}
