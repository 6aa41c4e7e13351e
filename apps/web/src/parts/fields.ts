/** A JSON Pointer in words: `/appointments/foreign-minister/leftOn` is "appointments › foreign-minister › left on". */
export function fieldName(pointer: string, nameOf: (party: string) => string): string {
  return segmentsOf(pointer)
    .filter((segment) => segment !== 'start')
    .map((segment) => (/^(state|office):/.test(segment) ? nameOf(segment) : spaced(segment)))
    .join(' › ');
}

export function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `heldOn` is "held on", and so is `BilateralMeetingHeld` "bilateral meeting held". */
export function spaced(name: string): string {
  if (!/^[A-Za-z]+$/.test(name)) return name;
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** A word of a choice, as people write it: `un-member` is "UN member". */
export const choiceName = (word: string): string => word.replaceAll('-', ' ').replace(/^un /, 'UN ');

/** Whether what a pointer names is a date by its name. */
export function isDated(pointer: string): boolean {
  return /(?:On|born|died|existed)$/.test(segmentsOf(pointer).findLast((segment) => segment !== 'start') ?? '');
}

/** Whether a pointer is at a place or below it. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** Changes of one element of a record, or of one field of it. */
export interface Grouped<Change> {
  /** The element, by its place: `/appointments/foreign-minister`. Null: the fields are the record's own. */
  readonly element: string | null;
  readonly fields: readonly (Change & { /** Within the element. */ readonly within: string })[];
}

/**
 * Fields by the element that they are of. That an element is there at all needs no line of its own where it says more.
 */
export function groupedByElement<Change extends { readonly field: string }>(
  changes: readonly Change[],
): readonly Grouped<Change>[] {
  const elements = new Set(changes.flatMap(({ field }) => elementOf(field) ?? []));
  const told = changes.filter(({ field }) => !elements.has(field));
  return [...Map.groupBy(told, ({ field }) => elementOf(field))].map(([element, fields]) => ({
    element,
    fields: fields.map((change) => ({ ...change, within: change.field.slice(element?.length ?? 0) })),
  }));
}

/** The element that a pointer goes into: of `/topics/x` none, for there it ends; nor of `/name/start`. */
function elementOf(field: string): string | null {
  const [, key = '', ...rest] = segmentsOf(field);
  const isStretch = rest.length === 0 || key === 'start' || /^\d{4}/.test(key);
  return isStretch ? null : field.split('/').slice(0, 3).join('/');
}
