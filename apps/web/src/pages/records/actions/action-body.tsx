import { Checkbox, MultiSelect, Select, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { NOUNS, type RecordAnswer } from '../../../api/queries.ts';
import { DateField } from '../../../parts/date-field.tsx';
import { EngagementFields } from '../../../parts/engagement-fields.tsx';
import { usePartyName } from '../../../parts/names.tsx';
import { RecordLink } from '../../../parts/record-link.tsx';
import { RecordPicker } from '../../../parts/record-picker.tsx';
import { Value } from '../../../parts/value.tsx';
import type { ActionDraft, BodyOf } from './action-draft.ts';
import { Changes, placeName } from './changes-editor.tsx';
import { standingPlaces } from './record-fields.ts';

/** What an action asks for, beside its sources. */
export function Body(of: BodyOf): ReactNode {
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
    case 'erase':
      return <Reason {...of} label="Why" placeholder="asked for by the person" />;
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

function ClaimShown({ record, claim }: { readonly record: RecordAnswer; readonly claim: string | undefined }) {
  const nameOf = usePartyName();
  const found = record.claims.find(({ id }) => id === claim);
  if (!found) return <p role="alert">There is no such claim on this record: choose one from the page.</p>;
  return (
    <div className="stands">
      <div className="small quiet">
        {placeName(found.field, nameOf)}, {found.rank} now
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
      data={standingPlaces(record).map((place) => ({ value: place, label: placeName(place, nameOf) }))}
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
