import { builtInClaims } from './built-in-states.ts';
import { backer, backing, type Claim, type Source, speaking, type Spoken } from './claims.ts';
import { OPENS } from './commands.ts';
import type { DomainEvent, EventType, PlacedEvent } from './events.ts';
import { type Assertion, assemble, assertionsOf, covers, type Pointer, type Said, saidOf, spotAt } from './fields.ts';
import { type Json, type JsonObject, sameJson } from './json.ts';
import { type Noun, nouns, parseStream } from './nouns.ts';
import { engagementClassified } from './nouns/activity.ts';
import { agreementEnded, agreementSigned } from './nouns/agreement.ts';
import { meetingCancelled, meetingScheduled, outcomeRecorded } from './nouns/meeting.ts';
import {
  functionsTransferred,
  mandateRevised,
  memberJoined,
  memberLeft,
  officeDissolved,
  officeRenamed,
} from './nouns/office.ts';
import { appointmentEnded, nameRecorded, officeAssumed, officialAppointed } from './nouns/official.ts';
import { stateRecorded } from './nouns/state.ts';
import type { Body, ClaimRanked, ClaimRecorded, Label, RecordCorrected } from './record-keeping.ts';

/** A record is its claims: everything that was ever said of it, and what each event changed. */
export interface RecordState {
  readonly noun: Noun['kind'];
  readonly id: string;
  /** Of the last event folded in. */
  readonly revision: number;
  readonly label: Label;
  readonly retraction: Retraction | null;
  /** Personal values under keys with lower numbers are erased. */
  readonly erasedBefore: number;
  /** Another record of the same thing, while both are merged. */
  readonly merge: Merge | null;
  /**
   * The events so far, where each speaks only of fields that nothing was said of before it. Nearly every record: its
   * claims are made when somebody asks.
   */
  readonly told: readonly DomainEvent[] | null;
  readonly book: Book | null;
}

export interface Book {
  readonly claims: ReadonlyMap<Pointer, readonly Claim[]>;
  readonly sources: ReadonlyMap<string, Source>;
  /** What the event that opened the record said: all of it was new. Null where nothing opened it, as a State of the list. */
  readonly opened: Change | null;
  /** What came after. */
  readonly changes: readonly Change[];
}

