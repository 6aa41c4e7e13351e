import { describe, expect, test } from '@jest/globals';
import { parseEdtf } from '#domain/edtf.ts';
import { type Candidate, merged, type Span } from './candidate.ts';
import { proposalsAmong } from './proposals.ts';

const span = (text: string): Span => [parseEdtf(text).begin.from, parseEdtf(text).end.until];
const somebody = (id: string, name: string, more: Partial<Candidate> = {}): Candidate => ({
  ids: [id],
  names: [name],
  posts: [],
  within: [],
  begun: null,
  ended: null,
  identifiers: [],
  ...more,
});
const held = (post: string, party: string, from?: string, until?: string): Partial<Candidate> => ({
  posts: [{ post, party, to: [], from: from === undefined ? null : span(from), until: until === undefined ? null : span(until) }],
});
const pairs = async (candidates: readonly Candidate[], least?: number): Promise<(readonly [string, string, number])[]> =>
  (await proposalsAmong(candidates, least === undefined ? {} : { least })).map(
    ({ a, b, score }) => [a.ids[0]!, b.ids[0]!, score] as const,
  );

describe('of people', () => {
  const aslov = somebody('sirojiddin-aslov', 'Sirojiddin Aslov', held('foreign-minister', 'state:TJ', '2013-11-29'));
  const spelt = somebody('sirodjidin-aslov', 'Sirodjidin Aslov', held('foreign-minister', 'state:TJ', '2013-11-29'));
  const renamed = somebody('sirojiddin-muhriddin', 'Sirojiddin Muhriddin', held('foreign-minister', 'state:TJ', '2020-01'));
  const zarifi = somebody('hamrokhon-zarifi', 'Hamrokhon Zarifi', held('foreign-minister', 'state:TJ', '2006', '2013-11-29'));
  const smith = somebody('john-smith', 'John Smith', held('envoy', 'state:US', '1850', '1855'));
  const later = somebody('john-smith-2', 'John Smith', held('envoy', 'state:US', '1920', '1925'));

  test('three names of one person are proposed, the renamed one by post and tenure; those who followed are not', async () => {
    const found = await proposalsAmong([aslov, spelt, renamed, zarifi, smith, later]);
    expect(found.map(({ a, b }) => [a.ids[0], b.ids[0]])).toEqual([
      ['sirodjidin-aslov', 'sirojiddin-aslov'],
      ['sirojiddin-aslov', 'sirojiddin-muhriddin'],
      ['sirodjidin-aslov', 'sirojiddin-muhriddin'],
    ]);
    expect(found[1]!.reasons).toEqual([
      'both foreign-minister of state:TJ, on days that may have been the same',
      'names alike but for words that only one has: “Sirojiddin Aslov” and “Sirojiddin Muhriddin”',
    ]);
  });

  test('two of one name decades apart rank below, and it is said why', async () => {
    const found = await proposalsAmong([aslov, spelt, renamed, smith, later], { least: 0 });
    const last = found.find(({ a }) => a.ids[0] === 'john-smith')!;
    expect(last).toBe(found.at(-1));
    expect(last.reasons.at(-1)).toBe('against it: 64 years lie between what is known of them');
  });

  test('the same name a few years apart is worth a look', async () => {
    expect(await pairs([somebody('a', 'John Smith', held('envoy', 'state:US', '1850', '1855')), smith])).toHaveLength(1);
  });

  test('identifiers in common nearly decide it, different ones in one register speak against it', async () => {
    const wikidata = (id: string) => ({ identifiers: [{ scheme: 'wikidata', id }] });
    const [same] = await pairs([somebody('a', 'Ann Lee', wikidata('Q1')), somebody('b', 'Mrs Brown', wikidata('Q1'))]);
    expect(same).toEqual(['a', 'b', 0.9]);
    expect(await pairs([somebody('a', 'Ann Lee', wikidata('Q1')), somebody('b', 'Ann Lee', wikidata('Q2'))])).toEqual([]);
  });

  test('a post that hundreds hold at once says little', async () => {
    const two = [somebody('a', 'Zo Ray'), somebody('b', 'Zo Poe')].map((each) => ({
      ...each,
      ...held('envoy', 'state:US', '1990'),
    }));
    const crowd = Array.from({ length: 300 }, (_, i) => somebody(`c${i}`, `Q${i} W${i}`, held('envoy', 'state:US', '1990')));
    const [alone] = await pairs(two, 0);
    const [among] = await pairs([...two, ...crowd], 0);
    expect(among![2]).toBeLessThan(alone![2]);
  });

  test('one who had died before the other began is another one', async () => {
    const father = somebody('a', 'Ann Lee', { ended: span('1950') });
    expect(await pairs([father, somebody('b', 'Ann Lee', { begun: span('1960') })])).toEqual([]);
  });

  test('what is merged is one, by all its names, and is not proposed again', async () => {
    const one = merged([aslov, spelt], () => 'sirojiddin-aslov');
    expect(one.map(({ ids }) => ids)).toEqual([['sirojiddin-aslov', 'sirodjidin-aslov']]);
    expect(await pairs([...one, somebody('x', 'Sirodjidin Aslov')])).toEqual([['sirojiddin-aslov', 'x', expect.any(Number)]]);
    expect(await pairs(one, 0)).toEqual([]);
  });
});

describe('of offices', () => {
  test('spellings and parents speak for it', async () => {
    const found = await pairs([
      somebody('oct', 'Office of Counter-Terrorism', { within: ['office:un'] }),
      somebody('oct-2', 'Office of Counterterrorism', { within: ['office:un'] }),
      somebody('odc', 'Office on Drugs and Crime', { within: ['office:un'] }),
    ]);
    expect(found).toEqual([['oct', 'oct-2', expect.any(Number)]]);
  });
});

test('the order is total, whatever order they come in', async () => {
  const some = ['a', 'b', 'c', 'd'].map((id) => somebody(id, 'Ann Lee'));
  const found = await pairs(some);
  expect(found).toHaveLength(6);
  expect(await pairs(some.toReversed())).toEqual(found);
});
