import type { Schemas } from './client.ts';

export type Role = Schemas['Role'];

/** As the program has it: test/desk/roles.int.spec.ts holds both to each other. */
const INCLUDED: Readonly<Record<Role, readonly Role[]>> = {
  reader: ['reader'],
  recorder: ['recorder', 'reader'],
  editor: ['editor', 'recorder', 'reader'],
  auditor: ['auditor', 'reader'],
  administrator: ['administrator', 'reader'],
};

/** Whether one of the roles is the one that is asked for, or includes it. */
export function holds(roles: readonly Role[], asked: Role): boolean {
  return roles.some((role) => INCLUDED[role].includes(asked));
}
