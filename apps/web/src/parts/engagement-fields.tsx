import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { officeFunctionsQuery } from '../api/queries.ts';
import { EVERY_PILLAR, PILLARS } from './pillars.ts';

interface Serving {
  readonly pillars: readonly string[];
  readonly functions: readonly string[];
}

interface ServingFields extends Serving {
  readonly onChange: (of: Partial<Serving>) => void;
  readonly errorAt: (field: keyof Serving) => ReactNode;
}

/** What an engagement serves: pillars of the strategy, and functions that offices have today. */
export function EngagementFields({ pillars, functions, onChange, errorAt }: ServingFields) {
  const { data = [] } = useQuery(officeFunctionsQuery({}));
  return (
    <>
      <MultiSelect
        label="Pillars of the counter-terrorism strategy"
        searchable
        data={EVERY_PILLAR.map((pillar) => ({ value: pillar, label: `${pillar} – ${PILLARS[pillar]}` }))}
        value={[...pillars]}
        onChange={(chosen) => onChange({ pillars: chosen })}
        error={errorAt('pillars')}
      />
      <MultiSelect
        label="Functions"
        searchable
        data={[...data]}
        value={[...functions]}
        onChange={(chosen) => onChange({ functions: chosen })}
        error={errorAt('functions')}
      />
    </>
  );
}
