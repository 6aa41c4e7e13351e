import { type Standing, STANDINGS } from '#domain/nouns/state.ts';
import type { Party } from '#domain/parties.ts';
import * as value from '#domain/values.ts';
import { CitingBody, IDENTIFIERS_EXAMPLE, IdentifierBody } from './citing-body.ts';
import { Each, EdtfDate, OneOf, StateCode, Text, ValueOf } from './fields.ts';

export class StateNameBody {
  @Text({ example: 'Kingdom of Hawaii' })
  readonly name!: string;
  @EdtfDate({ example: '1795', optional: true })
  readonly from?: string;
  @EdtfDate({ example: '1893-01-17', optional: true })
  readonly until?: string;
}

export class StateStandingBody {
  @OneOf(STANDINGS, { example: 'other' })
  readonly kind!: Standing;
  @EdtfDate({ example: '1795', optional: true })
  readonly from?: string;
  @EdtfDate({ example: '1898-08-12', optional: true })
  readonly until?: string;
}

const STATES = { oneOf: [{ type: 'array', items: { type: 'string' } }, { type: 'string' }] };

export class RecordTerritoryBody extends CitingBody {
  @StateCode({
    example: 'x-hawaii',
    about: 'XK, or x- and a word for one that ISO 3166 never listed; one of ISO to say more of it.',
  })
  readonly code!: string;
  @Each(() => StateNameBody, { example: [{ name: 'Kingdom of Hawaii', from: '1795', until: '1893-01-17' }], least: 1 })
  readonly names!: readonly StateNameBody[];
  @Each(() => StateStandingBody, { example: [{ kind: 'other' }], optional: true })
  readonly standing?: readonly StateStandingBody[];
  @ValueOf(value.stateOrStates, {
    example: ['state:x-hawaii'],
    schema: STATES,
    optional: true,
    about: 'The same State under another code.',
  })
  readonly continues?: Party | readonly Party[];
  @ValueOf(value.stateOrStates, {
    example: ['state:x-hawaii'],
    schema: STATES,
    optional: true,
    about: 'Another State, whose place it took.',
  })
  readonly succeeds?: Party | readonly Party[];
  @EdtfDate({ example: '1795/1893-01-17', optional: true })
  readonly existed?: string;
  @Each(() => IdentifierBody, { example: IDENTIFIERS_EXAMPLE, optional: true })
  readonly identifiers?: readonly IdentifierBody[];
}
