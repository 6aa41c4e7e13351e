import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

import { canonicalJson } from '../canonical-json.ts';
import type { RecordedEvent } from '../event-store.ts';

/** @param prefix of all our streams on this server, which nothing outside of the adapter sees */
export function recordedEvent(event: ReadResp.ReadEvent.RecordedEvent, prefix: string): RecordedEvent {
  const stream = text.decode(event.getStreamIdentifier()!.getStreamName_asU8());
  return {
    id: event.getId()!.getString().toLowerCase(),
    type: event.getMetadataMap().get('type') ?? '',
    stream: stream.startsWith(prefix) ? stream.slice(prefix.length) : stream,
    revision: Number(event.getStreamRevision()),
    position: BigInt(event.getCommitPosition()),
    data: storedText(event.getData_asU8()),
    metadata: storedText(event.getCustomMetadata_asU8()),
  };
}

const text = new TextDecoder();

/** A member whose name looks like an integer, which the client moved before the others when it appended. */
const REORDERED = /"\d+":/;

/** Text that is no JSON is given as it is, so that its reader can refuse it. */
function storedText(bytes: Uint8Array): string {
  const stored = text.decode(bytes);
  if (!REORDERED.test(stored)) return stored;
  try {
    return canonicalJson(JSON.parse(stored));
  } catch {
    return stored;
  }
}
