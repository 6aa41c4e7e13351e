import type { Claim, Source } from '#domain/claims.ts';
import type { DomainEvent } from '#domain/events.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { parseStream } from '#domain/nouns.ts';
import { bookOf, evolve, type RecordState } from '#domain/record.ts';
import { unsealed } from '#domain/sealed.ts';

/** An event of a record with what the log knows of it. */
export interface LoggedEvent {
  /** UUID. */
  readonly id: string;
  readonly hash: string | null;
  readonly event: DomainEvent;
}

type Relations = Record<string, JsonObject>;

/**
 * Where a record comes from, as W3C PROV in PROV-JSON. Entities are the record at each revision, its claims and its
 * sources; activities the events; agents who recorded them and who published the sources. A revision is derived from the
 * one before it and from the claims that it brought; a claim from its sources, as from primary ones. A retraction
 * invalidates the revision before it, a correction or a ranking the claim that it deprecates.
 * @param events all of the record, the first first
 * @param address where the record is read
 */
export function provJsonOf(events: readonly LoggedEvent[], address: string): JsonObject {
  const document = new ProvDocument(address);
  let record: RecordState | null = null;
  for (const logged of events) {
    const before: RecordState | null = record;
    record = evolve(record, logged.event);
    document.add(logged, before, record);
  }
  return document.json;
}

const XSD_QNAME = 'xsd:QName';

class ProvDocument {
  readonly #address: string;
  readonly #entities: Relations = {};
  readonly #activities: Relations = {};
  readonly #agents: Relations = {};
  readonly #relations: Record<string, Relations> = {};
  #related = 0;
  /** Revision of the event that opened the record, for the second time where it was retracted between. */
  #opening = 0;

  constructor(address: string) {
    this.#address = address;
  }

  get json(): JsonObject {
    return {
      prefix: {
        chancery: 'urn:chancery:terms:',
        record: `${this.#address}#`,
        event: 'urn:uuid:',
        actor: 'urn:chancery:actor:',
        publisher: 'urn:chancery:publisher:',
      },
      entity: this.#entities,
      activity: this.#activities,
      agent: this.#agents,
      ...this.#relations,
    };
  }

  add({ id, hash, event }: LoggedEvent, before: RecordState | null, after: RecordState): void {
    const { type, revision, recordedAt, actor } = event;
    const activity = `event:${id}`;
    const at = { 'prov:time': recordedAt };
    if (before?.retraction && !after.retraction) this.#opening = revision;
    this.#activities[activity] = {
      'prov:startTime': recordedAt,
      'prov:endTime': recordedAt,
      'prov:type': qname(`chancery:${type}`),
      'chancery:revision': revision,
      ...present({ 'chancery:hash': hash, 'chancery:reason': reasonOf(event) }),
    };
    this.#associate(activity, actor);

