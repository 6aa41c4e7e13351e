import { openLogOf } from '#read-models/runner/lost-log.ts';
import { startApplication } from './application.ts';
import { configurationFrom, given, Misconfigured, withoutCredentials } from './configuration.ts';
import { rowsIn } from './data-dir.ts';
import { openLog } from './logging/log.ts';
import { SETTINGS } from './settings.ts';
import { stopOnSignals } from './stop-on-signals.ts';

const WHO = {
  local: 'whoever is on this machine, as local (AUTH=local)',
  tokens: 'whoever shows a token: chancery tokens issue (AUTH=tokens)',
  oidc: 'whoever the OpenID Connect provider names, or who shows a token (AUTH=oidc)',
} as const;

// What it writes (the log, its rows, what was imported) is for who runs it, and nobody else on the machine.
process.umask(0o077);
try {
  await serve();
} catch (error) {
  await refuse(error);
}

async function refuse(error: unknown): Promise<never> {
  const reason = `Chancery cannot start: ${reasonOf(error)}`;
  if (given(SETTINGS.logFormat, process.env) === 'json')
    (await openLog({ logLevel: 'fatal', logFormat: 'json', noColors: true })).fatal(reason);
  else console.error(reason);
  process.exit(error instanceof Misconfigured ? 2 : 1);
}

async function serve(): Promise<void> {
  const configuration = await configurationFrom(process.env);
  const { dataDir, eventStore, host, rows, auth, logFormat } = configuration;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const store = await openLogOf(eventStore, rowsIn(dataDir));
  const log = await openLog(configuration);
  const application = await startApplication({ configuration, store, log, onLostLog: (reason) => void refuse(reason) });
  stopOnSignals(() => application.close(), log);
  const { url } = application;
  if (logFormat === 'json')
    return log.info({ url, dataDir, eventStore: withoutCredentials(eventStore), rows, auth }, `Chancery serves ${url}`);
  console.log(`Chancery serves ${url}
  the interface  ${url}/docs${isEverywhere ? '\n  listens        on every address of this machine' : ''}
  data           ${dataDir}
  event store    ${withoutCredentials(eventStore)}
  who may come   ${WHO[auth]}${rows === null ? '' : `\n  rows           ${rows}, as they stand: nothing can be recorded`}`);
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
