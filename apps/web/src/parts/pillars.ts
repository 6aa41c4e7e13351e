import type { Pillar } from '../api/queries.ts';

export const PILLARS: Readonly<Record<Pillar, string>> = {
  I: 'conditions conducive to the spread of terrorism',
  II: 'preventing and combating terrorism',
  III: 'building capacity, and the role of the United Nations',
  IV: 'human rights for all and the rule of law',
};

export const EVERY_PILLAR = Object.keys(PILLARS) as readonly Pillar[];

/** In an address, for what nobody stated. */
export const NOT_STATED = 'none';

export const listedPillarOf = (text: string | undefined): Pillar | typeof NOT_STATED | undefined =>
  text === NOT_STATED ? NOT_STATED : pillarOf(text);

export const pillarOf = (text: string | undefined): Pillar | undefined =>
  text !== undefined && Object.hasOwn(PILLARS, text) ? (text as Pillar) : undefined;
