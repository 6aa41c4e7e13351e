import { expect, test } from '@jest/globals';
import type { Problem } from '../../../api/client.ts';
import { NEW_SOURCE } from '../../../parts/source-draft.ts';
import { type ActionDraft, actionOf, bodyOf, isAsItWas, missingIn, newAction, routeOf, wrongIn } from './action-draft.ts';

const source = { ...NEW_SOURCE, publisher: 'Asia-Plus' };
const draft = (action: Parameters<typeof newAction>[0], of: Partial<ActionDraft>): ActionDraft => ({
  ...newAction(action, 'k', undefined, '1'),
  ...of,
});

test('a correction says what it changes and withdraws, why, and on whose word where it is given', () => {
  const made = draft('correct', {
    changes: [
      { place: '/heldOn', isWithdrawn: false, value: '2018-05-04' },
      { place: '/topics/trade', isWithdrawn: true },
    ],
    isInferred: true,
    reason: ' misread ',
  });
  expect(bodyOf('correct', made)).toEqual({
    changes: { '/heldOn': '2018-05-04', '/topics/trade': null },
    reason: 'misread',
    inferred: ['/heldOn'],
  });
  expect(bodyOf('correct', { ...made, sources: [source] })).toMatchObject({ sources: [{ publisher: 'Asia-Plus' }] });
});

test('a rival claim is of one place, and what was left empty is left out', () => {
  const made = draft('dispute', { changes: [{ place: '/heldOn', isWithdrawn: false, value: '2018' }], sources: [source] });
  expect(bodyOf('dispute', made)).toEqual({
    field: '/heldOn',
    value: '2018',
    sources: [{ publisher: 'Asia-Plus', attribution: 'reported' }],
  });
});

test('a source is sent by itself, with what it speaks for', () => {
  expect(bodyOf('source', draft('source', { sources: [source], fields: ['/topics'] }))).toEqual({
    publisher: 'Asia-Plus',
    attribution: 'reported',
    fields: ['/topics'],
  });
});

test('a classification gives its words as a quotation where the source states it', () => {
  const made = draft('classify', { pillars: ['II'], basis: 'stated', reason: 'on border security', sources: [] });
  expect(bodyOf('classify', made)).toEqual({
    pillars: ['II'],
    functions: [],
    basis: { kind: 'stated', quote: 'on border security' },
  });
});

test('each goes to its route', () => {
  expect([routeOf('rank', 'c0-1'), routeOf('retract', undefined), routeOf('merge', undefined)]).toEqual([
    'claims/c0-1/rank',
    'retraction',
    'merge',
  ]);
});

test('a refusal stands at what it is about', () => {
  const problem = (...pointers: string[]): Problem => ({
    title: '',
    status: 422,
    detail: '',
    code: 'invalid-body',
    errors: pointers.map((pointer) => ({ pointer, detail: `of ${pointer}` })),
  });
  const made = draft('correct', {
    changes: [
      { place: '/place', isWithdrawn: false },
      { place: '/delegations/-', isWithdrawn: false },
    ],
    sources: [source],
  });
  const wrong = wrongIn(problem('/reason', '/delegations', '/place/country', '/sources/0/url', '/heldOn'), 'correct', made);
  expect(wrong.at('reason')).toBe('of /reason');
  expect(wrong.at('changes.0')).toBe('of /place/country');
  expect(wrong.at('changes.1')).toBe('of /delegations');
  expect(wrong.at('sources.0.url')).toBe('of /sources/0/url');
  expect(wrong.elsewhere.map(({ pointer }) => pointer)).toEqual(['/heldOn']);
  expect(wrongIn(problem('/changes', '/changes'), 'correct', made).at('changes.0')).toBe('of /changes');
  expect(wrongIn(problem('/publisher'), 'source', draft('source', {})).at('sources.0.publisher')).toBe('of /publisher');
});

test('what was kept comes back with the place that is asked now, and without what is nonsense', () => {
  const kept = {
    ...newAction('correct', 'k', '/heldOn', '3'),
    reason: 'misread',
    rank: 'best',
    sources: [null, { publisher: 'Khovar' }],
    changes: [{ place: '/heldOn', isWithdrawn: false, value: '2018-05-04' }, { place: null, isWithdrawn: false }, 7],
  };
  expect(actionOf('correct', kept, '/place')).toMatchObject({
    key: 'k',
    seen: '3',
    reason: 'misread',
    rank: 'normal',
    sources: [{ publisher: 'Khovar', attribution: 'reported' }],
    changes: [{ place: '/heldOn', value: '2018-05-04' }, { place: '/place' }],
  });
  expect(actionOf('correct', { changes: 'none' }, undefined)?.changes).toEqual([{ place: null, isWithdrawn: false }]);
  expect(actionOf('correct', [], undefined)).toBeUndefined();
});

test('what is missing is said in the words of the form, each at its field', () => {
  const missing = (action: Parameters<typeof newAction>[0], of: Partial<ActionDraft>) =>
    Object.fromEntries(missingIn(action, draft(action, of)));
  const place = { place: '/place', isWithdrawn: false };
  expect(missing('correct', { changes: [place, { place: null, isWithdrawn: false }], reason: ' ' })).toEqual({
    'changes.0': 'Say what shall stand here, or withdraw it.',
    'changes.1': 'Choose a field.',
    reason: 'Say why.',
  });
  expect(missing('correct', { changes: [{ ...place, isWithdrawn: true }], reason: 'misread' })).toEqual({});
  expect(missing('update', { changes: [{ ...place, value: { city: 'Dushanbe' } }] })).toEqual({
    from: 'Say from which day on it is so.',
    'sources.0.publisher': 'Name the publisher.',
  });
  expect(missing('merge', { reason: 'the same' })).toEqual({ into: 'Choose the record that it is merged into.' });
  expect(missing('classify', { reason: 'its title' })).toEqual({ pillars: 'Choose a pillar or a function.' });
});

test('what was said of a field holds until that is written anew', () => {
  const before = draft('add', { sources: [source] });
  const now = { ...before, sources: [{ ...source, title: 'another' }], reason: 'why' };
  expect(['sources.0.publisher', 'sources.0.title', 'reason', 'changes.0'].map((at) => isAsItWas(at, before, now))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
