import { parseEdtf } from '#domain/edtf.ts';
import { nouns } from '#domain/nouns.ts';
import { bookOf, type RecordState } from '#domain/record.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type Listed, type Page, paged, Where } from '../reading/reading.ts';
import { type SourceAnswer, sourceAnswer } from '../answers/detail.ts';
import { pagedRecords } from '../records/queries.ts';
import { keyOfPublisher, PUBLISHER } from './projection.ts';

export interface PublisherItem {
  /** As most citations write it. */
  readonly publisher: string;
  readonly citations: number;
  /** That cite it; merged ones are one. */
  readonly records: number;
  /** Independent origins behind the citations that can corroborate. */
  readonly origins: number;
  readonly attribution: Readonly<Record<(typeof ATTRIBUTIONS)[number], number>>;
  readonly reliability: Readonly<Record<(typeof RELIABILITIES)[number], number>>;
  readonly credibility: Readonly<Record<(typeof CREDIBILITIES)[number], number>>;
  /** Of publication, as precisely as it is known. */
  readonly first: string | null;
  readonly last: string | null;
}

const UNGRADED = 'ungraded';
const ATTRIBUTIONS = ['stated', 'reported', 'claimed', 'denied'] as const;
const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F', UNGRADED] as const;
const CREDIBILITIES = ['1', '2', '3', '4', '5', '6', UNGRADED] as const;

export interface CitationItem extends Omit<SourceAnswer, 'id'> {
  /** That cites it: `meeting:aslov-voronkov-2018-05-03`. */
  readonly record: string;
  /** Its id in that record. */
  readonly source: string;
  /** That rest on it and stand. */
  readonly claims: number;
}

/** The place of a citation among all of a publisher's: the position of the record's first event, and its id there. */
export interface CitationCursor {
  readonly record: number;
  readonly source: string;
}

/** Publishers by name, with what rests on each. */
export function listPublishers(rows: Snapshot, reading: Clocks, page: Page<string>): Listed<PublisherItem, string> {
  const cited = new Where().on(reading, 'c', 'occurrence').and('c.key = t.id');
  const where = new Where()
    .and('t.text > $after AND t.text < $end', {
      $after: page.after ?? PUBLISHER,
      // The first text after all publishers.
      $end: `${PUBLISHER.slice(0, -1)};`,
    })
    .and(`EXISTS (SELECT 1 FROM sources_citation c WHERE ${cited.sql})`, cited.params)
    .bind({ $limit: page.limit + 1 });
  const found = rows.all<{ id: number; text: string }>(
    `SELECT t.id, t.text FROM terms t WHERE ${where.sql} ORDER BY t.text LIMIT $limit`,
    where.params,
  );
  const heads = headsOf(rows, reading);
  return paged(
    found,
    page.limit,
    ({ id }) => publisherItem(rows, new Where().on(reading, 'c', 'occurrence').and('c.key = $key', { $key: id }), heads),
    ({ text }) => text,
  );
}

/** The citations of one publisher, however its name is spelt. */
export function listCitations(
  rows: Snapshot,
  publisher: string,
  reading: Clocks,
  page: Page<CitationCursor>,
): Listed<CitationItem, CitationCursor> {
  const where = new Where()
    .on(reading, 'c', 'occurrence')
    .and('c.key = $key', { $key: rows.term(keyOfPublisher(publisher)) ?? 0 })
    .when('(c.record, c.source) > ($afterRecord, $afterSource)', {
      $afterRecord: page.after?.record,
      $afterSource: page.after?.source,
    })
    .bind({ $limit: page.limit + 1 });
  const found = rows.all<CitationCursor>(
    `SELECT c.record, c.source FROM sources_citation c WHERE ${where.sql} ORDER BY c.record, c.source LIMIT $limit`,
    where.params,
  );
  return pagedRecords(
    rows,
    found,
    reading,
    page.limit,
    ({ state, source }) => citationItem(state, source),
    ({ record, source }) => ({ record, source }),
  );
}

