import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { newKey } from '../api/new-key.ts';
import type { Shape } from './shapes.ts';

/**
 * Drafts, kept in the browser. Each document writes under an owner of its own and touches nothing of another that lives,
 * so that no tab can overwrite what another has; what was left by a closed one is taken over by the next that asks. Owners
 * are in the order of their time.
 */
const newOwner = (): string => `${Date.now().toString(36)}-${newKey()}`;
const OWNER = newOwner();
const TAB = 'chancery.tab';

// Where a browser keeps nothing, the very name of its storage throws.
type Store = () => Storage;
const ofBrowser: Store = () => localStorage;
const ofTab: Store = () => sessionStorage;

const keyOf = (name: string, owner: string): string => `chancery.draft.${name}.2${owner === '' ? '' : `.${owner}`}`;
const lockOf = (owner: string): string => `chancery.tab.${owner}`;

/** The document that was in this tab before: a reload goes on with what that one kept. */
const BEFORE = read(ofTab, TAB);
write(ofTab, TAB, OWNER);
// Held as long as the document lives. A browser has locks only where the page is served over TLS or from this machine.
void navigator.locks?.request(lockOf(OWNER), () => new Promise(() => undefined));
const atStart: ReadonlySet<string> = new Set(allKeys());
const heldAtStart = await held();

/** Of this document, whether the browser has room for it or not. */
const here = new Map<string, object>();

export interface Kept<Value> {
  readonly value: Value;
  readonly set: Dispatch<SetStateAction<Value>>;
  /** Gone at once, for the page that keeps it is about to be left. */
  readonly forget: () => void;
  /** Whether something is written, that would be lost with it. */
  readonly isWritten: boolean;
  /** The browser has no room, or keeps nothing: it is in this tab alone. */
  readonly isUnkept: boolean;
  /** What tabs left behind that are closed. */
  readonly others: readonly Value[];
  /** Goes on with another; what is written here becomes another then. */
  readonly takeUp: (other: Value) => void;
  readonly discard: (other: Value) => void;
}

