import { Button, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from './date-field.tsx';
import type { SourceDraft } from './source-draft.ts';

/** What sources may speak for, by pointer. */
export type Spoken = readonly { readonly value: string; readonly label: string }[];

interface FieldsOf {
  readonly source: SourceDraft;
  readonly onChange: (of: Partial<SourceDraft>) => void;
  readonly error: (name: string) => string | undefined;
  /** What it may speak for, where not for all. */
  readonly spokenFor?: Spoken;
}

/** One source: who says it, how, and how much that is worth. */
export function SourceFields({ source, onChange, error, spokenFor = [] }: FieldsOf) {
  const text = (name: 'publisher' | 'title' | 'url' | 'wording', label: string, placeholder?: string) => (
    <TextInput
      label={label}
      required={name === 'publisher'}
      placeholder={placeholder}
      dir="auto"
      value={source[name]}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
      error={error(name)}
    />
  );
  const { via, wording, fields } = source;
  const [isOpen, setOpen] = useState(via.length > 0 || wording !== '' || fields.length > 0);
  return (
    <>
      <div className="pair">
        {text('publisher', 'Publisher', 'Asia-Plus')}
        <DateField
          label="Published on"
          description="Where it is known"
          value={source.publishedOn}
          onChange={(publishedOn) => onChange({ publishedOn })}
          error={error('publishedOn')}
        />
        {text('title', 'Title')}
        {text('url', 'Address', 'https://…')}
        <Select
          label="It is"
          allowDeselect={false}
          data={[
            { value: 'stated', label: 'stated, by who was there' },
            { value: 'reported', label: 'reported, of others' },
            { value: 'claimed', label: 'claimed' },
            { value: 'denied', label: 'denied' },
          ]}
          value={source.attribution}
          onChange={(attribution) => onChange({ attribution: attribution ?? 'reported' })}
          error={error('attribution')}
        />
        <Select
          label="Reliability of the source"
          clearable
          placeholder="Not graded"
          data={[
            { value: 'A', label: 'A – reliable' },
            { value: 'B', label: 'B – usually reliable' },
            { value: 'C', label: 'C – fairly reliable' },
            { value: 'D', label: 'D – not usually reliable' },
            { value: 'E', label: 'E – unreliable' },
            { value: 'F', label: 'F – cannot be judged' },
          ]}
          value={source.reliability || null}
          onChange={(reliability) => onChange({ reliability: reliability ?? '' })}
          error={error('reliability')}
        />
        <Select
          label="Credibility of the statement"
          clearable
          placeholder="Not graded"
          data={[
            { value: '1', label: '1 – confirmed' },
            { value: '2', label: '2 – probably true' },
            { value: '3', label: '3 – possibly true' },
            { value: '4', label: '4 – doubtful' },
            { value: '5', label: '5 – improbable' },
            { value: '6', label: '6 – cannot be judged' },
          ]}
          value={source.credibility || null}
          onChange={(credibility) => onChange({ credibility: credibility ?? '' })}
          error={error('credibility')}
        />
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        mt="xs"
        // Its words stand under the labels, not its edge.
        ml={-8}
        h="auto"
        styles={{ label: { whiteSpace: 'normal' } }}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Through whom, its hedge{spokenFor.length > 0 && ', what it speaks for'}
      </Button>
      {isOpen && (
        <div className="pair">
          <TagsInput
            label="It came through"
            description="From the nearest to the origin; Enter adds one"
            value={[...via]}
            onChange={(through) => onChange({ via: through })}
            acceptValueOnBlur
            splitChars={[]}
            error={error('via')}
          />
          {text('wording', 'Its own hedge, verbatim', 'reportedly')}
          {spokenFor.length > 0 && (
            <MultiSelect
              label="It speaks for"
              placeholder={fields.length === 0 ? 'All of it' : ''}
              data={[
                ...spokenFor,
                ...fields.flatMap((each) =>
                  spokenFor.some(({ value }) => value === each) ? [] : [{ value: each, label: each }],
                ),
              ]}
              value={[...fields]}
              onChange={(chosen) => onChange({ fields: chosen })}
              error={error('fields')}
            />
          )}
        </div>
      )}
    </>
  );
}
