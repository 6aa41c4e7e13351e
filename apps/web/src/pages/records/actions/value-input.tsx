import { Checkbox, Group, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Json } from '../../../api/client.ts';
import { type Noun, partyNamesQuery } from '../../../api/queries.ts';
import { DateField } from '../../../parts/date-field.tsx';
import { choiceName, spaced } from '../../../parts/fields.ts';
import type { Picked } from '../../../parts/picked.ts';
import { RecordPicker } from '../../../parts/record-picker.tsx';
import type { Input, ListField, Shape } from './record-fields.ts';

/** What was put in; nothing while it is empty. */
export type Given = Json;

interface Of<What> {
  readonly label: string;
  readonly value: Given;
  readonly onChange: (value: Given) => void;
  readonly error?: ReactNode;
  /** What is to be written into first, when the form opens. */
  readonly isFirst?: boolean;
  readonly of: What;
}

/** Puts in what may stand at a place. */
export function ShapeInput({ of, isFirst = false, ...field }: Of<Shape>) {
  return of.of === 'value' ? <ValueInput {...field} isFirst={isFirst} of={of.input} /> : <ElementInput {...field} of={of.list} />;
}

const textOf = (value: Given): string => (typeof value === 'string' ? value : '');
const given = (text: string): Given => (text === '' ? undefined : text);

function ValueInput({ of, label, value, onChange, error, isFirst = false }: Of<Input>) {
  const field = { label, error, ...(isFirst && { 'data-autofocus': true }) };
  switch (of.is) {
    case 'text':
    case 'slug':
      return (
        <TextInput
          {...field}
          dir="auto"
          description={of.is === 'slug' && 'Lower-case letters, digits and hyphens'}
          value={textOf(value)}
          onChange={({ currentTarget }) => onChange(given(currentTarget.value))}
        />
      );
    case 'words':
      return (
        <Textarea
          {...field}
          dir="auto"
          autosize
          minRows={2}
          maxRows={10}
          value={textOf(value)}
          onChange={({ currentTarget }) => onChange(given(currentTarget.value))}
        />
      );
    case 'date':
      return <DateField {...field} value={textOf(value)} onChange={(text) => onChange(given(text))} />;
    case 'truth':
      return (
        <Select
          {...field}
          clearable
          data={['yes', 'no']}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(word) => onChange(word === null ? undefined : word === 'yes')}
        />
      );
    case 'choice':
      return (
        <Select
          {...field}
          clearable
          data={of.of.map((word) => ({ value: word, label: choiceName(word) }))}
          value={textOf(value) || null}
          onChange={(word) => onChange(word ?? undefined)}
        />
      );
    case 'party':
    case 'state':
      return <PartyInput {...field} value={value} onChange={onChange} isState={of.is === 'state'} />;
    case 'record':
      return <RecordInput {...field} of={of.noun} value={value} onChange={onChange} />;
    case 'place':
      return <PlaceInput label={label} error={error} isFirst={isFirst} value={value} onChange={onChange} of={of} />;
    case 'count':
      return <CountInput {...field} value={value} onChange={onChange} of={of} />;
    case 'texts':
      return (
        <TagsInput
          {...field}
          description="Enter adds one"
          acceptValueOnBlur
          splitChars={[]}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(all) => onChange(all.length === 0 ? undefined : all)}
        />
      );
    case 'object':
      return (
        <Members
          label={label}
          error={error}
          isFirst={isFirst}
          members={Object.entries(of.members)}
          value={value}
          onChange={onChange}
        />
      );
    case 'json':
      return <JsonInput {...field} value={value} onChange={onChange} of={of} />;
  }
}

type Plain = Omit<Of<unknown>, 'of'>;

function PartyInput({ value, onChange, isState, ...field }: Plain & { readonly isState: boolean }) {
  const { data: names } = useQuery(partyNamesQuery({}));
  const parties = [...(names ?? [])]
    .filter(([party]) => !isState || party.startsWith('state:'))
    .map(([party, name]) => ({ value: party, label: name }))
    .toSorted((x, y) => x.label.localeCompare(y.label));
  return (
    <Select
      {...field}
      searchable
      clearable
      limit={60}
      placeholder="Type a name"
      data={parties}
      value={textOf(value) || null}
      onChange={(party) => onChange(party ?? undefined)}
    />
  );
}

function RecordInput({ value, onChange, of, ...field }: Of<Noun>) {
  const [picked, setPicked] = useState<Picked | null>(null);
  const id = textOf(value);
  return (
    <RecordPicker
      {...field}
      kind={of}
      placeholder="Type a name"
      picked={picked?.value === id ? picked : id === '' ? null : { value: id, label: id }}
      onPick={(found) => {
        setPicked(found);
        onChange(found?.value);
      }}
    />
  );
}

