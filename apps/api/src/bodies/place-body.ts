import type { Place } from '#domain/nouns/activity.ts';
import { Text } from './fields.ts';

/** Makes nobody a party. */
export class PlaceBody implements Place {
  @Text({ example: 'Dushanbe', most: 200, optional: true })
  readonly city?: string;
  @Text({ example: 'TJ', most: 20, optional: true, about: 'ISO 3166-1 alpha-2.' })
  readonly country?: string;
  @Text({ example: 'Kokhi Navruz', most: 200, optional: true })
  readonly venue?: string;
  @Text({ example: 'Central Asia', most: 200, optional: true })
  readonly region?: string;
}

export const PLACE_EXAMPLE = { city: 'Dushanbe', country: 'TJ' };
