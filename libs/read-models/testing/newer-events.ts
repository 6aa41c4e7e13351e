import type { Upcaster, Upcasters } from '#event-store/decode.ts';
import { UPCASTERS } from '#event-store/decode.ts';

export { projections } from '#read-models/projections.ts';

const renamed =
  (from: string, to: string): Upcaster =>
  ({ [from]: value, ...data }) => ({ ...data, [to]: value });

/**
 * What a later version of the program reads, had this one been it: the name of a renaming was called otherwise twice, and an
 * office was dissolved in a month where now it is on its last day.
 */
export const upcasters: Upcasters = {
  ...UPCASTERS,
  OfficeRenamed: [renamed('title', 'called'), renamed('called', 'name')],
  OfficeDissolved: [(data) => ({ ...data, on: `${data['on'] as string}-28` })],
};
