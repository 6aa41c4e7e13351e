import { Button, Checkbox, FileInput, Group, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Refused } from '../../api/client.ts';
import { Nothing, notYet, PageHead, Part } from '../../parts/page.tsx';
import { BEGINNING_BYTES, mappingOf } from './file.ts';
import { Imported, stateOf } from './imported.tsx';
import { importsQuery, type Import as AnImport, type Mapping, mappingsQuery, startImport } from './queries.ts';
import './import.css';

const route = getRouteApi('/import');

/** A file comes in: tried first, row by row, then recorded. */
export function Import() {
  const { id } = route.useSearch();
  const mappings = useQuery(mappingsQuery());
  return (
    <>
      <PageHead
        title="Import a file"
        lede="Each row is recorded once: the same file again records nothing, a newer version of it corrects what changed. Nothing is recorded before it was tried."
      />
      {notYet(mappings, 'what can be imported') ?? <Form mappings={mappings.data!} />}
      {/* Rows of an import may be many: what is below them would not be found. */}
      <Part title="Imports">
        <Imports shown={id} />
      </Part>
      {id !== undefined && (
        <Part title="What became of it">
          <Imported key={id} id={id} />
        </Part>
      )}
    </>
  );
}

interface Chosen {
  readonly file: File | null;
  readonly beside: Readonly<Record<string, File>>;
  readonly as: string | null;
  readonly dataset: string;
  readonly retractMissing: boolean;
}

interface Sent {
  readonly dryRun: boolean;
  readonly chosen: Chosen;
}

const NOTHING: Chosen = { file: null, beside: {}, as: null, dataset: '', retractMissing: false };

function Form({ mappings }: { readonly mappings: readonly Mapping[] }) {
  const { id } = route.useSearch();
  const navigate = useNavigate({ from: '/import' });
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>(NOTHING);
  const [isGuessed, setGuessed] = useState(false);
  /** The latest dry run, and what was chosen for it. */
  const [tried, setTried] = useState<{ readonly id: string; readonly of: string } | null>(null);
  const mapping = mappings.find(({ name }) => name === chosen.as) ?? null;
  const change = (of: Partial<Chosen>): void => setChosen((before) => ({ ...before, ...of }));
  const choose = async (file: File | null): Promise<void> => {
    change({ file });
    setGuessed(false);
    if (file === null) return;
    const found = mappingOf(file.name, await file.slice(0, BEGINNING_BYTES).text(), mappings);
    if (!found) return;
    setGuessed(true);
    setChosen((before) => (before.file === file ? { ...before, as: found.name } : before));
  };
  const importing = useMutation({
    mutationFn: ({ dryRun, chosen: sent }: Sent) =>
      startImport({
        file: sent.file!,
        beside: (mapping?.beside ?? []).flatMap((name) => sent.beside[name] ?? []),
        as: sent.as ?? '',
        dataset: sent.dataset.trim(),
        retractMissing: sent.retractMissing,
        dryRun,
      }),
    onSuccess(made, sent) {
      // What was chosen may be another by now.
      if (made.dryRun) setTried({ id: made.id, of: signOf(sent.chosen) });
      void queries.invalidateQueries({ queryKey: ['imports'] });
      void navigate({ search: { id: made.id } as never, resetScroll: false });
    },
  });
  const lacking = (mapping?.beside ?? []).filter((name) => !chosen.beside[name]);
  const isReady = chosen.file !== null && mapping !== null && lacking.length === 0 && mapping.error === null;
  const trialOfThis = tried?.of === signOf(chosen) ? tried.id : null;
  const trial = useTrial(trialOfThis);
  const problem = importing.error instanceof Refused ? importing.error.problem : null;
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault();
        importing.mutate({ dryRun: true, chosen });
      }}
    >
      <Drop file={chosen.file} onFile={(file) => void choose(file)} />
      <Select
        label="What it is"
        description={isGuessed ? 'Known by its columns' : 'By the mapping that says what its rows are'}
        placeholder="Choose a mapping"
        searchable
        value={chosen.as}
        onChange={(as) => {
          setGuessed(false);
          change({ as });
        }}
        data={mappings.map(({ name, ownClock, error }) => ({
          value: name,
          label: ownClock ? `${name}: has a clock of its own, and comes in with the command line alone` : name,
          disabled: ownClock || error !== null,
        }))}
        error={problem?.errors.find(({ pointer }) => pointer === '/as')?.detail}
      />
      {mapping?.about && <p className="small quiet">{mapping.about}</p>}
      {(mapping?.beside ?? []).map((name) => (
        <FileInput
          key={name}
          label={`Beside it: ${name}`}
          description="The mapping reads this file too"
          placeholder="Choose the file"
          clearable
          value={chosen.beside[name] ?? null}
          onChange={(file) => {
            const { [name]: _, ...rest } = chosen.beside;
            // It is known by the name that the mapping gives it.
            change({ beside: file ? { ...rest, [name]: new File([file], name, { type: file.type }) } : rest });
          }}
        />
      ))}
      <TextInput
        label="Data set"
        description="Under which its rows are known: keep to one name for a file and all its versions"
        placeholder={mapping?.dataset ?? 'the mapping’s'}
        value={chosen.dataset}
        onChange={({ currentTarget }) => change({ dataset: currentTarget.value })}
      />
      <Checkbox
        label="Take back what an earlier version of the file had, and this one has not"
        checked={chosen.retractMissing}
        onChange={({ currentTarget }) => change({ retractMissing: currentTarget.checked })}
      />
      <Group>
        <Button
          type="submit"
          variant={trial === 'completed' ? 'default' : 'filled'}
          disabled={!isReady}
          loading={importing.isPending}
        >
          Try it
        </Button>
        <Button
          disabled={!isReady || trial !== 'completed'}
          variant={trial === 'completed' ? 'filled' : 'default'}
          loading={importing.isPending}
          onClick={() => importing.mutate({ dryRun: false, chosen })}
        >
          Record it
        </Button>
        <span className="small quiet">
          {trial === 'completed' && id === trialOfThis
            ? 'Below is what would be recorded.'
            : 'Trying decides every row and records nothing.'}
        </span>
      </Group>
      <div role="alert">{importing.error && <p className="notice">{problem?.detail ?? importing.error.message}</p>}</div>
    </form>
  );
}

