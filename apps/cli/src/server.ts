import { EXIT, Stop } from './exit-code.ts';

/** For a server that asks for a token. */
const TOKEN = process.env['CHANCERY_TOKEN']?.trim();
const AUTHORIZATION: Record<string, string> = TOKEN ? { authorization: `Bearer ${TOKEN}` } : {};

/** A running server, asked over HTTP for what only it can do: it keeps the rows. */
export class Server {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  get<T>(path: string): Promise<T> {
    return this.#ask('GET', path);
  }

  post<T>(path: string): Promise<T> {
    return this.#ask('POST', path);
  }

  delete<T>(path: string): Promise<T> {
    return this.#ask('DELETE', path);
  }

  /** @throws {Stop} with what the server says is wrong, or that it does not answer */
  async #ask<T>(method: string, path: string): Promise<T> {
    let response: Response;
    try {
      response = await fetch(this.#url + path, { method, headers: AUTHORIZATION });
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      throw new Stop(
        EXIT.no,
        `the server that keeps the rows does not answer at ${this.#url} (${cause?.code ?? (error as Error).message}).`,
      );
    }
    const body = (await response.json()) as T & { detail?: string };
    if (response.ok) return body;
    const mend = response.status === 401 ? ' The command line sends what CHANCERY_TOKEN holds.' : '';
    throw new Stop(
      EXIT.no,
      `the server at ${this.#url} answers ${response.status}: ${body.detail ?? response.statusText}${mend}`,
    );
  }
}

/**
 * @param url as the catalogue of the rows tells it
 * @throws {Stop} where it tells none
 */
export function serverAt(url: string | null, dir: string, route: string): Server {
  if (url !== null) return new Server(url);
  throw new Stop(
    EXIT.no,
    `another process keeps the rows in ${dir} and does not say where it listens: ask it (POST ${route}), or stop it first.`,
  );
}
