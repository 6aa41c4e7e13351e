import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import { shown } from '../../parts/dates.ts';
import { Parties } from '../../parts/names.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import type { Draft } from './draft.ts';

/** The first and the last day, month or year that a date names. */
export function daysOf(edtf: string): readonly [string, string] | null {
  const days = edtf.match(/\d{4}(?:-\d\d(?:-\d\d)?)?/g);
  return days ? [days[0], days.at(-1)!] : null;
}

const ABOUT = 3;

/** Days about a day; a month or a year is wide enough. */
function about([first, last]: readonly [string, string]): readonly [string, string] {
  const moved = (day: string, by: number): string => {
    const at = new Date(`${day}T00:00:00Z`);
    if (day.length < 10 || Number.isNaN(at.getTime())) return day;
    at.setUTCDate(at.getUTCDate() + by);
    return at.toISOString().slice(0, 10);
  };
  return [moved(first, -ABOUT), moved(last, ABOUT)];
}

/** What is on record already of the same parties about that day: a hint, and no wall. */
export function LikelyDuplicates({ draft: { kind, id, sides, heldOn, receivedBy } }: { readonly draft: Draft }) {
  const parties = [...sides.map(({ party }) => party), receivedBy].filter((party) => party !== null && !/:new-/.test(party));
  const [one, other] = parties;
  const named = daysOf(heldOn);
  const days = named && about(named);
  const isAsked = days !== null && one !== undefined && other !== undefined && kind !== 'conference';
  const { data: found = [] } = useQuery({
    queryKey: ['likely duplicates', kind === 'visit', one, other, days],
    enabled: isAsked,
    async queryFn({ signal }) {
      const query = { with: one!, from: days![0], to: days![1], limit: 50 };
      const { items } = await (kind === 'visit'
        ? answered(api.GET('/v1/visits', { params: { query }, signal }))
        : answered(api.GET('/v1/meetings', { params: { query }, signal })));
      return items.map((item) => ({
        record: `${kind === 'visit' ? 'visit' : 'meeting'}:${item.id}`,
        on: item.heldOn,
        parties:
          'visitors' in item
            ? [...item.visitors.map(({ party }) => party), item.receivedBy]
            : (item.delegations.length > 0 ? item.delegations : (item.plan?.delegations ?? [])).map(({ party }) => party),
      }));
    },
  });
  // The plan of what was held is no other.
  const others = found.filter(({ record }) => !record.endsWith(`:${id}`));
  const alike = others.filter((each) => parties.every((party) => each.parties.includes(party)));
  return (
    <div role="status">
      {isAsked && alike.length > 0 && (
        <div className="hint">
          <strong>Likely on record already:</strong>
          <ul>
            {alike.slice(0, 5).map(({ record, on, parties: who }) => (
              <li key={record}>
                <RecordLink record={record}>{shown(on)}</RecordLink>, <Parties parties={who} />
              </li>
            ))}
          </ul>
          If it is another one, log it all the same.
        </div>
      )}
    </div>
  );
}
