import { describe, expect, test } from '@jest/globals';
import { meeting, ministry } from '../../domain/spec/bodies.ts';
import { given, type History } from '../../domain/spec/given.ts';
import { provJsonOf } from './prov-json.ts';

type Relation = Record<string, string>;

const provenanceOf = ({ events }: History) => {
  const logged = events.map((event, n) => ({ id: `id-${n}`, hash: `hash-${n}`, event }));
  return provJsonOf(logged, 'https://desk/v1/meetings/x') as Record<string, Record<string, Relation>>;
};
const relations = (document: Record<string, Record<string, Relation>>, name: string): Relation[] =>
  Object.values(document[name] ?? {});

const opened = given(meeting());
const corrected = opened.and({
  type: 'CorrectRecord',
  stream: 'meeting-x',
  body: { changes: { heldOn: '2018-05-04' }, reason: 'the ministry names the fourth', sources: [ministry] },
});
const retracted = corrected.and({
  type: 'RetractRecord',
  stream: 'meeting-x',
  body: { reason: 'it never happened', sources: [ministry] },
});

describe('the provenance of a record', () => {
  test('has its claims with what they say, on whose word', () => {
    const document = provenanceOf(opened);
    expect(document['entity']!['record:claim-c0-0']).toMatchObject({
      'prov:value': '2018-05-03',
      'chancery:field': '/heldOn',
      'chancery:rank': 'normal',
      'chancery:inferred': true,
    });
    const sources = relations(document, 'wasDerivedFrom').filter((each) => each['prov:generatedEntity'] === 'record:claim-c0-0');
    expect(sources).toEqual([
      {
        'prov:generatedEntity': 'record:claim-c0-0',
        'prov:usedEntity': 'record:source-s1',
        'prov:activity': 'event:id-0',
        'prov:type': { $: 'prov:PrimarySource', type: 'xsd:QName' },
      },
    ]);
    expect(Object.values(document['agent']!).map((each) => each['prov:label'])).toEqual(['desk', 'Asia-Plus']);
  });

  test('derives a revision from the one before it, and ends what a correction deprecates', () => {
    const document = provenanceOf(corrected);
    expect(relations(document, 'wasDerivedFrom')).toContainEqual({
      'prov:generatedEntity': 'record:revision-1',
      'prov:usedEntity': 'record:revision-0',
      'prov:activity': 'event:id-1',
      'prov:type': { $: 'prov:Revision', type: 'xsd:QName' },
    });
    expect(relations(document, 'wasInvalidatedBy')).toMatchObject([
      { 'prov:entity': 'record:claim-c0-0', 'prov:activity': 'event:id-1' },
    ]);
    expect(document['activity']!['event:id-1']).toMatchObject({
      'chancery:hash': 'hash-1',
      'chancery:reason': 'the ministry names the fourth',
    });
  });

  test('ends the record by its retraction, and begins its sources anew when it is opened again', () => {
    const document = provenanceOf(retracted.and(meeting({ heldOn: '2018-06' })));
    expect(relations(document, 'wasInvalidatedBy').map((each) => each['prov:entity'])).toEqual([
      'record:claim-c0-0',
      'record:revision-1',
    ]);
    const sources = Object.keys(document['entity']!).filter((name) => name.startsWith('record:source-'));
    expect(sources).toContain('record:source-s1');
    expect(sources).toContain('record:source-3-s1');
    const after = relations(document, 'wasDerivedFrom').filter((each) =>
      each['prov:generatedEntity']!.startsWith('record:claim-c3-'),
    );
    expect(after.length).toBeGreaterThan(3);
    expect(after.filter((each) => !each['prov:usedEntity']!.startsWith('record:source-3-'))).toEqual([]);
  });

  test('of nothing is empty', () => {
    expect(provJsonOf([], 'https://desk/v1/states/TJ')).toMatchObject({ entity: {}, activity: {}, agent: {} });
  });
});
