import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Noun, streamOf } from '#domain/nouns.ts';
import { RecordId, Slug } from '../bodies/fields.ts';

/** Where the records of a noun live. */
export const RECORDS = {
  states: 'state',
  offices: 'office',
  officials: 'official',
  conferences: 'conference',
  meetings: 'meeting',
  visits: 'visit',
  agreements: 'agreement',
  assistance: 'assistance',
} as const satisfies Record<string, Noun['kind']>;

export class RecordPath {
  @RecordId({ example: 'aslov-voronkov-2018-05-03' })
  readonly id!: string;
}

export class MemberPath extends RecordPath {
  @Slug({ example: 'interpol', about: 'Id of the office that is a member.' })
  readonly member!: string;
}

export class AppointmentPath extends RecordPath {
  @Slug({ example: 'foreign-minister', about: 'Its id, or the post while that is unambiguous.' })
  readonly appointment!: string;
}

export class ClaimPath extends RecordPath {
  @Slug({ example: 'c0-1', about: "As the record's detail lists it." })
  readonly claim!: string;
}

/** The stream of the record that a path names. The id is judged beside it, by `RecordPath`. */
export const Stream = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { routeOptions, params } = context.switchToHttp().getRequest<FastifyRequest>();
  const records = routeOptions.url?.split('/')[2] as keyof typeof RECORDS;
  return streamOf(RECORDS[records], (params as RecordPath).id);
});
