import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NOUNS, type Noun, type Records } from '../api/queries.ts';

export interface RecordPlace {
  readonly records: Records;
  readonly id: string;
}

const RECORDS = Object.fromEntries(Object.entries(NOUNS).map(([records, noun]) => [noun, records])) as Record<Noun, Records>;

/** `meeting:x`, or a stream's name, `meeting-x`; null where it is neither. */
export function placeOf(record: string): RecordPlace | null {
  const [, noun = '', id = ''] = /^([a-z]+)[:-](.+)$/.exec(record) ?? [];
  return Object.hasOwn(RECORDS, noun) ? { records: RECORDS[noun as Noun], id } : null;
}

export function RecordLink({ record, children }: { readonly record: string; readonly children: ReactNode }) {
  const place = placeOf(record);
  if (!place) return children;
  return (
    <Link to="/$records/$id" params={{ records: place.records, id: place.id }} className="link">
      {children}
    </Link>
  );
}
