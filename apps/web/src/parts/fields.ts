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

/** Whether what a pointer names is a date by its name. */
export function isDated(pointer: string): boolean {
  return /(?:On|born|died|existed)$/.test(segmentsOf(pointer).findLast((segment) => segment !== 'start') ?? '');
}

/** Whether a pointer is at a place or below it. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}
