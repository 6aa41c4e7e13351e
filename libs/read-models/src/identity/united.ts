import type { Claim, Source } from '#domain/claims.ts';
import { asElements, type Field, keyOf, type ListField, type Pointer, pointerTo, type Said } from '#domain/fields.ts';
import { type Json, type JsonObject, sameJson } from '#domain/json.ts';
import { nouns } from '#domain/nouns.ts';
import { bookOf, type RecordState, says } from '#domain/record.ts';
import * as value from '#domain/values.ts';

/**
 * What the records of one person or party say together: the claims of all of them, so that where they differ is a dispute
 * and where they agree is one claim on all of their sources.
 * @param head whose own claims come first, and whose ids stay as they are
 */
export function united(head: RecordState, others: readonly RecordState[]): RecordState {
  if (others.length === 0) return head;
  const { claims, sources, ...rest } = bookOf(head);
  const together = new Map<Pointer, readonly Claim[]>(claims);
  const cited = new Map<string, Source>(sources);
  for (const other of others) {
    const book = bookOf(other);
    const renamed = keysToRename(head, other);
    for (const [id, source] of book.sources) cited.set(from(other, id), { ...source, id: from(other, id) });
    for (const [pointer, each] of book.claims) {
      const at = rename(pointer, renamed);
      const added = each.map((claim) => ({
        ...claim,
        id: from(other, claim.id),
        value: markerAt(at, pointer, claim.value),
        sources: claim.sources.map((id) => from(other, id)),
      }));
      together.set(at, joined(together.get(at) ?? [], added));
    }
  }
  return { ...head, told: null, book: { ...rest, claims: together, sources: cited } };
}

/** Ids of one record mean nothing in another. */
function from(record: RecordState, id: string): string {
  return `${record.id}.${id}`;
}

function joined(claims: readonly Claim[], added: readonly Claim[]): readonly Claim[] {
  let all = claims;
  for (const claim of added) {
    const same = all.find((each) => each.rank === claim.rank && sameJson(each.value, claim.value));
    all = same
      ? all.map((each) => (each === same ? { ...each, sources: [...each.sources, ...claim.sources] } : each))
      : [...all, claim];
  }
  return all;
}

/** Ids made in two records may be the same and mean two things: `foreign-minister` of two parties. */
function keysToRename(head: RecordState, other: RecordState): ReadonlyMap<Pointer, Pointer> {
  const renamed = new Map<Pointer, Pointer>();
  const [ours, theirs] = [says(head), says(other)];
  for (const [name, field] of Object.entries(nouns[head.noun].fields)) {
    if (field.kind !== 'list' || !('id' in field.keys)) continue;
    for (const element of asElements(theirs[name])) {
      const key = keyOf(field, element as JsonObject);
      const there = key && asElements(ours[name]).find((each) => each[key.name] === key.key);
      if (!key || !there || isSameThing(field, there, element)) continue;
      renamed.set(pointerTo(name, key.key), pointerTo(name, `${key.key}-of-${other.id}`));
    }
  }
  return renamed;
}

/** Words may differ; days and what is named may not. */
function isSameThing({ fields }: ListField, a: Said, b: Said): boolean {
  return Object.entries(fields).every(
    ([name, field]) =>
      isWords(field) || a[name] === undefined || b[name] === undefined || sameJson(a[name] as Json, b[name] as Json),
  );
}

function isWords(field: Field): boolean {
  return field.kind === 'single' && field.type === value.text;
}

function rename(pointer: Pointer, renamed: ReadonlyMap<Pointer, Pointer>): Pointer {
  for (const [old, now] of renamed) if (pointer === old || pointer.startsWith(`${old}/`)) return now + pointer.slice(old.length);
  return pointer;
}

/** An element that got another key is named by it. */
function markerAt(at: Pointer, was: Pointer, marker: Json): Json {
  if (at === was || at.split('/').length !== 3 || marker === null) return marker;
  return { id: at.slice(at.lastIndexOf('/') + 1) };
}
