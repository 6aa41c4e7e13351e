import { describe, expect, it } from '@jest/globals';
import { parseAsOf } from '#domain/edtf.ts';
import type { DomainEvent } from '#domain/events.ts';
import { evolve, fold, type RecordState } from '#domain/record.ts';
import { textsOf } from './texts.ts';

let revision = 0;
const event = (type: string, stream: string, data: object): DomainEvent =>
  ({ type, stream, data, revision: revision++, actor: 'desk', recordedAt: '2026-01-01T00:00:00.000Z' }) as unknown as DomainEvent;
const record = (type: string, stream: string, data: object): RecordState => {
  revision = 0;
  return fold([event(type, stream, data)])!;
};
const found = (state: RecordState): string[] => textsOf(state).map(({ matched, text }) => `${matched}: ${text}`);

describe('the texts by which a record is found', () => {
  it('are the names, titles, topics, places and notes of every kind of record, and no ids or words of lists', () => {
    expect(
      found(
        record('VisitMade', 'visit-v', {
          heldOn: '2018',
          kind: 'state',
          visitors: [
            {
              party: 'state:TJ',
              participants: [
                { official: 'x', styled: 'President' },
                { id: 'p1', description: 'an aide' },
              ],
            },
          ],
          stops: [{ id: 's1', place: { city: 'Khujand', country: 'TJ' }, on: '2018' }],
          topics: ['water'],
          about: 'The river',
        }),
      ),
    ).toEqual(['titles: President', 'notes: an aide', 'places: Khujand, Tajikistan', 'topics: water', 'notes: The river']);
    expect(
      found(record('AgreementSigned', 'agreement-a', { title: 'Treaty', parties: ['state:TJ', 'state:AF'], kind: 'treaty' })),
    ).toEqual(['titles: Treaty']);
    expect(
      found(
        record('OfficeEstablished', 'office-o', {
          name: 'Office',
          abbreviation: 'OF',
          kind: 'ministry',
          legalBasis: { instrument: 'A/RES/71/291' },
          functions: [{ id: 'f', text: 'Lead' }],
          identifiers: [{ scheme: 'wikidata', id: 'Q1' }],
        }),
      ),
    ).toEqual(['names: Office', 'names: OF', 'notes: A/RES/71/291', 'notes: Lead', 'names: Q1']);
  });

  it('are those of all stretches on their own days, of rivals that stand and of quotes, and none that was withdrawn', () => {
    let conference = record('ConferenceConvened', 'conference-c', { name: 'Talks', heldOn: '2018-05-03', outcome: 'none' });
    const add = (type: string, data: object): void => void (conference = evolve(conference, event(type, 'conference-c', data)));
    add('ClaimRecorded', { field: '/name', value: 'Negotiations', quote: 'they negotiated' });
    add('RecordCorrected', { changes: { '/outcome': null }, reason: 'a slip' });
    expect(found(conference)).toEqual(['names: Talks', 'names: Negotiations', 'notes: they negotiated']);
    add('RecordCorrected', { changes: { '/name': 'Parley' }, reason: 'a slip' });
    expect(found(conference)).not.toContain('names: Talks');

    let office = record('OfficeEstablished', 'office-o', { name: 'Task Force', establishedOn: '2005' });
    office = evolve(office, event('OfficeRenamed', 'office-o', { name: 'Compact', from: '2018-12-06' }));
    const days = Object.fromEntries(textsOf(office).map(({ text, days: each }) => [text, each]));
    expect(days['Task Force']?.possibleUntil).toBe(parseAsOf('2018-12-05'));
    expect(days['Compact']?.possibleFrom).toBe(parseAsOf('2018-12-06'));
  });
});
