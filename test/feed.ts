import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { EventStreams } from '#api/http/event-streams.ts';
import type { Api } from './api.ts';
import { until } from './program.ts';

export interface Sent {
  readonly id: string;
  readonly event?: string;
  readonly data?: { position: string; type: string; subject: string };
}

/** A reader of the live feed. */
export class Feed {
  readonly response: IncomingMessage;
  readonly #api: Api;
  #received = '';

  constructor(api: Api, response: IncomingMessage) {
    this.#api = api;
    this.response = response;
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (this.#received += chunk));
  }

  static async open(api: Api, query = '', headers: Record<string, string> = {}): Promise<Feed> {
    const [response] = (await once(get(`${api.url}/v1/live${query}`, { headers }), 'response')) as [IncomingMessage];
    return new Feed(api, response);
  }

  /** What has an id; the first one is where the feed begins. */
  get events(): Sent[] {
    return this.#received
      .split('\n\n')
      .slice(0, -1)
      .map((block) => Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string])))
      .filter(({ id }) => id !== undefined)
      .map(({ id, event, data }) => ({ id: id!, ...(event && { event }), ...(data && { data: JSON.parse(data) }) }));
  }

  async until(enough: (events: Sent[]) => boolean): Promise<Sent[]> {
    while (!enough(this.events)) await once(this.response, 'data');
    return this.events;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.response.closed) return;
    const open = openFeeds(this.#api);
    this.response.destroy();
    await until('the feed is closed', () => openFeeds(this.#api) < open);
  }
}

export const openFeeds = (api: Api): number => api.application.nest.get(EventStreams).count;
