import { type Day, EARLIEST, parseEdtf } from './edtf.ts';
import { covers, type Pointer } from './fields.ts';
import { bookOf, type RecordState } from './record.ts';

/** The last day on which a source speaks of what stands at a place and below it. A denial speaks of nothing. */
export function lastSpokenBelow(record: RecordState, at: Pointer): Day {
  const { claims, sources } = bookOf(record);
  let last = EARLIEST;
  for (const [pointer, each] of claims) {
    if (!covers(at, pointer)) continue;
    for (const source of each
      .flatMap((claim) => (claim.rank === 'deprecated' ? [] : claim.sources))
      .map((id) => sources.get(id))) {
      if (source?.publishedOn === undefined || source.attribution === 'denied') continue;
      last = Math.max(last, parseEdtf(source.publishedOn).begin.from);
    }
  }
  return last;
}
