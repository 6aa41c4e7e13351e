import type { Query } from '@tanstack/react-query';
import type { Schemas } from './client.ts';
import type { Noun } from './queries.ts';

/**
 * On what an answer rests: it is read anew once that is written to. Where a query says nothing, on anything.
 * `named`: on the records that it names, and on those that name it.
 */
export type Rests = 'nothing' | 'named' | readonly Noun[];

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly rests?: Rests };
  }
}

type Recorded = Pick<Schemas['CloudEvent'], 'subject' | 'time' | 'data'>;
type Asked = Pick<Query, 'queryKey' | 'meta'> & { readonly state: Pick<Query['state'], 'data'> };

/** Whether an answer may be another since these events were recorded. */
export function restsOn({ queryKey, meta, state }: Asked, events: readonly Recorded[]): boolean {
  const rests = meta?.rests;
  if (rests === 'nothing') return false;
  const known = knownAtOf(queryKey);
  const later = events.filter(({ time }) => known === null || time === null || Date.parse(time) <= known);
  if (rests === undefined) return later.length > 0;
  if (rests !== 'named') return later.some(({ subject }) => rests.some((noun) => subject.startsWith(`${noun}-`)));
  const answer = JSON.stringify([queryKey, state.data]);
  const names = queryKey.filter((each): each is string => typeof each === 'string');
  return later.some(({ subject, data }) => {
    if (answer.includes(subject.slice(subject.indexOf('-') + 1))) return true;
    const said = JSON.stringify(data);
    return names.some((name) => said.includes(name));
  });
}

/** Of when a read knows; null where it knows all. */
function knownAtOf(queryKey: readonly unknown[]): number | null {
  for (const each of queryKey) {
    const knownAt = (each as { readonly knownAt?: unknown } | null | undefined)?.knownAt;
    if (typeof knownAt === 'string') return Date.parse(knownAt.includes('T') ? knownAt : `${knownAt}T23:59:59.999Z`);
  }
  return null;
}

const FEW_PAGES = 3;

/** Of a list that is read page after page: more of them than are read anew with each event. */
export function isLong(data: unknown): boolean {
  const pages = (data as { readonly pages?: readonly unknown[] } | undefined)?.pages;
  return Array.isArray(pages) && pages.length > FEW_PAGES;
}
