import type { Problem } from '../api/client.ts';

/** What the program says of a field, for who reads a form: without how it would be written, and parties by their names. */
export function plainly(detail: string, nameOf: (party: string) => string): string {
  return detail
    .replaceAll(/(?::\s*|\s*\()\{.*?\}\)?/gs, '')
    .replaceAll(/\b(?:state|office):[A-Za-z0-9-]+/g, (party) => nameOf(party));
}

/** What is said above a form of a refusal that its fields tell of. */
export const AT_THE_FIELDS = 'What is wrong or missing is said at its field.';

/** Of a refusal that names fields what they do not say; else all of it. Null: nothing is left to say. */
export function saysOf(problem: Problem, elsewhere: Problem['errors'], nameOf: (party: string) => string): string | null {
  if (problem.errors.length === 0) return plainly(problem.detail, nameOf);
  return elsewhere.length < problem.errors.length ? AT_THE_FIELDS : null;
}

/** Fields that say something, with what each says once. */
export function gathered(said: Iterable<readonly [string, string]>): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [field, detail] of said) found.set(field, (found.get(field) ?? new Set()).add(detail));
  return new Map([...found].map(([field, details]) => [field, [...details].join(' ')]));
}
