import '../log.css';
import './press-release.css';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { newKey } from '../../../api/new-key.ts';
import { searchQuery } from '../../../api/queries.ts';
import { DateField } from '../../../parts/date-field.tsx';
import { useKept } from '../../../parts/kept.ts';
import { KeptNotes } from '../../../parts/kept-notes.tsx';
import { PageHead } from '../../../parts/page.tsx';
import type { Picked } from '../../../parts/picked.ts';
import { placeOf as recordPlace } from '../../../parts/record-link.tsx';
import type { SourceDraft } from '../../../parts/source-draft.ts';
import { SourceFields } from '../../../parts/source-fields.tsx';
import { commandsOf, madeCommands } from '../commands.ts';
import { Conflict } from '../conflict.tsx';
import type { Draft, Made } from '../draft.ts';
import type { Asked } from '../fields.tsx';
import { foretoldOf } from '../foretold.ts';
import { keepDraft, newTemp } from '../kept-draft.ts';
import { LikelyDuplicates } from '../likely-duplicates.tsx';
import { Refusal } from '../log.tsx';
import { folded } from '../matching.ts';
import { NewRecord } from '../new-record.tsx';
import { useParties } from '../pickers.tsx';
import { AsSent, Events } from '../preview.tsx';
import { conflictOf, type Keep, recordDraft } from '../recording.ts';
import { Card } from './card.tsx';
import { Highlighted } from './highlighted.tsx';
import { onRecord } from './on-record.ts';
import { type Decision, decided, decidedOther, type Meant, type Proposal, proposalsOf } from './proposals.ts';
import { FRESH, type State, stateOf } from './state.ts';

/** From a text to what it says, each part of it accepted, mended or rejected before anything is recorded. */
export function PressRelease() {
  const kept = useKept('press release', () => FRESH, stateOf);
  const { value: state, set } = kept;
  const parties = useParties(state.draft?.made ?? []);
  const change = (of: Partial<State>): void => set((before) => ({ ...before, ...of }));

  const read = async (): Promise<void> => {
    const { text, source } = state;
    // With the grammar of dates it is as large as all else on the page.
    const { readPressRelease } = await import('./reading.ts');
    const knowing = { parties, publisher: source.publisher, publishedOn: source.publishedOn, now: new Date() };
    // A long one takes seconds: that it is being read is shown first.
    await new Promise((shown) => setTimeout(shown));
    const first = readPressRelease(text, knowing);
    const officials = await onRecord(first, text);
    const reading = officials.length === 0 ? first : readPressRelease(text, { ...knowing, officials });
    const temps = new Map<string, string>();
    const temp = (name: string): string => {
      const there = temps.get(name) ?? newTemp();
      temps.set(name, there);
      return there;
    };
    const { draft, others, proposals } = proposalsOf(reading, { key: newKey, temp, source });
    change({
      draft,
      proposals,
      unread: reading.unread,
      more: others,
      readTo: reading.readTo,
      sentences: reading.sentences,
      decisions: {},
      meant: {},
      recorded: {},
    });
  };
  const reading = useMutation({ mutationFn: read });

  return (
    <>
      <PageHead
        title="From a press release"
        lede="Chancery proposes what a text in English says. You accept, mend or reject each part; nothing is recorded before. The text is read here, in the browser."
      />
      <KeptNotes kept={kept} saidOf={({ text }) => text.slice(0, 100)} />
      {state.draft === null ? (
        <Paste
          state={state}
          change={change}
          onRead={() => reading.mutate()}
          isReading={reading.isPending}
          isReady={parties.length > 0}
        />
      ) : (
        <Decide state={state} draft={state.draft} change={change} set={set} />
      )}
    </>
  );
}

interface Pasting {
  readonly state: State;
  readonly change: (of: Partial<State>) => void;
  readonly onRead: () => void;
  readonly isReading: boolean;
  readonly isReady: boolean;
}

