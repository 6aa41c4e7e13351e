import './log.css';
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { Unanswered } from '../../api/client.ts';
import { newKey } from '../../api/new-key.ts';
import { DateField } from '../../parts/date-field.tsx';
import { fieldName } from '../../parts/fields.ts';
import { AT_THE_FIELDS, gathered, plainly, saysOf } from '../../parts/refusals.ts';
import { KeptNotes } from '../../parts/kept-notes.tsx';
import { PageHead } from '../../parts/page.tsx';
import { placeOf as recordPlace } from '../../parts/record-link.tsx';
import { without } from './commands.ts';
import { Conflict } from './conflict.tsx';
import { asKind, type Draft, fieldOf, goneOn, heldBy, type Made, missingIn, newDraft } from './draft.ts';
import {
  type Asked,
  ClassificationFields,
  DayField,
  type Form,
  InferredMarks,
  PlaceFields,
  Sides,
  Sources,
  Stops,
  TopicsField,
} from './fields.tsx';
import { saidOf } from './foretold.ts';
import { isKept, keepDraft, useKeptDraft } from './kept-draft.ts';
import { isKind, type Kind, KINDS } from './kinds.ts';
import { LikelyDuplicates } from './likely-duplicates.tsx';
import { NewRecord } from './new-record.tsx';
import { ConferencePicker, PartyPicker, useParties } from './pickers.tsx';
import { Preview } from './preview.tsx';
import { conflictOf, NotRecorded, useRecording } from './recording.ts';

export function Log() {
  const asked: unknown = useSearch({ strict: false, select: ({ as }: { as?: string }) => as });
  const kind = isKind(asked) ? asked : 'bilateral';
  return (
    <>
      <PageHead title={KINDS[kind].title} lede={`${KINDS[kind].lede} The draft is kept in this browser until it is recorded.`} />
      <Kinds kind={kind} />
      <LogForm key={kind} kind={kind} />
    </>
  );
}

function Kinds({ kind }: { readonly kind: Kind }) {
  return (
    <nav className="kinds" aria-label="What to log">
      {(Object.keys(KINDS) as Kind[]).map((each) =>
        each === kind ? (
          <span key={each} aria-current="page">
            {KINDS[each].name}
          </span>
        ) : (
          <Link key={each} to="/log" search={{ as: each }} activeProps={{ 'aria-current': undefined }}>
            {KINDS[each].name}
            {isKept(each) && <span className="tag">draft</span>}
          </Link>
        ),
      )}
      <Link to="/log/press-release" className="apart">
        From a press release
      </Link>
    </nav>
  );
}

const LEVELS = ['head-of-state', 'head-of-government', 'minister', 'deputy', 'ambassador', 'senior-official', 'official'].map(
  (value) => ({ value, label: value.replaceAll('-', ' ') }),
);

