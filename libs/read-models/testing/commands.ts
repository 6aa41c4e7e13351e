import type { Command, Commands } from '#domain/commands.ts';
import type { Delegation } from '#domain/nouns/activity.ts';
import type { Party } from '#domain/parties.ts';

// What a desk records, in as few words as a test needs.

const someone = [{ id: 'p1', description: 'senior officials' }];

/** Somebody of each party, or the officials that are named. */
export function delegations(present: readonly Party[] | Readonly<Partial<Record<Party, readonly string[]>>>): Delegation[] {
  const each: readonly (readonly [Party, readonly string[]])[] = Array.isArray(present)
    ? (present as Party[]).map((party) => [party, []] as const)
    : (Object.entries(present) as [Party, readonly string[]][]);
  return each.map(([party, officials]) => ({
    party,
    participants: officials.length === 0 ? someone : officials.map((official) => ({ official })),
  }));
}

export function meeting(
  id: string,
  heldOn: string,
  present: Parameters<typeof delegations>[0],
  body: Partial<Commands['HoldBilateralMeeting']> = {},
): Command {
  const met = delegations(present);
  const type = met.length === 2 ? 'HoldBilateralMeeting' : 'HoldMultilateralMeeting';
  return { type, stream: `meeting-${id}`, body: { heldOn, delegations: met, topics: [], ...body } };
}

export function visit(
  id: string,
  heldOn: string,
  visitors: Parameters<typeof delegations>[0],
  body: Partial<Commands['MakeVisit']> = {},
): Command {
  return { type: 'MakeVisit', stream: `visit-${id}`, body: { heldOn, visitors: delegations(visitors), ...body } };
}

export function office(id: string, body: Partial<Commands['EstablishOffice']> = {}): Command {
  return { type: 'EstablishOffice', stream: `office-${id}`, body: { name: id, ...body } };
}

export function appoint(official: string, post: string, party: Party, body: Partial<Commands['AppointOfficial']> = {}): Command {
  return {
    type: 'AppointOfficial',
    stream: `official-${official}`,
    body: { name: official, post, title: post, party, ...body },
  };
}

export function merge(stream: string, into: string): Command {
  return { type: 'MergeRecords', stream, body: { into, reason: 'one and the same' } };
}

export function unmerge(stream: string): Command {
  return { type: 'UnmergeRecords', stream, body: { reason: 'two after all' } };
}
