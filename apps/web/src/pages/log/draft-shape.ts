import { newKey } from '../../api/new-key.ts';
import { flag, like, listOf, oneOf, orNull, type Shape, text, word } from '../../parts/shapes.ts';
import { pickedShape } from '../../parts/picked.ts';
import { sourceShape } from '../../parts/source-draft.ts';
import {
  type Draft,
  type Made,
  NEW_SIDE,
  NEW_STOP,
  newDraft,
  newMade,
  NO_PLACE,
  participant,
  type Participates,
  type Place,
  type Side,
  type Stop,
} from './draft.ts';
import { isOfTwo, type Kind, KINDS } from './kinds.ts';

const texts = listOf(text);
const place = like<Place>(NO_PLACE, { venue: text, city: text, country: orNull(text) });
const stop = like<Stop>(NEW_STOP, { venue: text, city: text, country: orNull(text), on: text });

const person = like<Participates>(
  participant(null, ''),
  { official: orNull(text), label: text, role: text, styled: text, capacity: word() },
  'label',
);

const side = like<Side>(NEW_SIDE, { party: orNull(text), participants: listOf(person), role: text, inferredParty: orNull(text) });

const ofMade = { temp: text, id: text, name: text, inferred: texts };

const made: Shape<Made> = (given) => {
  const noun = oneOf('office', 'official', 'conference')((given as { readonly noun?: unknown } | null)?.noun);
  if (noun === undefined) return undefined;
  const fresh = newMade('', { noun, name: '' });
  switch (fresh.noun) {
    case 'office':
      return like<typeof fresh>(
        fresh,
        {
          ...ofMade,
          noun: oneOf('office'),
          abbreviation: text,
          kind: text,
          of: orNull(text),
          establishedOn: text,
          instrument: text,
          adoptedOn: text,
          mandates: texts,
          aims: texts,
          functions: listOf(like({ id: '', text: '' }, { id: text, text }, 'id', 'text')),
        },
        'temp',
        'name',
      )(given);
    case 'official':
      return like<typeof fresh>(
        fresh,
        {
          ...ofMade,
          noun: oneOf('official'),
          isKnown: flag,
          post: text,
          title: text,
          party: orNull(text),
          appointedOn: text,
        },
        'temp',
        'name',
      )(given);
    case 'conference':
      return like<typeof fresh>(fresh, { ...ofMade, noun: oneOf('conference'), heldOn: text, place }, 'temp', 'name')(given);
  }
};

/** A draft of one kind, or of any. */
export function draftOf(asked: Kind | null): Shape<Draft> {
  return (given) => {
    const kind = oneOf(...(Object.keys(KINDS) as Kind[]))((given as Partial<Draft> | null)?.kind);
    if (kind === undefined || (asked !== null && kind !== asked)) return undefined;
    const fresh = newDraft(kind, newKey());
    const draft = like<Draft>(fresh, {
      kind: oneOf(kind),
      key: text,
      sent: text,
      id: text,
      heldOn: text,
      isDayInferred: flag,
      stayedOn: text,
      channel: word(),
      place,
      isPlaceInferred: flag,
      conference: orNull(pickedShape),
      within: orNull(pickedShape),
      sides: listOf(side),
      isComplete: flag,
      level: word(),
      visitKind: word(),
      stops: listOf(stop),
      receivedBy: orNull(text),
      name: text,
      series: text,
      topics: texts,
      pillars: texts,
      functions: texts,
      basisKind: oneOf('stated', 'inferred'),
      basisReason: text,
      label: word(),
      sources: listOf(sourceShape),
      made: listOf(made),
    })(given);
    if (draft === undefined) return undefined;
    const sides = [...draft.sides, ...fresh.sides.slice(draft.sides.length)];
    return {
      ...draft,
      sides: isOfTwo(kind) ? sides.slice(0, 2) : sides,
      stops: draft.stops.length > 0 ? draft.stops : fresh.stops,
      sources: draft.sources.length > 0 ? draft.sources : fresh.sources,
    };
  };
}