function Paste({ state: { text, source }, change, onRead, isReading, isReady }: Pasting) {
  const form = useRef<HTMLFormElement>(null);
  useHotkeys([['mod+Enter', () => form.current?.requestSubmit()]], []);
  return (
    <form
      ref={form}
      className="paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && isReady) onRead();
      }}
    >
      <Textarea
        label="The text"
        rows={16}
        dir="auto"
        autoFocus
        placeholder="Paste the press release here."
        value={text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <div className="pair">
        <TextInput
          label="Publisher"
          placeholder="Asia-Plus"
          dir="auto"
          value={source.publisher}
          onChange={({ currentTarget }) => change({ source: { ...source, publisher: currentTarget.value } })}
        />
        <DateField
          label="Published on"
          description="Days without a year, and “today”, are worked out from it; without it from the text alone"
          value={source.publishedOn}
          onChange={(publishedOn) => change({ source: { ...source, publishedOn } })}
        />
      </div>
      <div className="marks">
        <Button type="submit" loading={isReading} disabled={text.trim() === '' || !isReady}>
          Read it
        </Button>
        <Link to="/log" className="link">
          Fill in a form instead
        </Link>
        <span className="small quiet">Ctrl Enter reads it.</span>
      </div>
    </form>
  );
}

interface Deciding {
  readonly state: State;
  readonly draft: Draft;
  readonly change: (of: Partial<State>) => void;
  readonly set: (of: (before: State) => State) => void;
}

