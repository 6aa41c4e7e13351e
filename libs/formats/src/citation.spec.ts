import { describe, expect, test } from '@jest/globals';
import { type Cited, citationBibtex, citationCsl, citationText } from './citation.ts';

const source = {
  id: 's1',
  publisher: 'Asia-Plus',
  kind: null,
  title: null,
  url: null,
  publishedOn: '2018-05-03',
  via: ['Tajik information department'],
  attribution: 'reported' as const,
  wording: null,
  language: null,
  reliability: null,
  credibility: null,
  fields: null,
  repeats: null,
};

const cited: Cited = {
  reference: 'meeting:m',
  title: 'Meeting of A & B',
  on: '2018-05-03/2018-05-04',
  revision: '2',
  recordedAt: '2026-11-25T12:00:00.000Z',
  hash: 'ab12',
  address: 'https://desk/v1/meetings/m?knownAt=2026-11-25T12:00:00.000Z',
  retraction: null,
  sources: [source],
};

describe('a citation', () => {
  test('as text names the record, its revision, its address and its sources', () => {
    expect(citationText(cited)).toBe(
      '“Meeting of A & B, 2018-05-03/2018-05-04.” Chancery, meeting:m, revision 2, as known at 2026-11-25T12:00:00.000Z. ' +
        'https://desk/v1/meetings/m?knownAt=2026-11-25T12:00:00.000Z SHA-256 ab12\n' +
        '- Asia-Plus, 2018-05-03, via Tajik information department.\n',
    );
  });

  test('of a State of which nothing was recorded has no revision', () => {
    const text = citationText({
      ...cited,
      reference: 'state:TJ',
      revision: null,
      recordedAt: null,
      hash: null,
      on: null,
      sources: [],
    });
    expect(text).toMatch(/Chancery, state:TJ\. https/);
    expect(text).not.toMatch(/null|revision|SHA/);
  });

  test('of a retracted record says so in every form', () => {
    const retracted = { ...cited, retraction: { at: '2026-11-24T08:00:00.000Z', reason: 'it never took place' } };
    expect(citationText(retracted)).toContain('12:00:00.000Z. Retracted on 2026-11-24: it never took place. https://desk');
    expect(citationCsl(retracted)[0]).toMatchObject({
      status: 'retracted',
      note: 'retracted on 2026-11-24: it never took place, as known at 2026-11-25T12:00:00.000Z, SHA-256 ab12',
    });
    expect(citationBibtex(retracted)).toContain('note = {retracted on 2026-11-24: it never took place, as known at');
  });

  test.each([
    [
      '2018-05-03/2018-05-04',
      {
        'date-parts': [
          [2018, 5, 3],
          [2018, 5, 4],
        ],
      },
    ],
    ['2018-05', { 'date-parts': [[2018, 5]] }],
    ['2018~', { 'date-parts': [[2018]], circa: true }],
    ['[2018-05-03,2018-05-04]', undefined],
    ['2018-05-03/..', undefined],
  ])('in CSL-JSON has %s as it is known', (on, date) => {
    expect(citationCsl({ ...cited, on })[0]!['event-date']).toEqual(date);
  });

  test('in BibTeX escapes what TeX takes for its own, and no address', () => {
    const [, entry] = citationBibtex({
      ...cited,
      sources: [{ ...source, title: '50% of {x} & \\y_1 #~^', url: 'https://a.tj/a_b?c=1&d=50%25' }],
    }).split('\n\n');
    expect(entry).toContain('title = {50\\% of \\{x\\} \\& \\textbackslash{}y\\_1 \\#\\textasciitilde{}\\textasciicircum{}}');
    expect(entry).toContain('url = {https://a.tj/a_b?c=1&d=50%25}');
  });
});
