import { parseStream } from '#domain/nouns.ts';
import { evolveViews, UNSEEN, type Views } from '#domain/views.ts';
import { decodeWith, metadataOf, textOf, UnreadableEvent, UPCASTERS, type Upcasters } from '#event-store/decode.ts';
import type { RecordedEvent } from '#event-store/event-store.ts';
import type { Metadata } from '#event-store/hash-chain.ts';
import { SEES, type Taken } from './projection.ts';
import { seenBy } from './seen-by.ts';

/** A record as far as it was followed. */
export interface Folded {
  /** Of its last event. */
  readonly revision: number;
  /** Position of its first event. */
  readonly record: number;
  readonly views: Views;
  /** Of its last event, in milliseconds; never earlier than the one before. */
  readonly at: number;
}

/** @throws for an event that cannot be read */
export function fold(before: Folded | null, event: RecordedEvent, upcasters = UPCASTERS): Folded {
  return take(before, event, upcasters).folded;
}

export interface Step {
  readonly folded: Folded;
  readonly taken: Taken;
  /** Who may see the event, as bits. */
  readonly sees: number;
  readonly metadata: Metadata;
}

/** An event as its record takes it in. @throws for an event that cannot be read */
export function take(before: Folded | null, event: RecordedEvent, upcasters: Upcasters): Step {
  const expected = before ? before.revision + 1 : 0;
  if (event.revision !== expected) throw new UnreadableEvent(`the log holds no revision ${expected} of ${event.stream}`);
  const metadata = metadataOf(event);
  const decoded = decodeWith(event, metadata, upcasters);
  const at = Date.parse(decoded.recordedAt);
  if (Number.isNaN(at)) throw new UnreadableEvent(`"${decoded.recordedAt}" is no instant`);
  const views = before?.views ?? UNSEEN;
  const { revision, type, stream, position } = event;
  return {
    folded: {
      revision,
      record: before?.record ?? Number(position),
      views: evolveViews(views, decoded),
      at: Math.max(at, before?.at ?? at),
    },
    taken: {
      noun: parseStream(stream).noun,
      type,
      actor: decoded.actor,
      position: Number(position),
      text: textOf(event, decoded, upcasters),
    },
    sees: seenBy(views.confidential, decoded),
    metadata,
  };
}

/** What `records` says of a record: revision and label. One of which nothing can be read is shown to as few as can be. */
export function reachedIn(folded: Folded | null): [revision: number, label: number] {
  return [folded?.revision ?? -1, SEES[folded?.views.confidential?.label ?? 'confidential']];
}