function Decide({ state, draft, change, set }: Deciding) {
  const { proposals, decisions, text } = state;
  const [active, setActive] = useState<string | null>(null);
  /** What is being made on the spot, and of which contact. */
  const [asked, setAsked] = useState<(Asked & { readonly of: string | null }) | null>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const list = useRef<HTMLDivElement>(null);
  const matches = useMatches(proposals, draft);
  const meant: Meant = useMemo(
    () => ({ ...meantByName(proposals, draft, matches), ...state.meant }),
    [proposals, draft, matches, state.meant],
  );
  const parties = useParties(draft.made);
  const names = useMemo(() => new Map(parties.map(({ value, label }) => [value, label])), [parties]);
  const nameOf = (party: string): string => names.get(party) ?? party;

  const whole = decided(draft, proposals, decisions, meant);
  const result = alreadyRecorded(whole, state.recorded);
  const isAccepted = (id: string): boolean => decisions[id] === 'accepted' && state.recorded[id] === undefined;
  const isActivity = proposals.some(({ id }) => id === 'activity') && isAccepted('activity');
  const accepted = state.more.filter(({ id }) => isAccepted(id));
  const others = accepted.map(({ id, draft: other }) => ({
    id,
    draft: alreadyRecorded(decidedOther(other, draft, proposals, decisions, meant), state.recorded),
  }));
  const commands = isActivity ? commandsOf(result) : madeCommands(result);
  const foretold = [
    ...foretoldOf(commands, result, nameOf),
    ...others.flatMap(({ draft: other }) => foretoldOf(commandsOf(other), { ...other, made: result.made }, nameOf)),
  ];
  const undecided = proposals.filter(({ id }) => decisions[id] === undefined);

  const keepWhole: Keep = (kept, settled) =>
    set((before) => ({
      ...before,
      draft: before.draft && {
        ...before.draft,
        key: kept.key,
        sent: kept.sent,
        made: before.draft.made.map((each) => ({
          ...each,
          id: kept.made.find(({ temp }) => temp === each.temp)?.id ?? each.id,
        })),
      },
      recorded: settled ? { ...before.recorded, [settled.temp]: settled.id } : before.recorded,
    }));
  const keepOther =
    (id: string): Keep =>
    ({ key, sent }) =>
      set((before) => ({
        ...before,
        more: before.more.map((each) => (each.id === id ? { id, draft: { ...each.draft, key, sent } } : each)),
      }));

  /** The contact that is being recorded, for what is said of it when it is refused. */
  const [sending, setSending] = useState<string | null>(null);
  const record = useMutation({
    async mutationFn(): Promise<string | null> {
      const recorded: Record<string, string> = { ...state.recorded };
      const done = (id: string, name: string): void => {
        recorded[id] = name;
        set((before) => ({ ...before, recorded: { ...before.recorded, [id]: name } }));
      };
      setSending(null);
      const first = await recordDraft(
        result,
        (kept, settled) => {
          if (settled) recorded[settled.temp] = settled.id;
          keepWhole(kept, settled);
        },
        isActivity,
      );
      if (first.record !== null) done('activity', first.record);
      for (const { id, draft: other } of others) {
        setSending(id);
        const { record: name } = await recordDraft(alreadyRecorded(other, recorded), keepOther(id));
        done(id, name!);
      }
      return recorded['activity'] ?? others.map(({ id }) => recorded[id]!)[0] ?? null;
    },
    onSuccess(recorded) {
      void queries.invalidateQueries();
      // What was kept while it was recorded may not be written yet, and would come after.
      set(() => FRESH);
      const place = recorded === null ? null : recordPlace(recorded);
      if (place) void navigate({ to: '/$records/$id', params: { records: place.records, id: place.id } });
      else void navigate({ to: '/' });
    },
  });
  const sent = others.find(({ id }) => id === sending)?.draft ?? result;
  const conflict = conflictOf(record.error, sent);

  const changeDraft = (of: Partial<Draft>): void =>
    set((before) => ({ ...before, draft: before.draft && { ...before.draft, ...of } }));
  const changeOther = (id: string, { made: _, ...of }: Partial<Draft>): void =>
    set((before) => ({
      ...before,
      more: before.more.map((each) => (each.id === id ? { id, draft: { ...each.draft, ...of } } : each)),
    }));
  const decide = (id: string, decision: Decision): void => {
    change({ decisions: { ...decisions, [id]: decision } });
    const next = proposals.find((each) => each.id !== id && decisions[each.id] === undefined);
    requestAnimationFrame(() => {
      const at = next ? `[data-proposal="${next.id}"] [data-accept]` : '[data-record]';
      document.querySelector<HTMLElement>(at)?.focus();
    });
  };

  return (
    <div className="release">
      <section className="original" aria-label="The text">
        {state.unread !== null && (
          <p className="hint" role="status">
            {state.unread}
          </p>
        )}
        {state.readTo !== null && (
          <p className="hint" role="status">
            The text is long: its first {state.readTo.toLocaleString('en')} characters were read, and nothing of the rest.
          </p>
        )}
        <Highlighted
          text={text}
          proposals={proposals}
          active={active}
          onChosen={(id) => {
            setActive(id);
            list.current?.querySelector<HTMLElement>(`[data-proposal="${id}"] [data-accept]`)?.focus();
          }}
        />
        <div className="marks">
          <Button variant="subtle" size="compact-sm" onClick={() => change({ draft: null, proposals: [] })}>
            Change the text
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => change({ ...FRESH })}>
            Start anew
          </Button>
        </div>
      </section>
      <div ref={list}>
        {proposals.length === 0 ? (
          <p>
            Nothing was found in this text that could be recorded.{' '}
            <Link to="/log" className="link">
              Fill in a form instead
            </Link>
            .
          </p>
        ) : (
          <>
            <div className="marks count">
              <span role="status">
                {undecided.length === 0
                  ? 'All is decided.'
                  : `${undecided.length} of ${proposals.length} ${proposals.length === 1 ? 'proposal' : 'proposals'} to decide.`}
              </span>
              {undecided.length > 0 && (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() =>
                    change({
                      decisions: { ...Object.fromEntries(undecided.map(({ id }) => [id, 'accepted' as const])), ...decisions },
                    })
                  }
                >
                  Accept all that is left
                </Button>
              )}
            </div>
            {proposals.map((proposal) => {
              const other = state.more.find(({ id }) => id === proposal.id)?.draft;
              return (
                <Card
                  key={proposal.id}
                  proposal={proposal}
                  text={text}
                  sentences={state.sentences}
                  draft={other ? { ...other, made: draft.made } : draft}
                  change={other ? (of) => changeOther(proposal.id, of) : changeDraft}
                  make={(of) => setAsked({ ...of, of: other ? proposal.id : null })}
                  decision={decisions[proposal.id] ?? null}
                  onDecision={(decision) => decide(proposal.id, decision)}
                  matches={matches.get(proposal.id) ?? []}
                  meant={meant[proposal.id] ?? null}
                  onMeant={(picked) => change({ meant: { ...state.meant, [proposal.id]: picked } })}
                  nameOf={nameOf}
                  isActive={active === proposal.id}
                  onActive={() => setActive(proposal.id)}
                />
              );
            })}
            <fieldset>
              <legend>On whose word</legend>
              <SourceFields
                source={draft.sources[0]!}
                error={(name) => sourceWrong(record.error, name)}
                onChange={(of) =>
                  changeDraft({
                    sources: draft.sources.map((each, n) => (n === 0 ? { ...each, ...of } : { ...each, ...sharedOf(of) })),
                  })
                }
              />
            </fieldset>
            <div className="end">
              <Refusal error={record.error} draft={sent} isConflict={conflict !== null} nameOf={nameOf} />
              {conflict !== null && (
                <Conflict
                  record={conflict}
                  draft={sent}
                  onAnother={() => {
                    record.reset();
                    if (sending === null) changeDraft({ id: '', key: newKey() });
                    else changeOther(sending, { id: '', key: newKey() });
                  }}
                  onDone={() => {
                    record.reset();
                    set((before) => ({ ...before, recorded: { ...before.recorded, [sending ?? 'activity']: conflict } }));
                  }}
                />
              )}
              {isActivity && <LikelyDuplicates draft={result} />}
              {others.map(({ id, draft: other }) => (
                <LikelyDuplicates key={id} draft={other} />
              ))}
              <section className="preview" aria-label="What will be recorded">
                <h2>What will be recorded</h2>
                {foretold.length === 0 ? <p className="quiet">Nothing yet.</p> : <Events events={foretold} />}
                <AsSent commands={[...commands, ...others.flatMap(({ draft: other }) => commandsOf(other))]} />
              </section>
              <div className="marks">
                <Button
                  data-record
                  loading={record.isPending}
                  disabled={undecided.length > 0 || foretold.length === 0}
                  onClick={() => record.mutate()}
                >
                  Record what was accepted
                </Button>
                {isActivity && (
                  <Button
                    variant="subtle"
                    onClick={() => {
                      keepDraft(result);
                      void navigate({ to: '/log', search: { as: result.kind } });
                    }}
                  >
                    Go on in the form
                  </Button>
                )}
              </div>
              {undecided.length > 0 && <p className="small quiet">It is recorded once every proposal is accepted or rejected.</p>}
            </div>
          </>
        )}
      </div>
      <NewRecord
        asked={asked}
        draft={draft}
        onClose={() => setAsked(null)}
        onMade={(made: Made) => {
          const { of, place } = asked!;
          const placed = (at: Draft): Draft => place({ ...at, made: [...at.made, made] }, made);
          set((before) => ({
            ...before,
            draft: before.draft && (of === null ? placed(before.draft) : { ...before.draft, made: [...before.draft.made, made] }),
            more: before.more.map((each) => (each.id === of ? { id: of, draft: { ...placed(each.draft), made: [] } } : each)),
          }));
          setAsked(null);
        }}
      />
    </div>
  );
}