export interface Retraction {
  readonly kind: string | null;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export interface Merge {
  /** Id of a record of the same kind. */
  readonly into: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** What one event changed in what the record says. */
export interface Change {
  readonly event: EventType;
  readonly revision: number;
  readonly at: string;
  readonly by: string;
  readonly fields: readonly { readonly field: Pointer; readonly from: Json; readonly to: Json }[];
  readonly reason: string | null;
  readonly sources: readonly string[];
}

/** Folds one event in. Never refuses: what is in the log was so decided. */
export function evolve(record: RecordState | null, event: DomainEvent): RecordState {
  return folded(record, event, false);
}

/** @param owned nobody else has the record or its book, which may be written on instead of copied */
function folded(record: RecordState | null, event: DomainEvent, owned: boolean): RecordState {
  if (opensRecord(record, event)) return open(record, event);
  const before = record ?? empty(event.stream);
  const after = {
    ...before,
    revision: event.revision,
    label: event.type === 'RecordLabelled' ? event.data.label : before.label,
    retraction: event.type === 'RecordRetracted' ? retractionOf(event.data, event) : before.retraction,
    erasedBefore: Math.max(before.erasedBefore, erasedBy(event)),
    merge: mergeAfter(before.merge, event),
  };
  const added = additionTo(before, event);
  if (added) {
    const more: RecordState = { ...after, told: [...before.told!, event] };
    saids.set(more, together(before.noun, says(before), added));
    return more;
  }
  const step = new Step(before, bookOf(before), event, owned);
  apply(step, event);
  const other: RecordState = { ...after, told: null, book: step.done() };
  const [said, changed] = [saids.get(before), step.changed];
  if (said && changed) unchanged.set(other, { said, changed });
  return other;
}

/** Claims are made of so many events at once, at most. */
const MOST_TOLD = 8;

/** What an event says, where it speaks only of fields that nothing was said of; null where it does more. */
function additionTo(record: RecordState, event: DomainEvent): Said | null {
  if (!record.told || record.told.length === MOST_TOLD) return null;
  switch (event.type) {
    case 'RecordCorrected':
    case 'ClaimRecorded':
    case 'ClaimRanked':
      return null;
    default: {
      const assertions = assertionsOfEvent(event);
      const said = assertions.length === 0 ? {} : says(record);
      const values = new Map<Pointer, Json>();
      for (const { pointer, value } of assertions) {
        if (value === null || values.has(pointer) || said[topOf(pointer)] !== undefined) return null;
        values.set(pointer, value);
      }
      const added = assemble(nouns[record.noun].fields, values);
      // A value below an element that is not there says nothing, until the element comes.
      return [...values.keys()].every((pointer) => added[topOf(pointer)] !== undefined) ? added : null;
    }
  }
}

/** Events of one stream, in order. Null for none. */
export function fold(events: Iterable<DomainEvent>): RecordState | null {
  let record: RecordState | null = null;
  let owned = false;
  for (const event of events) {
    // What an opening leaves may be shared with every other record: its book is nobody else's once it was copied.
    if (opensRecord(record, event)) owned = false;
    record = folded(record, event, owned);
    if (!owned && record.book) record = { ...record, book: { ...record.book, sources: new Map(record.book.sources) } };
    owned = record.book !== null;
  }
  return record;
}

/** Whether an event is the first of a record, or begins one anew that was retracted. */
export function opensRecord(before: RecordState | null, { type }: DomainEvent): boolean {
  return OPENING_EVENTS.has(type) && (before === null || before.retraction !== null);
}

const OPENING_EVENTS: ReadonlySet<DomainEvent['type']> = new Set(Object.values(OPENS));

/** Of these the body is laid out as the fields. */
const OPENS_AS_FIELDS: ReadonlySet<DomainEvent['type']> = new Set([
  'OfficeEstablished',
  'ConferenceConvened',
  'BilateralMeetingHeld',
  'MultilateralMeetingHeld',
  'VisitMade',
  'AssistanceDelivered',
]);

/** A record from its first event on, or anew. @param record what there was of it before */
export function open(record: RecordState | null, event: DomainEvent): RecordState {
  const { noun, id } = parseStream(event.stream);
  // What was kept from somebody is not told by beginning anew.
  const label = ('label' in event.data && event.data.label) || record?.label || 'public';
  const erasedBefore = record?.erasedBefore ?? 0;
  const opened = { noun, id, revision: event.revision, label, retraction: null, erasedBefore, merge: null };
  if (record === null && OPENS_AS_FIELDS.has(event.type)) return { ...opened, told: [event], book: null };
  const { book } = empty(event.stream);
  if (record === null && book === NOTHING) {
    const said = additionTo({ ...opened, told: [], book: null }, event);
    if (said) {
      const begun: RecordState = { ...opened, told: [event], book: null };
      saids.set(begun, said);
      return begun;
    }
  }
  const { claims, sources } = book ?? NOTHING;
  const { opened: first, changes } = record ? bookOf(record) : NOTHING;
  const step = new Step({ ...opened, told: null, book: null }, { claims, sources, opened: first, changes }, event);
  apply(step, event);
  return { ...opened, told: null, book: record ? step.done() : asOpened(step.done()) };
}

function asOpened({ changes: [opened], ...book }: Book): Book {
  return { ...book, opened: opened ?? null, changes: [] };
}

function empty(stream: string): RecordState {
  return stateOnList(stream) ?? { ...parseStream(stream), ...UNOPENED, book: NOTHING };
}

const UNOPENED = { revision: -1, label: 'public', retraction: null, erasedBefore: 0, merge: null, told: null } as const;

/** A State of the built-in list, as long as nothing was recorded of it; null for any other record. */
export function stateOnList(stream: string): RecordState | null {
  const { noun, id } = parseStream(stream);
  const known = noun === 'state' ? builtInClaims(id) : null;
  return known && { noun, id, ...UNOPENED, book: { ...known, opened: null, changes: [] } };
}

const NOTHING: Book = { claims: new Map(), sources: new Map(), opened: null, changes: [] };

function apply(step: Step, event: DomainEvent): void {
  switch (event.type) {
    case 'RecordCorrected':
      return step.correct(assertionsOfEvent(event), event.data);
    case 'ClaimRecorded':
      return step.claim(event.data);
    case 'ClaimRanked':
      return step.rank(event.data);
    case 'SourceAttached':
      return step.attach(event.data.source);
    case 'RecordRetracted':
    case 'RecordLabelled':
    case 'RecordsMerged':
    case 'RecordsUnmerged':
      return step.note(event.data.reason, event.data);
    case 'PersonalDataErased':
      return step.note(event.data.reason, {});
    default:
      return step.assert(assertionsOfEvent(event), event.data);
  }
}

/** What each event says, and where in the record. A new event fails to compile here, and nowhere else. */
export function assertionsOfEvent(event: PlacedEvent): readonly Assertion[] {
  const { type, data } = event;
  switch (type) {
    case 'OfficeEstablished':
    case 'ConferenceConvened':
    case 'BilateralMeetingHeld':
    case 'MultilateralMeetingHeld':
    case 'VisitMade':
    case 'AssistanceDelivered':
      return assertionsOf(nouns[parseStream(event.stream).noun].fields, data as unknown as JsonObject);
    case 'OfficeRenamed':
      return officeRenamed(data);
    case 'OfficeMandateRevised':
      return mandateRevised(data);
    case 'OfficeFunctionsTransferred':
      return functionsTransferred(data);
    case 'OfficeDissolved':
      return officeDissolved(data);
    case 'MemberEntityJoined':
      return memberJoined(data);
    case 'MemberEntityLeft':
      return memberLeft(data);
    case 'StateRecorded':
      return stateRecorded(data);
    case 'MeetingScheduled':
      return meetingScheduled(data);
    case 'MeetingCancelled':
      return meetingCancelled(data);
    case 'MeetingOutcomeRecorded':
      return outcomeRecorded(data);
    case 'AgreementSigned':
      return agreementSigned(data);
    case 'AgreementEnded':
      return agreementEnded(data);
    case 'OfficialNameRecorded':
      return nameRecorded(data);
    case 'OfficialNominated':
    case 'OfficialAppointed':
      return officialAppointed(data);
    case 'OfficeAssumed':
      return officeAssumed(data);
    case 'AppointmentEnded':
      return appointmentEnded(data);
    case 'EngagementClassified':
      return engagementClassified(data, event.actor);
    case 'DetailAdded':
    case 'RecordUpdated':
    case 'RecordCorrected':
      return Object.entries(data.changes).map(([pointer, value]) => ({ pointer, value }));
    case 'ClaimRecorded':
      return [{ pointer: data.field, value: data.value }];
    case 'ClaimRanked':
    case 'SourceAttached':
    case 'RecordRetracted':
    case 'RecordLabelled':
    case 'RecordsMerged':
    case 'RecordsUnmerged':
    case 'PersonalDataErased':
      return [];
  }
}

/** Keys with lower numbers are destroyed by an event. */
export function erasedBy({ type, data }: DomainEvent): number {
  return type === 'PersonalDataErased' ? data.before : 0;
}

function retractionOf(data: { kind?: string; reason: string }, event: DomainEvent): Retraction {
  return { kind: data.kind ?? null, reason: data.reason, at: event.recordedAt, by: event.actor };
}

function mergeAfter(before: Merge | null, event: DomainEvent): Merge | null {
  if (event.type === 'RecordsUnmerged') return null;
  if (event.type !== 'RecordsMerged') return before;
  const { into, reason } = event.data;
  return { into, reason, at: event.recordedAt, by: event.actor };
}

/** One event's work on the claims. */
class Step {
  readonly fields;
  readonly #before: Book;
  readonly #event: DomainEvent;
  readonly #owned: boolean;
  readonly #claims: Map<Pointer, readonly Claim[]>;
  #sources: ReadonlyMap<string, Source>;
  /** The claims that were there before. */
  readonly #touched = new Map<Pointer, readonly Claim[]>();
  #reason: string | null = null;
  /** A source says something else of itself than before: any claim that rests on it may speak or be silent now. */
  #regraded = false;

  /** @param owned the book may be written on; else it is copied */
  constructor(record: RecordState, before: Book, event: DomainEvent, owned = false) {
    this.fields = nouns[record.noun].fields;
    this.#before = before;
    this.#event = event;
    this.#owned = owned;
    this.#claims = owned ? (before.claims as Map<Pointer, readonly Claim[]>) : new Map(before.claims);
    this.#sources = before.sources;
  }

  /** An equal value joins the claim that is there and adds its sources; another one stands beside it; null takes it back. */
  assert(assertions: readonly Assertion[], body: Body): void {
    this.#cite(body);
    const backs = backer(body.sources ?? []);
    for (const [n, { pointer, value }] of assertions.entries()) {
      const claims = this.#claims.get(pointer);
      const sources = backs(pointer);
      if (!claims) {
        this.#put(pointer, [this.#make(n, pointer, value, sources, body, value === null ? 'preferred' : 'normal')]);
        continue;
      }
      if (value === null) {
        this.#put(pointer, [...claims.map(demoted), this.#make(n, pointer, null, sources, body, 'preferred')]);
        continue;
      }
      const joined = claims.find((claim) => claim.rank !== 'deprecated' && sameJson(claim.value, value));
      // What was withdrawn and is said again speaks again.
      const withdrawn = claims.some((claim) => claim.rank === 'preferred' && claim.value === null);
      const rank: Claim['rank'] = withdrawn ? 'preferred' : 'normal';
      const others = withdrawn ? claims.map(demoted) : claims;
      if (joined) {
        const credited = { ...joined, sources: union(joined.sources, sources), ...(withdrawn && { rank }) };
        this.#put(
          pointer,
          others.map((claim, i) => (claims[i] === joined ? credited : claim)),
        );
        continue;
      }
      this.#put(pointer, [...others, this.#make(n, pointer, value, sources, body, rank)]);
    }
  }

  /** The claim that stood is deprecated, the new one preferred. */
  correct(assertions: readonly Assertion[], body: RecordCorrected): void {
    this.#cite(body);
    const { reason } = body;
    this.#reason = reason;
    for (const [n, { pointer, value }] of assertions.entries()) {
      const claims = this.#claims.get(pointer) ?? [];
      const stood = speaking(claims, this.#sources)?.claim;
      const added = { ...this.#make(n, pointer, value, backing(body.sources ?? [], pointer), body, 'preferred'), reason };
      this.#put(pointer, [
        ...claims.map((claim) => (claim === stood ? { ...claim, rank: 'deprecated' as const, reason } : demoted(claim))),
        added,
      ]);
    }
  }

  claim(body: ClaimRecorded): void {
    const { field: pointer, value } = body;
    this.#cite(body);
    this.#reason = body.reason ?? null;
    const rank = body.rank ?? 'normal';
    const claims = this.#claims.get(pointer) ?? [];
    if (body.rank === undefined && claims.some((claim) => claim.rank !== 'deprecated' && sameJson(claim.value, value))) {
      return this.assert([{ pointer, value }], body);
    }
    const added: Claim = {
      ...this.#make(
        0,
        pointer,
        value,
        (body.sources ?? []).map((source) => source.id),
        body,
        rank,
      ),
      reason: body.reason ?? null,
      validOn: body.validOn ?? null,
      quote: body.quote ?? null,
    };
    this.#put(pointer, [...(rank === 'preferred' ? claims.map(demoted) : claims), added]);
  }

