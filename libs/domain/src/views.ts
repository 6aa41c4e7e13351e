import { sees } from './access.ts';
import type { DomainEvent } from './events.ts';
import { evolve, open, opensRecord, type RecordState } from './record.ts';
import type { Label } from './record-keeping.ts';

/** What each clearance may see of a record, folded. One and the same state until an event is kept from somebody. */
export type Views = Readonly<Record<Label, RecordState | null>>;

export const UNSEEN: Views = { public: null, internal: null, confidential: null };

/** Folds one event into every view that may see it. Never refuses, as `evolve`. */
export function evolveViews(views: Views, event: DomainEvent): Views {
  const before = views.confidential;
  const full = evolve(before, event);
  // The label of the body that opens a record is the record's own, and is joined when it is read: it judges past versions too.
  const begins = opensRecord(before, event);
  const label = begins ? 'public' : labelOf(event);
  if (label === 'public' && views.public === before && views.internal === before)
    return { public: full, internal: full, confidential: full };
  const through = (view: Label): RecordState | null => {
    if (!sees(view, label)) return views[view];
    if (views[view] === before) return full;
    // Also for one who did not see that it was retracted it begins anew.
    return begins ? open(views[view], event) : evolve(views[view], event);
  };
  return { public: through('public'), internal: through('internal'), confidential: full };
}

/** Who may see an event that does not open its record. */
export function labelOf({ type, data }: DomainEvent): Label {
  // Its label is what the record gets.
  if (type === 'RecordLabelled') return 'public';
  return ('label' in data && data.label) || 'public';
}
