import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MessagePort, Worker } from 'node:worker_threads';

/** What crosses threads: a call by number, its answer, and what the worker tells unasked. */
type ToWorker = { readonly call: number; readonly method: string; readonly args: readonly unknown[] };
type FromWorker =
  | { readonly answer: number; readonly value: unknown }
  | { readonly answer: number; readonly error: unknown }
  | { readonly report: unknown };

/** An object whose every method is asynchronous and takes and gives what can be cloned. */
export type Callable<T> = { readonly [K in keyof T]: (...args: never[]) => Promise<unknown> };

/** Answers the calls that come in on a port with the methods of an object. To be run in a worker. */
export function serve<T extends Callable<T>>(port: MessagePort, make: (report: (report: unknown) => void) => T): void {
  const post = (message: FromWorker): void => port.postMessage(message);
  const served = make((report) => post({ report }));
  port.on('message', ({ call, method, args }: ToWorker) => {
    const asked = served[method as keyof T] as unknown as (...args: readonly unknown[]) => Promise<unknown>;
    asked.apply(served, [...args]).then(
      (value) => post({ answer: call, value }),
      (error: unknown) => post({ answer: call, error }),
    );
  });
}

export interface Thread<T> {
  readonly remote: T;
  /** Ends it as it stands; calls without an answer fail. */
  terminate(): Promise<void>;
}

/**
 * A worker that serves an object of type T.
 * @param module the file that it runs, without its extension
 * @param onExit when it ends by itself: with the error, or null
 */
export function startThread<T extends Callable<T>>(
  module: URL,
  data: unknown,
  onReport: (report: never) => void,
  onExit: (error: unknown) => void = () => undefined,
): Thread<T> {
  const extension = extname(import.meta.url);
  const name = basename(fileURLToPath(module));
  const worker = new Worker(new URL(`${module.href}${extension}`), {
    workerData: data,
    execArgv: extension === '.ts' ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [],
    name,
    // What is made of an event is gone with it: with the default of 16 MiB much of it is copied first.
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let calls = 0;
  let ended: Error | null = null;
  let failure: unknown = null;
  worker.on('message', (message: FromWorker) => {
    if ('report' in message) return onReport(message.report as never);
    const asked = waiting.get(message.answer);
    waiting.delete(message.answer);
    if ('error' in message) asked?.reject(message.error);
    else asked?.resolve(message.value);
  });
  worker.on('error', (error) => (failure = error));
  const exit = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      const byItself = ended === null;
      ended ??= new Error(`the ${name} thread ended`, { cause: failure });
      for (const each of waiting.values()) each.reject(ended);
      waiting.clear();
      resolve();
      if (byItself) onExit(failure);
    });
  });
  const call = (method: string, args: readonly unknown[]): Promise<unknown> => {
    if (ended) return Promise.reject(ended);
    const asked = Promise.withResolvers<unknown>();
    waiting.set(++calls, asked);
    worker.postMessage({ call: calls, method, args } satisfies ToWorker);
    return asked.promise;
  };
  const remote = new Proxy({} as T, {
    get: (_, method) =>
      // What is awaited must not look like a promise.
      method === 'then' ? undefined : (...args: readonly unknown[]) => call(String(method), args),
  });
  return {
    remote,
    async terminate() {
      ended ??= new Error(`the ${name} thread was ended`);
      await worker.terminate();
      await exit;
    },
  };
}
