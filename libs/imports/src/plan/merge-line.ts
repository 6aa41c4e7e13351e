import { parseStream, streamOf } from '#domain/nouns.ts';
import { bookOf, type RecordState } from '#domain/record.ts';
import type { Recording } from './plan.ts';

export type Merging = Extract<Recording, { type: 'MergeRecords' }>;

/** A record, what it is merged into, and so on. */
interface MergeLine {
  readonly streams: ReadonlySet<string>;
  /** Stream of the last of them that stands; of the record itself where none does. */
  readonly head: string;
  /** Whether the head is merged all the same, into what was retracted. */
  readonly headIsMerged: boolean;
}

/**
 * A merge as it can be made on what is on record: of the last ones that both ends are merged into.
 * @returns null where both are one already, where somebody took one of them apart, or where they can be made one by hand alone
 */
export async function mergingNow(
  merging: Merging,
  load: (stream: string) => Promise<RecordState | null>,
): Promise<Merging | null> {
  const { stream, body } = merging;
  const into = intoOf(merging);
  if (wasUnmerged(await load(stream)) || wasUnmerged(await load(into))) return null;
  const [one, other] = [await lineOf(stream, load), await lineOf(into, load)];
  if (!one.streams.isDisjointFrom(other.streams)) return null;
  const [from, onto] = one.headIsMerged ? [other, one] : [one, other];
  if (from.headIsMerged) return null;
  if (from.head === stream && onto.head === into) return merging;
  const { id } = parseStream(onto.head);
  return { ...merging, stream: from.head, body: { ...body, into: id } };
}

/** A person decided that it is something of its own. */
function wasUnmerged(record: RecordState | null): boolean {
  return record !== null && bookOf(record).changes.some(({ event }) => event === 'RecordsUnmerged');
}

function intoOf({ stream, body }: Merging): string {
  const { noun } = parseStream(stream);
  return streamOf(noun, body.into.replace(`${noun}:`, ''));
}

async function lineOf(stream: string, load: (stream: string) => Promise<RecordState | null>): Promise<MergeLine> {
  const streams = new Set([stream]);
  const { noun } = parseStream(stream);
  let head = stream;
  let record = await load(stream);
  while (record?.merge) {
    const next = streamOf(noun, record.merge.into);
    // Merges in a circle are followed once round.
    if (streams.has(next)) break;
    streams.add(next);
    const merged = await load(next);
    if (!merged || merged.retraction) break;
    [head, record] = [next, merged];
  }
  return { streams, head, headIsMerged: Boolean(record?.merge) };
}