  rank({ claim: id, rank, reason, ...body }: ClaimRanked): void {
    this.#cite(body);
    this.#reason = reason;
    for (const [pointer, claims] of this.#claims) {
      if (!claims.some((claim) => claim.id === id)) continue;
      this.#put(
        pointer,
        claims.map((claim) => (claim.id === id ? { ...claim, rank, reason } : rank === 'preferred' ? demoted(claim) : claim)),
      );
      return;
    }
  }

  /** A source attached later backs what speaks at that moment. */
  attach(source: Source): void {
    this.#citeAll([source]);
    for (const [pointer, claims] of this.#claims) {
      // Among several it may decide which one speaks.
      if (claims.length > 1) this.#regraded = true;
      if (source.fields && !source.fields.some((field) => covers(field, pointer))) continue;
      const spoken = speaking(claims, this.#sources)?.claim;
      if (spoken)
        this.#claims.set(
          pointer,
          claims.map((claim) => (claim === spoken ? { ...claim, sources: union(claim.sources, [source.id]) } : claim)),
        );
    }
  }

  note(reason: string, body: Body): void {
    this.#cite(body);
    this.#reason = reason;
  }

  done(): Book {
    const { type, revision, recordedAt, actor } = this.#event;
    const fieldsOf = this.#fields();
    const change: Change = {
      event: type,
      revision,
      at: recordedAt,
      by: actor,
      get fields() {
        return fieldsOf();
      },
      reason: this.#reason,
      sources: citedBy(this.#event).map((source) => source.id),
    };
    const { opened, changes } = this.#before;
    if (this.#owned) (changes as Change[]).push(change);
    return {
      claims: this.#claims,
      sources: this.#sources,
      opened,
      changes: this.#owned ? changes : [...changes, change],
    };
  }

  /** Names of the top-level fields in which something else may be said than before; null: in any. */
  get changed(): ReadonlySet<string> | null {
    return this.#regraded ? null : new Set([...this.#touched.keys()].map(topOf));
  }

  /** What each event changed is worked out when somebody asks, which making rows never does. */
  #fields(): () => Change['fields'] {
    const [before, after] = [this.#before.sources, this.#sources];
    // No closure with `this` in it: the change would hold on to everything that the record was before it.
    const touched: { readonly field: Pointer; readonly was: readonly Claim[]; readonly is: readonly Claim[] }[] = [];
    for (const [field, was] of this.#touched) touched.push({ field, was, is: this.#claims.get(field) ?? [] });
    const among = (claims: readonly Claim[], sources: Book['sources']): Json => speaking(claims, sources)?.claim.value ?? null;
    const fields = (earlier: Book['sources'], later: Book['sources']): Change['fields'] =>
      touched.flatMap(({ field, was, is }) => {
        const [from, to] = [among(was, earlier), among(is, later)];
        return sameJson(from, to) ? [] : [{ field, from, to }];
      });
    let known: Change['fields'] | null = null;
    // A claim alone speaks whatever its grade: no sources are held for it.
    if (touched.some(({ was, is }) => was.length > 1 || is.length > 1)) known = fields(before, after);
    return () => (known ??= fields(NOTHING.sources, NOTHING.sources));
  }

  #put(pointer: Pointer, claims: readonly Claim[]): void {
    if (!this.#touched.has(pointer)) this.#touched.set(pointer, this.#claims.get(pointer) ?? []);
    this.#claims.set(pointer, claims);
  }

  #cite(body: Body): void {
    if (body.sources && body.sources.length > 0) this.#citeAll(body.sources);
  }

  #citeAll(some: readonly Source[]): void {
    this.#regraded ||= some.some(({ id }) => this.#sources.has(id));
    // What a source said of itself before is still to be asked for, where it says something else now.
    const isCopied = !this.#owned || this.#regraded;
    const sources = isCopied ? new Map(this.#sources) : (this.#sources as Map<string, Source>);
    for (const source of some) sources.set(source.id, source);
    this.#sources = sources;
  }

  /** @param n which of the event's assertions it is of */
  #make(n: number, pointer: Pointer, value: Json, sources: readonly string[], body: Body, rank: Claim['rank']): Claim {
    return {
      // By its event and place in it, so that an event that a reader may not see moves no id.
      id: `c${this.#event.revision}-${n}`,
      value,
      sources,
      inferred: body.inferred?.some((each) => covers(each, pointer)) ?? false,
      rank,
      reason: null,
      validOn: null,
      quote: null,
      by: this.#event.actor,
    };
  }
}

