import { expect, test } from '@jest/globals';
import type { DomainEvent } from '#domain/events.ts';
import { bookOf } from '#domain/record.ts';
import { evolveViews, UNSEEN } from './views.ts';

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
