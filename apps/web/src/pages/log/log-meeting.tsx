import { Button, Checkbox, Group, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { answered, api, mustSee, type Problem, Refused } from '../../api/client.ts';
import { officeFunctionsQuery, partyNamesQuery } from '../../api/queries.ts';
import { queryClient } from '../../api/query-client.ts';
import { readingOf } from '../../parts/dates.ts';
import { PageHead } from '../../parts/page.tsx';
import { RecordPicker, RecordsPicker } from '../../parts/record-picker.tsx';
import { NEW_SOURCE, type SourceDraft } from '../../parts/source-draft.ts';
import { SourceFields } from '../../parts/source-fields.tsx';
import { bodyOf, type Draft, fieldOf, isClassified, type Side } from './draft.ts';
import { forgetDraft, useKeptDraft } from './kept-draft.ts';
import { Preview } from './preview.tsx';

const PILLARS = [
  { value: 'I', label: 'I – conditions conducive to the spread of terrorism' },
  { value: 'II', label: 'II – preventing and combating terrorism' },
  { value: 'III', label: 'III – capacity of States, and the role of the United Nations' },
  { value: 'IV', label: 'IV – human rights for all and the rule of law' },
];

export function LogMeeting() {
  const [draft, change, clear] = useKeptDraft();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const { data: names } = useQuery(partyNamesQuery({}));
  const { data: functions = [] } = useQuery(officeFunctionsQuery());
  const parties = [...(names ?? [])]
    .map(([value, label]) => ({ value, label }))
    .toSorted((x, y) => x.label.localeCompare(y.label));

  const record = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/meetings/bilateral', {
          body: bodyOf(draft),
          params: { header: { 'Idempotency-Key': draft.key } },
        }),
      ),
    onSuccess({ id, position }) {
      mustSee(position);
      forgetDraft();
      void queryClient.invalidateQueries();
      void navigate({ to: '/$records/$id', params: { records: 'meetings', id } });
    },
    onError: () => form.current?.querySelector<HTMLElement>('[role=alert]')?.focus(),
  });
  const problem = record.error instanceof Refused ? record.error.problem : null;
  const wrong = errorsOf(problem, draft);
  useHotkeys([['mod+Enter', () => form.current?.requestSubmit()]], []);

  const setSide = (n: number, of: Partial<Side>): void =>
    change({ sides: draft.sides.map((side, each) => (each === n ? { ...side, ...of } : side)) as [Side, Side] });
  const setSource = (n: number, of: Partial<SourceDraft>): void =>
    change({ sources: draft.sources.map((source, each) => (each === n ? { ...source, ...of } : source)) });

  return (
    <>
      <PageHead
        title="Log a meeting"
        lede="A meeting or call of two parties. The draft is kept in this browser until it is recorded; Ctrl Enter records it."
      />
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!record.isPending) record.mutate();
        }}
      >
        <div>
          <Refusal error={record.error} problem={problem} isShownAt={(pointer) => fieldOf(pointer, draft) !== null} />
          <fieldset style={{ borderTop: 0, marginTop: 0 }}>
            <legend>When and where</legend>
            <div className="pair">
              <TextInput
                label="Day"
                required
                placeholder="2018-05-03"
                description="A day, a month, a year, an extent (2018-05-03/2018-05-04), one of several ([2018-05-03,2018-05-04])"
                value={draft.heldOn}
                onChange={({ currentTarget }) => change({ heldOn: currentTarget.value })}
                error={wrong.get('heldOn')}
              />
              <Select
                label="How"
                description="A call is a contact as a meeting is, and is counted apart"
                data={[
                  { value: '', label: 'Not stated' },
                  { value: 'in-person', label: 'In person' },
                  { value: 'phone', label: 'By phone' },
                  { value: 'video', label: 'By video' },
                ]}
                allowDeselect={false}
                value={draft.channel}
                onChange={(channel) => change({ channel: channel ?? '' })}
                error={wrong.get('channel')}
              />
            </div>
            <p className="small quiet" aria-live="polite" data-reading>
              {draft.heldOn.trim() === '' ? 'No day yet.' : (readingOf(draft.heldOn) ?? 'This cannot be read as a date yet.')}
            </p>
            <div className="pair">
              <TextInput
                label="City"
                value={draft.city}
                onChange={({ currentTarget }) => change({ city: currentTarget.value })}
                error={wrong.get('city')}
              />
              <Select
                label="Country"
                searchable
                clearable
                limit={30}
                data={parties.filter(({ value }) => /^state:[A-Z]{2}$/.test(value))}
                value={draft.country}
                onChange={(country) => change({ country })}
                error={wrong.get('country')}
              />
              <RecordPicker
                label="On the sidelines of"
                placeholder="A conference on record"
                kind="conference"
                picked={draft.conference}
                onPick={(conference) => change({ conference })}
                error={wrong.get('conference')}
              />
            </div>
            <Group mt="sm">
              <Checkbox
                label="The day was worked out, not read"
                checked={draft.isDayInferred}
                onChange={({ currentTarget }) => change({ isDayInferred: currentTarget.checked })}
              />
              <Checkbox
                label="The place was worked out, not read"
                checked={draft.isPlaceInferred}
                onChange={({ currentTarget }) => change({ isPlaceInferred: currentTarget.checked })}
              />
            </Group>
          </fieldset>

          {draft.sides.map((side, n) => (
            // The two sides are told apart by their places.
            // oxlint-disable-next-line react/no-array-index-key
            <fieldset key={n}>
              <legend>{n === 0 ? 'One side' : 'The other side'}</legend>
              <div className="pair">
                <Select
                  label="Party"
                  required
                  searchable
                  clearable
                  limit={30}
                  placeholder="A State or an office"
                  data={parties}
                  value={side.party}
                  onChange={(party) => setSide(n, { party })}
                  error={wrong.get(`sides.${n}.party`)}
                />
                <Select
                  label="Role"
                  data={[
                    { value: '', label: 'Not stated' },
                    { value: 'host', label: 'Host' },
                    { value: 'visitor', label: 'Visitor' },
                  ]}
                  allowDeselect={false}
                  value={side.role}
                  onChange={(role) => setSide(n, { role: role ?? '' })}
                />
                <RecordsPicker
                  label="Officials"
                  placeholder="Type a name"
                  kind="official"
                  picked={side.officials}
                  onPick={(officials) => setSide(n, { officials })}
                  error={wrong.get(`sides.${n}.officials`)}
                />
                <TextInput
                  label="Others, as the source describes them"
                  placeholder="senior officials"
                  value={side.others}
                  onChange={({ currentTarget }) => setSide(n, { others: currentTarget.value })}
                />
              </div>
            </fieldset>
          ))}

          <fieldset>
            <legend>What about</legend>
            <TagsInput
              label="Topics"
              description="Enter adds one"
              value={[...draft.topics]}
              onChange={(topics) => change({ topics })}
              acceptValueOnBlur
              splitChars={[]}
              error={wrong.get('topics')}
            />
            <div className="pair" style={{ marginTop: '0.8rem' }}>
              <MultiSelect
                label="Pillars of the counter-terrorism strategy"
                data={PILLARS}
                value={[...draft.pillars]}
                onChange={(pillars) => change({ pillars })}
                error={wrong.get('pillars')}
              />
              <MultiSelect
                label="Functions"
                searchable
                data={[...functions]}
                value={[...draft.functions]}
                onChange={(chosen) => change({ functions: chosen })}
                error={wrong.get('functions')}
              />
            </div>
            {isClassified(draft) && (
              <div className="pair" style={{ marginTop: '0.8rem' }}>
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
          </fieldset>

          {draft.sources.map((source, n) => (
            // Sources have no names before they are recorded.
            // oxlint-disable-next-line react/no-array-index-key
            <fieldset key={n}>
              <legend>{draft.sources.length === 1 ? 'On whose word' : `Source ${n + 1}`}</legend>
              <SourceFields
                source={source}
                onChange={(of) => setSource(n, of)}
                error={(name) => wrong.get(`sources.${n}.${name}`)}
              />
              {draft.sources.length > 1 && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  mt="xs"
                  onClick={() => change({ sources: draft.sources.filter((_, each) => each !== n) })}
                >
                  Take source {n + 1} away
                </Button>
              )}
            </fieldset>
          ))}
          <Button variant="default" mt="md" onClick={() => change({ sources: [...draft.sources, NEW_SOURCE] })}>
            Another source
          </Button>
        </div>

        <aside>
          <Preview draft={draft} nameOf={(party) => names?.get(party) ?? party} />
          <Group mt="md">
            <Button type="submit" loading={record.isPending}>
              Record the meeting
            </Button>
            <Button
              variant="subtle"
              onClick={() => {
                record.reset();
                clear();
              }}
            >
              Start anew
            </Button>
          </Group>
        </aside>
      </form>
    </>
  );
}

/** Each under its field; a field that is wrong in two ways says both. */
function errorsOf(problem: Problem | null, draft: Draft): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { pointer, detail } of problem?.errors ?? []) {
    const field = fieldOf(pointer, draft);
    if (field !== null) found.set(field, found.has(field) ? `${found.get(field)} ${detail}` : detail);
  }
  return found;
}

interface RefusalOf {
  readonly error: Error | null;
  readonly problem: Problem | null;
  readonly isShownAt: (pointer: string) => boolean;
}

function Refusal({ error, problem, isShownAt }: RefusalOf) {
  const elsewhere = problem?.errors.filter(({ pointer }) => !isShownAt(pointer)) ?? [];
  return (
    // Focused when something was refused.
    <div role="alert" tabIndex={-1}>
      {error !== null && (
        <div className="notice" style={{ display: 'block', marginBottom: '1rem' }}>
          <strong>Not recorded.</strong>{' '}
          {problem ? problem.detail : `${error.message} The draft is kept: record it again when the server is back.`}
          {elsewhere.map(({ pointer, detail }) => (
            <div key={pointer}>
              <code>{pointer}</code>: {detail}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
