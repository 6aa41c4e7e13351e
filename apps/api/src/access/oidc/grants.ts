import { type Identity, LABELS, type Role, ROLES } from '#domain/access.ts';
import type { Label } from '#domain/record-keeping.ts';

/** What the value of a claim stands for: roles, and labels that it is cleared for. */
export type Grants = ReadonlyMap<string, readonly (Role | Label)[]>;

export interface Claims {
  /** The claim that names who it is, in the log for ever. */
  readonly actor: string;
  /** The claim that lists what they may do and see; a dotted name is one within another. */
  readonly grants: string;
  /** What its values stand for; null: for themselves. */
  readonly meaning: Grants | null;
}

/** The token says of nobody who they are, or of nobody that could stand in the log. */
export class Nameless extends Error {
  override readonly name = 'Nameless';
}

const LONGEST_ACTOR = 200;

/**
 * Who comes, by what an issuer says of them. Who has no role that is known here has none.
 * @throws {Nameless}
 */
export function identityFrom(payload: Readonly<Record<string, unknown>>, { actor, grants, meaning }: Claims): Identity {
  const name = payload[actor];
  if (typeof name !== 'string' || name === '' || name.length > LONGEST_ACTOR || !/^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(name))
    throw new Nameless(`its claim ${actor} names nobody`);
  const granted = new Set(valuesAt(payload, grants).flatMap<string>((value) => meaning?.get(value) ?? (meaning ? [] : [value])));
  return {
    actor: `oidc:${name}`,
    roles: ROLES.filter((role) => granted.has(role)),
    clearance: LABELS.findLast((label) => granted.has(label)) ?? 'public',
  };
}

const MOST_SHOWN = 300;

/** For whoever runs the server: the values of the claim that was to say what somebody may do, as a part of a sentence. */
export function whatWasSeen(payload: Readonly<Record<string, unknown>>, { grants }: Claims): string {
  const values = valuesAt(payload, grants);
  if (values.length === 0) return `the claim ${grants} says nothing (OIDC_CLAIM, OIDC_SCOPE)`;
  const text = values.map((each) => JSON.stringify(each)).join(', ');
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return `the claim ${grants} says ${shown}, none of which stands for a role (OIDC_GRANTS)`;
}

/** A list of texts, a text, or texts with spaces between, as providers have it. */
function valuesAt(payload: Readonly<Record<string, unknown>>, claim: string): readonly string[] {
  let value: unknown = payload[claim];
  // Names of claims may hold full stops themselves, as addresses do.
  if (value === undefined)
    value = claim
      .split('.')
      .reduce<unknown>(
        (within, name) => (typeof within === 'object' && within !== null ? Object(within)[name] : undefined),
        payload,
      );
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** `desk-officers=recorder,chiefs=editor+administrator+confidential`; a text that cannot be read is the sentence that says why. */
export function grantsFrom(text: string): Grants | string {
  const grants = new Map<string, (Role | Label)[]>();
  for (const pair of text.split(',')) {
    const [value = '', granted = '', ...more] = pair.split('=').map((each) => each.trim());
    const all = granted.split('+').map((each) => each.trim());
    const unknown = all.find((each) => !ROLES.includes(each as Role) && !LABELS.includes(each as Label));
    if (value === '' || more.length > 0) return `${JSON.stringify(pair)} is no value of the claim, = and what it stands for`;
    if (unknown !== undefined) return `${JSON.stringify(unknown)} is none of ${[...ROLES, ...LABELS].join(', ')}`;
    grants.set(value, [...(grants.get(value) ?? []), ...(all as (Role | Label)[])]);
  }
  return grants;
}
