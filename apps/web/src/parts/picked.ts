import { like, text } from './shapes.ts';

/** A record by its id, and what it is called. */
export interface Picked {
  readonly value: string;
  readonly label: string;
}

export const pickedShape = like<Picked>({ value: '', label: '' }, { value: text, label: text }, 'value', 'label');
