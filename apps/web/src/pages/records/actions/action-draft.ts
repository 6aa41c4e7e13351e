import type { Json, Problem, Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import type { RecordAnswer, Records } from '../../../api/queries.ts';
import { isWithin } from '../../../parts/fields.ts';
import { gathered, plainly } from '../../../parts/refusals.ts';
import { type Picked, pickedShape } from '../../../parts/picked.ts';
import { anything, flag, like, listOf, oneOf, orNull, type Shape, text } from '../../../parts/shapes.ts';
import { NEW_SOURCE, type SourceDraft, sourceOf, sourceShape } from '../../../parts/source-draft.ts';

/** What can be recorded of a record that is there, by the word that an address of the desk has for it. */
const ACTIONS = [
  'correct',
  'add',
  'update',
  'dispute',
  'rank',
  'source',
  'classify',
  'label',
  'merge',
  'unmerge',
  'retract',
  'erase',
] as const;
export type Action = (typeof ACTIONS)[number];

export const isAction = (word: string | undefined): word is Action => ACTIONS.includes(word as Action);

export interface ChangeDraft {
  readonly place: string | null;
  /** Nothing shall stand there. */
  readonly isWithdrawn: boolean;
  readonly value?: Json;
}

/** What is written into the form of an action, whether it is whole or not. */
export interface ActionDraft {
  /** A retry under it records nothing twice. */
  readonly key: string;
  /** The revision that the record had when it was begun; null before anything was recorded of it. */
  readonly seen: string | null;
  readonly changes: readonly ChangeDraft[];
  readonly isInferred: boolean;
  readonly from: string;
  readonly reason: string;
  readonly quote: string;
  readonly validOn: string;
  readonly rank: 'preferred' | 'normal' | 'deprecated';
  readonly kind: Schemas['RetractRecordBody']['kind'] | '';
  readonly label: Schemas['LabelRecordBody']['label'];
  readonly pillars: readonly string[];
  readonly functions: readonly string[];
  readonly basis: 'stated' | 'inferred';
  readonly other: Picked | null;
  readonly sources: readonly SourceDraft[];
  /** What an attached source speaks for; nothing is all that speaks now. */
  readonly fields: readonly string[];
}

export const NEW_CHANGE: ChangeDraft = { place: null, isWithdrawn: false };

/** What says something of the world is on somebody's word; the rest may be. */
const CITING: ReadonlySet<Action> = new Set(['add', 'update', 'dispute', 'source']);

/** Of several places at once. */
const MANY: ReadonlySet<Action> = new Set(['correct', 'add', 'update']);

export const isCiting = (action: Action): boolean => CITING.has(action);

/** A change of a place, with what its value begins with. */
export const changeAt = (place: string | null, begun?: Json): ChangeDraft => ({
  ...NEW_CHANGE,
  place,
  ...(begun !== undefined && { value: begun }),
});

/** @param begun what the value at the place begins with */
export function newAction(
  action: Action,
  key: string,
  place: string | undefined,
  seen: string | null,
  begun?: Json,
): ActionDraft {
  return {
    key,
    seen,
    changes: [changeAt(place ?? null, begun)],
    isInferred: false,
    from: '',
    reason: '',
    quote: '',
    validOn: '',
    rank: action === 'rank' ? 'preferred' : 'normal',
    kind: '',
    label: 'internal',
    pillars: [],
    functions: [],
    basis: 'inferred',
    other: null,
    sources: isCiting(action) ? [NEW_SOURCE] : [],
    fields: [],
  };
}

const texts = listOf(text);

const change: Shape<ChangeDraft> = like<ChangeDraft>(
  NEW_CHANGE,
  { place: orNull(text), isWithdrawn: flag, value: anything },
  'place',
);

/** Of what a browser kept: with the place that is asked now, beside those that were written. */
export function actionOf(action: Action, given: unknown, place: string | undefined, begun?: Json): ActionDraft | undefined {
  const fresh = newAction(action, newKey(), undefined, null);
  const draft = like<ActionDraft>(fresh, {
    key: text,
    seen: orNull(text),
    changes: listOf(change),
    isInferred: flag,
    from: text,
    reason: text,
    quote: text,
    validOn: text,
    rank: oneOf('preferred', 'normal', 'deprecated'),
    kind: oneOf('', 'never-happened', 'entered-in-error', 'unsubstantiated'),
    label: oneOf('public', 'internal', 'confidential'),
    pillars: texts,
    functions: texts,
    basis: oneOf('stated', 'inferred'),
    other: orNull(pickedShape),
    sources: listOf(sourceShape),
    fields: texts,
  })(given);
  if (draft === undefined) return undefined;
  const isAsked = MANY.has(action) && place !== undefined && !draft.changes.some((each) => each.place === place);
  const written = isAsked ? draft.changes.filter((each) => each.place !== null) : draft.changes;
  const changes = isAsked ? [...written, changeAt(place, begun)] : written;
  return {
    ...draft,
    changes: changes.length > 0 ? changes : fresh.changes,
    sources: draft.sources.length > 0 ? draft.sources : fresh.sources,
  };
}

/** Which of several it is, in one line. */
export const saidOfAction = ({ changes, reason, quote, sources }: ActionDraft): string =>
  [...changes.flatMap(({ place }) => place ?? []), reason, quote, ...sources.map(({ publisher }) => publisher)]
    .filter((said) => said !== '')
    .join(', ') || 'nothing but a choice';

/** The part of a record's address that an action is sent to. */
export function routeOf(action: Action, claim: string | undefined): string {
  switch (action) {
    case 'correct':
      return 'corrections';
    case 'add':
      return 'details';
    case 'update':
      return 'updates';
    case 'dispute':
      return 'claims';
    case 'rank':
      return `claims/${claim ?? ''}/rank`;
    case 'source':
      return 'sources';
    case 'classify':
      return 'classification';
    case 'retract':
      return 'retraction';
    case 'erase':
      return 'erasure';
    default:
      return action;
  }
}

/** Any of what record-keeping takes. */
export type ActionBody =
  | Schemas['CorrectRecordBody']
  | Schemas['AddDetailBody']
  | Schemas['UpdateRecordBody']
  | Schemas['RecordClaimBody']
  | Schemas['RankClaimBody']
  | Schemas['AttachSourceBody']
  | Schemas['ClassifyBody']
  | Schemas['LabelRecordBody']
  | Schemas['MergeRecordsBody']
  | Schemas['UnmergeRecordsBody']
  | Schemas['RetractRecordBody']
  | Schemas['ErasePersonalDataBody'];

/** What is sent. What was left empty is left out, and the program says what is missing. */
export function bodyOf(action: Action, draft: ActionDraft): ActionBody {
  const reason = draft.reason.trim();
  const sources = draft.sources.map(sourceOf);
  const cited = sources.length > 0 ? { sources } : {};
  const [first = NEW_CHANGE] = draft.changes;
  const places = draft.changes.flatMap(({ place, isWithdrawn }) => (place === null || isWithdrawn ? [] : [place]));
  const inferred = draft.isInferred && places.length > 0 ? { inferred: places.map(withoutEnd) } : {};
  switch (action) {
    case 'correct':
      return { changes: changesOf(draft), reason, ...inferred, ...cited } satisfies Schemas['CorrectRecordBody'];
    case 'add':
      return { changes: changesOf(draft), sources, ...inferred } satisfies Schemas['AddDetailBody'];
    case 'update':
      return { changes: changesOf(draft), from: draft.from, sources, ...inferred } satisfies Schemas['UpdateRecordBody'];
    case 'dispute':
      return {
        field: first.place ?? '',
        value: (first.value ?? null) as Schemas['RecordClaimBody']['value'],
        sources,
        ...inferred,
        ...(draft.rank !== 'normal' && { rank: draft.rank }),
        ...(draft.validOn !== '' && { validOn: draft.validOn }),
        ...(draft.quote.trim() !== '' && { quote: draft.quote.trim() }),
        ...(reason !== '' && { reason }),
      } satisfies Schemas['RecordClaimBody'];
    case 'rank':
      return { rank: draft.rank, reason, ...cited } satisfies Schemas['RankClaimBody'];
    case 'source':
      return { ...sourceOf(draft.sources[0] ?? NEW_SOURCE), ...(draft.fields.length > 0 && { fields: [...draft.fields] }) };
    case 'classify':
      return {
        pillars: [...draft.pillars] as Schemas['ClassifyBody']['pillars'],
        functions: [...draft.functions],
        basis: { kind: draft.basis, ...(reason !== '' && { [draft.basis === 'stated' ? 'quote' : 'reason']: reason }) },
        ...cited,
      } satisfies Schemas['ClassifyBody'];
    case 'label':
      return { label: draft.label, reason } satisfies Schemas['LabelRecordBody'];
    case 'merge':
      return { into: draft.other?.value ?? '', reason, ...cited } satisfies Schemas['MergeRecordsBody'];
    case 'unmerge':
      return { reason, ...cited } satisfies Schemas['UnmergeRecordsBody'];
    case 'erase':
      return { reason } satisfies Schemas['ErasePersonalDataBody'];
    case 'retract':
      return { reason, ...(draft.kind && { kind: draft.kind }), ...cited } satisfies Schemas['RetractRecordBody'];
  }
}

/** Another element has no place yet: what is inferred is of its list. */
const withoutEnd = (place: string): string => place.replace(/\/-$/, '');

function changesOf({ changes }: ActionDraft): Record<string, Json> {
  return Object.fromEntries(
    changes.flatMap(({ place, isWithdrawn, value }) => (place === null ? [] : [[place, isWithdrawn ? null : (value ?? '')]])),
  );
}

/** What a part of the form is given. */
export interface BodyOf {
  readonly action: Action;
  readonly draft: ActionDraft;
  readonly change: (of: Partial<ActionDraft>) => void;
  readonly wrong: Wrong;
  readonly record: RecordAnswer;
  readonly records: Records;
  readonly claim: string | undefined;
  readonly apart: string | null;
  readonly onApart: (id: string | null) => void;
}

/** Each under the field of the form that it is about; what is about none is under its pointer, for all to read. */
export interface Wrong {
  at(field: string): string | undefined;
  readonly elsewhere: Problem['errors'];
}

/** What an action cannot be recorded without, in the words of its form. */
export function missingIn(action: Action, draft: ActionDraft): ReadonlyMap<string, string> {
  const { changes, from, reason, pillars, functions, basis, other, sources } = draft;
  const missing = new Map<string, string>();
  if (MANY.has(action) || action === 'dispute')
    for (const [n, { place, isWithdrawn, value }] of changes.entries()) {
      if (place === null) missing.set(`changes.${n}`, 'Choose a field.');
      else if (!isWithdrawn && value === undefined) missing.set(`changes.${n}`, VALUE_MISSING[action] ?? '');
    }
  if (action === 'update' && from.trim() === '') missing.set('from', 'Say from which day on it is so.');
  if (action === 'merge' && other === null) missing.set('into', 'Choose the record that it is merged into.');
  if (action === 'classify' && pillars.length + functions.length === 0) missing.set('pillars', 'Choose a pillar or a function.');
  if (!REASONLESS.has(action) && reason.trim() === '')
    missing.set('reason', action !== 'classify' ? 'Say why.' : basis === 'stated' ? 'Quote the source.' : 'Give the reason.');
  for (const [n, { publisher }] of sources.entries())
    if (publisher.trim() === '') missing.set(`sources.${n}.publisher`, 'Name the publisher.');
  return missing;
}

const VALUE_MISSING: { readonly [Each in Action]?: string } = {
  correct: 'Say what shall stand here, or withdraw it.',
  add: 'Say what shall stand here.',
  update: 'Say what shall stand here.',
  dispute: 'Say what the source says.',
};

/** What needs no reason, or says it by its source. */
const REASONLESS: ReadonlySet<Action> = new Set(['add', 'update', 'dispute', 'source']);

/** Whether what a field of the form says is the same in both: what was said of it is then still so. */
export function isAsItWas(field: string, before: ActionDraft, now: ActionDraft): boolean {
  const [name = '', n = '', part = ''] = field.split('.');
  const partOf = (draft: ActionDraft): unknown => {
    if (name === 'changes') return draft.changes[Number(n)];
    if (name === 'sources') return draft.sources[Number(n)]?.[part as keyof SourceDraft];
    return draft[(name === 'into' ? 'other' : name) as keyof ActionDraft];
  };
  return JSON.stringify(partOf(before)) === JSON.stringify(partOf(now));
}

export function wrongIn(
  problem: Problem | null,
  action: Action,
  draft: ActionDraft,
  nameOf: (party: string) => string = (party) => party,
): Wrong {
  const said: [string, string][] = [];
  const elsewhere: Problem['errors'][number][] = [];
  for (const error of problem?.errors ?? []) {
    const field = fieldOf(error.pointer, action, draft);
    if (field === null) elsewhere.push(error);
    else said.push([field, plainly(error.detail, nameOf)]);
  }
  const found = gathered(said);
  return { at: (field) => found.get(field), elsewhere };
}

function fieldOf(pointer: string, action: Action, { changes, sources }: ActionDraft): string | null {
  const [, first = '', second = '', third = ''] = pointer.split('/');
  if (first === 'sources' && sources.length > 0) return `sources.${/^\d+$/.test(second) ? second : 0}.${third || 'publisher'}`;
  if (action === 'source' && first !== 'fields' && second === '') return `sources.0.${first}`;
  if (first === 'basis') return 'reason';
  if (
    ['reason', 'from', 'rank', 'kind', 'label', 'quote', 'validOn', 'into', 'pillars', 'functions', 'fields'].includes(first) &&
    second === ''
  ) {
    if (!changes.some(({ place }) => place === pointer)) return first;
  }
  if (first === 'changes' || first === 'field' || first === 'value') return 'changes.0';
  const at = changes.findIndex(
    ({ place }) => place !== null && (isWithin(place, pointer) || isWithin(pointer, withoutEnd(place))),
  );
  return at === -1 ? null : `changes.${at}`;
}