function demoted(claim: Claim): Claim {
  return claim.rank === 'preferred' ? { ...claim, rank: 'normal', reason: null } : claim;
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return b.every((each) => a.includes(each)) ? a : [...new Set([...a, ...b])];
}

const books = new WeakMap<RecordState, Book>();

/** The claims, sources and changes of a record. */
export function bookOf(record: RecordState): Book {
  if (record.book) return record.book;
  let book = books.get(record);
  if (!book) books.set(record, (book = bookOfEvents(record, record.told ?? [])));
  return book;
}

function bookOfEvents(record: RecordState, [first, ...later]: readonly DomainEvent[]): Book {
  if (!first) return NOTHING;
  const after = (before: Book, event: DomainEvent, owned: boolean): Book => {
    const step = new Step(record, before, event, owned);
    apply(step, event);
    return step.done();
  };
  const opened = asOpened(after(NOTHING, first, false));
  const begun: Book = { ...opened, sources: new Map(opened.sources) };
  return later.reduce((book, event) => after(book, event, true), begun);
}

/** Every citation of a record, in the order in which they came. */
export function sourcesOf(record: RecordState): readonly Source[] {
  if (!record.told) return [...bookOf(record).sources.values()];
  const sources = new Map<string, Source>();
  for (const event of record.told) for (const source of citedBy(event)) sources.set(source.id, source);
  return [...sources.values()];
}

