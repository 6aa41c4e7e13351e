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
  const [value, set] = useState<Value>(() => ({ ...fresh(), ...kept(name) }));
  useEffect(() => {
    try {
      localStorage.setItem(nameOf(name), JSON.stringify(value));
    } catch {
      // Without room to keep it the form works all the same.
    }
  }, [name, value]);
  return { value, set, forget: () => localStorage.removeItem(nameOf(name)) };
}

/** One draft a kind: they do not mix. */
export function useKeptDraft(kind: Kind): Kept<Draft> {
  return useKept(kind, () => newDraft(kind, newKey()));
}

/** For a form that is about to be opened. */
export function keepDraft(draft: Draft): void {
  localStorage.setItem(nameOf(draft.kind), JSON.stringify(draft));
}

export function isKept(kind: Kind): boolean {
  const draft = kept(kind) as Draft | null;
  const { key: _, ...fresh } = newDraft(kind, '');
  return draft !== null && JSON.stringify({ ...fresh, key: draft.key }) !== JSON.stringify({ ...fresh, ...draft });
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
