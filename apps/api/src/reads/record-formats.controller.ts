import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Label } from '#domain/record-keeping.ts';
import { type Noun, parseStream, streamOf, streamOfName } from '#domain/nouns.ts';
import { decode, metadataOf } from '#event-store/decode.ts';
import { type EventStore, StoreUnavailable } from '#event-store/event-store.ts';
import { type Cited, citationBibtex, citationCsl, citationText } from '#formats/citation.ts';
import { dateOf } from '#formats/dates.ts';
import { type LoggedEvent, provJsonOf } from '#formats/prov-json.ts';
import { titleOf } from '#formats/titles.ts';
import type { JsonObject } from '#domain/json.ts';
import { recordedAt } from '#read-models/records/queries.ts';
import { identityOf } from '../access/identity.ts';
import { Sight } from '../history/sight.ts';
import { OneOf } from '../bodies/fields.ts';
import { Reply } from '../commands/asked.ts';
import { RecordPath, RECORDS, Stream } from '../commands/paths.ts';
import { addressesFor } from '../http/addresses.ts';
import { formatOf } from '../http/negotiation.ts';
import { EVENT_STORE } from '../injected.ts';
import { CITATION_EXAMPLE, PROVENANCE_EXAMPLE } from './format-examples.ts';
import { Reader } from './reader.ts';
import { ReadingQuery } from './reading-query.ts';
import { type Found, Readings } from './readings.ts';
import { Reads } from './reads.ts';

const CITATION_FORMATS = {
  text: 'text/plain',
  'csl-json': 'application/vnd.citationstyles.csl+json',
  bibtex: 'application/x-bibtex',
} as const;

class CitationQuery extends ReadingQuery {
  @OneOf(Object.keys(CITATION_FORMATS), { example: 'csl-json', optional: true, about: 'In place of `Accept`. Default: text.' })
  readonly format?: string;
}

/** What there is of every record beside itself. */
@ApiTags('Formats')
@Controller(Object.keys(RECORDS).map((records) => `v1/${records}/:id`))
export class RecordFormatsController {
  readonly #readings: Readings;
  readonly #store: EventStore;
  readonly #sight: Sight;

  constructor(readings: Readings, @Inject(EVENT_STORE) store: EventStore, sight: Sight) {
    this.#readings = readings;
    this.#sight = sight;
    this.#store = store;
  }

  @Get('provenance')
  @Reads('Where a record comes from: W3C PROV as PROV-JSON', {
    example: PROVENANCE_EXAMPLE,
    problems: ['invalid-query', 'unknown-record', 'store-unavailable'],
  })
  async provenance(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Query() query: ReadingQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<JsonObject> {
    const { noun } = parseStream(stream);
    const { id, revision } = await this.#readings.recordAs(stream, query, reader, ({ answer }) => answer);
    const { clearance } = identityOf(reply.request);
    const events = await this.#events(streamOf(noun, id), Number(revision ?? -1), clearance);
    return provJsonOf(events, addressesFor(reply.request)(`${noun}:${id}`) ?? stream);
  }

  @Get('citation')
  @Reads('How to cite a record as it is known, with the sources that it rests on', {
    type: CITATION_FORMATS.text,
    example: citationText(CITATION_EXAMPLE),
    others: {
      [CITATION_FORMATS['csl-json']]: citationCsl(CITATION_EXAMPLE),
      [CITATION_FORMATS.bibtex]: citationBibtex(CITATION_EXAMPLE),
    },
    problems: ['invalid-query', 'unknown-record', 'not-acceptable', 'not-yet-visible'],
  })
  async citation(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Query() query: CitationQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<string> {
    const format = formatOf(reply.request, CITATION_FORMATS);
    const { noun } = parseStream(stream);
    const address = addressesFor(reply.request);
    const cited = await this.#readings.recordAs(stream, query, reader, (found) => citedFrom(noun, found, address));
    void reply.header('vary', 'accept').type(`${CITATION_FORMATS[format]}; charset=utf-8`);
    return written(format, { ...cited, hash: await this.#hashOf(streamOfName(cited.reference), cited.revision) });
  }

  async #events(stream: string, last: number, clearance: Label): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    if (last < 0) return events;
    for await (const event of this.#store.read(stream, { limit: last + 1 }))
      if (await this.#sight.sees(clearance, event))
        events.push({ id: event.id, hash: metadataOf(event).hash, event: decode(event) });
    return events;
  }

  /** Null while the log is away: reads go on without it. */
  async #hashOf(stream: string, revision: string | null): Promise<string | null> {
    if (revision === null) return null;
    try {
      for await (const event of this.#store.read(stream, { from: Number(revision), limit: 1 })) return metadataOf(event).hash;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
    return null;
  }
}

function citedFrom(
  noun: Noun['kind'],
  { answer, names, rows, reading }: Found,
  addressOf: ReturnType<typeof addressesFor>,
): Omit<Cited, 'hash'> {
  const { id, revision, retraction, sources, merged } = answer;
  const reference = `${noun}:${id}`;
  const address = addressOf(reference) ?? reference;
  // What was merged with it since is of it too.
  const recorded = [id, ...merged.map((each) => each.id)].map((each) => recordedAt(rows, streamOf(noun, each), reading));
  const at = revision === null ? null : new Date(Math.max(...recorded)).toISOString();
  return {
    reference,
    title: titleOf(noun, answer, names),
    on: dateOf(answer),
    revision,
    recordedAt: at,
    address: at === null ? address : `${address}?knownAt=${at}`,
    retraction,
    sources: [...sources, ...merged.flatMap((each) => each.sources)],
  };
}

function written(format: keyof typeof CITATION_FORMATS, cited: Cited): string {
  switch (format) {
    case 'text':
      return citationText(cited);
    case 'csl-json':
      return JSON.stringify(citationCsl(cited));
    case 'bibtex':
      return citationBibtex(cited);
  }
}
