import { useQuery } from '@tanstack/react-query';
import { useClocks } from '../api/clocks.ts';
import type { Json } from '../api/client.ts';
import { partyNamesQuery, recordQuery } from '../api/queries.ts';
import { isolated } from './isolated.ts';
import { placeOf, RecordLink } from './record-link.tsx';
import { titleOf } from './titles.ts';

/** How a party is called, in a text or alone; its code until that is known. */
export function usePartyName(): (party: string | null) => string {
  const { data } = useQuery(partyNamesQuery(useClocks()));
  return (party) => (party === null ? 'nobody named' : isolated(data?.get(party) ?? party.replace(/^(state|office):/, '')));
}

export function PartyLink({ party }: { readonly party: string | null }) {
  const nameOf = usePartyName();
  if (party === null) return <span className="quiet">nobody named</span>;
  return (
    <RecordLink record={party}>
      <bdi>{nameOf(party)}</bdi>
    </RecordLink>
  );
}

export function Parties({ parties }: { readonly parties: readonly (string | null)[] }) {
  return parties.map((party, n) => (
    <span key={party ?? n}>
      {n > 0 && (n === parties.length - 1 ? ' and ' : ', ')}
      <PartyLink party={party} />
    </span>
  ));
}

export function OfficialLink({ official, name }: { readonly official: string; readonly name?: string | null }) {
  const clocks = useClocks();
  const { data } = useQuery({ ...recordQuery('officials', official, clocks), enabled: name === undefined || name === null });
  return (
    <RecordLink record={`official:${official}`}>
      <bdi>{name ?? data?.name ?? official}</bdi>
    </RecordLink>
  );
}

/** A record by what it is called. */
export function NamedRecord({ record }: { readonly record: string }) {
  const { records, id } = placeOf(record)!;
  const { data } = useQuery(recordQuery(records, id, useClocks()));
  const nameOf = usePartyName();
  return (
    <RecordLink record={record}>
      <bdi>{data === undefined ? id : titleOf(records, data, nameOf)}</bdi>
    </RecordLink>
  );
}

interface Placed {
  readonly city?: string;
  readonly country?: string;
  readonly region?: string;
  readonly venue?: string;
}

export function usePlaceName(): (place: Json) => string | null {
  const nameOf = usePartyName();
  return (place) => {
    if (typeof place !== 'object' || place === null || Array.isArray(place)) return null;
    const { venue, city, region, country } = place as Placed;
    const words = [venue, city, region, country && nameOf(`state:${country}`)].filter(
      (word) => word !== undefined && word !== '',
    );
    return words.length === 0 ? null : words.map((word) => isolated(word!)).join(', ');
  };
}
