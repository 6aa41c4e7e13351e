import type { Day } from '#domain/edtf.ts';
import { asElements, asStretches, asText, asTexts, pointerTo, type Said } from '#domain/fields.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { claimAt, type RecordState, says } from '#domain/record.ts';
import type { Personal } from '#domain/sealed.ts';
import { stretchesOn } from '#domain/stretches.ts';
import { anomalies, type Standing, standingOn, type TenureStatus } from '#domain/tenure.ts';
import { united } from '../identity/united.ts';
import { type Detail, detailOf, orNull } from './detail.ts';
import { lastSpokenOn } from '../officials/projection.ts';

export interface OfficialItem {
  readonly id: string;
  readonly name: string | null;
  readonly names: readonly {
    readonly name: string;
    readonly script: string | null;
    readonly from: string | null;
    readonly until: string | null;
  }[];
  readonly born: string | null;
  readonly died: string | null;
  readonly appointments: readonly AppointmentAnswer[];
  readonly anomalies: readonly { readonly appointment: string; readonly anomaly: string }[];
  readonly identifiers: Json;
}

/** What lists leave out. */
export interface OfficialWhole extends OfficialItem {
  readonly contactDetails: readonly {
    readonly id: string;
    readonly type: string | null;
    readonly value: Personal | null;
    readonly note: Personal | null;
  }[];
  readonly notes: readonly {
    readonly id: string;
    readonly text: Personal | null;
    readonly on: string | null;
    readonly by: string | null;
  }[];
}

export interface AppointmentAnswer {
  readonly id: string | null;
  readonly post: string | null;
  readonly title: string | null;
  readonly party: string | null;
  readonly accreditedTo: readonly string[];
  readonly capacity: string | null;
  readonly rank: Json;
  readonly duties: string | null;
  readonly level: string | null;
  readonly nominatedOn: string | null;
  readonly appointedOn: string | null;
  readonly arrivedOn: string | null;
  readonly assumedOn: string | null;
  readonly act: string | null;
  readonly leftOn: string | null;
  readonly ending: string | null;
  readonly absences: Json;
  readonly status: TenureStatus;
  readonly certain: boolean;
}

export interface OfficialReading {
  /** The day that statuses are of. */
  readonly day: Day;
  /** Only the appointments of that day. */
  readonly ofTheDay: boolean;
  /** Only what is certain. */
  readonly certain: boolean;
}

const OF_THE_DAY: ReadonlySet<TenureStatus> = new Set(['nominated', 'appointed', 'in-office']);

export function officialItem(record: RecordState, { day, ofTheDay, certain }: OfficialReading): OfficialItem {
  const said = says(record);
  const names = asStretches(said.names);
  const all = asElements(said.appointments);
  const appointments = all.flatMap((each): AppointmentAnswer[] => {
    const standing = standingOn(each, day, lastSpokenOn(record, asText(each.id) ?? ''));
    if (ofTheDay && !(standing && OF_THE_DAY.has(standing.status))) return [];
    if (certain && !standing?.certain) return [];
    return [appointmentAnswer(each, day, standing && ofTheDay ? standing : today(each, standing))];
  });
  return {
    id: record.id,
    name: nameOf((stretchesOn(names, day)[0] ?? names[0])?.value),
    names: names.map(({ from, until, value }) => ({
      name: nameOf(value) ?? '',
      script: asText((value as JsonObject).script),
      from,
      until,
    })),
    born: asText(said.born),
    died: asText(said.died),
    appointments,
    anomalies: anomalies(all),
    identifiers: orNull(said.identifiers ?? []),
  };
}

export function officialAnswer(
  record: RecordState,
  reading: OfficialReading,
  others: readonly RecordState[],
): OfficialWhole & Detail {
  const whole = united(record, others);
  const said = says(whole);
  return {
    ...officialItem(whole, reading),
    contactDetails: asElements(said.contactDetails).map((each) => ({
      id: asText(each.id) ?? '',
      type: asText(each.type),
      value: asPersonal(each.value),
      note: asPersonal(each.note),
    })),
    notes: asElements(said.notes).map((each) => {
      const id = asText(each.id) ?? '';
      const claim = claimAt(whole, pointerTo('notes', id, 'text'));
      return { id, text: asPersonal(each.text), on: asText(each.on), by: claim?.by ?? null };
    }),
    ...detailOf(record, others, whole),
  };
}

/** As it is sealed: it is opened where it is answered. */
function asPersonal(value: Said[string]): Personal | null {
  return (value ?? null) as Personal | null;
}

/** A read of today knows that what has an ending is over, on whatever day that was. */
function today(each: Said, standing: Standing | null): Standing {
  if (standing?.status === 'in-office' && each.ending !== undefined) return { status: 'left', certain: true };
  return standing ?? { status: 'appointed', certain: false };
}

function appointmentAnswer(each: Said, day: Day, standing: { status: TenureStatus; certain: boolean }): AppointmentAnswer {
  const rank = asStretches(each.rank);
  return {
    id: asText(each.id),
    post: asText(each.post),
    title: asText(each.title),
    party: asText(each.party),
    accreditedTo: asTexts(each.accreditedTo),
    capacity: asText(each.capacity),
    rank: stretchesOn(rank, day)[0]?.value ?? null,
    duties: asText(each.duties),
    level: asText(each.level),
    nominatedOn: asText(each.nominatedOn),
    appointedOn: asText(each.appointedOn),
    arrivedOn: asText(each.arrivedOn),
    assumedOn: asText(each.assumedOn),
    act: asText(each.act),
    leftOn: asText(each.leftOn),
    ending: asText(each.ending),
    absences: orNull(each.absences ?? []),
    ...standing,
  };
}

function nameOf(value: Json | undefined): string | null {
  return asText((value as JsonObject | undefined)?.name);
}
