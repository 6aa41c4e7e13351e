import { Inject } from '@nestjs/common';
import { Command as BusCommand, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Caller, type Execute, type Executed } from '#application/execute.ts';
import type { OpeningBody } from '#application/made-id.ts';
import { OneAtATime } from '#application/one-at-a-time.ts';
import { openRecord } from '#application/open-record.ts';
import type { Command } from '#domain/commands.ts';
import type { EventStore } from '#event-store/event-store.ts';
import type { Metrics } from '../health/metrics.ts';
import { EVENT_STORE, EXECUTE, METRICS } from '../injected.ts';

/** Something to record of one record; or a record to open, under an id that the client chose or left to us. */
export type Asking = Command | { readonly opening: OpeningBody; readonly id: string | undefined };

export class RecordCommand extends BusCommand<Executed> {
  readonly asking: Asking;
  readonly caller: Caller;
  constructor(asking: Asking, caller: Caller) {
    super();
    this.asking = asking;
    this.caller = caller;
  }
}

/** Every command of every noun: what differs between them is in the domain. */
@CommandHandler(RecordCommand)
export class RecordCommandHandler implements ICommandHandler<RecordCommand> {
  readonly #execute: Execute;
  readonly #store: EventStore;
  readonly #metrics: Metrics;
  readonly #keys = new OneAtATime();

  constructor(@Inject(EXECUTE) execute: Execute, @Inject(EVENT_STORE) store: EventStore, @Inject(METRICS) metrics: Metrics) {
    this.#execute = execute;
    this.#store = store;
    this.#metrics = metrics;
  }

  execute({ asking, caller }: RecordCommand): Promise<Executed> {
    const work = (): Promise<Executed> =>
      'opening' in asking
        ? openRecord({ execute: this.#execute, store: this.#store }, asking.id, asking.opening, caller)
        : this.#execute(asking, caller);
    const type = 'opening' in asking ? asking.opening.type : asking.type;
    return this.#metrics.counting(type, () => (caller.key ? this.#keys.run(caller.key.hash, work) : work()));
  }
}
