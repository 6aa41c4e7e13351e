import { Button, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import type { Picked } from '../../../parts/picked.ts';
import { asKind, type Draft, type Made, type MadeOffice } from '../draft.ts';
import { type Asked, ClassificationFields, type Form, PlaceFields, Sides, TopicsField } from '../fields.tsx';
import { isKind, KINDS } from '../kinds.ts';
import { OfConference, OfOffice, OfOfficial } from '../new-record.tsx';
import { saidOfMade } from '../foretold.ts';
import type { Decision, Proposal } from './proposals.ts';
import { sentenceAt, type Span } from './sentences.ts';

interface CardOf {
  readonly proposal: Proposal;
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly draft: Draft;
  readonly change: (of: Partial<Draft>) => void;
  readonly make: (asked: Asked) => void;
  readonly decision: Decision | null;
  readonly onDecision: (decision: Decision) => void;
  readonly matches: readonly Picked[];
  readonly meant: Picked | null;
  readonly onMeant: (picked: Picked | null) => void;
  readonly nameOf: (party: string) => string;
  readonly isActive: boolean;
  readonly onActive: () => void;
}

const SUBJECTS = {
  via: 'source',
  office: 'office',
  official: 'official',
  conference: 'conference',
  activity: 'contact',
  day: 'day',
  place: 'place',
  topics: 'topics',
  hedge: 'hedge',
  classification: 'classification',
  other: 'contact',
} as const;

const NO_ERRORS: ReadonlyMap<string, string> = new Map();

/** One proposal: what it says, the sentence that it comes from, and what becomes of it. */
export function Card(card: CardOf) {
  const { proposal, text, sentences, decision, onDecision, isActive, onActive } = card;
  const { id, name, subject, reasons, at } = proposal;
  const sentence = sentenceAt(sentences, at);
  const quoted = text.slice(sentence?.start ?? at.start, Math.max(sentence?.end ?? at.end, at.end));
  return (
    <article
      className="proposal"
      data-proposal={id}
      data-decision={decision ?? 'open'}
      data-active={isActive}
      aria-label={`${SUBJECTS[subject]}: ${name}`}
      onFocus={onActive}
      onMouseEnter={onActive}
    >
      <header>
        <h2 dir="auto">
          {name} <span className="tag">{SUBJECTS[subject]}</span>
          {reasons.length > 0 && (
            <span className="tag" data-tone="warn">
              inferred
            </span>
          )}
        </h2>
        <div className="marks">
          <Button
            size="compact-sm"
            data-accept
            variant={decision === 'accepted' ? 'filled' : 'default'}
            aria-pressed={decision === 'accepted'}
            aria-label={`Accept ${name}`}
            onClick={() => onDecision('accepted')}
          >
            {decision === 'accepted' ? 'Accepted' : 'Accept'}
          </Button>
          <Button
            size="compact-sm"
            variant={decision === 'rejected' ? 'filled' : 'default'}
            color="gray"
            aria-pressed={decision === 'rejected'}
            aria-label={`Reject ${name}`}
            onClick={() => onDecision('rejected')}
          >
            {decision === 'rejected' ? 'Rejected' : 'Reject'}
          </Button>
        </div>
      </header>
      {decision !== 'rejected' && <Saying {...card} />}
      {reasons.map((reason) => (
        <p key={reason} className="small reason">
          {reason}
        </p>
      ))}
      <blockquote className="small quiet" dir="auto">
        {quoted.length > 320 ? `${quoted.slice(0, 320).trimEnd()} …` : quoted}
      </blockquote>
    </article>
  );
}

function Saying(card: CardOf) {
  const { proposal, draft, change, make } = card;
  const form: Form = { draft, change, wrong: NO_ERRORS, make };
  switch (proposal.subject) {
    case 'office':
    case 'official':
    case 'conference':
      return <OfMade {...card} />;
    case 'activity':
      return <OfActivity form={form} />;
    case 'day':
      return <DateField label="Day" value={draft.heldOn} onChange={(heldOn) => change({ heldOn })} />;
    case 'place':
      return <Placed {...form} />;
    case 'other':
      return (
        <>
          <OfActivity form={form} />
          <DateField label="Day" value={draft.heldOn} onChange={(heldOn) => change({ heldOn })} />
          <Placed {...form} />
          <TopicsField {...form} />
          {draft.pillars.length > 0 && <ClassificationFields {...form} />}
        </>
      );
    case 'topics':
      return <TopicsField {...form} />;
    case 'classification':
      return <ClassificationFields {...form} />;
    case 'via':
      return (
        <TagsInput
          label="It came through"
          value={[...(draft.sources[0]?.via ?? [])]}
          onChange={(via) => change({ sources: draft.sources.map((source) => ({ ...source, via })) })}
          acceptValueOnBlur
          splitChars={[]}
        />
      );
    case 'hedge':
      return (
        <p className="small">
          A citation of its own, for the topics alone: the rest is not said with “{draft.sources[1]?.wording}”.
        </p>
      );
  }
}

function Placed({ draft, change }: Pick<Form, 'draft' | 'change'>) {
  const { place } = draft;
  const set = (of: Partial<Draft['place']>): void => change({ place: { ...place, ...of } });
  return (
    <div className="pair">
      <TextInput
        label="Where in it"
        dir="auto"
        value={place.venue ?? ''}
        onChange={({ currentTarget }) => set({ venue: currentTarget.value })}
      />
      <PlaceFields place={place} made={draft.made} onChange={set} error={() => undefined} />
    </div>
  );
}

function OfActivity({ form }: { readonly form: Form }) {
  const { draft, change } = form;
  return (
    <>
      <Select
        label="What it was"
        allowDeselect={false}
        data={Object.entries(KINDS).flatMap(([value, { name }]) => (value === 'conference' ? [] : [{ value, label: name }]))}
        value={draft.kind}
        onChange={(kind) => isKind(kind) && change(asKind(draft, kind))}
      />
      <Sides form={form} />
    </>
  );
}

/** What would be made on the spot, unless it is on record already. */
function OfMade({ proposal, draft, change, matches, meant, onMeant, nameOf }: CardOf) {
  const [isOpen, setOpen] = useState(false);
  const made = draft.made.find(({ temp }) => temp === proposal.temp);
  if (!made) return null;
  const set = (of: object): void =>
    change({ made: draft.made.map((each): Made => (each.temp === made.temp ? { ...each, ...of } : each)) });
  const other = made.noun === 'official' ? 'Another person: a new record' : 'Another one: a new record';
  return (
    <>
      {matches.length > 0 && (
        <Select
          label={made.noun === 'official' ? 'Who is meant' : 'Which is meant'}
          description="A name alone joins nothing: say whether it is the one on record"
          allowDeselect={false}
          data={[...matches.map(({ value, label }) => ({ value, label: `On record: ${label}` })), { value: '', label: other }]}
          value={meant?.value ?? ''}
          onChange={(value) => onMeant(matches.find((each) => each.value === value) ?? null)}
        />
      )}
      <p className="says" dir="auto">
        {meant === null
          ? saidOfMade(made, draft, nameOf)
          : made.noun === 'official' && made.title !== '' && made.appointedOn !== ''
            ? `On record. ${saidOfMade(made, draft, nameOf)}`
            : 'On record already: nothing is recorded of it.'}
      </p>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={isOpen}
        aria-label={`Mend ${made.name}`}
        onClick={() => setOpen(!isOpen)}
      >
        Mend
      </Button>
      {isOpen && (
        <div className="mend">
          <TextInput
            label="Name"
            dir="auto"
            value={made.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          {made.noun === 'official' && <OfOfficial made={made} draft={draft} set={set} />}
          {made.noun === 'office' && (
            <>
              <OfOffice made={made} draft={draft} set={set} />
              <Functions made={made} set={set} />
            </>
          )}
          {made.noun === 'conference' && <OfConference made={made} draft={draft} set={set} />}
        </div>
      )}
    </>
  );
}

function Functions({ made, set }: { readonly made: MadeOffice; readonly set: (of: Partial<MadeOffice>) => void }) {
  const { functions } = made;
  const change = (n: number, of: object): void =>
    set({ functions: functions.map((each, at) => (at === n ? { ...each, ...of } : each)) });
  return (
    <>
      {functions.map(({ id, text }, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- their ids are what is mended
        <div className="function" key={n}>
          <TextInput
            label={`Function ${n + 1}`}
            value={id}
            onChange={({ currentTarget }) => change(n, { id: currentTarget.value })}
          />
          <TextInput
            label={`What function ${n + 1} is`}
            value={text}
            onChange={({ currentTarget }) => change(n, { text: currentTarget.value })}
          />
          <Button variant="subtle" size="compact-sm" onClick={() => set({ functions: functions.filter((_, at) => at !== n) })}>
            Take function {n + 1} away
          </Button>
        </div>
      ))}
    </>
  );
}
