import { expect, test } from '@jest/globals';
import { NEW_SOURCE } from '../../parts/source-draft.ts';
import { NEW_SIDE, NEW_STOP, newDraft, participant } from './draft.ts';
import { draftOf } from './draft-shape.ts';

const shape = draftOf('bilateral');

test('a draft comes back as it was kept', () => {
  const draft = {
    ...newDraft('bilateral', 'k'),
    heldOn: '2018-05-03',
    conference: { value: 'dushanbe-2018', label: 'Conference' },
    sides: [{ ...NEW_SIDE, party: 'state:TJ', participants: [participant(null, 'senior officials')] }, NEW_SIDE],
    sources: [{ ...NEW_SOURCE, publisher: 'Asia-Plus', via: ['Khovar'] }],
  };
  expect(shape(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
});

test('what is nonsense in a list is dropped, and what is beside it kept', () => {
  const draft = {
    ...newDraft('bilateral', 'k'),
    place: 7,
    conference: {},
    stops: 'none',
    topics: ['one', null, { two: 2 }],
    sides: [null, { party: 'state:TJ', participants: [{}, 5, { label: 'Aslov', role: 3 }] }, 'side', { party: [] }, NEW_SIDE],
    sources: [[], {}, { publisher: 'Asia-Plus', via: 'nobody' }],
    made: [null, { noun: 'office' }, { noun: 'office', temp: 'new-1', name: 'A', functions: [1, { id: 'x', text: 'y' }] }],
  };
  expect(shape(draft)).toMatchObject({
    place: { city: '', country: null },
    conference: null,
    stops: [NEW_STOP],
    topics: ['one'],
    sides: [{ party: 'state:TJ', participants: [participant(null, 'Aslov')] }, NEW_SIDE],
    sources: [NEW_SOURCE, { ...NEW_SOURCE, publisher: 'Asia-Plus' }],
    made: [{ noun: 'office', temp: 'new-1', name: 'A', of: null, functions: [{ id: 'x', text: 'y' }] }],
  });
});

test.each([[null], [7], [[]], [{}], [{ kind: 'visit' }], [{ kind: 'toString' }], ['text']])(
  '%j is no draft of a meeting',
  (given) => {
    expect(shape(given)).toBeUndefined();
  },
);
