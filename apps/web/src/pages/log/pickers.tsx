import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { searchQuery } from '../../api/queries.ts';
import { placeOf } from '../../parts/record-link.tsx';
import type { Picked } from '../../parts/picked.ts';
import type { Made } from './draft.ts';
import { partiesQuery } from './finding.ts';
import { matching, type Named } from './matching.ts';
import { type Choice, TypeAhead } from './type-ahead.tsx';

interface Picking {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

/** What is made on the spot can be picked like what is on record. */
function madeChoices(made: readonly Made[], noun: Made['noun']): Named[] {
  return made
    .filter((each) => each.noun === noun && !('isKnown' in each && each.isKnown))
    .map((each) => ({
      value: noun === 'office' ? `office:${each.temp}` : each.temp,
      label: each.name,
      words: 'abbreviation' in each && each.abbreviation !== '' ? [each.abbreviation] : [],
    }));
}

const NEW_ASIDE = 'made here';
/** A list of all States is too long to look through; one types. */
const MOST_SHOWN = 30;

export function useParties(made: readonly Made[] = []): readonly Named[] {
  const { data } = useQuery(partiesQuery());
  return useMemo(() => [...madeChoices(made, 'office'), ...(data ?? [])], [made, data]);
}

interface PickingParty extends Picking {
  readonly party: string | null;
  readonly made: readonly Made[];
  readonly onPick: (party: string | null) => void;
  /** An office of that name is made on the spot. */
  readonly onNew?: (name: string) => void;
  readonly onlyCountries?: boolean;
}

export function PartyPicker({ party, made, onPick, onNew, onlyCountries = false, ...field }: PickingParty) {
  const [q, setQ] = useState('');
  const all = useParties(made);
  const some = onlyCountries ? all.filter(({ value }) => /^state:[A-Z]{2}$/.test(value)) : all;
  const found = (q.trim() === '' ? some : matching(some, q)).slice(0, MOST_SHOWN);
  return (
    <TypeAhead
      {...field}
      picked={party === null ? null : (all.find(({ value }) => value === party) ?? { value: party, label: party })}
      found={found.map(({ value, label, words }) => ({
        value,
        label,
        aside: value.includes(':new-') ? NEW_ASIDE : shortOf(value, label, words),
      }))}
      onSearch={setQ}
      onPick={(picked) => onPick(picked?.value ?? null)}
      {...(onNew && { offers: [{ name: (typed) => `Make the office “${typed}”`, take: onNew }] })}
    />
  );
}

function shortOf(value: string, label: string, words: readonly string[]): string {
  return value.startsWith('office:')
    ? (words.find((word) => word !== label && word.length < 12) ?? '')
    : value.replace('state:', '');
}

/** Records of a kind, found as one types. What is recorded is of now, whatever time the desk shows. */
function useFound(kind: 'official' | 'conference', made: readonly Made[]): readonly [(q: string) => void, Choice[], boolean] {
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q, 120);
  const { data, isPlaceholderData, isPending } = useQuery(searchQuery(asked, {}, [kind]));
  if (q.trim() === '') return [setQ, [], false];
  // What was found by the letters before must not be taken for what is asked now, nor nothing found yet for nothing there.
  const isFound = asked === q && !isPending && !isPlaceholderData;
  const here = matching(madeChoices(made, kind), q).map((each) => ({ ...each, aside: NEW_ASIDE }));
  const items = isFound ? (data?.items ?? []) : [];
  const on = items.map(({ record, title, on: day }) => ({
    value: placeOf(record)!.id,
    label: title,
    aside: day?.slice(0, 4) ?? '',
  }));
  const labels = on.map(({ label }) => label);
  // People of one name are told apart by their ids.
  const told = on.map((each) =>
    labels.filter((label) => label === each.label).length > 1 ? { ...each, aside: each.value } : each,
  );
  return [setQ, [...here, ...told], isFound];
}

interface PickingRecord extends Picking {
  readonly picked: Picked | null;
  readonly made: readonly Made[];
  readonly onPick: (picked: Picked | null) => void;
  readonly onNew?: (name: string) => void;
}

export function ConferencePicker({ picked, made, onPick, onNew, ...field }: PickingRecord) {
  const [setQ, found, isFound] = useFound('conference', made);
  return (
    <TypeAhead
      {...field}
      picked={picked}
      found={found}
      onSearch={setQ}
      onPick={onPick}
      {...(onNew && isFound && { offers: [{ name: (typed) => `Make the conference “${typed}”`, take: onNew }] })}
    />
  );
}

interface AddingOfficial extends Picking {
  readonly made: readonly Made[];
  readonly onPick: (picked: Picked) => void;
  readonly onNew: (name: string) => void;
  readonly onDescribed: (description: string) => void;
}

/** Adds one after the other: on record, made on the spot, or described where the source names nobody. */
export function OfficialAdder({ made, onPick, onNew, onDescribed, ...field }: AddingOfficial) {
  const [setQ, found, isFound] = useFound('official', made);
  return (
    <TypeAhead
      {...field}
      picked={null}
      found={found}
      onSearch={setQ}
      onPick={(picked) => picked && onPick(picked)}
      offers={
        isFound
          ? [
              { name: (typed) => `Make the official “${typed}”`, take: onNew },
              { name: (typed) => `“${typed}”, a description of who is not named`, take: onDescribed },
            ]
          : []
      }
    />
  );
}