function LogForm({ kind }: { readonly kind: Kind }) {
  const kept = useKeptDraft(kind);
  const { value: draft, set, forget } = kept;
  const [asked, setAsked] = useState<Asked | null>(null);
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  // Pressed twice, before the page shows that it is on its way.
  const isSending = useRef(false);
  const parties = useParties(draft.made);
  const names = useMemo(() => new Map(parties.map(({ value, label }) => [value, label])), [parties]);
  const record = useRecording(
    (recording, settled) => set((before) => goneOn(before, recording, settled)),
    ({ record: recorded }) => {
      forget();
      const { records, id } = recordPlace(recorded!)!;
      void navigate({ to: '/$records/$id', params: { records, id } });
    },
  );
  const [isAsked, setIsAsked] = useState(false);
  const [sent, setSent] = useState<Draft | null>(null);
  const nameOf = (party: string): string => names.get(party) ?? party;
  const missing = missingIn(draft);
  const wrong = new Map([
    // What was written anew is wrong no more, as far as is known here.
    ...(sent === null ? [] : [...wrongIn(record.error, sent, nameOf)].filter(([field]) => isSame(field, sent, draft))),
    ...(isAsked ? missing : []),
  ]);
  const conflict = conflictOf(record.error, draft);
  useHotkeys([['mod+Enter', () => form.current?.requestSubmit()]], []);

  const change = (of: Partial<Draft>): void => set((before) => ({ ...before, ...of }));
  const parts: Form = { draft, change, wrong, make: setAsked };
  const startAnew = (): void => {
    record.reset();
    setIsAsked(false);
    set(newDraft(kind, newKey()));
    form.current?.querySelector<HTMLElement>('input')?.focus();
  };

  return (
    <>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isSending.current || asked !== null) return;
          setIsAsked(true);
          if (missing.size > 0) {
            const at = event.currentTarget;
            requestAnimationFrame(() => at.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
            return;
          }
          isSending.current = true;
          setSent(draft);
          record.mutate(
            { draft },
            {
              onSettled: () => (isSending.current = false),
              onError: () => requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[data-refusal]')?.focus()),
            },
          );
        }}
      >
        <div>
          <KeptNotes kept={kept} saidOf={(other) => saidOf(other, (party) => names.get(party) ?? party)} />
          {draft.id !== '' && conflict === null && (
            <div className="notice" role="note">
              <span>
                This is recorded under the id <code>{draft.id}</code>, as what was planned under it.
              </span>
              <Button variant="default" size="compact-sm" onClick={() => change({ id: '', key: newKey() })}>
                Log another instead
              </Button>
            </div>
          )}
          <Refusal
            error={isAsked && missing.size > 0 ? null : record.error}
            draft={sent ?? draft}
            isConflict={conflict !== null}
            nameOf={nameOf}
          />
          <div role="alert">
            {isAsked && missing.size > 0 && (
              <div className="hint">
                <strong>Not recorded.</strong> {AT_THE_FIELDS}
              </div>
            )}
          </div>
          {conflict !== null && (
            <Conflict
              record={conflict}
              draft={draft}
              onAnother={() => {
                record.reset();
                change({ id: '', key: newKey() });
              }}
              onDone={() => {
                forget();
                const { records, id } = recordPlace(conflict)!;
                void navigate({ to: '/$records/$id', params: { records, id } });
              }}
            />
          )}
          <WhenAndWhere form={parts} />
          {kind !== 'conference' && <Sides form={parts} />}
          {kind === 'visit' && <Received form={parts} />}
          <fieldset>
            <legend>{kind === 'conference' ? 'Counter-terrorism' : 'What about'}</legend>
            {kind !== 'conference' && <TopicsField {...parts} />}
            {kind !== 'scheduled' && <ClassificationFields {...parts} />}
          </fieldset>
          {kind === 'conference' && <Sides form={parts} />}
          <Sources {...parts} />
          <More form={parts} />
        </div>
        <aside>
          <LikelyDuplicates draft={draft} />
          <Preview
            draft={draft}
            nameOf={nameOf}
            lacking={missing}
            onMend={(made) => setAsked({ noun: made.noun, name: made.name, made, place: (at) => at })}
            onTakeAway={(made) => set((before) => without(before, made))}
          />
          <div className="marks">
            <Button type="submit" loading={record.isPending} aria-keyshortcuts="Control+Enter">
              {KINDS[kind].record}
            </Button>
            <Button variant="subtle" onClick={startAnew}>
              Start anew
            </Button>
          </div>
          <p className="small quiet">
            Ctrl Enter records it. In a field of names the first that is found is marked: Enter or Tab takes it.
          </p>
          <SayAs draft={draft} />
        </aside>
      </form>
      <NewRecord
        asked={asked}
        draft={draft}
        onClose={() => setAsked(null)}
        onMade={(made: Made) => {
          set((before) => {
            const isThere = before.made.some(({ temp }) => temp === made.temp);
            const joined = {
              ...before,
              made: isThere ? before.made.map((each) => (each.temp === made.temp ? made : each)) : [...before.made, made],
            };
            return isThere ? renamed(joined, made) : asked!.place(joined, made);
          });
          setAsked(null);
        }}
      />
    </>
  );
}

/** A name that was mended is shown so where it was picked. */
function renamed(draft: Draft, { temp, name }: Made): Draft {
  const again = (picked: Draft['conference']) => (picked?.value === temp ? { ...picked, label: name } : picked);
  return {
    ...draft,
    conference: again(draft.conference),
    within: again(draft.within),
    sides: draft.sides.map((side) => ({
      ...side,
      participants: side.participants.map((each) => (each.official === temp ? { ...each, label: name } : each)),
    })),
  };
}

