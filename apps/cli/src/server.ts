import { EXIT, Stop } from './exit-code.ts';

/** A running server, asked over HTTP for what only it can do: it keeps the rows. */
export class Server {
  readonly #url: string;

  readonly #headers: Record<string, string>;

  /** @param token for one that asks who comes */
  constructor(url: string, token: string | null) {
    this.#url = url;
    this.#headers = token === null ? {} : { authorization: `Bearer ${token}` };
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
      response = await fetch(this.#url + path, { method, headers: this.#headers });
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
export function serverAt(url: string | null, dir: string, route: string, token: string | null): Server {
  if (url !== null) return new Server(url, token);
  throw new Stop(
    EXIT.no,
    `another process keeps the rows in ${dir} and does not say where it listens: ask it (POST ${route}), or stop it first.`,
  );
}
