import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { newKey } from '../../api/new-key.ts';
import { type Draft, newDraft } from './draft.ts';
import type { Kind } from './kinds.ts';

const nameOf = (kind: string): string => `chancery.draft.${kind}.2`;

export interface Kept<Value> {
  readonly value: Value;
  readonly set: Dispatch<SetStateAction<Value>>;
  /** Gone at once, for the page that keeps it is about to be left. */
  readonly forget: () => void;
}

/** What survives a reload, a closed browser, and a server that is away. */
export function useKept<Value extends object>(name: string, fresh: () => Value): Kept<Value> {
  const [value, set] = useState<Value>(() => withKept(fresh(), kept(name)));
  useEffect(() => {
    try {
      localStorage.setItem(nameOf(name), JSON.stringify(value));
    } catch {
      // Without room to keep it the form works all the same.
    }
  }, [name, value]);
  return { value, set, forget: () => drop(name) };
}

/** One draft a kind: they do not mix. */
export function useKeptDraft(kind: Kind): Kept<Draft> {
  return useKept(kind, () => newDraft(kind, newKey()));
}

/** For a form that is about to be opened. */
export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(nameOf(draft.kind), JSON.stringify(draft));
  } catch {
    // The form that is opened then begins empty.
  }
}

function drop(name: string): void {
  try {
    localStorage.removeItem(nameOf(name));
  } catch {
    // Where nothing may be kept, nothing was.
  }
}

export function isKept(kind: Kind): boolean {
  const draft = kept(kind) as Draft | null;
  const { key: _, ...fresh } = newDraft(kind, '');
  return draft !== null && JSON.stringify({ ...fresh, key: draft.key }) !== JSON.stringify({ ...fresh, ...draft });
}

/** Of what was kept, what is of the kind that is asked now: an earlier desk may have kept something else. */
function withKept<Value extends object>(fresh: Value, stored: object | null): Value {
  const isAlike = ([name, value]: [string, unknown]): boolean => {
    const asked: unknown = fresh[name as keyof Value];
    if (asked === undefined) return false;
    if (asked === null) return true;
    if (value === null) return false;
    if (Array.isArray(asked)) return Array.isArray(value) && !value.includes(null);
    return typeof value === typeof asked;
  };
  return { ...fresh, ...Object.fromEntries(Object.entries(stored ?? {}).filter(isAlike)) };
}

function kept(name: string): object | null {
  try {
    // What an earlier desk kept may lack what this one asks.
    return JSON.parse(localStorage.getItem(nameOf(name)) ?? 'null') as object | null;
  } catch {
    return null;
  }
}

export const newTemp = (): string => `new-${newKey().slice(0, 12)}`;
