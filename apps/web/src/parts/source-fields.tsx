import { Select, TextInput } from '@mantine/core';
import type { SourceDraft } from './source-draft.ts';

interface FieldsOf {
  readonly source: SourceDraft;
  readonly onChange: (of: Partial<SourceDraft>) => void;
  readonly error: (name: string) => string | undefined;
}

/** One source: who says it, how, and how much that is worth. */
export function SourceFields({ source, onChange, error }: FieldsOf) {
  const text = (name: 'publisher' | 'title' | 'url' | 'publishedOn' | 'wording', label: string, placeholder?: string) => (
    <TextInput
      label={label}
      required={name === 'publisher'}
      placeholder={placeholder}
      value={source[name]}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
      error={error(name)}
    />
  );
  return (
    <div className="pair">
      {text('publisher', 'Publisher', 'Asia-Plus')}
      {text('publishedOn', 'Published on', '2018-05-03')}
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
      {text('wording', 'Its own hedge, verbatim', 'reportedly')}
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
      />
    </div>
  );
}
