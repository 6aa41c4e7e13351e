import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

import type { RecordedEvent } from '../event-store.ts';
import { OTHERS } from './all-filter.ts';

/**
 * Text that is no JSON is given as it is, so that its reader can refuse it.
 * @param prefix of all our streams on this server, which nothing outside of the adapter sees
 */
export function recordedEvent(event: ReadResp.ReadEvent.RecordedEvent, prefix: string): RecordedEvent {
  const stream = text.decode(event.getStreamIdentifier()!.getStreamName_asU8());
  return {
    id: event.getId()!.getString().toLowerCase(),
    type: event.getMetadataMap().get('type') ?? '',
    stream: stream.startsWith(prefix) ? stream.slice(prefix.length) : OTHERS,
    revision: Number(event.getStreamRevision()),
    position: BigInt(event.getCommitPosition()),
    data: text.decode(event.getData_asU8()),
    metadata: text.decode(event.getCustomMetadata_asU8()),
  };
}

/** Byte for byte: a mark at the beginning is part of a name or a text. */
const text = new TextDecoder('utf-8', { ignoreBOM: true });