/** What the hedged citation says of the same source. */
function sharedOf({ publisher, publishedOn, title, url, via, attribution }: Partial<SourceDraft>): Partial<SourceDraft> {
  return Object.fromEntries(
    Object.entries({ publisher, publishedOn, title, url, via, attribution }).filter(([, value]) => value !== undefined),
  );
}

function sourceWrong(error: Error | null, name: string): string | undefined {
  const problem =
    error && 'problem' in error ? (error.problem as { errors?: { pointer: string; detail: string }[] } | null) : null;
  return problem?.errors?.find(({ pointer }) => pointer.startsWith(`/sources/0/${name}`))?.detail;
}

const SEARCHED = { official: 'official', office: 'office', conference: 'conference' } as const;

/** What is on record under a name of the text. */
function useMatches(proposals: readonly Proposal[], { made }: Draft): ReadonlyMap<string, readonly Picked[]> {
  const asked = proposals.flatMap(({ id, temp }) => {
    const it = made.find((each) => each.temp === temp);
    return it ? [{ id, name: it.name, noun: SEARCHED[it.noun] }] : [];
  });
  return useQueries({
    queries: asked.map(({ name, noun }) => searchQuery(name.slice(0, 150), {}, [noun])),
    combine: (results) =>
      new Map(
        asked.map(({ id }, n) => [
          id,
          (results[n]?.data?.items ?? [])
            .slice(0, 5)
            .map(({ record, title }) => ({ value: recordPlace(record)!.id, label: title })),
        ]),
      ),
  });
}

/** Who is called just so is proposed as who is meant; it is shown, and another may be meant. */
function meantByName(proposals: readonly Proposal[], { made }: Draft, matches: ReadonlyMap<string, readonly Picked[]>): Meant {
  return Object.fromEntries(
    proposals.flatMap(({ id, temp }) => {
      const name = made.find((each) => each.temp === temp)?.name;
      const same = matches.get(id)?.find(({ label }) => name !== undefined && folded(label) === folded(name));
      return same ? [[id, same]] : [];
    }),
  );
}

/** Of what was recorded before it stopped, only what is left. */
function alreadyRecorded(draft: Draft, recorded: Readonly<Record<string, string>>): Draft {
  let current = draft;
  for (const [temp, id] of Object.entries(recorded)) {
    const made = current.made.flatMap((each): Made[] => {
      if (each.temp !== temp) return [each];
      return each.noun === 'official' && each.title !== '' && recorded[id] === undefined ? [{ ...each, isKnown: true }] : [];
    });
    current = JSON.parse(JSON.stringify({ ...current, made }).replaceAll(temp, id)) as Draft;
  }
  return current;
}
