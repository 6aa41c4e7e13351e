import { pickedShape } from '../../../parts/picked.ts';
import { like, listOf, mapOf, oneOf, orNull, type Shape, text, word } from '../../../parts/shapes.ts';
import { NEW_SOURCE, sourceShape, type SourceDraft } from '../../../parts/source-draft.ts';
import { type Draft, newDraft } from '../draft.ts';
import { draftOf } from '../draft-shape.ts';
import type { Decisions, Meant, Other, Proposal } from './proposals.ts';
import type { Span } from './sentences.ts';

export interface State {
  readonly text: string;
  readonly source: SourceDraft;
  /** What was read, as it was mended since; null before it is. */
  readonly draft: Draft | null;
  readonly proposals: readonly Proposal[];
  readonly unread: string | null;
  /** Contacts that are told of besides. */
  readonly more: readonly Other[];
  /** How much was read of a text that is longer. */
  readonly readTo: number | null;
  readonly sentences: readonly Span[];
  readonly decisions: Decisions;
  readonly meant: Meant;
  /** Ids of what was recorded already, where recording stopped half-way; of a contact its record, by its proposal. */
  readonly recorded: Readonly<Record<string, string>>;
}

export const FRESH: State = {
  text: '',
  source: NEW_SOURCE,
  draft: null,
  proposals: [],
  unread: null,
  more: [],
  readTo: null,
  sentences: [],
  decisions: {},
  meant: {},
  recorded: {},
};

const number: Shape<number> = (given) => (typeof given === 'number' ? given : undefined);
const span = like<Span>({ start: 0, end: 0 }, { start: number, end: number }, 'start', 'end');

const proposal = like<Proposal>(
  { id: '', subject: 'activity', name: '', at: { start: 0, end: 0 }, reasons: [], temp: null, key: null },
  { id: text, subject: word(), name: text, at: span, reasons: listOf(text), temp: orNull(text), key: orNull(text) },
  'id',
  'subject',
  'name',
  'at',
);

/** Of what a browser kept; a text without its reading is read again. */
export const stateOf = like<State>(FRESH, {
  text,
  source: sourceShape,
  draft: orNull(draftOf(null)),
  proposals: listOf(proposal),
  unread: orNull(text),
  more: listOf(like<Other>({ id: '', draft: newDraft('bilateral', '') }, { id: text, draft: draftOf(null) }, 'id', 'draft')),
  readTo: orNull(number),
  sentences: listOf(span),
  decisions: mapOf(oneOf('accepted', 'rejected')),
  meant: mapOf(orNull(pickedShape)),
  recorded: mapOf(text),
});
