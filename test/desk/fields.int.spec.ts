import { expect, test } from '@jest/globals';
import type { Field as Known, Fields as KnownFields } from '#domain/fields.ts';
import { nouns } from '#domain/nouns.ts';
import type { PersonalType } from '#domain/sealed.ts';
import { type Field, type Fields, FIELDS, type Input } from '../../apps/web/src/pages/records/actions/record-fields.ts';

/** One that fits each input of the desk. */
function sampleOf(input: Input): unknown {
  switch (input.is) {
    case 'text':
    case 'words':
      return 'words';
    case 'slug':
    case 'record':
      return 'a-slug';
    case 'date':
      return '2018-05-03';
    case 'truth':
      return true;
    case 'party':
    case 'state':
      return 'state:TJ';
    case 'place':
      return { city: 'Dushanbe', country: 'TJ' };
    case 'count':
      return { moreThan: 400 };
    case 'texts':
      return ['words'];
    case 'choice':
      return input.of[0];
    case 'object':
      return Object.fromEntries(Object.entries(input.members).map(([name, each]) => [name, sampleOf(each)]));
    case 'json':
      return [];
  }
}

/** Where the desk's fields are not those of the domain. */
function flaws(ours: Fields, theirs: KnownFields, at: string): string[] {
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names].flatMap((name) => flaw(ours[name], theirs[name], `${at}/${name}`));
}

function flaw(ours: Field | undefined, theirs: Known | undefined, at: string): string[] {
  if (!ours || !theirs || ours.kind !== theirs.kind)
    return [`${at} is ${ours?.kind ?? 'missing'}, not ${theirs?.kind ?? 'there'}`];
  if (ours.kind === 'group' && theirs.kind === 'group') return flaws(ours.fields, theirs.fields, at);
  if (ours.kind === 'list' && theirs.kind === 'list') {
    const keys = [Object.keys(ours.keys), Object.keys(theirs.keys)].map(String);
    return [
      ...(keys[0] === keys[1] ? [] : [`${at} is keyed by ${keys[0]}, not ${keys[1]}`]),
      ...flaws(ours.fields, theirs.fields, at),
    ];
  }
  if (!('input' in ours) || !('type' in theirs)) return [at];
  // Choices are told in the domain's words, so that none is missing here.
  if (ours.input.is === 'choice') {
    const all = theirs.type.problem(null);
    return all === `one of ${ours.input.of.join(', ')} is expected` ? [] : [`${at}: ${all}`];
  }
  if (ours.input.is === 'json') return [];
  // What is personal is put in open.
  const type = 'plain' in theirs.type ? (theirs.type as PersonalType).plain : theirs.type;
  const problem = type.problem(sampleOf(ours.input) as never);
  return problem === null ? [] : [`${at}: ${problem}`];
}

test.each(Object.values(nouns))('what the desk lets be put into a $kind is what its record takes', ({ kind, fields }) => {
  expect(flaws(FIELDS[kind], fields, kind)).toEqual([]);
});
