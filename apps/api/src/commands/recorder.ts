import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Caller } from '#application/execute.ts';
import type { OpeningBody } from '#application/made-id.ts';
import type { Commands, CommandType } from '#domain/commands.ts';
import { type Asking, RecordCommand } from './record-command.ts';
import type { Recorded } from './recorded.ts';
import type { Reply } from './asked.ts';

/** Sends commands on their way and answers what became of them. */
@Injectable()
export class Recorder {
  readonly #bus: CommandBus;

  constructor(bus: CommandBus) {
    this.#bus = bus;
  }

  /** Opens a record, under the body's id or a made one. */
  open<T extends OpeningBody['type']>(
    type: T,
    { id, ...body }: Commands[T] & { readonly id?: string },
    caller: Caller,
    reply: Reply,
  ): Promise<Recorded> {
    return this.#send({ opening: { type, body } as unknown as OpeningBody, id }, caller, reply);
  }

  record<T extends CommandType>(type: T, stream: string, body: Commands[T], caller: Caller, reply: Reply): Promise<Recorded> {
    return this.#send({ type, stream, body } as unknown as Asking, caller, reply);
  }

  async #send(asking: Asking, caller: Caller, reply: Reply): Promise<Recorded> {
    const { id, stream, revision, position, recorded } = await this.#bus.execute(new RecordCommand(asking, caller));
    void reply.code(recorded ? 201 : 200).header('etag', `"${revision}"`);
    return { id, stream, revision: String(revision), position: String(position) };
  }
}
