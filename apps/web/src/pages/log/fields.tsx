import { ActionIcon, Button, Checkbox, Select, TagsInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { EngagementFields } from '../../parts/engagement-fields.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { NEW_SOURCE } from '../../parts/source-draft.ts';
import { useKeys } from '../../parts/keys.ts';
import { SourceList } from '../../parts/source-list.tsx';
import {
  type Draft,
  isClassified,
  needsPeople,
  type Made,
  NEW_STOP,
  type Participates,
  participant,
  type Place,
  type Side,
  type Stop,
} from './draft.ts';
import { isOfTwo, sideName } from './kinds.ts';
import { OfficialAdder, PartyPicker } from './pickers.tsx';

/** What a part of the form is given: the draft, how it is changed, and what the program said of a field. */
export interface Form {
  readonly draft: Draft;
  readonly change: (of: Partial<Draft>) => void;
  readonly wrong: ReadonlyMap<string, string>;
  readonly make: (asked: Asked) => void;
}

/** What is to be made on the spot, and where it goes once it is. */
export interface Asked {
  readonly noun: Made['noun'];
  readonly name: string;
  readonly party?: string | null;
  readonly made?: Made;
  readonly place: (draft: Draft, made: Made) => Draft;
}

const DATES =
  'A day, a month, a year, an extent (2018-05-03/2018-05-04), one of several ([2018-05-03,2018-05-04]); or today, 3 May 2018';

export function DayField({ draft, change, wrong }: Form) {
  return (
    <DateField
      label={
        draft.kind === 'scheduled' ? 'Day it is planned for' : draft.kind === 'visit' ? 'Day or days of the programme' : 'Day'
      }
      required
      autoFocus={draft.kind !== 'conference'}
      description={DATES}
      value={draft.heldOn}
      onChange={(heldOn) => change({ heldOn })}
      error={wrong.get('heldOn')}
    />
  );
}

export function InferredMarks({ draft, change }: Form) {
  return (
    <div className="marks">
      <Checkbox
        label="The day was worked out, not read"
        checked={draft.isDayInferred}
        onChange={({ currentTarget }) => change({ isDayInferred: currentTarget.checked })}
      />
      {draft.kind !== 'visit' && (
        <Checkbox
          label="The place was worked out, not read"
          checked={draft.isPlaceInferred}
          onChange={({ currentTarget }) => change({ isPlaceInferred: currentTarget.checked })}
        />
      )}
    </div>
  );
}

interface Placing {
  readonly place: Place;
  readonly made: readonly Made[];
  readonly onChange: (of: Partial<Place>) => void;
  readonly error: (name: 'city' | 'country') => string | undefined;
}

export function PlaceFields({ place, made, onChange, error }: Placing) {
  return (
    <>
      <TextInput
        label="City"
        dir="auto"
        value={place.city}
        onChange={({ currentTarget }) => onChange({ city: currentTarget.value })}
        error={error('city')}
      />
      <PartyPicker
        label="Country"
        onlyCountries
        made={made}
        party={place.country}
        onPick={(country) => onChange({ country })}
        error={error('country')}
      />
    </>
  );
}

const ROLES = [
  { value: '', label: 'Not stated' },
  { value: 'host', label: 'Host' },
  { value: 'visitor', label: 'Visitor' },
];
const CONFERENCE_ROLES = [
  { value: '', label: 'Not stated' },
  ...['host', 'organiser', 'co-chair', 'participant', 'signatory'].map((value) => ({ value, label: capitalised(value) })),
];

/** Who takes part: each party with its people. */
export function Sides({ form }: { readonly form: Form }) {
  const { draft, change, wrong, make } = form;
  const { kind, sides } = draft;
  const keys = useKeys(sides.length);
  const set = (n: number, of: Partial<Side>): void =>
    change({ sides: sides.map((side, each) => (each === n ? { ...side, ...of } : side)) });
  return (
    <>
      {sides.map((side, n) => (
        <fieldset key={keys.of(n)}>
          <legend>{sideName(kind, n)}</legend>
          <div className="pair">
            <PartyPicker
              label="Party"
              required={kind !== 'conference'}
              placeholder="A State or an office"
              made={draft.made}
              party={side.party}
              onPick={(party) => set(n, { party })}
              onNew={(name) =>
                make({
                  noun: 'office',
                  name,
                  place: (at, { temp }) => withSide(at, n, { party: `office:${temp}` }),
                })
              }
              error={wrong.get(`sides.${n}.party`)}
            />
            {kind !== 'visit' && (
              <Select
                label="Role"
                data={kind === 'conference' ? CONFERENCE_ROLES : ROLES}
                allowDeselect={false}
                value={side.role}
                onChange={(role) => set(n, { role: role ?? '' })}
              />
            )}
          </div>
          {kind !== 'conference' && <Participants form={form} n={n} />}
          {!isOfTwo(kind) && sides.length > (kind === 'multilateral' ? 2 : 1) && (
            <Button
              variant="subtle"
              size="compact-sm"
              mt="xs"
              onClick={() => {
                keys.drop(n);
                change({ sides: sides.filter((_, each) => each !== n) });
              }}
            >
              Take {sideName(kind, n).toLowerCase()} away
            </Button>
          )}
        </fieldset>
      ))}
      {!isOfTwo(kind) && (
        <Button
          variant="default"
          mt="md"
          onClick={({ currentTarget }) => {
            change({ sides: [...sides, { party: null, participants: [], role: '' }] });
            goBefore(currentTarget);
          }}
        >
          {kind === 'visit' ? 'Another party that travelled' : 'Another delegation'}
        </Button>
      )}
    </>
  );
}

function withSide(draft: Draft, n: number, of: Partial<Side>): Draft {
  return { ...draft, sides: draft.sides.map((side, each) => (each === n ? { ...side, ...of } : side)) };
}

function Participants({ form: { draft, change, wrong, make }, n }: { readonly form: Form; readonly n: number }) {
  const side = draft.sides[n]!;
  const keys = useKeys(side.participants.length);
  const set = (participants: readonly Participates[]): void => change(withSide(draft, n, { participants }));
  return (
    <div className="people">
      {side.participants.length > 0 && (
        <ul className="plain" aria-label={`People, ${sideName(draft.kind, n).toLowerCase()}`}>
          {side.participants.map((each, at) => (
            <Person
              key={keys.of(at)}
              person={each}
              onChange={(of) => set(side.participants.map((other, place) => (place === at ? { ...other, ...of } : other)))}
              onRemove={() => {
                keys.drop(at);
                set(side.participants.filter((_, place) => place !== at));
              }}
            />
          ))}
        </ul>
      )}
      <OfficialAdder
        label="Officials"
        required={needsPeople(draft) && side.participants.length === 0}
        placeholder="Type a name; Enter adds"
        made={draft.made}
        onPick={({ value, label }) => {
          if (!side.participants.some(({ official }) => official === value))
            set([...side.participants, participant(value, label)]);
        }}
        onNew={(name) =>
          make({
            noun: 'official',
            name,
            party: side.party,
            place: (at, { temp, name: named }) =>
              withSide(at, n, { participants: [...at.sides[n]!.participants, participant(temp, named)] }),
          })
        }
        onDescribed={(description) => set([...side.participants, participant(null, description)])}
        error={wrong.get(`sides.${n}.officials`)}
      />
    </div>
  );
}

/** To the first field of what was just put before a button. */
function goBefore(button: HTMLElement): void {
  requestAnimationFrame(() => button.previousElementSibling?.querySelector('input')?.focus());
}

interface PersonShown {
  readonly person: Participates;
  readonly onChange: (of: Partial<Participates>) => void;
  readonly onRemove: () => void;
}

function Person({ person, onChange, onRemove }: PersonShown) {
  const { official, label, role, styled, capacity } = person;
  const [isOpen, setOpen] = useState(false);
  const said = [styled, role, capacity].filter((text) => text !== '');
  return (
    <li>
      <div className="person">
        <span>
          <bdi>{official === null ? `“${label}”` : label}</bdi>
          {official === null && <span className="quiet small"> not named</span>}
          {official?.startsWith('new-') === true && <span className="tag">new</span>}
          {said.length > 0 && <span className="quiet small"> {said.join(', ')}</span>}
        </span>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={isOpen}
          aria-label={`Title, role and capacity of ${label}`}
          onClick={() => setOpen(!isOpen)}
        >
          Title, role
        </Button>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Take ${label} away`} onClick={onRemove}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </div>
      {isOpen && (
        <div className="pair narrow">
          <TextInput
            label="Title, as the source has it"
            placeholder="Tajik Foreign Minister"
            dir="auto"
            value={styled}
            onChange={({ currentTarget }) => onChange({ styled: currentTarget.value })}
          />
          <TextInput
            label="Role in it"
            placeholder="host"
            value={role}
            onChange={({ currentTarget }) => onChange({ role: currentTarget.value })}
          />
          <Select
            label="Acted as"
            allowDeselect={false}
            data={[
              { value: '', label: 'Not stated' },
              { value: 'incumbent', label: 'Holder of the post' },
              { value: 'acting', label: 'Acting' },
              { value: 'elect', label: 'Elect' },
              { value: 'former', label: 'Former holder' },
              { value: 'personal', label: 'In a personal capacity' },
            ]}
            value={capacity}
            onChange={(value) => onChange({ capacity: value ?? '' })}
          />
        </div>
      )}
    </li>
  );
}

export function Stops({ draft, change, wrong }: Form) {
  const keys = useKeys(draft.stops.length);
  const set = (n: number, of: Partial<Stop>): void =>
    change({ stops: draft.stops.map((stop, each) => (each === n ? { ...stop, ...of } : stop)) });
  return (
    <>
      {draft.stops.map((stop, n) => (
        <div className="pair narrow stop" key={keys.of(n)} role="group" aria-label={`Stop ${n + 1}`}>
          <PlaceFields
            place={stop}
            made={draft.made}
            onChange={(of) => set(n, of)}
            error={(name) => wrong.get(`stops.${n}.${name}`)}
          />
          <DateField
            label="On"
            description="Where it is known"
            value={stop.on}
            onChange={(on) => set(n, { on })}
            error={wrong.get(`stops.${n}.on`)}
          />
          {draft.stops.length > 1 && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                keys.drop(n);
                change({ stops: draft.stops.filter((_, each) => each !== n) });
              }}
            >
              Take stop {n + 1} away
            </Button>
          )}
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        mt="xs"
        onClick={({ currentTarget }) => {
          change({ stops: [...draft.stops, NEW_STOP] });
          goBefore(currentTarget);
        }}
      >
        Another stop
      </Button>
    </>
  );
}

export function TopicsField({ draft, change, wrong }: Form) {
  return (
    <TagsInput
      className="topics"
      label="Topics"
      description="Enter adds one"
      value={[...draft.topics]}
      onChange={(topics) => change({ topics })}
      acceptValueOnBlur
      splitChars={[]}
      error={wrong.get('topics')}
    />
  );
}

export function ClassificationFields({ draft, change, wrong }: Form) {
  return (
    <>
      <div className="pair">
        <EngagementFields {...draft} onChange={change} errorAt={(field) => wrong.get(field)} />
      </div>
      {isClassified(draft) && (
        <div className="pair narrow">
          <Select
            label="The classification is"
            data={[
              { value: 'inferred', label: 'inferred, for a reason' },
              { value: 'stated', label: 'stated by the source' },
            ]}
            allowDeselect={false}
            value={draft.basisKind}
            onChange={(kind) => change({ basisKind: kind === 'stated' ? 'stated' : 'inferred' })}
          />
          <TextInput
            label={draft.basisKind === 'stated' ? 'The words of the source' : 'The reason'}
            required
            value={draft.basisReason}
            onChange={({ currentTarget }) => change({ basisReason: currentTarget.value })}
            error={wrong.get('basisReason')}
          />
        </div>
      )}
    </>
  );
}

/** What a source may speak for, where not for all. */
function spokenFor({ kind }: Draft) {
  const people = kind === 'visit' ? '/visitors' : '/delegations';
  return [
    { value: '/topics', label: 'the topics' },
    { value: kind === 'scheduled' ? '/plannedOn' : '/heldOn', label: 'the day' },
    ...(kind === 'visit' ? [{ value: '/stops', label: 'the stops' }] : [{ value: '/place', label: 'the place' }]),
    { value: people, label: 'who took part' },
  ].filter(({ value }) => kind !== 'conference' || value !== '/topics');
}

export function Sources({ draft, change, wrong }: Form) {
  const { sources } = draft;
  return (
    <>
      <SourceList
        sources={sources}
        onChange={(of) => change({ sources: of })}
        error={(n, name) => wrong.get(`sources.${n}.${name}`)}
        least={1}
        spokenFor={spokenFor(draft)}
      />
      <div className="marks">
        <Button variant="default" onClick={() => change({ sources: [...sources, NEW_SOURCE] })}>
          Another source
        </Button>
        {draft.kind !== 'conference' && (
          <Button
            variant="subtle"
            onClick={() => change({ sources: [...sources, { ...(sources[0] ?? NEW_SOURCE), wording: '', fields: ['/topics'] }] })}
          >
            The same source, on the topics with its hedge
          </Button>
        )}
      </div>
    </>
  );
}

function capitalised(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}
