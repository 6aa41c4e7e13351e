import { isObject, type Json, type JsonObject, sameJson } from '#domain/json.ts';
import type { SourceGiven } from '#domain/commands.ts';
import { covers, pointerTo } from '#domain/fields.ts';
import type { Recording } from './plan.ts';

/** Members of a body that are not fields of the record. */
const NO_FIELDS = new Set(['id', 'sources', 'inferred', 'label', 'classification']);

/** An appointment is an element of its official's record; the person's name is not of it. */
function placeOf({ type, body }: Recording): { readonly at: string; readonly skipped: ReadonlySet<string> } {
  if ((type !== 'AppointOfficial' && type !== 'NominateOfficial') || body.id === undefined) return { at: '', skipped: NO_FIELDS };
  return { at: `${pointerTo('appointments', body.id)}/`, skipped: new Set([...NO_FIELDS, 'name']) };
}

/**
 * What corrects a record that one version of a row opened into what the next version says; null where both say the same.
 * For rows that open records, or appoint under an id of their own.
 */
export function correctionOf(before: Recording, after: Recording, reason: string): Recording | null {
  const [old, now] = [before.body, after.body].map((body) => body as unknown as JsonObject) as [JsonObject, JsonObject];
  const { at, skipped } = placeOf(after);
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => !skipped.has(name));
  const changed = names.filter((name) => !sameJson(old[name], now[name]));
  if (changed.length === 0) return null;
  const changes = Object.fromEntries(changed.map((name): [string, Json] => [at + name, now[name] ?? null]));
  const inferred = (Array.isArray(now.inferred) ? (now.inferred as string[]) : [])
    .filter((pointer) => changed.some((name) => covers(`/${name}`, pointer)))
    .map((pointer) => at.slice(0, -1) + pointer);
  return {
    type: 'CorrectRecord',
    stream: after.stream,
    body: {
      changes,
      reason,
      ...(Array.isArray(now.sources) && { sources: now.sources.filter(isObject) as unknown as SourceGiven[] }),
      ...(inferred.length > 0 && { inferred }),
    },
  };
}
