import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Noun, searchQuery } from '../api/queries.ts';
import type { Picked } from './picked.ts';
import { shown } from './dates.ts';
import { placeOf } from './record-link.tsx';

interface Picking {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly kind: Noun;
  readonly error?: ReactNode;
}

/** Records of a kind, found as one types. What is recorded is of now, whatever time the desk shows. */
function useFound(kind: Noun): readonly [string, (q: string) => void, readonly Picked[]] {
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q, 120);
  const { data } = useQuery(searchQuery(asked, {}, [kind]));
  const found = asked.trim() === '' ? [] : (data?.items ?? []);
  return [
    q,
    setQ,
    found.map(({ record, title, on }) => ({ value: placeOf(record)!.id, label: on === null ? title : `${title}, ${shown(on)}` })),
  ];
}

function together(picked: readonly Picked[], found: readonly Picked[]): Picked[] {
  return [...new Map([...found, ...picked].map((each) => [each.value, each])).values()];
}

const everything = ({ options }: { readonly options: Picked[] }): Picked[] => options;

export function RecordPicker({
  kind,
  picked,
  onPick,
  ...field
}: Picking & { readonly picked: Picked | null; readonly onPick: (picked: Picked | null) => void }) {
  const [q, setQ, found] = useFound(kind);
  const all = together(picked ? [picked] : [], found);
  return (
    <Select
      {...field}
      searchable
      clearable
      searchValue={q}
      onSearchChange={setQ}
      data={all}
      filter={everything as never}
      nothingFoundMessage={q.trim() === '' ? 'Type a name' : 'Nothing of that name is on record'}
      value={picked?.value ?? null}
      onChange={(value) => onPick(all.find((each) => each.value === value) ?? null)}
    />
  );
}