function citationItem(state: RecordState, source: string): CitationItem {
  const { sources, claims } = bookOf(state);
  const { id: _, ...answer } = sourceAnswer(sources.get(source)!);
  const standing = [...claims.values()].flat().filter(({ rank, value }) => rank !== 'deprecated' && value !== null);
  return {
    record: `${state.noun}:${state.id}`,
    source,
    ...answer,
    claims: standing.filter((claim) => claim.sources.includes(source)).length,
  };
}

/** Each record that is merged into another, with that one. */
function headsOf(rows: Snapshot, reading: Clocks): ReadonlyMap<number, number> {
  const identities = Identities.of(rows, reading);
  if (identities.isEmpty) return new Map();
  const pairs = Object.keys(nouns).flatMap((noun) => identities.recordsBehind(noun));
  return new Map(pairs.map(([head, other]) => [other, head]));
}

/** How many records there are: those that are merged are one. */
function recordsCited(rows: Snapshot, where: Where, heads: ReadonlyMap<number, number>): number {
  const { n } = rows.get<{ n: number }>(
    `SELECT COUNT(DISTINCT c.record) AS n FROM sources_citation c WHERE ${where.sql}`,
    where.params,
  )!;
  if (heads.size === 0) return n;
  const merged = rows.all<{ record: number }>(
    `SELECT DISTINCT c.record FROM sources_citation c WHERE ${where.sql} AND c.record IN (SELECT value FROM json_each($merged))`,
    { ...where.params, $merged: JSON.stringify([...heads].flat()) },
  );
  return n - merged.length + new Set(merged.map(({ record }) => heads.get(record) ?? record)).size;
}

function publisherItem(rows: Snapshot, where: Where, heads: ReadonlyMap<number, number>): PublisherItem {
  const grades = rows.all<Graded>(
    `SELECT c.attribution, c.reliability, c.credibility, COUNT(*) AS n FROM sources_citation c WHERE ${where.sql} GROUP BY 1, 2, 3`,
    where.params,
  );
  const spelling = rows.get<{ publisher: string }>(
    `SELECT p.text AS publisher FROM sources_citation c JOIN terms p ON p.id = c.publisher WHERE ${where.sql}
      GROUP BY p.text ORDER BY COUNT(*) DESC, p.text LIMIT 1`,
    where.params,
  )!;
  // One address is one origin, whatever its citations say.
  const { origins } = rows.get<{ origins: number }>(
    `SELECT COUNT(DISTINCT origin) AS origins FROM (
      SELECT MIN(o.text) AS origin FROM sources_citation c JOIN terms o ON o.id = c.origin
      WHERE ${where.sql} GROUP BY c.url, CASE WHEN c.url IS NULL THEN c.origin END)`,
    where.params,
  )!;
  const published = (order: string): string | undefined =>
    rows.get<{ text: string }>(
      `SELECT t.text FROM sources_citation c JOIN terms t ON t.id = c.published WHERE ${where.sql} ORDER BY ${order} LIMIT 1`,
      where.params,
    )?.text;
  const [first, last] = [published('c.possible_from, t.text'), published('c.possible_until DESC, t.text DESC')];
  return {
    publisher: spelling.publisher,
    citations: grades.reduce((sum, { n }) => sum + n, 0),
    records: recordsCited(rows, where, heads),
    origins,
    attribution: counted(ATTRIBUTIONS, 'attribution'),
    reliability: counted(RELIABILITIES, 'reliability'),
    credibility: counted(CREDIBILITIES, 'credibility'),
    first: first === undefined ? null : parseEdtf(first).begin.text,
    last: last === undefined ? null : parseEdtf(last).end.text,
  };

  function counted<Key extends string>(keys: readonly Key[], column: Exclude<keyof Graded, 'n'>): Record<Key, number> {
    const counts = new Map<string, number>(keys.map((key) => [key, 0]));
    for (const { n, [column]: term } of grades) {
      const key = term === null ? UNGRADED : rows.text(term);
      counts.set(key, (counts.get(key) ?? 0) + n);
    }
    return Object.fromEntries(counts) as Record<Key, number>;
  }
}

/** So many citations of one attribution and grade, each as the number of its text. */
interface Graded {
  readonly attribution: number;
  readonly reliability: number | null;
  readonly credibility: number | null;
  readonly n: number;
}
