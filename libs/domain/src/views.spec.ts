import { expect, test } from '@jest/globals';
import type { DomainEvent } from './events.ts';
import { bookOf, says } from './record.ts';
import { evolveViews, UNSEEN } from './views.ts';

const at = { stream: 'meeting-m', recordedAt: '2026-01-01T00:00:00.000Z', actor: 'desk' };
const held = (revision: number, heldOn: string, label?: 'confidential'): DomainEvent => ({
  ...at,
  type: 'BilateralMeetingHeld',
  revision,
  data: { heldOn, topics: [], delegations: [], ...(label && { label }) },
});
const retracted = (revision: number, label?: 'confidential'): DomainEvent => ({
  ...at,
  type: 'RecordRetracted',
  revision,
  data: { reason: 'a secret', ...(label && { label }) },
});
const detailed = (revision: number, changes: object, label?: 'confidential'): DomainEvent => ({
  ...at,
  type: 'DetailAdded',
  revision,
  data: { changes: changes as never, ...(label && { label }) },
});

test('what is kept from somebody of a State on the built-in list is kept although nothing came before it', () => {
  const claim = (revision: number, value: string, label: 'public' | 'confidential'): DomainEvent => ({
    type: 'ClaimRecorded',
    stream: 'state-TJ',
    revision,
    recordedAt: '2026-01-01T00:00:00.000Z',
    actor: 'desk',
    data: { field: '/existed', value, label, sources: [{ id: `s${revision}`, publisher: 'A', attribution: 'stated' }] },
  });
  const first = evolveViews(UNSEEN, claim(0, '1991', 'confidential'));
  expect(first.public).toBeNull();
  expect(bookOf(first.confidential!).claims.get('/existed')).toMatchObject([{ value: '1991' }]);
  const second = evolveViews(first, claim(1, '1992', 'public'));
  expect(bookOf(second.public!).claims.get('/existed')).toMatchObject([{ value: '1992' }]);
  expect(bookOf(second.confidential!).claims.get('/existed')).toHaveLength(2);
});

test('what begins anew keeps its label, and begins anew for those too who did not see it retracted', () => {
  const kept = [held(0, '2018-05-03', 'confidential'), retracted(1), held(2, '2018-05-04')].reduce(evolveViews, UNSEEN);
  expect(kept.public?.label).toBe('confidential');
  const unseen = [held(0, '2018-05-03'), retracted(1, 'confidential'), held(2, '2018-05-04')].reduce(evolveViews, UNSEEN);
  expect(says(unseen.public!)['heldOn']).toBe('2018-05-04');
  expect(bookOf(unseen.public!).claims.get('/heldOn')).toHaveLength(1);
  expect(JSON.stringify(bookOf(unseen.public!).changes)).not.toContain('a secret');
});

test('a claim has one id for everybody, whatever somebody else said before', () => {
  const changes = { '/level': 'minister', '/place': { city: 'Dushanbe' } };
  const { public: open, confidential } = [
    held(0, '2018-05-03'),
    detailed(1, { '/level': 'minister' }, 'confidential'),
    detailed(2, changes),
  ].reduce(evolveViews, UNSEEN);
  const idOf = (record: typeof open): string | undefined => bookOf(record!).claims.get('/place')?.[0]?.id;
  expect(idOf(open)).toBe(idOf(confidential));
});
