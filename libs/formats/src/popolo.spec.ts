import { expect, test } from '@jest/globals';
import type { AppointmentAnswer, OfficialItem } from '#read-models/answers/official.ts';
import { heldBy, popoloMembership, popoloPerson, popoloPost } from './popolo.ts';

const appointment: AppointmentAnswer = {
  id: 'foreign-minister',
  post: 'foreign-minister',
  title: 'Minister of Foreign Affairs',
  party: 'state:TJ',
  accreditedTo: [],
  capacity: null,
  rank: null,
  duties: null,
  level: null,
  nominatedOn: null,
  appointedOn: '2013-11-29',
  arrivedOn: null,
  assumedOn: null,
  act: null,
  leftOn: null,
  ending: null,
  absences: [],
  status: 'in-office',
  certain: false,
};

const official: OfficialItem = {
  id: 'a',
  name: 'Sirojiddin Aslov',
  names: [{ name: 'Sirojiddin Aslov', script: null, from: null, until: null }],
  born: '1964-02-17',
  died: '2090~',
  appointments: [appointment],
  anomalies: [],
  identifiers: [{ scheme: 'wikidata', id: 'Q1' }],
};

test('a person has no other name where there is one alone, and no date that is only about', () => {
  expect(popoloPerson(official, [])).toMatchObject({
    id: 'official:a',
    other_names: [],
    birth_date: '1964-02-17',
    death_date: null,
    identifiers: [{ scheme: 'wikidata', identifier: 'Q1' }],
  });
});

test('only sources with an address are named', () => {
  const sources = [
    { id: 's1', publisher: 'Asia-Plus', attribution: 'reported' as const },
    { id: 's2', publisher: 'Asia-Plus', attribution: 'reported' as const, url: 'https://asiaplustj.info', title: 'News' },
  ];
  expect(popoloPerson(official, sources)['sources']).toEqual([{ url: 'https://asiaplustj.info', note: 'Asia-Plus: News' }]);
});

test.each([
  [{}, '2013-11-29', null],
  [{ assumedOn: '2013-12', leftOn: '2020/2021' }, '2013-12', '2020'],
  [{ appointedOn: '2013?' }, null, null],
])('a membership with %j begins %s and ends %s', (more, start_date, end_date) => {
  const [held] = heldBy({ ...official, appointments: [{ ...appointment, ...more }] });
  expect(popoloMembership('a', held!)).toMatchObject({ start_date, end_date, post_id: 'state:TJ/foreign-minister' });
  expect(popoloPost(held!)).toMatchObject({ id: 'state:TJ/foreign-minister', organization_id: 'state:TJ' });
});

test.each(['nominated', 'never-held'] as const)('what is %s is no membership', (status) => {
  expect(heldBy({ ...official, appointments: [{ ...appointment, status }] })).toEqual([]);
});
