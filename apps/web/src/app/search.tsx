import { CloseButton, Group, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useClocks } from '../api/clocks.ts';
import { searchQuery } from '../api/queries.ts';
import { shown } from '../parts/dates.ts';
import { placeOf, type RecordPlace } from '../parts/record-link.tsx';

interface Seeking {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChosen: (place: RecordPlace) => void;
}

/** Everything on record, from anywhere. */
export function Search({ opened, onClose, onChosen }: Seeking) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size="lg" yOffset="10vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Group justify="space-between" mb="xs">
            <Modal.Title>Search the record</Modal.Title>
            <CloseButton aria-label="Close the search" onClick={onClose} />
          </Group>
          {opened && <Seek onChosen={onChosen} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Seek({ onChosen }: Pick<Seeking, 'onChosen'>) {
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q, 120);
  const { data, isFetching, isPlaceholderData, error } = useQuery(searchQuery(asked, useClocks()));
  const found = asked.trim() === '' ? [] : (data?.items ?? []);
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, found.length - 1);
  const mark = (n: number): void => {
    setAt(n);
    document.getElementById(`hit-${n}`)?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (n: number): void => {
    const place = found[n] && placeOf(found[n].record);
    if (place) onChosen(place);
  };
  // Enter takes what is found by the words that stand, and waits for it: never what was found by the letters before.
  const isAnswered = asked === q && data !== undefined && !isPlaceholderData;
  const [isEntered, setEntered] = useState(false);
  useEffect(() => {
    if (!isEntered || asked !== q || !(isAnswered || error)) return;
    setEntered(false);
    if (isAnswered) choose(chosen);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- chosen when the answer is there
  }, [isEntered, isAnswered, asked, error]);
  return (
    <>
      <TextInput
        data-autofocus
        aria-label="Names, places, topics"
        placeholder="Names, places, topics: in any script, with accents or without"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="hits"
        aria-activedescendant={found.length > 0 ? `hit-${chosen}` : undefined}
        onChange={({ currentTarget }) => {
          setQ(currentTarget.value);
          setEntered(false);
          mark(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined && found.length > 0) {
            event.preventDefault();
            mark((chosen + step + found.length) % found.length);
          }
          if (event.key === 'Enter') setEntered(true);
        }}
      />
      <div className="hits" id="hits" role="listbox" aria-label="What was found">
        {found.map(({ record, kind, title, on, snippet, matched }, n) => (
          // The field above has the keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={record}
            id={`hit-${n}`}
            className="hit"
            role="option"
            aria-selected={n === chosen}
            onClick={() => choose(n)}
            onMouseMove={() => setAt(n)}
          >
            <div>
              <bdi>{title}</bdi> <span className="tag">{kind}</span>
              {on !== null && <span className="quiet small"> {shown(on)}</span>}
            </div>
            <div className="quiet small" dir="auto">
              {matched}: {snippet.map(({ text, match }, piece) => (match ? <mark key={piece}>{text}</mark> : text))}
            </div>
          </div>
        ))}
      </div>
      <p className="quiet small" role="status">
        {error
          ? error.message
          : q.trim() === ''
            ? 'Type to search; the arrows choose, Enter opens.'
            : isFetching
              ? 'Searching …'
              : found.length === 0
                ? 'Nothing is found by these words.'
                : ''}
      </p>
    </>
  );
}
