import { latestToday, parseEdtf } from '#domain/edtf.ts';
import { isObject, type JsonObject, sameJson } from '#domain/json.ts';
import { correctionOf } from '../plan/correction.ts';
import type { ChangeLog } from '../mapping/mapping.ts';
import type { Recording } from '../plan/plan.ts';
import type { Drafted, RowReading } from '../plan/row-reading.ts';
import { UnfitRow } from '../plan/unfit-row.ts';

/** A row that the log has added and not removed. */
interface Living {
  /** Of its own: a second row under one id has another. */
  readonly key: string;
  cells: JsonObject;
  /** What was last planned of it; null while nothing could be. */
  main: Recording | null;
}

/** A log of changes, entry by entry: what each of them records of the row that it is about. */
export class ChangeLogReading {
  readonly #log: ChangeLog;
  readonly #reading: RowReading;
  readonly #living = new Map<string, Living[]>();
  readonly #added = new Map<string, number>();

  constructor(log: ChangeLog, reading: RowReading) {
    this.#log = log;
    this.#reading = reading;
  }

  /** @throws {UnfitRow} for what matches nothing */
  draft(entry: JsonObject, row: JsonObject): Drafted & { readonly at: string } {
    const at = instantOf(textAt(entry, this.#log.at));
    const id = textAt(entry, this.#log.id);
    const change = textAt(entry, this.#log.change);
    if (change === 'added') return { ...this.#add(id, entry, row), at };
    if (change === 'corrected') return { ...this.#correct(id, entry, row), at };
    if (change === 'removed') return { ...this.#remove(id, entry), at };
    throw new UnfitRow('no-rule', `"${change}" is no change that is known: added, corrected or removed`);
  }

  #add(id: string, entry: JsonObject, row: JsonObject): Drafted {
    const nth = (this.#added.get(id) ?? 0) + 1;
    this.#added.set(id, nth);
    const others = this.#living.get(id) ?? [];
    const added: Living = { key: nth === 1 ? id : `${id}-${nth}`, cells: rowIn(entry, this.#log.new), main: null };
    // Also where it cannot be read as it is: a later entry may mend it.
    this.#living.set(id, [...others, added]);
    const drafted = this.#draftOf(added, entry, row);
    added.main = drafted.main;
    const again = others.length > 0 ? [`another row ${id} is on record: this one is a record of its own`] : [];
    return { ...drafted, notes: [...drafted.notes, ...again] };
  }

  #correct(id: string, entry: JsonObject, row: JsonObject): Drafted {
    const field = textAt(entry, this.#log.field);
    const [old, now] = [entry[this.#log.old], entry[this.#log.new]];
    const living = this.#of(id);
    const found = living.find(({ cells }) => sameJson(cells[field], old));
    if (!found) {
      const stand = living.map(({ cells }) => JSON.stringify(cells[field] ?? '')).join(' or ');
      throw new UnfitRow('old-value-differs', `${field} of row ${id} is ${stand}, not ${JSON.stringify(old ?? '')}`);
    }
    const { [field]: _, ...others } = found.cells;
    // The next entry may correct the other half: what this one leaves unreadable is recorded with that.
    found.cells = now === undefined ? others : { ...others, [field]: now };
    const drafted = this.#draftOf(found, entry, row);
    const before = found.main;
    found.main = drafted.main;
    if (before === null) return drafted;
    const correction = correctionOf(before, drafted.main, this.#reasonOf(entry, `${field} was corrected`));
    const nothing = correction ? [] : [`the mapping makes nothing else of the new ${field}: nothing is corrected`];
    return { main: correction, before: drafted.before, after: [], notes: [...drafted.notes, ...nothing] };
  }

  #remove(id: string, entry: JsonObject): Drafted {
    const cells = rowIn(entry, this.#log.old);
    const living = this.#of(id);
    const found = living.find((each) => sameJson(each.cells, cells));
    if (!found) throw new UnfitRow('old-value-differs', `row ${id} is on record with other values than those that were removed`);
    this.#living.set(
      id,
      living.filter((each) => each !== found),
    );
    if (found.main === null) throw new UnfitRow('nothing-to-correct', `row ${id} could not be read: there is nothing to retract`);
    const body = { kind: 'entered-in-error' as const, reason: this.#reasonOf(entry, 'the row was removed') };
    return { main: { type: 'RetractRecord', stream: found.main.stream, body }, before: [], after: [], notes: [] };
  }

  #of(id: string): readonly Living[] {
    const living = this.#living.get(id) ?? [];
    if (living.length > 0) return living;
    throw new UnfitRow('nothing-to-correct', `the log has not added a row ${id}, or removed it: there is nothing to change`);
  }

  #draftOf({ key, cells }: Living, entry: JsonObject, row: JsonObject): Drafted & { readonly main: Recording } {
    const drafted = this.#reading.draft({ ...entry, ...cells }, { ...row, key, id: key });
    if (!drafted.main) throw new UnfitRow('no-rule', 'the mapping makes no record of this row');
    refuseAhead(drafted.main, entry, this.#log.at);
    return { ...drafted, main: drafted.main };
  }

  #reasonOf(entry: JsonObject, otherwise: string): string {
    const reason = entry[this.#log.reason];
    return typeof reason === 'string' ? reason : otherwise;
  }
}

/** The log wrote down a slip, such as the year 3016, and may mend it later. */
function refuseAhead({ body }: Recording, entry: JsonObject, column: string): void {
  const heldOn = 'heldOn' in body ? body.heldOn : null;
  if (typeof heldOn !== 'string' || parseEdtf(heldOn).begin.from <= latestToday(new Date(instantOf(textAt(entry, column)))))
    return;
  throw new UnfitRow('in-the-future', `the row is of ${heldOn}, which was still to come when the log wrote it down`);
}

function textAt(entry: JsonObject, column: string): string {
  const text = entry[column];
  if (typeof text === 'string') return text;
  throw new UnfitRow('missing-value', `the row has no ${column}`);
}

function rowIn(entry: JsonObject, column: string): JsonObject {
  let row: unknown;
  try {
    row = JSON.parse(textAt(entry, column));
  } catch {
    throw new UnfitRow('unreadable-row', `${column} is no JSON`);
  }
  if (!isObject(row)) throw new UnfitRow('unreadable-row', `${column} is no row: an object is expected`);
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '' && cell !== null && cell !== undefined));
}

/** @throws {UnfitRow} */
function instantOf(text: string): string {
  const time = /[Zz]|[+-]\d{2}:?\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new UnfitRow('unreadable-date', `"${text}" is no instant with its offset, as 2016-05-05T14:26:07-04:00`);
  return new Date(time).toISOString();
}