    const entity = revisionName(revision);
    const { noun, id: named } = parseStream(event.stream);
    this.#entities[entity] = {
      'prov:type': qname('chancery:Record'),
      'prov:label': `${noun}:${named}, revision ${revision}`,
      'chancery:revision': revision,
    };
    this.#relate('wasGeneratedBy', { 'prov:entity': entity, 'prov:activity': activity, ...at });
    this.#relate('wasAttributedTo', { 'prov:entity': entity, 'prov:agent': actorName(actor) });
    if (before) {
      const old = revisionName(before.revision);
      this.#relate('used', { 'prov:activity': activity, 'prov:entity': old, ...at });
      this.#derive(entity, old, activity, 'prov:Revision');
      if (!before.retraction && after.retraction)
        this.#relate('wasInvalidatedBy', { 'prov:entity': old, 'prov:activity': activity, ...at });
    }
    this.#addBook(activity, at, entity, before, after);
  }

  #addBook(activity: string, at: JsonObject, entity: string, before: RecordState | null, after: RecordState): void {
    const old = before === null || this.#opening === after.revision ? null : bookOf(before);
    const { claims, sources } = bookOf(after);
    for (const [id, source] of sources) {
      if (old?.sources.has(id)) continue;
      this.#addSource(source);
      this.#relate('used', { 'prov:activity': activity, 'prov:entity': this.#source(id), ...at });
    }
    const known = new Map([...(old?.claims.values() ?? [])].flat().map((claim) => [claim.id, claim]));
    for (const [field, each] of claims) {
      for (const claim of each) {
        const was = known.get(claim.id);
        const name = claimName(claim);
        this.#entities[name] = claimEntity(field, claim);
        if (!was) {
          this.#relate('wasGeneratedBy', { 'prov:entity': name, 'prov:activity': activity, ...at });
          this.#relate('wasAttributedTo', { 'prov:entity': name, 'prov:agent': actorName(claim.by) });
          this.#derive(entity, name, activity);
        }
        for (const source of claim.sources.filter((cited) => !was?.sources.includes(cited)))
          this.#derive(name, this.#source(source), activity, 'prov:PrimarySource');
        if (claim.rank === 'deprecated' && was?.rank !== 'deprecated')
          this.#relate('wasInvalidatedBy', { 'prov:entity': name, 'prov:activity': activity, ...at });
      }
    }
  }

  #addSource(source: Source): void {
    const {
      id,
      publisher,
      kind,
      title,
      url,
      publishedOn,
      via = [],
      attribution,
      wording,
      reliability,
      credibility,
      repeats,
    } = source;
    const name = this.#source(id);
    this.#entities[name] = {
      'prov:type': qname('chancery:Source'),
      'prov:label': title ?? publisher,
      'chancery:attribution': attribution,
      ...present({
        'chancery:kind': kind,
        'chancery:url': url,
        'chancery:publishedOn': publishedOn,
        'chancery:wording': wording,
        'chancery:reliability': reliability,
        'chancery:credibility': credibility,
      }),
      ...(via.length > 0 && { 'chancery:via': [...via] }),
    };
    const agent = `publisher:${encodeURIComponent(publisher)}`;
    this.#agents[agent] = { 'prov:type': qname('prov:Organization'), 'prov:label': publisher };
    this.#relate('wasAttributedTo', { 'prov:entity': name, 'prov:agent': agent });
    if (repeats !== undefined) this.#derive(name, this.#source(repeats), null, 'prov:Quotation');
  }

  #associate(activity: string, actor: string): void {
    this.#agents[actorName(actor)] = { 'prov:label': actor };
    this.#relate('wasAssociatedWith', { 'prov:activity': activity, 'prov:agent': actorName(actor) });
  }

  #derive(generated: string, used: string, activity: string | null, type?: string): void {
    this.#relate('wasDerivedFrom', {
      'prov:generatedEntity': generated,
      'prov:usedEntity': used,
      ...(activity !== null && { 'prov:activity': activity }),
      ...(type !== undefined && { 'prov:type': qname(type) }),
    });
  }

  #relate(kind: string, relation: JsonObject): void {
    (this.#relations[kind] ??= {})[`_:r${++this.#related}`] = relation;
  }

  /** Sources of a record that was opened anew begin to be counted anew. */
  #source(id: string): string {
    return this.#opening === 0 ? `record:source-${id}` : `record:source-${this.#opening}-${id}`;
  }
}

function revisionName(revision: number): string {
  return `record:revision-${revision}`;
}

function claimName({ id }: Claim): string {
  return `record:claim-${id}`;
}

function actorName(actor: string): string {
  return `actor:${encodeURIComponent(actor)}`;
}

function claimEntity(field: string, { value, rank, validOn, quote, inferred, reason }: Claim): JsonObject {
  return {
    'prov:type': qname('chancery:Claim'),
    'prov:value': typeof value === 'string' ? value : JSON.stringify(unsealed(value)),
    'chancery:field': field,
    'chancery:rank': rank,
    'chancery:inferred': inferred,
    ...present({ 'chancery:validOn': validOn, 'chancery:quote': quote, 'chancery:reason': reason }),
  };
}

function reasonOf({ data }: DomainEvent): string | null {
  return 'reason' in data && typeof data.reason === 'string' ? data.reason : null;
}

function qname(name: string): JsonObject {
  return { $: name, type: XSD_QNAME };
}

/** PROV-JSON has no null. */
function present(values: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
