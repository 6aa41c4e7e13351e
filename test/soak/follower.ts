import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Somebody who reads the live feed, and goes on after what they saw whenever it ends. */
export class Follower {
  /** Positions, in the order in which they came. */
  readonly seen: bigint[] = [];
  /** The position that the first feed began behind. */
  begun: bigint | null = null;
  feeds = 0;
  #lastId: string | null = null;
  #response: IncomingMessage | null = null;

  /** @param url of the program that there is, whichever it is now */
  async follow(url: () => string, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.#once(url());
      await sleep(100);
    }
  }

  /** As somebody who closes the page. */
  leave(): void {
    this.#response?.destroy();
  }

  #once(url: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const headers = this.#lastId === null ? {} : { 'last-event-id': this.#lastId };
    // Its own connection: what is left there is of no use to anybody.
    const asked = get(`${url}/v1/live`, { headers, agent: new Agent() }, (response) => {
      this.#response = response;
      if (response.statusCode === 200) this.feeds++;
      let rest = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) this.#take(block);
      });
      response.on('error', () => undefined).on('close', resolve);
    });
    asked.on('error', () => resolve());
    return promise;
  }

  #take(block: string): void {
    const id = /^id: (.*)$/m.exec(block)?.[1];
    if (id === undefined) return;
    this.#lastId = id;
    const position = BigInt(id.split(':').at(-1)!);
    this.begun ??= position;
    if (/^event: /m.test(block)) this.seen.push(position);
  }
}
