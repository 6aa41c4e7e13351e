import { isObject, type Json } from '#domain/json.ts';
import type { Names } from '#read-models/actors/names.ts';

export interface PlaceParts {
  readonly venue: string | null;
  readonly city: string | null;
  readonly region: string | null;
  /** Its code. */
  readonly country: string | null;
}

export function placeParts(place: Json): PlaceParts | null {
  if (!isObject(place)) return null;
  const part = (name: string): string | null => (typeof place[name] === 'string' ? place[name] : null);
  return { venue: part('venue'), city: part('city'), region: part('region'), country: part('country') };
}

/** `Dushanbe, Tajikistan`; empty where nobody says where. */
export function placeText(place: Json, names: Names): string {
  const { venue = null, city = null, region = null, country = null } = placeParts(place) ?? {};
  return [venue, city, region, country && (names(`state:${country}`) ?? country)].filter(Boolean).join(', ');
}