function PlaceInput({ label, value, onChange, error, isFirst }: Of<Input>) {
  const place = (value ?? {}) as Readonly<Record<string, string>>;
  const set = (name: string, text: string | null): void => {
    const { [name]: _, ...rest } = place;
    const next = text === null || text === '' ? rest : { ...rest, [name]: text };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <Fieldset label={label} error={error}>
      <TextInput
        label="City"
        {...(isFirst && { 'data-autofocus': true })}
        dir="auto"
        value={place['city'] ?? ''}
        onChange={({ currentTarget }) => set('city', currentTarget.value)}
      />
      <PartyInput
        label="Country"
        isState
        value={place['country'] && `state:${place['country']}`}
        onChange={(party) => set('country', typeof party === 'string' ? party.replace('state:', '') : null)}
      />
      <TextInput
        label="Region"
        dir="auto"
        value={place['region'] ?? ''}
        onChange={({ currentTarget }) => set('region', currentTarget.value)}
      />
      <TextInput
        label="Venue"
        dir="auto"
        value={place['venue'] ?? ''}
        onChange={({ currentTarget }) => set('venue', currentTarget.value)}
      />
    </Fieldset>
  );
}

function CountInput({ value, onChange, ...field }: Of<Input>) {
  const isMore = typeof value === 'object' && value !== null;
  const number = isMore ? (value as { moreThan?: number }).moreThan : (value as number | undefined);
  const set = (count: number | undefined, more: boolean): void =>
    onChange(count === undefined ? undefined : more ? { moreThan: count } : count);
  return (
    <Group align="end" gap="sm">
      <NumberInput
        {...field}
        min={0}
        allowDecimal={false}
        value={number ?? ''}
        onChange={(count) => set(count === '' ? undefined : Number(count), isMore)}
      />
      <Checkbox
        label="more than that"
        mb={8}
        checked={isMore}
        disabled={number === undefined}
        onChange={({ currentTarget }) => set(number, currentTarget.checked)}
      />
    </Group>
  );
}

/** What has no form of its own: seldom, and by whoever knows it. */
function JsonInput({ value, onChange, ...field }: Of<Input>) {
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 1));
  const [isWrong, setWrong] = useState(false);
  return (
    <Textarea
      {...field}
      autosize
      minRows={3}
      maxRows={12}
      description="As JSON"
      error={isWrong ? 'That is no JSON yet.' : field.error}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        try {
          onChange(currentTarget.value.trim() === '' ? undefined : (JSON.parse(currentTarget.value) as Json));
          setWrong(false);
        } catch {
          setWrong(true);
          onChange(undefined);
        }
      }}
    />
  );
}

/** A whole element: what names it, then what else is said of it. What lies in lists within it is added to it later. */
function ElementInput({ label, value, onChange, error, of }: Of<ListField>) {
  const nested = of.fields['participants'];
  const members: (readonly [string, Input])[] = [
    ...Object.entries(of.keys).filter(([name]) => name !== 'id' || Object.keys(of.keys).length === 1),
    ...Object.entries(of.fields).flatMap(([name, field]) =>
      'input' in field && field.kind !== 'texts' ? [[name, field.input] as const] : [],
    ),
  ];
  const element = (value ?? {}) as Readonly<Record<string, Json>>;
  const [somebody] = (element['participants'] as Json[] | undefined) ?? [];
  return (
    <>
      <Members label={label} error={error} members={members} value={value} onChange={onChange} />
      {nested?.kind === 'list' && (
        <ElementInput
          label="Somebody of it"
          of={nested}
          value={somebody}
          onChange={(person) => {
            const { participants: _, ...rest } = element;
            onChange(person === undefined ? rest : { ...rest, participants: [person] });
          }}
        />
      )}
    </>
  );
}

interface MembersOf {
  readonly label: string;
  readonly error?: ReactNode;
  readonly isFirst?: boolean;
  readonly members: readonly (readonly [string, Input])[];
  readonly value: Given;
  readonly onChange: (value: Given) => void;
}

function Members({ label, error, members, value, onChange, isFirst = false }: MembersOf) {
  const object = (value ?? {}) as Readonly<Record<string, Json>>;
  return (
    <Fieldset label={label} error={error}>
      {members.map(([name, input], n) => (
        <ValueInput
          key={name}
          isFirst={isFirst && n === 0}
          label={capitalised(spaced(name))}
          of={input}
          value={object[name]}
          onChange={(each) => {
            const { [name]: _, ...rest } = object;
            const next = each === undefined ? rest : { ...rest, [name]: each };
            onChange(Object.keys(next).length === 0 ? undefined : next);
          }}
        />
      ))}
    </Fieldset>
  );
}

function Fieldset({
  label,
  error,
  children,
}: {
  readonly label: string;
  readonly error?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="members">
      <legend>{label}</legend>
      <div className="pair">{children}</div>
      {error !== undefined && error !== null && error !== false && (
        <p className="wrong small" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

const capitalised = (words: string): string => `${words[0]?.toUpperCase()}${words.slice(1)}`;
