import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  type Append,
  type Appended,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
  type SubscriptionBatch,
  type EventFilter,
  DuplicateEvent,
  RevisionMismatch,
  START,
  StoreUnavailable,
} from '../src/event-store.ts';

export interface ContractSetup {
  /** A new store each time, on the log under test. The log may hold others' events, before and meanwhile. */
  readonly open: () => Promise<EventStore>;
  /** Another store on the log that the first `open()` gave, as another process would have it. Left out where none can be. */
  readonly openSecond?: () => Promise<EventStore>;
  /** Whether it has `appendJudged`. */
  readonly judges?: true;
}

/** What every adapter promises. Each test keeps to streams of its own, so that a shared server will do. */
export function eventStoreContract(name: string, setup: ContractSetup): void {
  describe(`the event store contract: ${name}`, () => {
    let store: EventStore;
    beforeAll(async () => {
      store = await setup.open();
    }, 60_000);
    afterAll(() => store.close());

    describe('append', () => {
      test('answers the revision and the position of the last event', async () => {
        const stream = newStream();
        const before = await store.head();
        const first = await store.append(stream, 'none', [event(), event()]);
        expect(first).toEqual({ revision: 1, position: expect.any(BigInt) });
        expect(first.position).toBeGreaterThan(before);
        const second = await store.append(stream, 1, [event()]);
        expect(second).toEqual({ revision: 2, position: expect.any(BigInt) });
        expect(second.position).toBeGreaterThan(first.position);
        const events = await read(store, stream);
        expect(events[1]!.position).toBe(first.position);
        expect(events[2]!.position).toBe(second.position);
      });

      test('stores every field as it was given', async () => {
        const stream = newStream();
        const given = [event('NoteTaken', '{"note":"a"}', '{"actor":"amina"}'), event('NoteStruck', '{}', '{}')];
        await store.append(stream, 'none', given);
        expect(await read(store, stream)).toEqual([
          { ...given[0], stream, revision: 0, position: expect.any(BigInt) },
          { ...given[1], stream, revision: 1, position: expect.any(BigInt) },
        ]);
      });

      test.each<[ExpectedRevision, string]>([
        ['any', 'whatever stands there'],
        ['none', 'no stream'],
      ])('expecting %p takes %s: a new stream', async (expected) => {
        expect((await store.append(newStream(), expected, [event()])).revision).toBe(0);
      });

      test.each<[ExpectedRevision]>([['any'], ['exists'], [1]])('expecting %p takes a stream of two events', async (expected) => {
        const stream = await streamOf(2);
        expect((await store.append(stream, expected, [event(), event()])).revision).toBe(3);
        expect((await read(store, stream)).map((e) => e.revision)).toEqual([0, 1, 2, 3]);
      });

      test.each<[ExpectedRevision]>([['exists'], [0], [7]])(
        'expecting %p refuses a stream that is not there',
        async (expected) => {
          const stream = newStream();
          await refused(store.append(stream, expected, [event()]), { stream, expected, actual: -1 });
          expect(await read(store, stream)).toEqual([]);
        },
      );

      test.each<[ExpectedRevision]>([['none'], [0], [2], [99]])(
        'expecting %p refuses a stream of two events',
        async (expected) => {
          const stream = await streamOf(2);
          await refused(store.append(stream, expected, [event()]), { stream, expected, actual: 1 });
          expect((await read(store, stream)).length).toBe(2);
        },
      );

      test('a refused append of several events leaves nothing behind', async () => {
        const stream = await streamOf(1);
        const after = await store.head();
        await refused(store.append(stream, 'none', [event(), event(), event()]), { stream, expected: 'none', actual: 0 });
        expect((await read(store, stream)).length).toBe(1);
        expect(await take(store.readAll({ after, filter: { streamPrefixes: [stream] } }))).toEqual([]);
        expect((await store.append(stream, 0, [event()])).revision).toBe(1);
      });

      test('of no events answers where the stream stands', async () => {
        const stream = newStream();
        const { position } = await store.append(stream, 'none', [event(), event()]);
        expect(await store.append(stream, 'any', [])).toEqual({ revision: 1, position });
        expect(await store.append(stream, 'exists', [])).toEqual({ revision: 1, position });
        expect(await store.append(stream, 1, [])).toEqual({ revision: 1, position });
      });

      test('of no events to a stream that is not there makes none', async () => {
        const stream = newStream();
        expect(await store.append(stream, 'any', [])).toEqual({ revision: -1, position: START });
        expect(await store.append(stream, 'none', [])).toEqual({ revision: -1, position: START });
        await refused(store.append(stream, 'exists', [event()]), { stream, expected: 'exists', actual: -1 });
      });

      test('of no events holds to what it expects', async () => {
        const stream = await streamOf(2);
        await refused(store.append(stream, 'none', []), { stream, expected: 'none', actual: 1 });
        await refused(store.append(stream, 0, []), { stream, expected: 0, actual: 1 });
        const missing = newStream();
        await refused(store.append(missing, 'exists', []), { stream: missing, expected: 'exists', actual: -1 });
        expect((await read(store, stream)).length).toBe(2);
      });

      test('refuses text that is not well-formed Unicode, and ids that are no lower-case UUID', async () => {
        const stream = newStream();
        const lone = '\ud83d';
        await expect(store.append(stream, 'any', [event('NoteTaken', `{"note":"${lone}"}`)])).rejects.toThrow(TypeError);
        await expect(store.append(stream, 'any', [event('NoteTaken', '{}', `{"actor":"${lone}"}`)])).rejects.toThrow(TypeError);
        await expect(store.append(stream, 'any', [event(`Note${lone}`)])).rejects.toThrow(TypeError);
        await expect(store.append(`${stream}${lone}`, 'any', [event()])).rejects.toThrow(TypeError);
        await expect(store.append('', 'any', [event()])).rejects.toThrow(TypeError);
        await expect(store.append(stream, 'any', [event('')])).rejects.toThrow(TypeError);
        await expect(store.append(stream, 'any', [{ ...event(), id: 'one' }])).rejects.toThrow(TypeError);
        await expect(store.append(stream, 'any', [{ ...event(), id: event().id.toUpperCase() }])).rejects.toThrow(TypeError);
        expect(await read(store, stream)).toEqual([]);
      });
    });

    describe('the very same append again', () => {
      test('answers as it did the first time, and stores nothing more', async () => {
        const stream = newStream();
        const first = [event(), event()];
        const second = [event(), event(), event()];
        const answers = [await store.append(stream, 'none', first), await store.append(stream, 1, second)];
        expect(await store.append(stream, 1, second)).toEqual(answers[1]);
        expect(await store.append(stream, 'none', first)).toEqual(answers[0]);
        expect((await read(store, stream)).map((e) => e.id)).toEqual([...first, ...second].map((e) => e.id));
      });

      test('answers the same when it is sent twice at once', async () => {
        const stream = newStream();
        const events = [event(), event()];
        const [one, other] = await Promise.all([store.append(stream, 'none', events), store.append(stream, 'none', events)]);
        expect(other).toEqual(one);
        expect((await read(store, stream)).length).toBe(2);
      });

      test('is another append when one of its events differs', async () => {
        const stream = newStream();
        const [a, b] = [event(), event()];
        await store.append(stream, 'none', [a, b]);
        await refused(store.append(stream, 'none', [a, event()]), { stream, expected: 'none', actual: 1 });
        await refused(store.append(stream, 'none', [b, a]), { stream, expected: 'none', actual: 1 });
        await refused(store.append(stream, 'none', [a, b, event()]), { stream, expected: 'none', actual: 1 });
        expect((await read(store, stream)).map((e) => e.id)).toEqual([a.id, b.id]);
      });

      test('an id twice in one append is a duplicate', async () => {
        const stream = newStream();
        const twice = event();
        await expect(store.append(stream, 'any', [twice, event(), twice])).rejects.toThrow(DuplicateEvent);
        expect(await read(store, stream)).toEqual([]);
      });
    });

    describe('writers at once', () => {
      test('of twenty that saw the same revision one wins, in every round, and nothing is lost', async () => {
        const stream = newStream();
        const winners: string[] = [];
        for (let round = 0; round < 10; round++) {
          const expected = round === 0 ? 'none' : round - 1;
          const tries = Array.from({ length: 20 }, () => event());
          const outcomes = await Promise.allSettled(tries.map((e) => store.append(stream, expected, [e])));
          const won = outcomes.flatMap((outcome, n) => (outcome.status === 'fulfilled' ? [{ ...outcome.value, n }] : []));
          expect(won.map(({ revision }) => revision)).toEqual([round]);
          winners.push(tries[won[0]!.n]!.id);
          const lost = outcomes.flatMap((outcome): unknown[] => (outcome.status === 'rejected' ? [outcome.reason] : []));
          for (const reason of lost) {
            expect(reason).toBeInstanceOf(RevisionMismatch);
            expect(reason).toMatchObject({ stream, expected, actual: round });
          }
        }
        expect((await read(store, stream)).map((e) => e.id)).toEqual(winners);
      });

      test('twenty that read the head and try until they win all get through, each in its own order', async () => {
        const stream = newStream();
        const writers = Array.from({ length: 20 }, () => [event(), event(), event()]);
        await Promise.all(
          writers.map(async (events) => {
            for (const e of events) await appendAtHead(store, stream, e);
          }),
        );
        const stored = await read(store, stream);
        expect(stored.map((e) => e.revision)).toEqual(Array.from({ length: 60 }, (_, n) => n));
        for (const events of writers) {
          const ids = events.map((e) => e.id);
          expect(stored.filter((e) => ids.includes(e.id)).map((e) => e.id)).toEqual(ids);
        }
      });

      test('on different streams do not hinder each other, and one that is refused hinders none', async () => {
        const prefix = newStream();
        const taken = await streamOf(1, prefix);
        const streams = Array.from({ length: 50 }, (_, n) => `${prefix}-${n}`);
        const outcomes = await Promise.allSettled(
          streams.flatMap((stream) => [store.append(stream, 'none', [event(), event()]), store.append(taken, 'none', [event()])]),
        );
        const accepted = outcomes.filter((outcome) => outcome.status === 'fulfilled').map((outcome) => outcome.value);
        expect(accepted.map((a) => a.revision)).toEqual(streams.map(() => 1));
        for (const [n, stream] of streams.entries()) {
          const events = await read(store, stream);
          expect(events.map((e) => e.revision)).toEqual([0, 1]);
          expect(events[1]!.position).toBe(accepted[n]!.position);
        }
        expect((await read(store, taken)).length).toBe(1);
        const all = await take(store.readAll({ filter: { streamPrefixes: [prefix] } }));
        expect(all.length).toBe(101);
        expectAscending(all);
      });
    });

    if (setup.judges)
      describe('an append that is judged', () => {
        const judged = (judge: Parameters<NonNullable<EventStore['appendJudged']>>[0]): Promise<Appended | null> =>
          store.appendJudged!(judge);
        const one = (stream: string, expected: ExpectedRevision = 'none'): Append => ({ stream, expected, events: [event()] });

        test('answers as an append does', async () => {
          const stream = await streamOf(2);
          const append = one(stream, 1);
          const answer = await judged(() => append);
          const stored = (await read(store, stream)).at(-1)!;
          expect(answer).toEqual({ revision: 2, position: stored.position });
          expect(stored).toMatchObject({ ...append.events[0], stream });
          expect(await judged(() => append)).toEqual(answer);
          expect((await read(store, stream)).length).toBe(3);
        });

        test('sees the log as it stands, and appends nothing for null', async () => {
          const stream = await streamOf(4);
          const whole = await read(store, stream);
          const before = await store.head();
          const answer = await judged((log) => {
            expect(log.read(stream, 0, 4)).toEqual({ events: whole, more: false });
            expect(log.read(stream, 1, 2)).toEqual({ events: whole.slice(1, 3), more: true });
            expect(log.read(stream, 4, 1)).toEqual({ events: [], more: false });
            expect(log.read(newStream(), 0, 1)).toEqual({ events: [], more: false });
            expect(log.typeOfLast(stream)).toBe('NoteTaken');
            expect(log.typeOfLast(newStream())).toBeNull();
            return null;
          });
          expect(answer).toBeNull();
          expect(await store.head()).toBeGreaterThanOrEqual(before);
          expect(await read(store, stream)).toEqual(whole);
        });

        test('sees those before it, so that of many at once each finds its own revision', async () => {
          const stream = newStream();
          const answers = await Promise.all(
            Array.from({ length: 200 }, () =>
              judged((log) => {
                const { length } = log.read(stream, 0, 1000).events;
                return one(stream, length === 0 ? 'none' : length - 1);
              }),
            ),
          );
          expect(answers.map((answer) => answer?.revision)).toEqual(Array.from({ length: 200 }, (_, n) => n));
          const events = await read(store, stream);
          expect(answers.map((answer) => answer?.position)).toEqual(events.map(({ position }) => position));
        });

        test('fails with what its judge throws or its append is refused for, and no other with it', async () => {
          const [first, second, taken] = [newStream(), newStream(), await streamOf(1)];
          const outcomes = await Promise.allSettled([
            judged(() => one(first)),
            judged(() => {
              throw new RangeError('not this one');
            }),
            judged(() => one(taken)),
            judged(() => ({ ...one(newStream()), stream: '' })),
            store.append(taken, 0, [event()]),
            judged(() => one(second)),
          ]);
          expect(outcomes).toMatchObject([
            { status: 'fulfilled' },
            { status: 'rejected', reason: expect.any(RangeError) },
            { status: 'rejected', reason: expect.any(RevisionMismatch) },
            { status: 'rejected', reason: expect.any(TypeError) },
            { status: 'fulfilled', value: { revision: 1 } },
            { status: 'fulfilled' },
          ]);
          for (const stream of [first, second]) expect((await read(store, stream)).length).toBe(1);
          expect((await read(store, taken)).length).toBe(2);
        });
      });

    describe('read', () => {
      let stream: string;
      let events: RecordedEvent[];
      beforeAll(async () => {
        stream = await streamOf(10);
        events = await read(store, stream);
      });

      test('gives a stream from its first event to its last', () => {
        expect(events.map((e) => e.revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        expectAscending(events);
      });

      test('gives nothing for a stream that is not there', async () => {
        expect(await read(store, newStream())).toEqual([]);
        expect(await take(store.read(newStream(), { direction: 'backwards' }))).toEqual([]);
        expect(await take(store.read(newStream(), { from: 3 }))).toEqual([]);
      });

      test('backwards gives the same events from the last to the first', async () => {
        expect(await take(store.read(stream, { direction: 'backwards' }))).toEqual(events.toReversed());
      });

      test('takes a first revision, itself included', async () => {
        expect(await take(store.read(stream, { from: 0 }))).toEqual(events);
        expect(await take(store.read(stream, { from: 7 }))).toEqual(events.slice(7));
        expect(await take(store.read(stream, { from: 9 }))).toEqual(events.slice(9));
        expect(await take(store.read(stream, { from: 10 }))).toEqual([]);
        expect(await take(store.read(stream, { direction: 'backwards', from: 2 }))).toEqual(events.slice(0, 3).toReversed());
        expect(await take(store.read(stream, { direction: 'backwards', from: 0 }))).toEqual(events.slice(0, 1));
        expect(await take(store.read(stream, { direction: 'backwards', from: 50 }))).toEqual(events.toReversed());
      });

      test('takes a limit', async () => {
        expect(await take(store.read(stream, { limit: 0 }))).toEqual([]);
        expect(await take(store.read(stream, { limit: 1 }))).toEqual(events.slice(0, 1));
        expect(await take(store.read(stream, { limit: 10 }))).toEqual(events);
        expect(await take(store.read(stream, { limit: 11 }))).toEqual(events);
        expect(await take(store.read(stream, { from: 4, limit: 3 }))).toEqual(events.slice(4, 7));
        expect(await take(store.read(stream, { direction: 'backwards', limit: 1 }))).toEqual(events.slice(9));
        expect(await take(store.read(stream, { direction: 'backwards', from: 5, limit: 2 }))).toEqual([events[5], events[4]]);
      });

      test('gives one stream and not those whose names begin alike', async () => {
        await store.append(`${stream}-more`, 'none', [event()]);
        expect(await read(store, stream)).toEqual(events);
      });

      test('can be left early', async () => {
        for await (const first of store.read(stream)) {
          expect(first).toEqual(events[0]);
          break;
        }
        expect(await read(store, stream)).toEqual(events);
      });

      test('gives what was stored byte for byte: numbers, keys that look like integers, escapes', async () => {
        const texts = newStream();
        const data =
          '{"10":1e+21,"9":10.5,"A":-0.000001,"B":1e-7,"C":9007199254740991,"a":[true,false,null,{}],"b":"\\u0000\\u001f\\"\\\\/\\n","é":[]}';
        const metadata = '{"10":"ten","9":"nine","actor":"tests"}';
        await store.append(texts, 'none', [event('NoteTaken', data, metadata)]);
        const [stored] = await read(store, texts);
        expect(stored!.data).toBe(data);
        expect(stored!.metadata).toBe(metadata);
      });

      test('gives any Unicode byte for byte: in streams, types, data and metadata', async () => {
        const words =
          'Вазорати корҳои хориҷии Ҷумҳурии Тоҷикистон · وزارة الخارجية · 外交部 · 🕊️👩🏽‍⚖️ · é é · \u200f\u2028\ufeff\u{10ffff}';
        const texts = `${newStream()}-тоҷ-中-🕊`;
        const given = event('Ёддошт🕊', JSON.stringify({ note: words }), JSON.stringify({ actor: words }));
        await store.append(texts, 'none', [given]);
        expect(await read(store, texts)).toEqual([{ ...given, stream: texts, revision: 0, position: expect.any(BigInt) }]);
      });

      test('gives an event as large as a body may be', async () => {
        const large = newStream();
        // A body has at most 1 MiB, and so has a whole append in KurrentDB by default: some room for all that is around it.
        const data = JSON.stringify({ text: 'ҷ'.repeat((1024 * 1024 - 8 * 1024) / 2) });
        await store.append(large, 'none', [event('NoteTaken', data)]);
        const [stored] = await read(store, large);
        expect(stored!.data === data).toBe(true);
      });

      test('pages through a stream of a hundred thousand events', async () => {
        const long = newStream();
        const total = 100_000;
        const perAppend = 500;
        for (let done = 0; done < total; done += perAppend) {
          const batch = Array.from({ length: perAppend }, (_, n) => event('NoteTaken', `{"n":${done + n}}`));
          const { revision } = await store.append(long, done === 0 ? 'none' : done - 1, batch);
          expect(revision).toBe(done + perAppend - 1);
        }
        let next = 0;
        let last = START;
        let wrong: RecordedEvent | null = null;
        for await (const stored of store.read(long)) {
          if (stored.revision !== next || stored.data !== `{"n":${next}}` || stored.position <= last) wrong ??= stored;
          last = stored.position;
          next++;
        }
        expect(wrong).toBeNull();
        expect(next).toBe(total);
        const [end] = await take(store.read(long, { direction: 'backwards', limit: 1 }));
        expect(end!.revision).toBe(total - 1);
        const middle = await take(store.read(long, { from: 50_000, limit: 2_500 }));
        expect(middle.map((e) => e.revision)).toEqual(Array.from({ length: 2_500 }, (_, n) => 50_000 + n));
      }, 300_000);
    });

    describe('readAll', () => {
      let prefix: string;
      let events: RecordedEvent[];
      beforeAll(async () => {
        prefix = newStream();
        const answers: Position[] = [];
        for (const [n, type] of ['NoteTaken', 'NoteStruck', 'NoteTaken', 'NoteTaken', 'NoteRead', 'NoteStruck'].entries()) {
          const stream = `${prefix}-${n % 2 === 0 ? 'even' : 'odd'}`;
          answers.push((await store.append(stream, 'any', [event(type, `{"n":${n}}`)])).position);
        }
        events = await take(store.readAll({ filter: { streamPrefixes: [prefix] } }));
        expect(events.map((e) => e.position)).toEqual(answers);
      });
      const own = (filter: EventFilter = {}): EventFilter => ({ streamPrefixes: [prefix], ...filter });

      test('gives the events of all streams in the order of their appends', () => {
        expectAscending(events);
        expect(events.map((e) => [e.stream, e.revision, e.type, e.data])).toEqual([
          [`${prefix}-even`, 0, 'NoteTaken', '{"n":0}'],
          [`${prefix}-odd`, 0, 'NoteStruck', '{"n":1}'],
          [`${prefix}-even`, 1, 'NoteTaken', '{"n":2}'],
          [`${prefix}-odd`, 1, 'NoteTaken', '{"n":3}'],
          [`${prefix}-even`, 2, 'NoteRead', '{"n":4}'],
          [`${prefix}-odd`, 2, 'NoteStruck', '{"n":5}'],
        ]);
      });

      test('gives the same events as a read of their stream', async () => {
        for (const half of ['even', 'odd']) {
          expect(await read(store, `${prefix}-${half}`)).toEqual(events.filter((e) => e.stream === `${prefix}-${half}`));
        }
      });

      test('backwards gives the same events in the opposite order', async () => {
        expect(await take(store.readAll({ direction: 'backwards', filter: own() }))).toEqual(events.toReversed());
      });

      test('starts after a position, which is left out', async () => {
        for (const [n, { position: after }] of events.entries()) {
          expect(await take(store.readAll({ after, filter: own() }))).toEqual(events.slice(n + 1));
          expect(await take(store.readAll({ direction: 'backwards', after, filter: own() }))).toEqual(
            events.slice(0, n).toReversed(),
          );
        }
        expect(await take(store.readAll({ after: START, filter: own() }))).toEqual(events);
        expect(await take(store.readAll({ direction: 'backwards', after: START, filter: own() }))).toEqual([]);
      });

      test('takes a limit, of events that match', async () => {
        expect(await take(store.readAll({ limit: 0, filter: own() }))).toEqual([]);
        expect(await take(store.readAll({ limit: 2, filter: own() }))).toEqual(events.slice(0, 2));
        expect(await take(store.readAll({ limit: 6, filter: own() }))).toEqual(events);
        expect(await take(store.readAll({ limit: 7, filter: own() }))).toEqual(events);
        expect(await take(store.readAll({ after: events[1]!.position, limit: 3, filter: own() }))).toEqual(events.slice(2, 5));
        expect(await take(store.readAll({ direction: 'backwards', limit: 2, filter: own() }))).toEqual([events[5], events[4]]);
        expect(await take(store.readAll({ limit: 2, filter: own({ types: ['NoteStruck'] }) }))).toEqual([events[1], events[5]]);
      });

      test('takes only streams with one of the prefixes', async () => {
        const even = events.filter((e) => e.stream.endsWith('even'));
        expect(await take(store.readAll({ filter: { streamPrefixes: [`${prefix}-even`] } }))).toEqual(even);
        expect(await take(store.readAll({ filter: { streamPrefixes: [`${prefix}-even`, `${prefix}-odd`] } }))).toEqual(events);
        expect(await take(store.readAll({ filter: { streamPrefixes: [`${prefix}-e`, newStream()] } }))).toEqual(even);
        expect(await take(store.readAll({ filter: { streamPrefixes: [newStream()] } }))).toEqual([]);
      });

      test('takes only events of one of the types', async () => {
        const unique = `Note${randomUUID().replaceAll('-', '')}`;
        const stream = await streamOf(1);
        const given = [event(`${unique}A`), event(`${unique}B`), event(`${unique}A`), event(`${unique}AA`)];
        await store.append(stream, 0, given);
        const ids = async (types: string[]) => (await take(store.readAll({ filter: { types } }))).map((e) => e.id);
        expect(await ids([`${unique}A`])).toEqual([given[0]!.id, given[2]!.id]);
        expect(await ids([`${unique}A`, `${unique}B`])).toEqual(given.slice(0, 3).map((e) => e.id));
        expect(await ids([unique])).toEqual([]);
      });

      test('takes only events that satisfy both prefixes and types', async () => {
        const filter = { streamPrefixes: [`${prefix}-odd`], types: ['NoteTaken', 'NoteStruck'] };
        expect(await take(store.readAll({ filter }))).toEqual([events[1], events[3], events[5]]);
        expect(await take(store.readAll({ filter: { ...filter, types: ['NoteRead'] } }))).toEqual([]);
        expect(await take(store.readAll({ direction: 'backwards', limit: 1, filter }))).toEqual([events[5]]);
      });

      test('without a filter holds them too, in the same order', async () => {
        const ids = new Set(events.map((e) => e.id));
        const after = events[0]!.position;
        const all = await take(store.readAll({ after }));
        expectAscending(all);
        expect(all.filter((e) => ids.has(e.id))).toEqual(events.slice(1));
      });

      test('can be left early', async () => {
        for await (const first of store.readAll({ filter: own() })) {
          expect(first).toEqual(events[0]);
          break;
        }
      });
    });

    describe('head', () => {
      test('is at or behind no append that was answered', async () => {
        const { position } = await store.append(newStream(), 'none', [event()]);
        expect(await store.head()).toBeGreaterThanOrEqual(position);
      });

      test('has before it all that was appended and behind it all that comes', async () => {
        const stream = await streamOf(3);
        const after = await store.head();
        const filter = { streamPrefixes: [stream] };
        expect(await take(store.readAll({ after, filter }))).toEqual([]);
        const { position } = await store.append(stream, 2, [event()]);
        expect((await take(store.readAll({ after, filter }))).map((e) => e.position)).toEqual([position]);
      });
    });

    test('the log has a name, which stays', async () => {
      const id = await store.logId();
      expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      await store.append(newStream(), 'none', [event()]);
      expect(await store.logId()).toBe(id);
    });

    describe('subscribe', () => {
      test('catches up, says so, and follows what is appended from then on', async () => {
        const stream = await streamOf(5);
        const past = await read(store, stream);
        const follower = follow(store, { after: START, filter: { streamPrefixes: [stream] } });
        expect(await follower.untilCaughtUp(5)).toEqual(past);
        await store.append(stream, 4, [event(), event()]);
        await store.append(stream, 6, [event()]);
        expect(await follower.untilCaughtUp(8)).toEqual(await read(store, stream));
        await follower.end();
      });

      test('says that it has caught up where there is nothing to catch up with', async () => {
        const stream = newStream();
        const follower = follow(store, { after: await store.head(), filter: { streamPrefixes: [stream] } });
        expect(await follower.untilCaughtUp(0)).toEqual([]);
        const { position } = await store.append(stream, 'none', [event()]);
        expect((await follower.untilCaughtUp(1)).map((e) => e.position)).toEqual([position]);
        await follower.end();
      });

      test('keeps to the size of a batch, and each batch says how far it goes', async () => {
        const stream = await streamOf(20);
        const events = await read(store, stream);
        const filter = { streamPrefixes: [stream] };
        const follower = follow(store, { after: START, filter, batchSize: 3 });
        await follower.untilCaughtUp(20);
        let delivered = 0;
        let last = START;
        for (const batch of follower.batches) {
          expect(batch.events.length).toBeLessThanOrEqual(3);
          expect(batch.events.length > 0 || batch.caughtUp).toBe(true);
          delivered += batch.events.length;
          expect(batch.position).toBeGreaterThanOrEqual(batch.events.at(-1)?.position ?? last);
          expect(batch.position).toBeGreaterThanOrEqual(last);
          last = batch.position;
          expect(batch.caughtUp && delivered < 20).toBe(false);
          expect(await take(store.readAll({ after: batch.position, filter }))).toEqual(events.slice(delivered));
        }
        await follower.end();
      });

      test('taken up again from any position gives neither a gap nor a repeat', async () => {
        const stream = await streamOf(12);
        const events = await read(store, stream);
        for (const [n, { position: after }] of events.entries()) {
          const follower = follow(store, { after, filter: { streamPrefixes: [stream] }, batchSize: 5 });
          expect(await follower.untilCaughtUp(11 - n)).toEqual(events.slice(n + 1));
          await follower.end();
        }
      });

      test('loses nothing that is appended while it catches up', async () => {
        const stream = await streamOf(50);
        const follower = follow(store, { after: START, filter: { streamPrefixes: [stream] }, batchSize: 7 });
        const writing = (async () => {
          for (let n = 49; n < 249; n++) await store.append(stream, n, [event()]);
        })();
        const seen = await follower.untilCaughtUp(250);
        await writing;
        expect(seen).toEqual(await read(store, stream));
        await follower.end();
      });

      test('takes a filter of prefixes and types', async () => {
        const prefix = newStream();
        await store.append(`${prefix}-a`, 'none', [event('NoteTaken'), event('NoteStruck')]);
        await store.append(`${prefix}-b`, 'none', [event('NoteTaken'), event('NoteStruck')]);
        const follower = follow(store, { after: START, filter: { streamPrefixes: [`${prefix}-a`], types: ['NoteTaken'] } });
        await follower.untilCaughtUp(1);
        await store.append(`${prefix}-b`, 1, [event('NoteTaken')]);
        await store.append(`${prefix}-a`, 1, [event('NoteStruck'), event('NoteTaken')]);
        const seen = await follower.untilCaughtUp(2);
        expect(seen.map((e) => [e.stream, e.type, e.revision])).toEqual([
          [`${prefix}-a`, 'NoteTaken', 0],
          [`${prefix}-a`, 'NoteTaken', 3],
        ]);
        await follower.end();
      });

      test('without a filter gives everything after its position', async () => {
        const after = await store.head();
        const stream = await streamOf(3);
        const follower = follow(store, { after });
        await follower.untilSeen((e) => e.stream === stream && e.revision === 2);
        expectAscending(follower.events);
        expect(follower.events.filter((e) => e.stream === stream)).toEqual(await read(store, stream));
        await follower.end();
      });

      test('serves several followers at once', async () => {
        const stream = await streamOf(1);
        const followers = Array.from({ length: 5 }, () => follow(store, { after: START, filter: { streamPrefixes: [stream] } }));
        await Promise.all(followers.map((follower) => follower.untilCaughtUp(1)));
        await store.append(stream, 0, [event()]);
        for (const follower of followers) expect((await follower.untilCaughtUp(2)).map((e) => e.revision)).toEqual([0, 1]);
        await Promise.all(followers.map((follower) => follower.end()));
      });

      test('ends by its signal without an error, while it waits or before it began', async () => {
        const follower = follow(store, { after: await store.head(), filter: { streamPrefixes: [newStream()] } });
        await follower.untilCaughtUp(0);
        await follower.end();
        const batches = await take(store.subscribe({ after: START, signal: AbortSignal.abort() }));
        expect(batches).toEqual([]);
      });

      test('can be left early', async () => {
        const stream = await streamOf(2);
        const options = {
          after: START,
          filter: { streamPrefixes: [stream] },
          batchSize: 1,
          signal: new AbortController().signal,
        };
        for await (const batch of store.subscribe(options)) {
          expect(batch.events.length).toBe(1);
          break;
        }
        expect((await store.append(stream, 1, [event()])).revision).toBe(2);
      });
    });

    describe('a store that was closed', () => {
      test('takes and gives nothing more', async () => {
        const closed = await setup.open();
        const stream = newStream();
        await closed.append(stream, 'none', [event()]);
        await closed.close();
        await closed.close();
        await expect(closed.append(stream, 'any', [event()])).rejects.toThrow(StoreUnavailable);
        await expect(take(closed.read(stream))).rejects.toThrow(StoreUnavailable);
        await expect(take(closed.readAll())).rejects.toThrow(StoreUnavailable);
        await expect(closed.head()).rejects.toThrow(StoreUnavailable);
        await expect(take(closed.subscribe({ after: START, signal: new AbortController().signal }))).rejects.toThrow(
          StoreUnavailable,
        );
      });

      test('had stored what was handed to it before', async () => {
        const closing = await setup.open();
        const stream = newStream();
        const appends = Array.from({ length: 20 }, () => closing.append(stream, 'any', [event()]));
        const [answers] = await Promise.all([Promise.all(appends), closing.close()]);
        expect(answers.map((a) => a.revision).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
      });

      test('ends its subscriptions with an error', async () => {
        const closing = await setup.open();
        const follower = follow(closing, { after: START, filter: { streamPrefixes: [newStream()] } });
        await follower.untilCaughtUp(0);
        await closing.close();
        await expect(follower.ended).rejects.toThrow(StoreUnavailable);
      });
    });

    const { openSecond } = setup;
    if (openSecond !== undefined) {
      describe('two stores on one log', () => {
        let second: EventStore;
        beforeAll(async () => {
          second = await openSecond();
        }, 60_000);
        afterAll(() => second.close());

        test('name it alike', async () => {
          expect(await second.logId()).toBe(await store.logId());
        });

        test('see what the other appended, in the same places', async () => {
          const stream = newStream();
          const one = await store.append(stream, 'none', [event()]);
          const other = await second.append(stream, 0, [event()]);
          expect(other.position).toBeGreaterThan(one.position);
          const events = await read(store, stream);
          expect(events.map((e) => [e.revision, e.position])).toEqual([
            [0, one.position],
            [1, other.position],
          ]);
          expect(await read(second, stream)).toEqual(events);
          expect(await second.head()).toBeGreaterThanOrEqual(other.position);
          await refused(store.append(stream, 0, [event()]), { stream, expected: 0, actual: 1 });
        });

        test('know the very same append of the other', async () => {
          const stream = newStream();
          const events = [event(), event()];
          const answer = await store.append(stream, 'none', events);
          expect(await second.append(stream, 'none', events)).toEqual(answer);
        });

        test('follow each other', async () => {
          const stream = await streamOf(2);
          const filter = { streamPrefixes: [stream] };
          const followers = [follow(store, { after: START, filter }), follow(second, { after: START, filter })];
          for (const follower of followers) await follower.untilCaughtUp(2);
          await second.append(stream, 1, [event()]);
          await store.append(stream, 2, [event()]);
          const events = await read(store, stream);
          for (const follower of followers) expect(await follower.untilCaughtUp(4)).toEqual(events);
          await Promise.all(followers.map((follower) => follower.end()));
        });

        test('let writers of both through, one at a revision', async () => {
          const stream = newStream();
          const writers = Array.from({ length: 10 }, (_, n) => ({
            through: n % 2 === 0 ? store : second,
            events: [event(), event()],
          }));
          await Promise.all(
            writers.map(async ({ through, events }) => {
              for (const e of events) await appendAtHead(through, stream, e);
            }),
          );
          const stored = await read(store, stream);
          expect(stored.map((e) => e.revision)).toEqual(Array.from({ length: 20 }, (_, n) => n));
          expect(new Set(stored.map((e) => e.id))).toEqual(new Set(writers.flatMap((w) => w.events.map((e) => e.id))));
          expectAscending(stored);
        });

        test('find after a close what was there before it', async () => {
          const stream = await streamOf(3);
          const third = await openSecond();
          await third.append(stream, 2, [event()]);
          const events = await read(third, stream);
          await third.close();
          const fourth = await openSecond();
          expect(events.length).toBe(4);
          expect(await read(fourth, stream)).toEqual(events);
          await fourth.close();
        });
      });
    }

    /** @returns its name */
    async function streamOf(count: number, prefix = newStream()): Promise<string> {
      await store.append(
        prefix,
        'none',
        Array.from({ length: count }, (_, n) => event('NoteTaken', `{"n":${n}}`)),
      );
      return prefix;
    }
  });
}

const newStream = (): string => `meeting-${randomUUID()}`;

const event = (type = 'NoteTaken', data = '{"note":"they met"}', metadata = '{"actor":"tests"}'): EventToAppend => ({
  id: randomUUID(),
  type,
  data,
  metadata,
});

const read = (store: EventStore, stream: string): Promise<RecordedEvent[]> => take(store.read(stream));

async function take<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

async function refused(
  append: Promise<unknown>,
  { stream, expected, actual }: { stream: string; expected: ExpectedRevision; actual: number },
): Promise<void> {
  const error: unknown = await append.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RevisionMismatch);
  expect(error).toMatchObject({ name: 'RevisionMismatch', stream, expected, actual });
}

async function appendAtHead(store: EventStore, stream: string, e: EventToAppend): Promise<void> {
  for (;;) {
    const [last] = await take(store.read(stream, { direction: 'backwards', limit: 1 }));
    try {
      await store.append(stream, last === undefined ? 'none' : last.revision, [e]);
      return;
    } catch (error) {
      if (!(error instanceof RevisionMismatch && error.actual > (last?.revision ?? -1))) throw error;
    }
  }
}

function expectAscending(events: readonly RecordedEvent[]): void {
  expect(events.findIndex((e, n) => n > 0 && e.position <= events[n - 1]!.position)).toBe(-1);
}

/** A subscription that runs by itself and keeps what it was given. */
function follow(store: EventStore, options: { after: Position; filter?: EventFilter; batchSize?: number }) {
  const controller = new AbortController();
  const batches: SubscriptionBatch[] = [];
  const events: RecordedEvent[] = [];
  let wake = Promise.withResolvers<void>();
  const ended = (async () => {
    for await (const batch of store.subscribe({ ...options, signal: controller.signal })) {
      batches.push(batch);
      events.push(...batch.events);
      wake.resolve();
      wake = Promise.withResolvers();
    }
  })();
  // Whoever waits for `ended` sees the error; meanwhile it is no unhandled one.
  ended.catch(() => undefined);
  const endedEarly = ended.then(() => {
    throw new Error('the subscription ended');
  });
  endedEarly.catch(() => undefined);
  const until = async (enough: () => boolean): Promise<RecordedEvent[]> => {
    while (!enough()) await Promise.race([wake.promise, endedEarly]);
    return [...events];
  };
  return {
    batches,
    events,
    ended,
    untilCaughtUp: (count: number) => until(() => events.length >= count && batches.at(-1)?.caughtUp === true),
    untilSeen: (seen: (e: RecordedEvent) => boolean) => until(() => events.some(seen)),
    end: async (): Promise<void> => {
      controller.abort();
      await ended;
    },
  };
}
