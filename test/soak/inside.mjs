// Loaded into the program before it begins (--import): what a test does to it from within, and asks of it. On SIGUSR2 it reads
// an order, turns its clock back by so many milliseconds in all, collects its garbage and answers with what it holds.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  let back = 0;
  globalThis.Date = new Proxy(Date, {
    construct: (date, given, target) => Reflect.construct(date, given.length === 0 ? [date.now() - back] : given, target),
    apply: (date) => new date(date.now() - back).toString(),
    get: (date, name) => (name === 'now' ? () => date.now() - back : Reflect.get(date, name)),
  });
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    const file = process.env.INSIDE;
    const { n, clockBack } = JSON.parse(readFileSync(file, 'utf8'));
    back = clockBack;
    collect();
    const { rss, heapUsed } = process.memoryUsage();
    writeFileSync(`${file}.part`, JSON.stringify({ n, rss, heapUsed }));
    renameSync(`${file}.part`, `${file}.answer`);
  });
}