function citedBy({ data }: DomainEvent): readonly Source[] {
  if ('source' in data) return [data.source];
  return ('sources' in data && data.sources) || [];
}

const saids = new WeakMap<RecordState, Said>();

/** Of a record to which something was added: what it said before, and where it may say something else now. */
const unchanged = new WeakMap<RecordState, { readonly said: Said; readonly changed: ReadonlySet<string> }>();

/** What a record says: at each place the claim that speaks. */
export function says(record: RecordState): Said {
  let said = saids.get(record);
  if (!said) {
    said = record.told ? saidByEvents(record.noun, record.told) : saidByClaims(record);
    saids.set(record, said);
    unchanged.delete(record);
  }
  return said;
}

function saidByEvents(noun: Noun['kind'], told: readonly DomainEvent[]): Said {
  const { fields } = nouns[noun];
  const alone = (event: DomainEvent): Said =>
    OPENS_AS_FIELDS.has(event.type)
      ? saidOf(fields, event.data as unknown as JsonObject)
      : assemble(fields, new Map(assertionsOfEvent(event).map(({ pointer, value }) => [pointer, value])));
  return told.map(alone).reduce((said, added) => together(noun, said, added), {});
}

/** Two that speak of different fields. */
function together(noun: Noun['kind'], said: Said, added: Said): Said {
  if (Object.keys(added).length === 0) return said;
  if (Object.keys(said).length === 0) return added;
  return fieldByField(noun, (name) => said[name] ?? added[name]);
}

