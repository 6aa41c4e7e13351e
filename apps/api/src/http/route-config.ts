import type { Role } from '#domain/access.ts';

/** What a route asks of who comes; `anyone` need not say who they are. */
export type Access = 'anyone' | Role | { readonly role: Role; readonly clearance: 'confidential' };

/** What a route says of itself, beside whom it is for. */
export interface RouteTraits {
  /** Somebody becomes known by it: it is asked seldom, and by who guesses often. */
  readonly signsIn?: true;
  /** However often it is asked. */
  readonly unlimited?: true;
  /** What it answers follows from its request, the rows and the day alone. */
  readonly readsRows?: true;
  /** Its body is a file of any size and, by its type, of any kind: a stream that nobody has read yet. */
  readonly takesFile?: true;
}

/** One that declares nothing lets nobody in. */
export interface RouteConfig extends RouteTraits {
  readonly asks: Access;
}

declare module 'fastify' {
  interface FastifyContextConfig extends Partial<RouteConfig> {}
}

export const SIGNS_IN: RouteTraits = { signsIn: true };
export const UNLIMITED: RouteTraits = { unlimited: true };
export const READS_ROWS: RouteTraits = { readsRows: true };
export const TAKES_FILE: RouteTraits = { takesFile: true };
