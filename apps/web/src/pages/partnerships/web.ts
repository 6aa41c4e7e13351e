import type { PartnershipItem, PartnershipStatus } from '../../api/queries.ts';

export interface Party {
  readonly party: string;
  /** Of all its partnerships that are shown. */
  readonly contacts: number;
}

export interface Tie {
  readonly a: string;
  readonly b: string;
  readonly contacts: number;
  readonly status: PartnershipStatus;
}

/** Partnerships as ties between parties, those with the most contacts first. */
export function webOf(partnerships: readonly PartnershipItem[]): {
  readonly parties: readonly Party[];
  readonly ties: readonly Tie[];
} {
  const ties = new Map<string, Tie>();
  for (const { parties, meetings, calls, visits, status } of partnerships) {
    const [a = '', b = ''] = parties;
    ties.set(`${a} ${b}`, { a, b, contacts: meetings + calls + visits, status });
  }
  const counts = new Map<string, number>();
  for (const { a, b, contacts } of ties.values()) {
    for (const party of [a, b]) counts.set(party, (counts.get(party) ?? 0) + contacts);
  }
  const parties = [...counts].map(([party, contacts]) => ({ party, contacts }));
  return {
    parties: parties.toSorted((x, y) => y.contacts - x.contacts || (x.party < y.party ? -1 : 1)),
    ties: [...ties.values()].toSorted((x, y) => y.contacts - x.contacts),
  };
}

/** A party with all its partnerships, and what is among those whom it has them with. */
export function around(
  party: string,
  own: readonly PartnershipItem[],
  all: readonly PartnershipItem[],
): readonly PartnershipItem[] {
  const near = new Set(own.flatMap(({ parties }) => parties));
  return [...own, ...all.filter(({ parties }) => !parties.includes(party) && parties.every((each) => near.has(each)))];
}

/** From 0 for one contact to 1 for the most: by the root, so that few are still seen beside many. */
export function weightOf(contacts: number, most: number): number {
  return most <= 1 ? 1 : (Math.sqrt(contacts) - 1) / (Math.sqrt(most) - 1);
}
