import type { Day } from '#domain/edtf.ts';
import { asStretches, asText, asTexts } from '#domain/fields.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { type RecordState, says } from '#domain/record.ts';
import { stretchesOn, valueOn } from '#domain/stretches.ts';
import { united } from '../identity/united.ts';
import { type Detail, detailOf, orNull } from './detail.ts';

export interface StateItem {
  /** The code: `TJ`, `SUHH`, `x-hawaii`. */
  readonly id: string;
  readonly name: string | null;
  readonly names: readonly { readonly name: string | null; readonly from: string | null; readonly until: string | null }[];
  /** On the day that is read. */
  readonly standing: Json;
  readonly standings: readonly { readonly kind: Json; readonly from: string | null; readonly until: string | null }[];
  readonly continues: readonly string[];
  readonly succeeds: readonly string[];
  readonly existed: string | null;
  readonly identifiers: Json;
}

/** A State or territory as it was on a day. */
export function stateItem(record: RecordState, day: Day): StateItem {
  const said = says(record);
  const names = asStretches(said.names);
  const standings = asStretches(said.standing);
  return {
    id: record.id,
    name: nameOf((stretchesOn(names, day)[0] ?? names[0])?.value),
    names: names.map(({ from, until, value }) => ({ name: nameOf(value), from, until })),
    standing: valueOn(standings, day),
    standings: standings.map(({ from, until, value }) => ({ kind: value, from, until })),
    continues: asTexts(said.continues),
    succeeds: asTexts(said.succeeds),
    existed: asText(said.existed),
    identifiers: orNull(said.identifiers ?? []),
  };
}

export function stateAnswer(record: RecordState, day: Day, others: readonly RecordState[]): StateItem & Detail {
  const whole = united(record, others);
  return { ...stateItem(whole, day), ...detailOf(record, others, whole) };
}

function nameOf(value: Json | undefined): string | null {
  return asText((value as JsonObject | undefined)?.name);
}
