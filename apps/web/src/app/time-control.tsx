import { Button, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Clocks, useClocks } from '../api/clocks.ts';
import { readingOf } from '../parts/dates.ts';
import { PageHead } from '../parts/page.tsx';
import { isDay, readingOfInstant, wrongIn } from './moments.ts';

/** Both clocks, for the whole desk. */
export function TimeControl() {
  const clocks = useClocks();
  const [opened, setOpened] = useState(false);
  const isSet = clocks.asOf !== undefined || clocks.knownAt !== undefined;
  return (
    <Popover opened={opened} onChange={setOpened} width={330} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={isSet ? 'filled' : 'default'}
          leftSection={<IconClock size={16} aria-hidden />}
          onClick={() => setOpened(!opened)}
          aria-expanded={opened}
        >
          {isSet ? 'Not today' : 'As of today'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="The time that is shown">
        {opened && <Clock key={JSON.stringify(clocks)} clocks={clocks} onDone={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Clock({ clocks, onDone }: { readonly clocks: Clocks; readonly onDone: () => void }) {
  const [asOf, setAsOf] = useState(clocks.asOf ?? '');
  const [knownAt, setKnownAt] = useState(clocks.knownAt ?? '');
  const setClocks = useSetClocks();
  const asOfReading = asOf === '' ? 'as it is today' : isDay(asOf) ? readingOf(asOf) : null;
  const knownReading = knownAt === '' ? 'with all that is known now' : readingOfInstant(knownAt);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (asOfReading === null || knownReading === null) return;
        setClocks({ ...(asOf && { asOf }), ...(knownAt && { knownAt }) });
        onDone();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="As of"
          description="A day in the world; a month or a year is read as its last day"
          placeholder="2018-05-03"
          value={asOf}
          onChange={({ currentTarget }) => setAsOf(currentTarget.value.trim())}
          error={asOfReading === null && 'Write a day (2018-05-03), a month (2018-05) or a year (2018).'}
        />
        <TextInput
          label="As known on"
          description="What Chancery knew then; a day is read as its end, in UTC"
          placeholder="2026-11-25"
          value={knownAt}
          onChange={({ currentTarget }) => setKnownAt(currentTarget.value.trim())}
          error={knownReading === null && 'Write a day (2026-11-25) or an instant (2026-11-25T12:00:00Z).'}
        />
        <Text size="sm" c="dimmed" aria-live="polite">
          {asOfReading !== null && knownReading !== null && `The record ${asOfReading}, ${knownReading}.`}
        </Text>
        <Button type="submit">Show this time</Button>
        {(clocks.asOf !== undefined || clocks.knownAt !== undefined) && (
          <Button
            variant="default"
            onClick={() => {
              setClocks({});
              onDone();
            }}
          >
            Back to today
          </Button>
        )}
      </Stack>
    </form>
  );
}

/** Unmistakable while a clock is set. */
export function TimeNotice() {
  const { asOf, knownAt } = useClocks();
  const setClocks = useSetClocks();
  if ((asOf === undefined && knownAt === undefined) || wrongIn({ asOf, knownAt }).length > 0) return null;
  const said = [
    asOf !== undefined && `the world as of ${readingOf(asOf)?.replace(/^some day in /, 'the end of ') ?? asOf}`,
    knownAt !== undefined && `what was known ${readingOfInstant(knownAt)?.replace(/^as known /, '') ?? `on ${knownAt}`}`,
  ].filter(Boolean);
  return (
    <div className="notice" role="note" data-time>
      <strong>This is not today:</strong>
      <span>{said.join(', and ')}.</span>
      <button type="button" className="unfold" onClick={() => setClocks({})}>
        Back to today
      </button>
    </div>
  );
}

/** In place of a page whose address asks for a time that there is not. */
export function NoSuchTime({ wrong }: { readonly wrong: readonly string[] }) {
  const setClocks = useSetClocks();
  return (
    <>
      <PageHead title="There is no such time" lede={`${wrong.join(' ')} Nothing was read.`} />
      <Button onClick={() => setClocks({})}>Show it as it is today</Button>
    </>
  );
}

function useSetClocks(): (clocks: Clocks) => void {
  const navigate = useNavigate();
  return ({ asOf, knownAt }) =>
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, asOf, knownAt })) as never,
    });
}