/** In the order of the fields. */
function fieldByField(noun: Noun['kind'], valueOf: (name: string) => Said[string]): Said {
  const said: Record<string, Said[string]> = {};
  for (const name in nouns[noun].fields) {
    const value = valueOf(name);
    if (value !== undefined) said[name] = value;
  }
  return said;
}

function saidByClaims(record: RecordState): Said {
  const { fields } = nouns[record.noun];
  const before = unchanged.get(record);
  if (!before) return assemble(fields, spokenValues(record, null));
  const { said, changed } = before;
  if (changed.size === 0) return said;
  const now = assemble(fields, spokenValues(record, changed));
  return fieldByField(record.noun, (name) => (changed.has(name) ? now : said)[name]);
}

/** Name of the top-level field that a pointer lies in. */
function topOf(pointer: Pointer): string {
  const end = pointer.indexOf('/', 1);
  return end === -1 ? pointer.slice(1) : pointer.slice(1, end);
}

/** @param within names of top-level fields; null: all */
function spokenValues(record: RecordState, within: ReadonlySet<string> | null): Map<Pointer, Json> {
  const { claims, sources } = bookOf(record);
  const values = new Map<Pointer, Json>();
  for (const [pointer, each] of claims) {
    if (within && !within.has(topOf(pointer))) continue;
    const spoken = speaking(each, sources);
    if (spoken) values.set(pointer, standsTogether(record, pointer) ? standing(each, spoken.claim) : spoken.claim.value);
  }
  return values;
}

