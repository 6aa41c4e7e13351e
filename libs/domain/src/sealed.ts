import { isObject, type Json } from './json.ts';
import type { ValueType } from './values.ts';

/** What the log and the rows hold of a personal value: nobody reads it without the key. A stored format. */
export interface Sealed {
  /** The key's name: the stream of whom it is about, a full stop and the key's number. */
  readonly key: string;
  /** Base64url of nonce, ciphertext and tag: AES-256-GCM. */
  readonly sealed: string;
}

/** A personal value as a reader gets it: opened, erased with its key, or sealed where no key is at hand. */
export type Personal = string | { readonly erased: true } | { readonly sealed: true };

/** Of a value that is sealed before it is recorded. */
export interface PersonalType extends ValueType {
  /** What it is when it is open. */
  readonly plain: ValueType;
}

export const personal = (plain: ValueType): PersonalType => ({
  plain,
  problem: (value) => (isSealed(value) ? null : 'it is personal and was not sealed: send it again'),
});

export function isSealed(value: unknown): value is Sealed {
  return isObject(value) && typeof value.sealed === 'string' && typeof value.key === 'string';
}

/** Whose key it is, by the stream. */
export function subjectOf({ key }: Sealed): string {
  return key.slice(0, key.lastIndexOf('.'));
}

export function keyNumber({ key }: Sealed): number {
  return Number(key.slice(key.lastIndexOf('.') + 1));
}

export function keyName(stream: string, number: number): string {
  return `${stream}.${number}`;
}

/** Everything that is sealed in a value, however deep it lies. */
export function* sealedIn(value: unknown): Iterable<Sealed> {
  if (isSealed(value)) yield value;
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* sealedIn(each);
}

/** An answer in which what is sealed is told as that, or otherwise. */
export function unsealed<T>(answer: T, told: (sealed: Sealed) => Personal = () => ({ sealed: true })): T {
  return replaced(answer as Json, told) as T;
}

function replaced(value: Json, told: (sealed: Sealed) => Personal): Json {
  if (isSealed(value)) return told(value);
  if (Array.isArray(value)) return (value as Json[]).map((each) => replaced(each, told));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, each === undefined ? each : replaced(each, told)]),
  );
}