/** What is told apart by it was not tried yet. */
function signOf({ file, beside, as, dataset, retractMissing }: Chosen): string {
  const files = [file, ...Object.values(beside)].map((each) => each && [each.name, each.size, each.lastModified]);
  return JSON.stringify([files, as, dataset.trim(), retractMissing]);
}

/** How far the dry run is of what is chosen now. */
function useTrial(id: string | null): AnImport['state'] | null {
  const { data } = useQuery(importsQuery());
  return data?.items.find((each) => each.id === id)?.state ?? null;
}

function Drop({ file, onFile }: { readonly file: File | null; readonly onFile: (file: File | null) => void }) {
  const [isOver, setOver] = useState(false);
  return (
    <label
      className="drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFile(event.dataTransfer.files[0] ?? null);
      }}
    >
      <span>The file, CSV or JSON: choose it, or drop it here</span>
      <input
        type="file"
        accept=".csv,.json,text/csv,application/json"
        onChange={({ currentTarget }) => onFile(currentTarget.files?.[0] ?? null)}
      />
      {file !== null && (
        <span className="small quiet">
          <bdi>{file.name}</bdi>, {(file.size / 1024).toLocaleString('en', { maximumFractionDigits: 0 })} KB
        </span>
      )}
    </label>
  );
}

const FEW = 5;

function Imports({ shown }: { readonly shown: string | undefined }) {
  const [isWhole, setWhole] = useState(false);
  const imports = useQuery(importsQuery());
  return (
    notYet(imports, 'imports') ??
    (imports.data!.items.length === 0 ? (
      <Nothing>No file was imported here yet. Imports from the command line are not listed.</Nothing>
    ) : (
      <div className="wide">
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">Data set</th>
              <th scope="col">State</th>
              <th scope="col" className="number">
                Rows
              </th>
              <th scope="col" className="number">
                Recorded
              </th>
              <th scope="col" className="number">
                Corrected
              </th>
              <th scope="col" className="number">
                Already so
              </th>
              <th scope="col" className="number">
                Rejected
              </th>
            </tr>
          </thead>
          <tbody>
            {(isWhole ? imports.data!.items : imports.data!.items.slice(0, FEW)).map((each) => (
              <tr key={each.id}>
                <td>
                  <Link
                    to="/import"
                    search={{ id: each.id } as never}
                    className="link"
                    aria-current={each.id === shown ? 'true' : undefined}
                    resetScroll={false}
                  >
                    {each.dataset}
                  </Link>{' '}
                  <span className="quiet small">as {each.as}</span>
                </td>
                <td>{stateOf(each)}</td>
                <td className="number">{each.rows.toLocaleString('en')}</td>
                <td className="number">{each.recorded.toLocaleString('en')}</td>
                <td className="number">{each.corrected.toLocaleString('en')}</td>
                <td className="number">{each.already.toLocaleString('en')}</td>
                <td className="number">{each.rejected.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {!isWhole && imports.data!.items.length > FEW && (
          <button type="button" className="unfold" onClick={() => setWhole(true)}>
            Show earlier imports
          </button>
        )}
      </div>
    ))
  );
}
