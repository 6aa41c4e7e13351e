import { openStore } from '#event-store/open-store.ts';
import { startApplication } from './application.ts';
import { configurationFrom, isLoopback, Misconfigured, withoutCredentials } from './configuration.ts';
import { stopOnSignals } from './stop-on-signals.ts';

try {
  await serve();
} catch (error) {
  console.error(`Chancery cannot start: ${reasonOf(error)}`);
  process.exit(error instanceof Misconfigured ? 2 : 1);
}

async function serve(): Promise<void> {
  const configuration = await configurationFrom(process.env);
  const { dataDir, eventStore, host, rows } = configuration;
  if (!isLoopback(host)) {
    console.warn(`HOST is ${host}: whoever reaches this address may read and record everything, for there are no tokens yet.`);
  }
  const store = await openStore(eventStore);
  const application = await startApplication({ configuration, store });
  stopOnSignals(() => application.close());
  const { url } = application;
  console.log(`Chancery serves ${url}
  the interface  ${url}/docs
  data           ${dataDir}
  event store    ${withoutCredentials(eventStore)}${rows === null ? '' : `\n  rows           ${rows}, as they stand: nothing can be recorded`}`);
}

function reasonOf(error: unknown): string {
  if (error instanceof Misconfigured) return error.message;
  const { code, message, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: ${port} is taken on ${address}: stop what listens there, or set PORT to another one.`;
    case 'EADDRNOTAVAIL':
      return `HOST: ${address} is no address of this machine: give one that is, as 127.0.0.1.`;
    case 'EACCES':
      return `PORT: this user may not listen on ${port ?? 'the port'}: set PORT to one above 1023.`;
    default:
      return message.replaceAll(/\s*\n\s*/g, ' ');
  }
}
