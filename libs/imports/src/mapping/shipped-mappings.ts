import appointments from '../../mappings/appointments.json' with { type: 'json' };
import claims from '../../mappings/claims.json' with { type: 'json' };
import travelsLog from '../../mappings/travels-log.json' with { type: 'json' };
import travels from '../../mappings/travels.json' with { type: 'json' };
import ukMinisters from '../../mappings/uk-ministers.json' with { type: 'json' };
import visits from '../../mappings/visits.json' with { type: 'json' };
import type { Mapping } from './mapping.ts';
import { readMapping } from './read-mapping.ts';

const SHIPPED: Readonly<Record<string, unknown>> = {
  visits,
  travels,
  'travels-log': travelsLog,
  appointments,
  'uk-ministers': ukMinisters,
  claims,
};

export const SHIPPED_MAPPINGS: readonly string[] = Object.keys(SHIPPED);

/** A mapping that comes with Chancery; null for none of that name. */
export function shippedMapping(name: string): Mapping | null {
  return Object.hasOwn(SHIPPED, name) ? readMapping(SHIPPED[name]) : null;
}
