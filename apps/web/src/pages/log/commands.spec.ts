import { expect, test } from '@jest/globals';
import { NEW_SOURCE } from '../../parts/source-draft.ts';
import { commandsOf, postOf, settled, slugOf, without } from './commands.ts';
import { type Draft, type MadeConference, type MadeOffice, type MadeOfficial, newDraft, participant } from './draft.ts';
import { foretold } from './foretold.ts';

const office: MadeOffice = {
  noun: 'office',
  temp: 'new-office',
  id: 'unoct',
  name: 'United Nations Office of Counter-Terrorism',
  abbreviation: 'UNOCT',
  kind: '',
  of: null,
  establishedOn: '2017-06-15',
  instrument: 'A/RES/71/291',
  adoptedOn: '2017-06-15',
  mandates: ['counter-terrorism'],
  aims: [],
  functions: [{ id: 'leadership', text: 'Lead' }],
  inferred: ['/mandates'],
};
const official: MadeOfficial = {
  noun: 'official',
  temp: 'new-official',
  id: 'vladimir-voronkov',
  isKnown: false,
  name: 'Vladimir Voronkov',
  post: 'under-secretary-general',
  title: 'Under-Secretary-General',
  party: 'office:new-office',
  appointedOn: '2017-06-21',
  inferred: [],
};
const conference: MadeConference = {
  noun: 'conference',
  temp: 'new-conference',
  id: 'dushanbe-2018',
  name: 'Conference',
  heldOn: '2018-05-03',
  place: { city: 'Dushanbe', country: 'state:TJ' },
  inferred: ['/heldOn'],
};
const draft: Draft = {
  ...newDraft('bilateral', 'k'),
  heldOn: '2018-05-03',
  conference: { value: 'new-conference', label: 'Conference' },
  sides: [
    { party: 'state:TJ', participants: [participant('sirojiddin-aslov', 'Sirojiddin Aslov')], role: '' },
    { party: 'office:new-office', participants: [participant('new-official', 'Vladimir Voronkov')], role: '' },
  ],
  sources: [
    { ...NEW_SOURCE, publisher: 'Asia-Plus' },
    { ...NEW_SOURCE, publisher: 'Asia-Plus', wording: 'reportedly', fields: ['/topics'] },
  ],
  made: [conference, official, office],
};

test('what is made on the spot is recorded before what names it, on the sources that speak for all', () => {
  const commands = commandsOf(draft);
  expect(commands.map(({ path, events }) => [path, ...events])).toEqual([
    ['/v1/offices', 'OfficeEstablished'],
    ['/v1/officials', 'OfficialNameRecorded'],
    ['/v1/officials/new-official/appointments', 'OfficialAppointed'],
    ['/v1/conferences', 'ConferenceConvened'],
    ['/v1/meetings/bilateral', 'BilateralMeetingHeld'],
  ]);
  expect(commands[0]!.body).toEqual({
    id: 'unoct',
    name: 'United Nations Office of Counter-Terrorism',
    abbreviation: 'UNOCT',
    establishedOn: '2017-06-15',
    legalBasis: { instrument: 'A/RES/71/291', adoptedOn: '2017-06-15' },
    mandates: ['counter-terrorism'],
    functions: [{ id: 'leadership', text: 'Lead' }],
    inferred: ['/mandates'],
    sources: [{ publisher: 'Asia-Plus', attribution: 'reported' }],
  });
  expect(new Set(commands.map(({ key }) => key)).size).toBe(commands.length);
});

test('each is named by the id that it got, once it is recorded', () => {
  let current = draft;
  const paths: string[] = [];
  for (const id of ['unoct', 'voronkov', 'voronkov', 'dushanbe']) {
    const [command] = commandsOf(current);
    paths.push(command!.path);
    current = settled(current, command!, id);
  }
  expect(paths.at(2)).toBe('/v1/officials/voronkov/appointments');
  expect(current.made).toEqual([]);
  expect(commandsOf(current)).toMatchObject([
    {
      body: {
        onSidelinesOf: 'dushanbe',
        delegations: [{ party: 'state:TJ' }, { party: 'office:unoct', participants: [{ official: 'voronkov' }] }],
      },
    },
  ]);
});

test('a person with no post is a name alone, and one on record gets the post alone', () => {
  const nameOnly = { ...draft, made: [{ ...official, title: '' }] };
  expect(commandsOf(nameOnly).map(({ path }) => path)).toEqual(['/v1/officials', '/v1/meetings/bilateral']);
  const known = { ...draft, made: [{ ...official, isKnown: true, temp: 'vladimir-voronkov' }] };
  expect(commandsOf(known).map(({ path }) => path)).toEqual([
    '/v1/officials/vladimir-voronkov/appointments',
    '/v1/meetings/bilateral',
  ]);
});

test('what is taken away is named nowhere any more', () => {
  const left = [office, official, conference].reduce<Draft>(without, draft);
  expect(JSON.stringify(left)).not.toContain('new-');
  expect(left.made).toEqual([]);
});

test('everything that will be recorded is foretold, in order', () => {
  const names = new Map([['state:TJ', 'Tajikistan']]);
  const told = foretold({ ...draft, isDayInferred: true, pillars: ['I', 'II'] }, (party) => names.get(party) ?? party);
  expect(told.map(({ event, says }) => `${event}: ${says}`)).toEqual([
    'OfficeEstablished: United Nations Office of Counter-Terrorism (UNOCT), established 15 June 2017, by A/RES/71/291, with one function.',
    'OfficialNameRecorded: Vladimir Voronkov, a new person.',
    'OfficialAppointed: Vladimir Voronkov: Under-Secretary-General of United Nations Office of Counter-Terrorism, appointed 21 June 2017.',
    'ConferenceConvened: Conference, 3 May 2018, Dushanbe, Tajikistan.',
    'BilateralMeetingHeld: Meeting of Tajikistan (Sirojiddin Aslov) and United Nations Office of Counter-Terrorism (Vladimir Voronkov), 3 May 2018 (inferred), on the sidelines of Conference.',
    'EngagementClassified: pillar I, pillar II, inferred.',
  ]);
});

test.each([
  ['Sirojiddin Aslov', 'sirojiddin-aslov'],
  ['Jean-Yves Le Drian', 'jean-yves-le-drian'],
  ['Péter Szijjártó', 'peter-szijjarto'],
  ['Сироҷиддин Аслов', ''],
  ['…', ''],
])('a readable id of %s is %j', (name, id) => {
  expect(slugOf(name)).toBe(id);
});

test.each([
  ['Minister of Foreign Affairs', 'foreign-minister'],
  ['Foreign Minister', 'foreign-minister'],
  ['Under-Secretary-General', 'under-secretary-general'],
])('the post of a %s is %s', (title, post) => {
  expect(postOf(title)).toBe(post);
});
