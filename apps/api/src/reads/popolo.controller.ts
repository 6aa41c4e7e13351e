import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '#domain/json.ts';
import { bookOf } from '#domain/record.ts';
import {
  type Held,
  heldBy,
  popoloMembership,
  popoloOffice,
  popoloPerson,
  popoloPost,
  popoloState,
  postId,
} from '#formats/popolo.ts';
import { namesIn } from '#read-models/actors/names.ts';
import { listOffices, listOfficials } from '#read-models/actors/queries.ts';
import { Identities } from '#read-models/identity/identities.ts';
import { officeItem } from '#read-models/answers/office.ts';
import { type OfficialItem, officialItem } from '#read-models/answers/official.ts';
import type { Page } from '#read-models/reading/reading.ts';
import { POPOLO_EXAMPLE } from './format-examples.ts';
import { Reader } from './reader.ts';
import { ReadingQuery } from './reading-query.ts';
import { officialReading, type Reading, Readings } from './readings.ts';
import { Reads } from './reads.ts';

@ApiTags('Record')
@Controller('v1')
export class PopoloController {
  readonly #readings: Readings;
  constructor(readings: Readings) {
    this.#readings = readings;
  }

  @Get('popolo')
  @Reads('Officials, their posts and organisations as Popolo; with asOf, those in office on that day', {
    example: POPOLO_EXAMPLE,
    problems: ['invalid-query', 'not-yet-visible'],
  })
  async popolo(@Query() query: ReadingQuery, @Reader() reader: Reader): Promise<StreamableFile> {
    // What keeps it from being answered is said before anything is written.
    await this.#readings.ask(query, reader, () => null);
    const text = this.#text(this.#readings.pinned(query, reader));
    return new StreamableFile(Readable.from(text, { objectMode: false }), {
      type: 'application/json; charset=utf-8',
      disposition: 'inline; filename="popolo.json"',
    });
  }

  /** Written while it is read: held back are only the posts and the States, each once. */
  async *#text(reading: Reading): AsyncGenerator<string> {
    const posts = new Map<string, JsonObject>();
    const states = new Map<string, JsonObject>();
    const people = this.#readings.pages(reading, LATEST, (rows, _, page: Page<string>) => {
      const names = namesIn(rows, reading)(reading.day);
      const identities = Identities.of(rows, reading);
      return listOfficials(rows, {}, reading, page, (record) => {
        const official = officialItem(record, officialReading(reading));
        for (const held of heldIn(identities, official)) {
          posts.set(postId(held), posts.get(postId(held)) ?? popoloPost(held));
          if (held.party.startsWith('state:')) states.set(held.party, states.get(held.party) ?? popoloState(held.party, names));
        }
        return popoloPerson(official, bookOf(record).sources.values());
      });
    });
    const memberships = this.#readings.pages(reading, LATEST, (rows, _, page: Page<string>) => {
      const identities = Identities.of(rows, reading);
      return listOfficials(rows, {}, reading, page, (record) => {
        const official = officialItem(record, officialReading(reading));
        return heldIn(identities, official).map((held) => popoloMembership(official.id, held));
      });
    });
    const offices = this.#readings.pages(reading, LATEST, (rows, _, page: Page<string>) => {
      const identities = Identities.of(rows, reading);
      return listOffices(rows, {}, reading, reading.day, page, (record) => {
        const office = popoloOffice(officeItem(record, reading.day), bookOf(record).sources.values());
        const { parent_id: parent } = office;
        return typeof parent === 'string' ? { ...office, parent_id: identities.head(parent) } : office;
      });
    });
    yield '{"persons":[';
    yield* listed(people);
    yield '],"memberships":[';
    yield* listed(flat(memberships));
    yield '],"posts":[';
    yield* listed([[...posts.values()]]);
    yield '],"organizations":[';
    yield* listed(both([[...states.values()]], offices));
    yield ']}\n';
  }
}

const LATEST = { readAfter: null };

/** Each in the party by the name that it is listed under. */
function heldIn(identities: Identities, official: OfficialItem): Held[] {
  return heldBy(official).map((held) => ({ ...held, party: identities.head(held.party) }));
}

async function* both<T>(first: Iterable<T>, second: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* second;
}

async function* flat<T>(pages: AsyncIterable<readonly (readonly T[])[]>): AsyncGenerator<readonly T[]> {
  for await (const items of pages) yield items.flat();
}

/** The elements of a JSON list, with commas between them. */
async function* listed(pages: AsyncIterable<readonly JsonObject[]> | Iterable<readonly JsonObject[]>): AsyncGenerator<string> {
  let between = '';
  for await (const items of pages) {
    if (items.length === 0) continue;
    yield between + items.map((item) => JSON.stringify(item)).join(',');
    between = ',';
  }
}
