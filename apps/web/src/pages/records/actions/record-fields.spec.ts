import { expect, test } from '@jest/globals';
import { begunAt, changingPlaces, openPlaces, shapeAt, standingAt, standingPlaces } from './record-fields.ts';

const claim = (field: string, value: unknown, rank = 'normal') => ({ field, value, rank });
const meeting = {
  claims: [
    claim('/heldOn', '2018-05-03', 'deprecated'),
    claim('/heldOn', '2018-05-04', 'preferred'),
    claim('/delegations/state:TJ', { party: 'state:TJ' }),
    claim('/delegations/state:TJ/participants/x', { official: 'x' }),
    claim('/topics/trade~1transit', 'trade/transit'),
    claim('/level', 'minister', 'deprecated'),
    claim('/level', null, 'preferred'),
    claim('/place', { city: 'Dushanbe' }),
    claim('/place', { city: 'Khujand' }),
  ],
};

test('what was withdrawn or deprecated stands no more, and a dispute stands with both its sides', () => {
  expect(standingPlaces(meeting)).toEqual([
    '/heldOn',
    '/delegations/state:TJ',
    '/delegations/state:TJ/participants/x',
    '/topics/trade~1transit',
    '/place',
  ]);
  expect(standingAt(meeting, '/heldOn')).toEqual(['2018-05-04']);
  expect(standingAt(meeting, '/level')).toEqual([]);
  expect(standingAt(meeting, '/place')).toEqual([{ city: 'Dushanbe' }, { city: 'Khujand' }]);
});

test('a detail goes where nothing stands, also within an element, and another element goes to its list', () => {
  const open = openPlaces('meeting', meeting);
  expect(open).toEqual(
    expect.arrayContaining([
      '/level',
      '/channel',
      '/topics/-',
      '/delegations/-',
      '/delegations/state:TJ/role',
      '/delegations/state:TJ/participants/-',
      '/delegations/state:TJ/participants/x/styled',
    ]),
  );
  expect(open).not.toEqual(expect.arrayContaining(['/heldOn']));
  expect(open.filter((each) => /^\/(plan|classifications|place)\b/.test(each))).toEqual([]);
});

test('only what holds from a day on is updated', () => {
  expect(changingPlaces('meeting', meeting)).toEqual([]);
  expect(
    changingPlaces('office', {
      claims: [claim('/functions/visibility', { id: 'visibility' }), claim('/functions/visibility/text/start', 'x')],
    }),
  ).toEqual(['/name', '/abbreviation', '/legalBasis', '/parent', '/mandates', '/functions/visibility/text', '/memberCount']);
});

test('each place takes its kind of value', () => {
  expect(shapeAt('meeting', '/heldOn')).toEqual({ of: 'value', input: { is: 'date' } });
  expect(shapeAt('office', '/name/2020-01-01')).toEqual({ of: 'value', input: { is: 'text' } });
  expect(shapeAt('office', '/name/2020-01-01/until')).toEqual({ of: 'value', input: { is: 'date' } });
  expect(shapeAt('meeting', '/plan/plannedOn/start')).toEqual({ of: 'value', input: { is: 'date' } });
  expect(shapeAt('meeting', '/delegations/state:TJ')).toMatchObject({ of: 'element' });
  expect(shapeAt('meeting', '/delegations/state:TJ/participants/-')).toMatchObject({ of: 'element' });
  expect(shapeAt('meeting', '/delegations/state:TJ/participants/x/capacity')).toMatchObject({ input: { is: 'choice' } });
  expect(shapeAt('conference', '/attended/states')).toEqual({ of: 'value', input: { is: 'count' } });
  expect(shapeAt('meeting', '/nothing')).toBe(null);
  expect(shapeAt('meeting', '/heldOn/below')).toBe(null);
});

test('a correction of a value of several parts begins with those that stand, and with what all say where sources do not agree', () => {
  const place = { city: 'Dushanbe', country: 'TJ' };
  const begun = (...values: unknown[]) => begunAt('meeting', { claims: values.map((value) => claim('/place', value)) }, '/place');
  expect(begun(place)).toEqual(place);
  expect(begun(place, { city: 'Khujand', country: 'TJ' })).toEqual({ country: 'TJ' });
  expect(begun({ city: 'Dushanbe' }, { city: 'Khujand' })).toBeUndefined();
  expect(begun()).toBeUndefined();
  expect(begunAt('meeting', meeting, '/heldOn')).toBeUndefined();
  const office = { claims: [claim('/memberCount/start', { moreThan: 40 }), claim('/name/start', 'UNOCT')] };
  expect(begunAt('office', office, '/memberCount/start')).toEqual({ moreThan: 40 });
  expect(begunAt('office', office, '/name/start')).toBeUndefined();
});
