import type { Json, Schemas } from '../api/client.ts';
import { shown } from './dates.ts';
import { isDated, spaced } from './fields.ts';
import { NamedRecord, OfficialLink, PartyLink, usePlaceName } from './names.tsx';

/** Anything that a record may say, for people. */
export function Value({ value, field }: { readonly value: Json; readonly field: string }) {
  const placeName = usePlaceName();
  if (value === null || value === undefined) return <span className="quiet">nothing</span>;
  if (typeof value === 'string') return <Said text={value} field={field} />;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className="quiet">none</span>;
    return value.map((each, n) => (
      // oxlint-disable-next-line react/no-array-index-key -- what a list says may be said twice
      <span key={n}>
        {n > 0 && ', '}
        <Value value={each} field={field} />
      </span>
    ));
  }
  if (isUnread(value)) return <Unread value={value} />;
  const place = /\/(place|stops)\b/.test(field) ? placeName(value) : null;
  if (place !== null) return <bdi>{place}</bdi>;
  const members = Object.entries(value as Record<string, Json>);
  const [only] = members;
  if (members.length === 1 && only?.[0] === 'moreThan') return `more than ${JSON.stringify(only[1])}`;
  if (members.length === 1 && only) return <Value value={only[1]} field={`${field}/${only[0]}`} />;
  return members.map(([name, each], n) => (
    <span key={name}>
      {n > 0 && '; '}
      <span className="quiet">{spaced(name)}</span> <Value value={each} field={`${field}/${name}`} />
    </span>
  ));
}

type Personal = Schemas['Personal'];
type Unread = Exclude<Personal, string>;

function isUnread(value: object): value is Unread {
  return 'erased' in value ? value.erased === true : 'sealed' in value && value.sealed === true;
}

function Unread({ value }: { readonly value: Unread }) {
  return 'erased' in value ? (
    <span className="tag" title="Its key was destroyed: nobody can read it any more.">
      erased
    </span>
  ) : (
    <span className="tag" data-tone="warn" title="It is personal, and not opened here.">
      sealed
    </span>
  );
}

/** What is personal, as far as it can be read. */
export function PersonalText({ value }: { readonly value: Personal }) {
  return typeof value === 'string' ? <bdi>{value}</bdi> : <Unread value={value} />;
}

const REFERENCES: Readonly<Record<string, string>> = {
  official: 'official',
  onSidelinesOf: 'conference',
  within: 'conference',
  parent: 'office',
  predecessors: 'office',
  agreements: 'agreement',
};

function Said({ text, field }: { readonly text: string; readonly field: string }) {
  if (/^(state|office):[^\s]+$/.test(text)) return <PartyLink party={text} />;
  const name = field.split('/').findLast((segment) => segment !== 'start') ?? '';
  const noun = REFERENCES[name];
  if (noun === 'official') return <OfficialLink official={text} />;
  if (noun !== undefined) return <NamedRecord record={`${noun}:${text}`} />;
  if (isDated(field)) {
    return <time title={text}>{shown(text)}</time>;
  }
  return <bdi>{text}</bdi>;
}
