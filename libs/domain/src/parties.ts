import { COUNTRIES } from './countries.ts';
import type { Json } from './json.ts';

/** Who is represented: `state:TJ`, `office:unoct`. */
export type Party = `state:${string}` | `office:${string}`;

const STATE = /^state:(?:[A-Z]{2}|[A-Z]{4}|x-[a-z0-9]+(?:-[a-z0-9]+)*)$/;
const OFFICE = /^office:[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function isPartyText(value: Json | undefined): value is Party {
  return typeof value === 'string' && value.length <= 107 && (STATE.test(value) || OFFICE.test(value));
}

/** The code of a State or territory: `TJ`, `SUHH`, `x-hawaii`. */
export function isStateCode(value: Json | undefined): value is string {
  return typeof value === 'string' && isPartyText(`state:${value}`);
}

/** A code that needs no record of its own. */
export function isCountryCode(value: Json): boolean {
  return typeof value === 'string' && Object.hasOwn(COUNTRIES, value);
}

/** Stream of the record that a party must have; null for a State on the built-in list. */
export function streamOfParty(party: string): string | null {
  const code = party.slice(party.indexOf(':') + 1);
  return party.startsWith('office:') ? `office-${code}` : isCountryCode(code) ? null : `state-${code}`;
}
