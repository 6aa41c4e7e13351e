import { Button, Checkbox, CloseButton, Modal, MultiSelect, type OptionsFilter, Select, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { answered, api, mustSee, Refused, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { queryClient } from '../../../api/query-client.ts';
import { NOUNS, type RecordAnswer, type Records } from '../../../api/queries.ts';
import { EngagementFields } from '../../../parts/engagement-fields.tsx';
import { DateField } from '../../../parts/date-field.tsx';
import { fieldName } from '../../../parts/fields.ts';
import { usePartyName } from '../../../parts/names.tsx';
import { RecordLink } from '../../../parts/record-link.tsx';
import { RecordPicker } from '../../../parts/record-picker.tsx';
import { NEW_SOURCE } from '../../../parts/source-draft.ts';
import { SourceFields } from '../../../parts/source-fields.tsx';
import { Value } from '../../../parts/value.tsx';
import {
  type Action,
  type ActionBody,
  type ActionDraft,
  bodyOf,
  type ChangeDraft,
  isCiting,
  NEW_CHANGE,
  newAction,
  routeOf,
  type Wrong,
  wrongIn,
} from './action-draft.ts';
import { Meanwhile } from './meanwhile.tsx';
import { changingPlaces, openPlaces, shapeAt, standingAt, standingPlaces } from './record-fields.ts';
import { ShapeInput } from './value-input.tsx';

interface Of {
  readonly action: Action;
  /** The place that it begins with. */
  readonly place: string | undefined;
  readonly claim: string | undefined;
  readonly records: Records;
  /** As it stands now: it may change while the form is filled in. */
  readonly record: RecordAnswer;
  readonly onClose: () => void;
  /** @param elsewhere id of the record that is to be shown instead */
  readonly onRecorded: (what: string, elsewhere?: string) => void;
}

const WORDS: Readonly<
  Record<Action, { readonly title: string; readonly about: string; readonly send: string; readonly done: string }>
> = {
  correct: {
    title: 'Correct what the record has wrong',
    about: 'What stood stays on record, marked as corrected. For what changed in the world, update instead.',
    send: 'Record the correction',
    done: 'The correction stands, and what stood before it is kept.',
  },
  add: {
    title: 'Add what was unknown',
    about: 'Nothing that stands is overwritten.',
    send: 'Record the detail',
    done: 'The detail was added.',
  },
  update: {
    title: 'Record that the world changed',
    about: 'What held until then stays as it was.',
    send: 'Record the update',
    done: 'It holds from that day on.',
  },
  dispute: {
    title: 'Record a rival claim',
    about: 'A source says otherwise. Both stand side by side until one is preferred; until then the best graded speaks.',
    send: 'Record the claim',
    done: 'The rival claim stands beside what is on record.',
  },
  rank: {
    title: 'Rank a claim',
    about: 'A preferred claim speaks alone; a deprecated one is kept and speaks no more.',
    send: 'Record the rank',
    done: 'The claim was ranked.',
  },
  source: {
    title: 'Attach a source',
    about: 'It backs what the record says now, or the fields that you name.',
    send: 'Attach the source',
    done: 'The source was attached.',
  },
  classify: {
    title: 'Classify by pillars and functions',
    about: 'A reading with an author and a basis, not a fact.',
    send: 'Record the classification',
    done: 'The classification was recorded.',
  },
  label: {
    title: 'Who may see the record',
    about: 'The label holds for the whole record, its past included.',
    send: 'Record the label',
    done: 'The label was changed.',
  },
  merge: {
    title: 'Merge into another record',
    about:
      'The same thing is on record twice. Reads take both for one from now on; nothing is lost, and the merge can be taken back.',
    send: 'Merge',
    done: 'Both are read as one.',
  },
  unmerge: {
    title: 'Take a merge back',
    about: 'Both are read apart again, as they were before.',
    send: 'Take the merge back',
    done: 'They are read apart again.',
  },
  retract: {
    title: 'Retract the record',
    about:
      'It is left out of every list and count from now on. What was on record stays readable, with your reason; a duplicate is merged instead.',
    send: 'Retract it',
    done: 'The record was retracted.',
  },
};

/** The form of an action, from what the record said when it was opened. */
export function ActionDialog(of: Of) {
  const { title } = WORDS[of.action];
  return (
    // Its own head: that of the kit is a landmark, and a page has one already.
    <Modal.Root opened onClose={of.onClose} size={760}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <div className="action-head">
            <Modal.Title className="action-title">{title}</Modal.Title>
            <CloseButton aria-label="Close without recording" onClick={of.onClose} />
          </div>
          <ActionForm {...of} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function ActionForm({ action, place, claim, records, record, onClose, onRecorded }: Of) {
  const [seen] = useState(record);
  const [draft, setDraft] = useState<ActionDraft>(() => newAction(action, newKey(), place));
  // Of a merged person the page is the other's: which of those that are merged with it is to come apart?
  const [apart, setApart] = useState<string | null>(record.merge === null ? (record.merged[0]?.id ?? null) : record.id);
  const form = useRef<HTMLFormElement>(null);
  const change = (of: Partial<ActionDraft>): void => setDraft((before) => ({ ...before, ...of }));
  const noun = NOUNS[records];
  const { send, about, done } = WORDS[action];
  const isApart = action === 'unmerge' && apart !== record.id;
  const isMoved = !isApart && record.revision !== seen.revision;

  const recording = useMutation({
    mutationFn: () =>
      answered(
        api.POST(`/v1/${records as 'meetings'}/{id}/${routeOf(action, claim) as 'corrections'}`, {
          params: {
            path: { id: isApart ? apart! : record.id },
            header: {
              'Idempotency-Key': draft.key,
              ...(!isApart && record.revision !== null && { 'If-Match': `"${record.revision}"` }),
            },
          },
          body: bodyOf(action, draft) as ActionBody & Schemas['CorrectRecordBody'],
        }),
      ),
    onSuccess({ position }) {
      mustSee(position);
      void queryClient.invalidateQueries();
      if (action === 'merge') onRecorded(done, draft.other!.value);
      else onRecorded(done);
    },
    onError(error) {
      const code = error instanceof Refused ? error.problem.code : null;
      if (code === 'revision-mismatch') void queryClient.invalidateQueries();
      // What was sent under it was recorded, though nobody heard so: it shows as recorded meanwhile, and this is another.
      if (code === 'idempotency-key-reused') {
        change({ key: newKey() });
        void queryClient.invalidateQueries();
      }
      form.current?.querySelector<HTMLElement>('[data-refusal]')?.focus();
    },
  });
  const problem = recording.error instanceof Refused ? recording.error.problem : null;
  const wrong = wrongIn(problem, action, draft);
  const isCitable = action !== 'label';

  return (
    <form
      ref={form}
      className="action"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        recording.mutate();
      }}
    >
      <p className="quiet" style={{ margin: 0 }}>
        {about}
      </p>
      <div role="alert" tabIndex={-1} data-refusal>
        {recording.error !== null && problem?.code !== 'revision-mismatch' && (
          <div className="notice" style={{ display: 'block' }}>
            <strong>{problem ? 'Not recorded.' : 'Not known to be recorded.'}</strong>{' '}
            {problem ? problem.detail : `${recording.error.message} What you wrote is kept.`}
            {wrong.elsewhere.map(({ pointer, detail }) => (
              <div key={pointer + detail}>
                <code>{pointer}</code>: {detail}
              </div>
            ))}
          </div>
        )}
      </div>
      {isMoved && <Meanwhile seen={seen} now={record} changes={draft.changes} />}
      <Body {...{ action, draft, change, wrong, record, records, claim }} apart={apart} onApart={setApart} />
      {isCitable && <Citing {...{ action, draft, change, wrong }} />}
      <div className="foot">
        <Button type="submit" loading={recording.isPending}>
          {isMoved ? `${send}, after what was recorded meanwhile` : send}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Leave it as it is
        </Button>
        <span className="small quiet">
          {noun} {record.id}
          {record.revision !== null && `, revision ${record.revision}`}
        </span>
      </div>
    </form>
  );
}

interface BodyOf {
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

function Body(of: BodyOf): ReactNode {
  const { action, draft, change, wrong, record, records, claim, apart, onApart } = of;
  switch (action) {
    case 'correct':
    case 'add':
    case 'update':
      return (
        <>
          <Changes {...of} />
          {action === 'update' && (
            <DateField
              label="From when on it is so"
              description="A day; what held before holds until then"
              value={draft.from}
              onChange={(from) => change({ from })}
              error={wrong.at('from')}
            />
          )}
          {action === 'correct' && <Reason {...of} label="Why" placeholder="the source misread the day" />}
          <Inferred {...of} />
        </>
      );
    case 'dispute':
      return (
        <>
          <Changes {...of} />
          <div className="pair">
            <DateField
              label="Of when it speaks"
              description="Where that is another day than what the record says"
              value={draft.validOn}
              onChange={(validOn) => change({ validOn })}
              error={wrong.at('validOn')}
            />
            <Ranks {...of} label="It is recorded as" />
          </div>
          <Textarea
            label="The words of the source"
            dir="auto"
            autosize
            value={draft.quote}
            onChange={({ currentTarget }) => change({ quote: currentTarget.value })}
            error={wrong.at('quote')}
          />
          <Reason {...of} label="What it is about" placeholder="the ministry gives another day" />
          <Inferred {...of} />
        </>
      );
    case 'rank':
      return (
        <>
          <ClaimShown record={record} claim={claim} />
          <Ranks {...of} label="It shall be" />
          <Reason {...of} label="Why" placeholder="the ministry corrected itself" />
        </>
      );
    case 'source':
      return <SpeaksFor {...of} />;
    case 'classify':
      return <Classification {...of} />;
    case 'label':
      return (
        <>
          <Select
            label="Who may see it"
            allowDeselect={false}
            data={['public', 'internal', 'confidential']}
            value={draft.label}
            onChange={(label) => change({ label: label as ActionDraft['label'] })}
            error={wrong.at('label')}
          />
          <Reason {...of} label="Why" placeholder="the counterpart asked for it" />
        </>
      );
    case 'merge':
      return (
        <>
          <RecordPicker
            label="Merge it into"
            description="The one under which both are read from now on"
            placeholder="Type a name"
            kind={NOUNS[records]}
            picked={draft.other}
            onPick={(other) => change({ other })}
            error={wrong.at('into')}
          />
          {draft.other !== null && (
            <p className="stands small" style={{ margin: 0 }}>
              <code>{record.id}</code> is read as{' '}
              <RecordLink record={`${NOUNS[records]}:${draft.other.value}`}>
                <bdi>{draft.other.label}</bdi>
              </RecordLink>{' '}
              <span className="quiet">({draft.other.value})</span>
            </p>
          )}
          <Reason {...of} label="Why they are the same" placeholder="the same person in another spelling" />
        </>
      );
    case 'unmerge':
      return (
        <>
          {record.merge === null && (
            <Select
              label="Take apart"
              data={record.merged.map(({ id }) => id)}
              value={apart}
              allowDeselect={false}
              onChange={onApart}
            />
          )}
          <Reason {...of} label="Why they are not the same" placeholder="two people of one name" />
        </>
      );
    case 'retract':
      return (
        <>
          <Select
            label="It"
            placeholder="Not stated"
            clearable
            data={[
              { value: 'never-happened', label: 'never happened' },
              { value: 'entered-in-error', label: 'was entered in error' },
              { value: 'unsubstantiated', label: 'cannot be substantiated' },
            ]}
            value={draft.kind || null}
            onChange={(kind) => change({ kind: kind ?? '' })}
            error={wrong.at('kind')}
          />
          <Reason {...of} label="Why" placeholder="logged on the wrong record" />
        </>
      );
  }
}

function Reason({ draft, change, wrong, label, placeholder }: BodyOf & { readonly label: string; readonly placeholder: string }) {
  return (
    <Textarea
      label={label}
      placeholder={placeholder}
      dir="auto"
      autosize
      value={draft.reason}
      onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
      error={wrong.at('reason')}
    />
  );
}

function Ranks({ draft, change, wrong, label }: BodyOf & { readonly label: string }) {
  return (
    <Select
      label={label}
      allowDeselect={false}
      data={[
        { value: 'preferred', label: 'preferred – it speaks' },
        { value: 'normal', label: 'normal – one of several' },
        { value: 'deprecated', label: 'deprecated – kept, and silent' },
      ]}
      value={draft.rank}
      onChange={(rank) => change({ rank: rank as ActionDraft['rank'] })}
      error={wrong.at('rank')}
    />
  );
}

function Inferred({ draft, change }: BodyOf) {
  return (
    <Checkbox
      label="It was worked out, not read"
      checked={draft.isInferred}
      onChange={({ currentTarget }) => change({ isInferred: currentTarget.checked })}
    />
  );
}

/** One place after the other, each with what stands there and what shall. */
function Changes(of: BodyOf) {
  const { action, draft, change } = of;
  const set = (n: number, to: ChangeDraft): void => change({ changes: draft.changes.map((each, at) => (at === n ? to : each)) });
  return (
    <>
      {draft.changes.map((each, n) => (
        // Places are chosen after the row is there.
        // oxlint-disable-next-line react/no-array-index-key
        <Change key={n} {...of} n={n} each={each} onChange={(to) => set(n, to)} />
      ))}
      {action !== 'dispute' && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => change({ changes: [...draft.changes, NEW_CHANGE] })}
            disabled={draft.changes.some(({ place }) => place === null)}
          >
            Another field
          </Button>
          {draft.changes.length > 1 && (
            <Button variant="subtle" size="compact-sm" onClick={() => change({ changes: draft.changes.slice(0, -1) })}>
              Take the last away
            </Button>
          )}
        </div>
      )}
    </>
  );
}

interface ChangeOf extends BodyOf {
  readonly n: number;
  readonly each: ChangeDraft;
  readonly onChange: (to: ChangeDraft) => void;
}

function Change({ action, wrong, record, records, n, each, onChange }: ChangeOf) {
  const nameOf = usePartyName();
  const noun = NOUNS[records];
  const { place, isWithdrawn, value } = each;
  const places = placesOf(action, records, record);
  const shape = place === null ? null : shapeAt(noun, place);
  const standing = place === null ? [] : standingAt(record, place);
  // Whole elements come and go; what is wrong in one has a place of its own.
  const isElement = shape?.of === 'element' && !place!.endsWith('/-');
  return (
    <>
      <Select
        label={action === 'dispute' ? 'What it is a claim about' : 'Field'}
        placeholder="Choose a field"
        data-autofocus={n === 0 ? true : undefined}
        openOnFocus={false}
        searchable
        data={places.map((one) => ({ value: one, label: labelOf(one, nameOf) }))}
        filter={byWords}
        value={place}
        onChange={(chosen) => onChange({ place: chosen, isWithdrawn: isElementPlace(noun, chosen) && action === 'correct' })}
        error={place === null && wrong.at(`changes.${n}`)}
      />
      {standing.length > 0 && (
        <div className="stands">
          <div className="small quiet">Stands now</div>
          {standing.map((one, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- values need not differ
            <div key={at}>
              <Value value={one} field={place!} />
            </div>
          ))}
        </div>
      )}
      {shape !== null && action === 'correct' && !place!.endsWith('/-') && (
        <Checkbox
          label={isElement ? 'Withdraw it, with all that is said of it' : 'Withdraw it: nothing shall stand there'}
          checked={isWithdrawn}
          disabled={isElement}
          onChange={({ currentTarget }) => onChange({ place, isWithdrawn: currentTarget.checked })}
        />
      )}
      {shape !== null && !isWithdrawn && (
        <ShapeInput
          key={place}
          label={action === 'dispute' ? 'What the source says' : 'What shall stand'}
          of={shape}
          value={value}
          onChange={(given) => onChange({ place, isWithdrawn: false, ...(given !== undefined && { value: given }) })}
          error={wrong.at(`changes.${n}`)}
        />
      )}
      {(shape === null || isWithdrawn) && place !== null && wrong.at(`changes.${n}`) !== undefined && (
        <p className="wrong small">{wrong.at(`changes.${n}`)}</p>
      )}
    </>
  );
}

const isElementPlace = (noun: Parameters<typeof shapeAt>[0], place: string | null): boolean =>
  place !== null && shapeAt(noun, place)?.of === 'element' && !place.endsWith('/-');

function placesOf(action: Action, records: Records, record: RecordAnswer): readonly string[] {
  const noun = NOUNS[records];
  switch (action) {
    case 'correct':
      return [...standingPlaces(record), ...openPlaces(noun, record).filter((place) => place.endsWith('/-'))];
    case 'update':
      return changingPlaces(noun, record);
    case 'dispute':
      return standingPlaces(record).filter((place) => shapeAt(noun, place)?.of === 'value');
    default:
      return openPlaces(noun, record);
  }
}

/** Places have long names: each word that is typed must be in them, in any order. */
const byWords: OptionsFilter = ({ options, search }) => {
  const words = search
    .toLowerCase()
    .split(/[\s›]+/)
    .filter(Boolean);
  return options.filter((option) => 'label' in option && words.every((word) => option.label.toLowerCase().includes(word)));
};

const labelOf = (place: string, nameOf: (party: string) => string): string => {
  const name = fieldName(place, nameOf).replace(/› -$/, '› another');
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
};

function ClaimShown({ record, claim }: { readonly record: RecordAnswer; readonly claim: string | undefined }) {
  const nameOf = usePartyName();
  const found = record.claims.find(({ id }) => id === claim);
  if (!found) return <p role="alert">There is no such claim on this record: choose one from the page.</p>;
  return (
    <div className="stands">
      <div className="small quiet">
        {labelOf(found.field, nameOf)}, {found.rank} now
      </div>
      <Value value={found.value} field={found.field} />
    </div>
  );
}

function SpeaksFor({ draft, change, wrong, record }: BodyOf) {
  const nameOf = usePartyName();
  return (
    <MultiSelect
      label="It speaks for"
      placeholder={draft.fields.length === 0 ? 'All that the record says now' : ''}
      searchable
      data={standingPlaces(record).map((place) => ({ value: place, label: labelOf(place, nameOf) }))}
      value={[...draft.fields]}
      onChange={(fields) => change({ fields })}
      error={wrong.at('fields')}
    />
  );
}

function Classification(of: BodyOf) {
  const { draft, change, wrong } = of;
  return (
    <>
      <EngagementFields {...draft} onChange={change} errorAt={(field) => wrong.at(field)} />
      <Select
        label="The classification is"
        allowDeselect={false}
        data={[
          { value: 'inferred', label: 'inferred, for a reason' },
          { value: 'stated', label: 'stated by the source' },
        ]}
        value={draft.basis}
        onChange={(basis) => change({ basis: basis === 'stated' ? 'stated' : 'inferred' })}
      />
      <Reason
        {...of}
        label={draft.basis === 'stated' ? 'The words of the source' : 'The reason'}
        placeholder="the title of the conference"
      />
    </>
  );
}

interface CitingOf {
  readonly action: Action;
  readonly draft: ActionDraft;
  readonly change: (of: Partial<ActionDraft>) => void;
  readonly wrong: Wrong;
}

/** On whose word. */
function Citing({ action, draft, change, wrong }: CitingOf) {
  const { sources } = draft;
  const least = isCiting(action) ? 1 : 0;
  return (
    <>
      {sources.map((source, n) => (
        // Sources have no names before they are recorded.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={n}>
          <legend>{sources.length === 1 ? 'On whose word' : `Source ${n + 1}`}</legend>
          <SourceFields
            source={source}
            onChange={(of) => change({ sources: sources.map((each, at) => (at === n ? { ...each, ...of } : each)) })}
            error={(name) => wrong.at(`sources.${n}.${name}`)}
          />
          {sources.length > least && (
            <Button
              variant="subtle"
              size="compact-sm"
              mt="xs"
              onClick={() => change({ sources: sources.filter((_, at) => at !== n) })}
            >
              Take {sources.length === 1 ? 'the source' : `source ${n + 1}`} away
            </Button>
          )}
        </fieldset>
      ))}
      {action !== 'source' && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => change({ sources: [...sources, NEW_SOURCE] })}>
            {sources.length === 0 ? 'Name a source' : 'Another source'}
          </Button>
        </div>
      )}
    </>
  );
}