function standsTogether(record: RecordState, pointer: Pointer): boolean {
  const found = spotAt(nouns[record.noun].fields, pointer);
  return found?.place === 'stretch' && found.field.kind === 'dated' && found.field.together === true;
}

function standing(claims: readonly Claim[], first: Claim): Json[] {
  return [first, ...claims.filter((claim) => claim !== first && claim.rank !== 'deprecated' && claim.value !== null)].map(
    (claim) => claim.value,
  );
}

/** What speaks at each place where something stands. */
function* speakingPlaces(record: RecordState): Iterable<readonly [Pointer, Spoken]> {
  const { claims, sources } = bookOf(record);
  for (const [pointer, each] of claims) {
    const speaks = speaking(each, sources);
    if (speaks && !isBelowNothing(record, pointer)) yield [pointer, speaks];
  }
}

/** A value below an element or a stretch that was withdrawn says nothing. */
function isBelowNothing(record: RecordState, pointer: Pointer): boolean {
  const { claims, sources } = bookOf(record);
  for (let slash = pointer.lastIndexOf('/'); slash > 0; slash = pointer.lastIndexOf('/', slash - 1)) {
    const above = claims.get(pointer.slice(0, slash));
    if (above && !speaking(above, sources)) return true;
  }
  return false;
}

/** Places where something stands, the first said first. */
export function placesOf(record: RecordState): Pointer[] {
  return [...speakingPlaces(record)].map(([pointer]) => pointer);
}

/** Places whose speaking claim was worked out rather than read. */
export function inferredPlaces(record: RecordState): Pointer[] {
  // Nearly every record: asked of each when rows are made, and answered without its claims.
  if (record.told) return record.told.flatMap(inferredBy);
  const { claims, sources } = bookOf(record);
  const places: Pointer[] = [];
  for (const [pointer, each] of claims) {
    if (!each.some(({ inferred }) => inferred)) continue;
    if (speaking(each, sources)?.claim.inferred && !isBelowNothing(record, pointer)) places.push(pointer);
  }
  return places;
}

function inferredBy(event: DomainEvent): Pointer[] {
  const inferred = ('inferred' in event.data && event.data.inferred) || [];
  if (inferred.length === 0) return [];
  const places = new Set(assertionsOfEvent(event).map(({ pointer }) => pointer));
  return [...places].filter((place) => inferred.some((each) => covers(each, place)));
}

/** Places where several normal claims differ and none is preferred. */
export function disputedPlaces(record: RecordState): Pointer[] {
  if (record.told) return [];
  const { claims, sources } = bookOf(record);
  const places: Pointer[] = [];
  for (const [pointer, each] of claims) {
    if (each.length < 2 || !speaking(each, sources)?.disputed) continue;
    if (!isBelowNothing(record, pointer) && !standsTogether(record, pointer)) places.push(pointer);
  }
  return places;
}

/** What stands at a place; null for nothing. */
export function standsAt(record: RecordState, pointer: Pointer): Json {
  return claimAt(record, pointer)?.value ?? null;
}

/** The claim that speaks at a place; null where nothing stands. */
export function claimAt(record: RecordState, pointer: Pointer): Claim | null {
  const { claims, sources } = bookOf(record);
  const speaks = speaking(claims.get(pointer) ?? [], sources);
  return speaks && !isBelowNothing(record, pointer) ? speaks.claim : null;
}
