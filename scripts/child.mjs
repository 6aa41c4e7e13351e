// Runs on the machine's own Node, from 20 on.
import { constants } from 'node:os';

/** Within so long it is one signal that came by two ways. */
const SAME_SIGNAL_MS = 500;

/** This process passes signals on to its child, each once, and ends as the child ends. */
export function endWith(child, couldNotRun) {
  let last = 0;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      const now = Date.now();
      if (now - last > SAME_SIGNAL_MS) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      last = now;
    });
  }
  child.on('error', couldNotRun);
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
