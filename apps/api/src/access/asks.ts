import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Role } from '#domain/access.ts';

/** What a route asks of who comes; `anyone` need not say who they are. */
export type Access = 'anyone' | Role | { readonly role: Role; readonly clearance: 'confidential' };

/** In the configuration of a route. One that declares nothing lets nobody in. */
export interface Declared {
  readonly asks: Access;
  /** Somebody becomes known by it: it is asked seldom, and by who guesses often. */
  readonly signsIn?: true;
  /** However often it is asked. */
  readonly unlimited?: true;
}

declare module 'fastify' {
  interface FastifyContextConfig extends Partial<Declared> {}
}

export const SIGNS_IN = { signsIn: true } as const;
export const UNLIMITED = { unlimited: true } as const;

/** @param more of the route's configuration */
export function Asks(access: Access, more: object = {}): MethodDecorator & ClassDecorator {
  return applyDecorators(
    RouteConfig({ ...more, asks: access } satisfies Declared),
    ...(access === 'anyone' ? [] : [ApiBearerAuth()]),
  );
}

/** In words, for the interface's own pages. */
export function accessInWords(access: Access): string {
  if (access === 'anyone') return 'Open to anyone.';
  if (typeof access === 'string') return `Asks for the role \`${access}\`.`;
  return `Asks for the role \`${access.role}\`, cleared for what is ${access.clearance}.`;
}
