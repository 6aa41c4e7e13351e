import { newKey } from '../../api/new-key.ts';
import { type Answers, recordQuery } from '../../api/queries.ts';
import { queryClient } from '../../api/query-client.ts';
import { type Draft, newDraft, NO_PLACE, participant } from './draft.ts';
import { keepDraft } from './kept-draft.ts';
import type { Kind } from './kinds.ts';

type Meeting = Answers['meeting'];
type Plan = NonNullable<Meeting['plan']>;

/** The form of a meeting that was planned, as it was planned and under its id, which says that it was held. @returns its kind */
export async function keepHeld({ id, plan }: Meeting): Promise<Kind> {
  const people = plan!.delegations.flatMap(({ participants }) => participants.flatMap(({ official }) => official ?? []));
  const gatherings = [plan!.onSidelinesOf, plan!.within].filter((each) => each !== null);
  const names = new Map<string, string>();
  const name = async (records: 'officials' | 'conferences', of: string): Promise<void> => {
    // Without its name it is shown by its id.
    const found = await queryClient.fetchQuery(recordQuery(records, of, {})).catch(() => null);
    if (typeof found?.name === 'string') names.set(of, found.name);
  };
  await Promise.all([...people.map((each) => name('officials', each)), ...gatherings.map((each) => name('conferences', each))]);
  const draft = heldDraft(id, plan!, (of) => names.get(of) ?? of);
  keepDraft(draft);
  return draft.kind;
}

export function heldDraft(id: string, plan: Plan, nameOf: (id: string) => string): Draft {
  const { plannedOn, channel, delegations, onSidelinesOf, within, topics } = plan;
  const isCall = channel === 'phone' || channel === 'video';
  const kind = delegations.length !== 2 ? 'multilateral' : isCall ? 'call' : 'bilateral';
  const fresh = newDraft(kind, newKey());
  const { venue, city, country } = (plan.place ?? {}) as { readonly [part: string]: string | undefined };
  const picked = (value: string | null) => (value === null ? null : { value, label: nameOf(value) });
  return {
    ...fresh,
    id,
    heldOn: typeof plannedOn === 'string' ? plannedOn : '',
    channel: (channel ?? fresh.channel) as Draft['channel'],
    place: { ...NO_PLACE, ...(venue && { venue }), ...(city && { city }), ...(country && { country: `state:${country}` }) },
    conference: picked(onSidelinesOf),
    within: picked(within),
    sides: [
      ...delegations.map(({ party, role, participants }) => ({
        party,
        role: role ?? '',
        participants: participants.map((each) => ({
          ...participant(each.official, each.official === null ? (each.description ?? '') : nameOf(each.official)),
          role: each.role ?? '',
          styled: each.styled ?? '',
          capacity: (each.capacity ?? '') as '',
        })),
      })),
      ...fresh.sides.slice(delegations.length),
    ],
    topics: [...topics],
  };
}