function WhenAndWhere({ form }: { readonly form: Form }) {
  const { draft, change, wrong, make } = form;
  const { kind } = draft;
  return (
    <fieldset className="first">
      <legend>When and where</legend>
      {kind === 'conference' && (
        <TextInput
          label="Name"
          required
          autoFocus
          dir="auto"
          value={draft.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          error={wrong.get('name')}
          mb="sm"
        />
      )}
      <div className="pair">
        <DayField {...form} />
        {kind !== 'conference' && kind !== 'visit' && (
          <Select
            label="How"
            data={[
              ...(kind === 'call'
                ? []
                : [
                    { value: '', label: 'Not stated' },
                    { value: 'in-person', label: 'In person' },
                  ]),
              { value: 'phone', label: 'By phone' },
              { value: 'video', label: 'By video' },
            ]}
            allowDeselect={false}
            value={draft.channel}
            onChange={(channel) => change({ channel: (channel ?? '') as Draft['channel'] })}
            error={wrong.get('channel')}
          />
        )}
        {kind === 'visit' && (
          <Select
            label="What kind of visit"
            data={[
              { value: '', label: 'Not stated' },
              ...['state', 'official', 'working', 'private', 'transit', 'other'].map((value) => ({ value, label: value })),
            ]}
            allowDeselect={false}
            value={draft.visitKind}
            onChange={(visitKind) => change({ visitKind: (visitKind ?? '') as Draft['visitKind'] })}
            error={wrong.get('visitKind')}
          />
        )}
      </div>
      {kind === 'visit' ? (
        <Stops {...form} />
      ) : kind === 'call' ? null : (
        <div className="pair">
          <PlaceFields
            place={draft.place}
            made={draft.made}
            onChange={(of) => change({ place: { ...draft.place, ...of } })}
            error={(name) => wrong.get(name)}
          />
          {kind !== 'conference' && (
            <ConferencePicker
              label="On the sidelines of"
              placeholder="A conference"
              made={draft.made}
              picked={draft.conference}
              onPick={(conference) => change({ conference })}
              onNew={(name) =>
                make({
                  noun: 'conference',
                  name,
                  place: (at, { temp, name: label }) => ({ ...at, conference: { value: temp, label } }),
                })
              }
              error={wrong.get('conference')}
            />
          )}
        </div>
      )}
      {kind !== 'call' && <InferredMarks {...form} />}
    </fieldset>
  );
}

function Received({ form: { draft, change, wrong, make } }: { readonly form: Form }) {
  return (
    <fieldset>
      <legend>Who received them</legend>
      <div className="pair">
        <PartyPicker
          label="Received by"
          description="A place is no party: left out, the visit is no contact"
          placeholder="A State or an office"
          made={draft.made}
          party={draft.receivedBy}
          onPick={(receivedBy) => change({ receivedBy })}
          onNew={(name) => make({ noun: 'office', name, place: (at, { temp }) => ({ ...at, receivedBy: `office:${temp}` }) })}
          error={wrong.get('receivedBy')}
        />
      </div>
    </fieldset>
  );
}

/** What is seldom said. */
function More({ form: { draft, change, wrong, make } }: { readonly form: Form }) {
  const { kind } = draft;
  const isOpen = [draft.id, draft.label, draft.level, draft.within, draft.isComplete, draft.stayedOn, draft.series].some(Boolean);
  return (
    <details
      className="more"
      open={isOpen || [...wrong.keys()].some((field) => ['id', 'label', 'level', 'within'].includes(field))}
    >
      <summary>More: level, who may see it, its id</summary>
      <div className="pair">
        {kind !== 'conference' && kind !== 'scheduled' && (
          <Select
            label="Level"
            description="Left out, it follows from the posts of who took part"
            clearable
            data={LEVELS}
            value={draft.level || null}
            onChange={(level) => change({ level: (level ?? '') as Draft['level'] })}
            error={wrong.get('level')}
          />
        )}
        {kind !== 'conference' && (
          <ConferencePicker
            label="Within"
            description="The conference that it was a part of"
            made={draft.made}
            picked={draft.within}
            onPick={(within) => change({ within })}
            onNew={(name) =>
              make({
                noun: 'conference',
                name,
                place: (at, { temp, name: label }) => ({ ...at, within: { value: temp, label } }),
              })
            }
            error={wrong.get('within')}
          />
        )}
        {kind === 'visit' && (
          <DateField
            label="The whole stay"
            description="Where it is longer than the programme"
            value={draft.stayedOn}
            onChange={(stayedOn) => change({ stayedOn })}
            error={wrong.get('stayedOn')}
          />
        )}
        {kind === 'conference' && (
          <TextInput
            label="Series"
            placeholder="Dushanbe Process"
            value={draft.series}
            onChange={({ currentTarget }) => change({ series: currentTarget.value })}
            error={wrong.get('series')}
          />
        )}
        <Select
          label="Who may see it"
          allowDeselect={false}
          data={[
            { value: '', label: 'Not stated: everybody' },
            { value: 'public', label: 'Public' },
            { value: 'internal', label: 'Internal' },
            { value: 'confidential', label: 'Confidential' },
          ]}
          value={draft.label}
          onChange={(label) => change({ label: label ?? '' })}
          error={wrong.get('label')}
        />
        <TextInput
          label="Id"
          description="Made from the parties and the day when left out"
          placeholder="aslov-voronkov-2018-05-03"
          value={draft.id}
          onChange={({ currentTarget }) => change({ id: currentTarget.value })}
          error={wrong.get('id')}
        />
      </div>
      {kind !== 'conference' && kind !== 'visit' && kind !== 'scheduled' && (
        <Checkbox
          mt="sm"
          label="The people named are all that took part"
          checked={draft.isComplete}
          onChange={({ currentTarget }) => change({ isComplete: currentTarget.checked })}
        />
      )}
    </details>
  );
}

/** What was written goes along to another kind. */
function SayAs({ draft }: { readonly draft: Draft }) {
  const navigate = useNavigate();
  const others = (['bilateral', 'multilateral', 'call', 'scheduled'] as const).filter((kind) => kind !== draft.kind);
  if (
    draft.kind === 'visit' ||
    draft.kind === 'conference' ||
    draft.heldOn + draft.sides.map(({ party }) => party).join('') === ''
  )
    return null;
  return (
    <p className="small quiet">
      It was something else? Take what is written along to{' '}
      {others.map((kind, n) => (
        <span key={kind}>
          {n > 0 && (n === others.length - 1 ? ' or ' : ', ')}
          <button
            type="button"
            className="unfold"
            onClick={() => {
              keepDraft({ ...asKind(draft, kind), key: newKey() });
              void navigate({ to: '/log', search: { as: kind } });
            }}
          >
            {KINDS[kind].name.toLowerCase()}
          </button>
        </span>
      ))}
      .
    </p>
  );
}

/** Each under its field; a field that is wrong in two ways says both. */
function wrongIn(error: Error | null, draft: Draft, nameOf: (party: string) => string): ReadonlyMap<string, string> {
  if (!(error instanceof NotRecorded) || error.command.made !== null) return new Map();
  const said: [string, string][] = [];
  for (const { pointer, detail } of error.problem?.errors ?? []) {
    const field = fieldOf(pointer, draft);
    if (field !== null) said.push([field, plainly(detail, nameOf)]);
  }
  return gathered(said);
}

const isSame = (field: string, one: Draft, other: Draft): boolean =>
  JSON.stringify(heldBy(field, one)) === JSON.stringify(heldBy(field, other));

interface RefusalOf {
  readonly error: Error | null;
  readonly draft: Draft;
  readonly isConflict: boolean;
  readonly nameOf: (party: string) => string;
}

export function Refusal({ error, draft, isConflict, nameOf }: RefusalOf) {
  const { problem = null, command = null } = error instanceof NotRecorded ? error : {};
  const isKnown = !(error?.cause instanceof Unanswered);
  const elsewhere = problem?.errors.filter(({ pointer }) => command?.made !== null || fieldOf(pointer, draft) === null) ?? [];
  return (
    // Focused when something was refused.
    <div role="alert" tabIndex={-1} data-refusal>
      {error !== null && (
        <div className="hint">
          <strong>
            {command?.made ? `${command.made.name}: not` : 'Not'} {isKnown ? 'recorded.' : 'known to be recorded.'}
          </strong>{' '}
          {problem !== null ? saysOf(problem, elsewhere, nameOf) : `${error.message}${isConflict ? '' : ' The draft is kept.'}`}
          {elsewhere.map(({ pointer, detail }) => (
            <div key={pointer + detail}>
              {fieldName(pointer, nameOf)}: {plainly(detail, nameOf)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
