import type { Schemas } from '../../api/client.ts';
import type { Picked } from '../../parts/record-picker.tsx';
import { NEW_SOURCE, type SourceDraft, sourceOf } from '../../parts/source-draft.ts';

type Body = Schemas['HoldBilateralMeetingBody'];

export interface Side {
  readonly party: string | null;
  readonly officials: readonly Picked[];
  readonly others: string;
  readonly role: string;
}

/** What is written into the form, whether it is whole or not. */
export interface Draft {
  /** A retry under it records nothing twice. */
  readonly key: string;
  readonly heldOn: string;
  readonly isDayInferred: boolean;
  readonly channel: '' | NonNullable<Body['channel']>;
  readonly city: string;
  readonly country: string | null;
  readonly isPlaceInferred: boolean;
  readonly conference: Picked | null;
  readonly sides: readonly [Side, Side];
  readonly topics: readonly string[];
  readonly pillars: readonly string[];
  readonly functions: readonly string[];
  readonly basisKind: 'stated' | 'inferred';
  readonly basisReason: string;
  readonly sources: readonly SourceDraft[];
}

const SIDE: Side = { party: null, officials: [], others: '', role: '' };

export function newDraft(key: string): Draft {
  return {
    key,
    heldOn: '',
    isDayInferred: false,
    channel: '',
    city: '',
    country: null,
    isPlaceInferred: false,
    conference: null,
    sides: [SIDE, SIDE],
    topics: [],
    pillars: [],
    functions: [],
    basisKind: 'inferred',
    basisReason: '',
    sources: [NEW_SOURCE],
  };
}

export function isClassified({ pillars, functions }: Draft): boolean {
  return pillars.length > 0 || functions.length > 0;
}

/** What is sent. What was left empty is left out, and the program says what is missing. */
export function bodyOf(draft: Draft): Body {
  const { heldOn, channel, city, country, conference, sides, topics, pillars, functions, basisKind, basisReason } = draft;
  const hasPlace = city.trim() !== '' || country !== null;
  const inferred = [...(draft.isDayInferred ? ['/heldOn'] : []), ...(draft.isPlaceInferred && hasPlace ? ['/place'] : [])];
  return {
    heldOn: heldOn.trim(),
    ...(channel !== '' && { channel }),
    ...(hasPlace && {
      place: {
        ...(city.trim() !== '' && { city: city.trim() }),
        ...(country !== null && { country: country.replace('state:', '') }),
      },
    }),
    ...(conference !== null && { onSidelinesOf: conference.value }),
    delegations: sides.map(({ party, officials, others, role }) => ({
      party: party ?? '',
      ...(role !== '' && { role }),
      participants: [
        ...officials.map(({ value }) => ({ official: value })),
        ...(others.trim() === '' ? [] : [{ description: others.trim() }]),
      ],
    })),
    topics: [...topics],
    ...(inferred.length > 0 && { inferred }),
    ...(isClassified(draft) && {
      classification: {
        pillars: [...pillars],
        functions: [...functions],
        basis: {
          kind: basisKind,
          ...(basisReason.trim() !== '' && { [basisKind === 'stated' ? 'quote' : 'reason']: basisReason.trim() }),
        },
      },
    }),
    sources: draft.sources.map(sourceOf),
  };
}

/**
 * Which field of the form a refusal is about: `sides.0.party` … `sources.1.url`; null where it is none of its own. The
 * program names a delegation by its place before it has read it, and by its party after.
 */
export function fieldOf(pointer: string, { sides }: Draft): string | null {
  const [, first = '', second = '', third = ''] = pointer.split('/');
  switch (first) {
    case 'heldOn':
    case 'channel':
    case 'topics':
      return first;
    case 'place':
      return second === 'country' ? 'country' : 'city';
    case 'onSidelinesOf':
      return 'conference';
    case 'delegations': {
      const n = /^\d+$/.test(second) ? Number(second) : sides.findIndex(({ party }) => party === second);
      if (n < 0 || n > 1) return second === '' ? 'sides.1.party' : null;
      return third === 'participants' ? `sides.${n}.officials` : `sides.${n}.party`;
    }
    case 'classification':
      return second === 'pillars' || second === 'functions' ? second : 'basisReason';
    case 'sources':
      return second === '' ? 'sources.0.publisher' : `sources.${second}.${third || 'publisher'}`;
    default:
      return null;
  }
}
