/** The peer of every read over HTTP: Nest on Fastify with one GET, which answers what a file says, and nothing done for it. */
// oxlint-disable-next-line import/no-unassigned-import -- Nest finds its metadata by it
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Controller, Get, Header, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

// An object of addresses and the bytes to answer.
const answers = new Map(Object.entries(JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as Record<string, string>));

class Bare {
  answer({ url }: { readonly url: string }): string | undefined {
    return answers.get(url);
  }
}

// As decorators would: Node runs this file as it is, and knows none.
const { prototype } = Bare;
const answer = Object.getOwnPropertyDescriptor(prototype, 'answer')!;
Get('*')(prototype, 'answer', answer);
Header('content-type', 'application/json; charset=utf-8')(prototype, 'answer', answer);
Req()(prototype, 'answer', 0);
Controller()(Bare);

const application = await NestFactory.create({ module: Bare, controllers: [Bare] }, new FastifyAdapter(), { logger: false });
await application.listen(0, '127.0.0.1');
console.log(await application.getUrl());
