import { Autocomplete, Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { postsQuery } from '../../api/queries.ts';
import { DateField } from '../../parts/date-field.tsx';
import { postOf } from './commands.ts';
import { type Draft, type Made, type MadeConference, type MadeOffice, type MadeOfficial, newMade } from './draft.ts';
import { type Asked, PlaceFields } from './fields.tsx';
import { newTemp } from './kept-draft.ts';
import { PartyPicker } from './pickers.tsx';

const TITLES = { official: 'A new official', office: 'A new office', conference: 'A new conference' } as const;

interface Making {
  readonly asked: Asked | null;
  readonly draft: Draft;
  readonly onClose: () => void;
  readonly onMade: (made: Made) => void;
}

/** Makes a record on the spot. It is recorded with the form, before what names it. */
export function NewRecord({ asked, draft, onClose, onMade }: Making) {
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={asked && (asked.made ? `Mend ${asked.made.name}` : TITLES[asked.noun])}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      {asked !== null && <Fields key={asked.made?.temp ?? asked.name} asked={asked} draft={draft} onMade={onMade} />}
    </Modal>
  );
}

interface Filling {
  readonly asked: Asked;
  readonly draft: Draft;
  readonly onMade: (made: Made) => void;
}

function Fields({ asked, draft, onMade }: Filling) {
  const [made, setMade] = useState<Made>(() => {
    const fresh = asked.made ?? newMade(newTemp(), asked);
    return fresh.noun === 'conference' && fresh.heldOn === '' ? { ...fresh, heldOn: draft.heldOn, place: draft.place } : fresh;
  });
  const missing = missingIn(made);
  const set = (of: object): void => setMade((before) => ({ ...before, ...of }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // Submitting it is not submitting the form that it was opened from.
        event.stopPropagation();
        if (missing !== null) return;
        onMade({ ...made, name: made.name.trim() });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Name"
          required
          data-autofocus
          dir="auto"
          value={made.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        {made.noun === 'official' && <OfOfficial made={made} draft={draft} set={set} />}
        {made.noun === 'office' && <OfOffice made={made} draft={draft} set={set} />}
        {made.noun === 'conference' && <OfConference made={made} draft={draft} set={set} />}
        <p className="small quiet" role="status">
          {missing ?? 'It is recorded with the form, before what names it, and on the same sources.'}
        </p>
        <Group>
          <Button type="submit" disabled={missing !== null}>
            {asked.made ? 'Keep' : 'Make it'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function missingIn(made: Made): string | null {
  if (made.name.trim() === '') return 'It needs a name.';
  if (made.noun === 'official' && made.title.trim() !== '' && made.party === null) return 'A post is of a party: whose is it?';
  if (made.noun === 'conference' && made.heldOn.trim() === '') return 'It needs a day.';
  return null;
}

interface Filled<One extends Made> {
  readonly made: One;
  readonly draft: Draft;
  readonly set: (of: Partial<One>) => void;
}

export function OfOfficial({ made, draft, set }: Filled<MadeOfficial>) {
  const { data } = useQuery({
    ...postsQuery(made.party ?? '', {}),
    enabled: made.party !== null && !made.party.includes(':new-'),
  });
  const posts = new Map(
    (data?.items ?? []).flatMap(({ post, holders }) => holders.flatMap(({ title }) => (title === null ? [] : [[title, post]]))),
  );
  return (
    <>
      <PartyPicker
        label="Post is of"
        placeholder="A State or an office; left out, the name alone is recorded"
        made={draft.made}
        party={made.party}
        onPick={(party) => set({ party })}
      />
      <Autocomplete
        label="Title of the post"
        placeholder="Minister of Foreign Affairs"
        data={[...posts.keys()]}
        dir="auto"
        value={made.title}
        onChange={(title) => set({ title, post: posts.get(title) ?? postOf(title) })}
      />
      {made.title.trim() !== '' && (
        <>
          <TextInput
            label="Post, as it is counted"
            description="The same for each of its holders"
            value={made.post}
            onChange={({ currentTarget }) => set({ post: currentTarget.value })}
          />
          <DateField
            label="Appointed on"
            description="Where it is known"
            value={made.appointedOn}
            onChange={(appointedOn) => set({ appointedOn })}
          />
        </>
      )}
    </>
  );
}

export function OfOffice({ made, draft, set }: Filled<MadeOffice>) {
  return (
    <>
      <div className="pair">
        <TextInput
          label="Abbreviation"
          value={made.abbreviation}
          onChange={({ currentTarget }) => set({ abbreviation: currentTarget.value })}
        />
        <PartyPicker label="Belongs to" made={[]} party={made.of} onPick={(of) => set({ of })} />
        <Autocomplete
          label="What it is"
          data={['organisation', 'ministry', 'mission', 'department', 'framework', 'union']}
          value={made.kind}
          onChange={(kind) => set({ kind })}
        />
        <DateField
          label="Established on"
          description="Where it is known"
          value={made.establishedOn}
          onChange={(establishedOn) => set({ establishedOn })}
        />
        <TextInput
          label="Legal basis"
          placeholder="A/RES/71/291"
          value={made.instrument}
          onChange={({ currentTarget }) => set({ instrument: currentTarget.value })}
        />
        {made.instrument !== '' && (
          <DateField
            label="Adopted on"
            description="Where it is known"
            value={made.adoptedOn}
            onChange={(adoptedOn) => set({ adoptedOn })}
          />
        )}
      </div>
      <TagsInput
        label="Mandates"
        description={`Enter adds one; all that an office of the mandate counter-terrorism does is an engagement${draft.kind === 'visit' ? ', a visit too' : ''}`}
        value={[...made.mandates]}
        onChange={(mandates) => set({ mandates })}
        acceptValueOnBlur
        splitChars={[]}
      />
    </>
  );
}

export function OfConference({ made, draft, set }: Filled<MadeConference>) {
  return (
    <>
      <DateField label="Held on" required value={made.heldOn} onChange={(heldOn) => set({ heldOn })} />
      <div className="pair">
        <PlaceFields
          place={made.place}
          made={draft.made}
          onChange={(of) => set({ place: { ...made.place, ...of } })}
          error={() => undefined}
        />
      </div>
    </>
  );
}
