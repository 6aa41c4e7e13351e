import { randomUUID } from 'node:crypto';
import type { EventDraft } from '#event-store/hash-chain.ts';

/** An event that somebody recorded, to be sealed. */
export function draft({
  id = randomUUID(),
  type = 'BilateralMeetingHeld',
  data = { heldOn: '2018-05-03' },
}: Partial<Pick<EventDraft, 'id' | 'type' | 'data'>> = {}): EventDraft {
  return {
    id,
    type,
    data,
    metadata: {
      recordedAt: '2018-05-04T09:30:00.000Z',
      actor: 'amina',
      correlationId: '0163260a-4c00-7000-8000-000000000001',
      causationId: '0163260a-4c00-7000-8000-000000000002',
      commandId: '0163260a-4c00-7000-8000-000000000002',
      schemaVersion: '1',
    },
  };
}
