import { Button, Checkbox, type OptionsFilter, Select } from '@mantine/core';
import { NOUNS, type RecordAnswer, type Records } from '../../../api/queries.ts';
import { fieldName } from '../../../parts/fields.ts';
import { usePartyName } from '../../../parts/names.tsx';
import { Value } from '../../../parts/value.tsx';
import { type Action, type BodyOf, changeAt, type ChangeDraft, NEW_CHANGE } from './action-draft.ts';
import { begunAt, changingPlaces, openPlaces, shapeAt, standingAt, standingPlaces } from './record-fields.ts';
import { ShapeInput } from './value-input.tsx';

/** One place after the other, each with what stands there and what shall. */
export function Changes(of: BodyOf) {
  const { action, draft, change } = of;
  const set = (n: number, to: ChangeDraft): void => change({ changes: draft.changes.map((each, at) => (at === n ? to : each)) });
  return (
    <>
      {draft.changes.map((each, n) => (
        // Places are chosen after the row is there.
        // oxlint-disable-next-line react/no-array-index-key
        <Change key={n} {...of} n={n} each={each} onChange={(to) => set(n, to)} />
      ))}
      {action !== 'dispute' && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => change({ changes: [...draft.changes, NEW_CHANGE] })}
            disabled={draft.changes.some(({ place }) => place === null)}
          >
            Another field
          </Button>
          {draft.changes.length > 1 && (
            <Button variant="subtle" size="compact-sm" onClick={() => change({ changes: draft.changes.slice(0, -1) })}>
              Take the last away
            </Button>
          )}
        </div>
      )}
    </>
  );
}

interface ChangeOf extends BodyOf {
  readonly n: number;
  readonly each: ChangeDraft;
  readonly onChange: (to: ChangeDraft) => void;
}

function Change({ action, wrong, record, records, n, each, onChange }: ChangeOf) {
  const nameOf = usePartyName();
  const noun = NOUNS[records];
  const { place, isWithdrawn, value } = each;
  const places = placesOf(action, records, record);
  const shape = place === null ? null : shapeAt(noun, place);
  const begun = (at: string | null) => changeAt(at, action === 'correct' && at !== null ? begunAt(noun, record, at) : undefined);
  const standing = place === null ? [] : standingAt(record, place);
  // Whole elements come and go; what is wrong in one has a place of its own.
  const isElement = shape?.of === 'element' && !place!.endsWith('/-');
  // Who came by a pencil has chosen the field.
  const isValueFirst = shape?.of === 'value' && !isWithdrawn;
  return (
    <>
      <Select
        label={action === 'dispute' ? 'What it is a claim about' : 'Field'}
        placeholder="Choose a field"
        data-autofocus={n === 0 && !isValueFirst ? true : undefined}
        openOnFocus={false}
        searchable
        data={places.map((one) => ({ value: one, label: placeName(one, nameOf) }))}
        filter={byWords}
        value={place}
        onChange={(chosen) => onChange({ ...begun(chosen), isWithdrawn: isElementPlace(noun, chosen) && action === 'correct' })}
        error={place === null && wrong.at(`changes.${n}`)}
      />
      {standing.length > 0 && (
        <div className="stands">
          <div className="small quiet">Stands now</div>
          {standing.map((one, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- values need not differ
            <div key={at}>
              <Value value={one} field={place!} />
            </div>
          ))}
        </div>
      )}
      {shape !== null && action === 'correct' && !place!.endsWith('/-') && (
        <Checkbox
          label={isElement ? 'Withdraw it, with all that is said of it' : 'Withdraw it: nothing shall stand there'}
          checked={isWithdrawn}
          disabled={isElement}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? { place, isWithdrawn: true } : begun(place))}
        />
      )}
      {place !== null && /^\/(?:notes|contactDetails)\//.test(place) && action !== 'dispute' && (
        <p className="small" style={{ margin: 0 }}>
          It is sealed in the log under a key of this person’s own. On this page alone it is shown to who is cleared for what is
          internal, and no search or list has it. An administrator can erase it for ever. Reasons, quotes and sources are not
          sealed: put nothing private into them.
        </p>
      )}
      {shape !== null && !isWithdrawn && (
        <ShapeInput
          key={place}
          label={action === 'dispute' ? 'What the source says' : 'What shall stand'}
          isFirst={isValueFirst}
          of={shape}
          value={value}
          onChange={(given) => onChange({ place, isWithdrawn: false, ...(given !== undefined && { value: given }) })}
          error={wrong.at(`changes.${n}`)}
        />
      )}
      {(shape === null || isWithdrawn) && place !== null && wrong.at(`changes.${n}`) !== undefined && (
        <p className="wrong small">{wrong.at(`changes.${n}`)}</p>
      )}
    </>
  );
}

const isElementPlace = (noun: Parameters<typeof shapeAt>[0], place: string | null): boolean =>
  place !== null && shapeAt(noun, place)?.of === 'element' && !place.endsWith('/-');

function placesOf(action: Action, records: Records, record: RecordAnswer): readonly string[] {
  const noun = NOUNS[records];
  switch (action) {
    case 'correct':
      return [...standingPlaces(record), ...openPlaces(noun, record).filter((place) => place.endsWith('/-'))];
    case 'update':
      return changingPlaces(noun, record);
    case 'dispute':
      return standingPlaces(record).filter((place) => shapeAt(noun, place)?.of === 'value');
    default:
      return openPlaces(noun, record);
  }
}

/** Places have long names: each word that is typed must be in them, in any order. */
const byWords: OptionsFilter = ({ options, search }) => {
  const words = search
    .toLowerCase()
    .split(/[\s›]+/)
    .filter(Boolean);
  return options.filter((option) => 'label' in option && words.every((word) => option.label.toLowerCase().includes(word)));
};

export const placeName = (place: string, nameOf: (party: string) => string): string => {
  const name = fieldName(place, nameOf).replace(/› -$/, '› another');
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
};