/** What survives a reload, a closed browser, and a server that is away. */
export function useKept<Value extends object>(name: string, fresh: () => Value, shape: Shape<Value>): Kept<Value> {
  const [plain] = useState(() => plainOf(fresh()));
  const [value, set] = useState<Value>(() => taken(name, shape) ?? fresh());
  const [isUnkept, setUnkept] = useState(false);
  const [others, setOthers] = useState<readonly Left<Value>[]>([]);
  const isWritten = plainOf(value) !== plain;
  const look = (): void =>
    void leftBehind(name, shape).then((left) => setOthers(left.filter((each) => plainOf(each.value) !== plain)));

  useEffect(() => setUnkept(!(isWritten ? keep(name, value) : drop(name))), [name, value, isWritten]);
  useEffect(() => {
    look();
    addEventListener('storage', look);
    addEventListener('focus', look);
    return () => {
      removeEventListener('storage', look);
      removeEventListener('focus', look);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- it looks anew by itself
  }, [name]);
  useEffect(() => {
    if (!isUnkept || !isWritten) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnkept, isWritten]);

  const keyAt = (other: Value): string => others.find((each) => each.value === other)!.key;
  return {
    value,
    set,
    forget: () => void drop(name),
    isWritten,
    isUnkept,
    others: others.map((each) => each.value),
    takeUp(other) {
      if (isWritten && !setAside(name, value)) return;
      set(other);
      if (keep(name, other)) remove(keyAt(other));
      look();
    },
    discard(other) {
      remove(keyAt(other));
      look();
    },
  };
}

/** For a form that is about to be opened; what was written into it before is set aside. */
export function keepFor(name: string, value: object): void {
  const before = here.get(name) ?? parsed(read(ofBrowser, keyOf(name, OWNER)));
  if (before) setAside(name, before);
  keep(name, value);
}

/** Whether a form would open with something that was kept. */
export const isThere = (name: string): boolean => here.has(name) || candidates(name).some((key) => read(ofBrowser, key) !== null);

/** Whatever would be opened under the name. */
export function discardAll(name: string): void {
  for (const key of candidates(name)) remove(key);
  drop(name);
}

const ACTOR = 'chancery.actor';

/** Who signed in here last: what they left is not another's to find. */
export const lastActor = (): string | null => read(ofBrowser, ACTOR);
export const rememberActor = (actor: string): void => void write(ofBrowser, ACTOR, actor);

/** Every draft of this browser. */
export function discardEverything(): void {
  for (const key of allKeys()) if (key.startsWith('chancery.draft.')) remove(key);
  here.clear();
}

interface Left<Value> {
  readonly key: string;
  readonly value: Value;
}

/** What the form opens with: this document's, this tab's, or what the last tab left that was closed. */
function taken<Value extends object>(name: string, shape: Shape<Value>): Value | null {
  const own = here.get(name);
  if (own) return shape(own) ?? null;
  for (const key of candidates(name)) {
    const raw = read(ofBrowser, key);
    const value = shape(parsed(raw));
    if (value === undefined) {
      if (raw !== null) remove(key);
      continue;
    }
    if (keep(name, value)) leave(key, raw!);
    return value;
  }
  return null;
}

function candidates(name: string): string[] {
  const left = ownersOf(name, atStart).filter((owner) => heldAtStart !== null && !heldAtStart.has(lockOf(owner)));
  return [...new Set([...(BEFORE === null ? [] : [BEFORE]), ...left.toSorted().toReversed()])]
    .filter((owner) => owner !== OWNER)
    .map((owner) => keyOf(name, owner));
}

/** It goes on under this document; where the one before still lives, for the tab was duplicated, it keeps its own. */
function leave(key: string, raw: string): void {
  const drops = (): void => {
    if (read(ofBrowser, key) === raw) remove(key);
  };
  if (BEFORE === null || !key.endsWith(`.${BEFORE}`)) return drops();
  const isReload = performance.getEntriesByType('navigation').some((each) => 'type' in each && each.type === 'reload');
  if (!navigator.locks) return isReload ? drops() : undefined;
  // One that is being left may hold it for a moment yet.
  navigator.locks.request(lockOf(BEFORE), { signal: AbortSignal.timeout(3000) }, drops).catch(() => undefined);
}

async function leftBehind<Value extends object>(name: string, shape: Shape<Value>): Promise<Left<Value>[]> {
  const living = await held();
  return ownersOf(name, allKeys())
    .filter((owner) => owner !== OWNER && living?.has(lockOf(owner)) !== true)
    .toSorted()
    .toReversed()
    .flatMap((owner) => {
      const key = keyOf(name, owner);
      const value = shape(parsed(read(ofBrowser, key)));
      const own = here.get(name);
      return value === undefined || (own && plainOf(own) === plainOf(value)) ? [] : [{ key, value }];
    });
}

function ownersOf(name: string, keys: Iterable<string>): string[] {
  const first = keyOf(name, '');
  return [...keys].flatMap((key) => {
    if (key === first) return [''];
    return key.startsWith(`${first}.`) ? [key.slice(first.length + 1)] : [];
  });
}

function keep(name: string, value: object): boolean {
  here.set(name, value);
  return write(ofBrowser, keyOf(name, OWNER), JSON.stringify(value));
}

function drop(name: string): boolean {
  here.delete(name);
  remove(keyOf(name, OWNER));
  return true;
}

/** Nobody's, and so for whoever takes it up. */
function setAside(name: string, value: object): boolean {
  return write(ofBrowser, keyOf(name, newOwner()), JSON.stringify(value));
}

/** What was written, whatever key it is recorded under. */
const plainOf = (value: object): string => JSON.stringify({ ...value, key: '' });

/** Null where the browser cannot tell. */
async function held(): Promise<ReadonlySet<string> | null> {
  try {
    const { held: locks = [] } = await navigator.locks.query();
    return new Set(locks.map(({ name = '' }) => name));
  } catch {
    return null;
  }
}

function parsed(raw: string | null): object | null {
  try {
    return JSON.parse(raw ?? 'null') as object | null;
  } catch {
    return null;
  }
}

function allKeys(): string[] {
  try {
    return Object.keys(ofBrowser());
  } catch {
    return [];
  }
}

function read(from: Store, key: string): string | null {
  try {
    return from().getItem(key);
  } catch {
    return null;
  }
}

function write(to: Store, key: string, value: string): boolean {
  try {
    to().setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function remove(key: string): void {
  try {
    ofBrowser().removeItem(key);
  } catch {
    // Where nothing may be kept, nothing was.
  }
}
